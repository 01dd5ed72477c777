// Pictures of screens, kept as text in Tests/Frames beside the letters of their styles: a changed
// file is a reviewed change. RECORD_FRAMES=1 records what is drawn now, and fails, so that nobody
// forgets to look.

import Foundation
import Testing

@testable import SchoolTUI

/// Compares a canvas with the recorded frame of this name, such as "register-80x24".
func expectFrame(
    _ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.appending(path: "Frames")
    let file = folder.appending(path: name + ".txt")
    let drawn = canvas.text + "\n==== styles\n" + canvas.styles + "\n"
    if ProcessInfo.processInfo.environment["RECORD_FRAMES"] != nil {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(drawn.utf8).write(to: file)
        Issue.record("Recorded \(name); look at it.", sourceLocation: sourceLocation)
        return
    }
    let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(drawn == recorded, sourceLocation: sourceLocation)
}
