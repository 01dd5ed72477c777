// What a screen looks like, kept as text beside the tests: a changed frame is a reviewed change.
// `RECORD_FRAMES=1` records what is shown, and fails, so that it is never left switched on.

import Foundation
import Testing

@testable import SchoolTUI

enum Frames {
    /// Plays keys at 80x24 and 120x40 and compares both frames with the kept ones.
    static func expect<First: Screen>(
        _ name: String, of screen: First, at desk: First.Desk, after steps: Played...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            let canvas = try #require(
                canvases(of: screen, at: desk, size: size, steps).last,
                sourceLocation: sourceLocation)
            try expect(
                "\(name)-\(size.columns)x\(size.rows)", canvas, sourceLocation: sourceLocation)
        }
    }

    /// Every canvas that a script of keys paints, with the program's own sentences.
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

    /// Compares one canvas: its text, and under it the letters of its styles.
    static func expect(
        _ name: String, _ canvas: Canvas, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let shown = canvas.text + "\n\n" + canvas.styles + "\n"
        let file = folder.appending(path: "\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_FRAMES"] != nil {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
            try shown.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)", sourceLocation: sourceLocation)
            return
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        if kept == shown { return }
        let difference = zip(lines(kept), lines(shown)).enumerated()
            .filter { $1.0 != $1.1 }.prefix(6)
            .map { "\($0 + 1)\n  - \($1.0)\n  + \($1.1)" }.joined(separator: "\n")
        Issue.record("\(name) looks different:\n\(difference)", sourceLocation: sourceLocation)
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Frames")
}
