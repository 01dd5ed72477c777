// Pictures of screens, kept as text in Tests/Frames beside the letters of their styles: a changed
// file is a reviewed change. RECORD_FRAMES=1 records what is drawn now, and fails, so that nobody
// forgets to look.

import Foundation
import Testing

@testable import SchoolTUI

/// Screens played with the program's own sentences.
enum Frames {
    /// The window of the office, a large one, and the smallest there may be.
    static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 60, rows: 16),
    ]

    /// Plays keys at every size and compares the last frames with the recorded ones.
    static func expect<First: Screen>(
        _ name: String, of screen: First, at desk: First.Desk, after steps: Played...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for size in sizes {
            let canvas = try #require(
                canvases(of: screen, at: desk, size: size, steps).last,
                sourceLocation: sourceLocation)
            try expectFrame(
                canvas, "\(name)-\(size.columns)x\(size.rows)", sourceLocation: sourceLocation)
        }
    }

    /// Every canvas that a script of keys paints.
    static func canvases<First: Screen>(
        of screen: First, at desk: First.Desk, size: Size = Size(), _ steps: [Played]
    ) throws -> [Canvas] {
        var app = App(ScriptedTerminal(size, steps), first: screen, at: desk) {
            Wording.sentence($0)
        }
        return try app.run().canvases
    }

    /// What is shown after the last key.
    static func last<First: Screen>(
        of screen: First, at desk: First.Desk, size: Size = Size(), _ steps: Played...
    ) throws -> Canvas {
        try #require(canvases(of: screen, at: desk, size: size, steps).last)
    }

    /// The lines that differ, as was and is.
    fileprivate static func difference(_ recorded: String, _ drawn: String) -> String {
        let recorded = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        let drawn = drawn.split(separator: "\n", omittingEmptySubsequences: false)
        return zip(recorded, drawn).enumerated()
            .filter { $1.0 != $1.1 }.prefix(6)
            .map { "\($0 + 1)\n  - \($1.0)\n  + \($1.1)" }.joined(separator: "\n")
    }

    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Frames")
}

/// Compares a canvas with the recorded frame of this name, such as "register-80x24".
func expectFrame(
    _ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let drawn = canvas.text + "\n==== styles\n" + canvas.styles + "\n"
    try expectText(drawn, name, sourceLocation: sourceLocation)
}

/// Compares a text with the recorded frame of this name.
func expectText(
    _ drawn: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = Frames.folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_FRAMES"] != nil {
        try FileManager.default.createDirectory(
            at: Frames.folder, withIntermediateDirectories: true)
        try Data(drawn.utf8).write(to: file)
        Issue.record("Recorded \(name); look at it.", sourceLocation: sourceLocation)
        return
    }
    let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    if recorded == drawn { return }
    Issue.record(
        "\(name) looks different:\n\(Frames.difference(recorded, drawn))",
        sourceLocation: sourceLocation)
}
