// What a key costs on the line, at every place of a register: the budgets that make a slow line
// feel like a fast one. The names stand in four scripts, long and short, with and without a Latin
// form.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ByteBudgetTests {
    private let school: SchoolOnDisk
    private let log: String

    private static let (move, mark) = (64, 128)

    init() throws {
        school = try .demonstration()
        log = school.folder.file("writes")
    }

    /// A terminal at the register of a class that was filled up to so many.
    private func register(of pupils: Int, columns: Int = 80, rows: Int = 24) throws -> Walk {
        try school.fill(to: pupils)
        let shim = try CompiledC.library("terminalWrites", in: school.folder)
        let terminal = try school.open(
            as: "teacher", columns: columns, rows: rows,
            environment: ["LD_PRELOAD": shim, "WRITES_LOG": log])
        return Walk(terminal: terminal, log: log)
    }

    @Test(
        "Every move among forty pupils is at most 64 bytes, every mark at most 128",
        arguments: [[80, 24], [120, 40]])
    func forty(size: [Int]) throws {
        let walk = try register(of: 40, columns: size[0], rows: size[1])
        for key in ["down", "up"] { try walk.go(key, times: 39, atMost: Self.move) }
        // Below a large register stands a pupil, and what is marked for that one stands there too.
        try walk.go("down", times: 1, atMost: Self.move)
        try walk.press(.home, atMost: Self.move)
        if size[1] == 40 { try walk.press("h", atMost: Self.mark + 64) }
        // Marks down the whole class, then every kind over every other, with moves between.
        let first = size[1] == 40 ? 1 : 0
        for place in first..<40 { try walk.type("palhel"[place % 6], atMost: Self.mark) }
        try walk.freely(.home)
        try walk.go("down", times: 39, atMost: Self.move)
        try walk.freely(.home, .down)
        for place in 0..<20 {
            try walk.type("lpalhe"[place % 6], atMost: Self.mark)
            try walk.go("down", times: 1, atMost: Self.move)
        }
        try walk.freely(.home, .down)
        for place in 1..<40 { try walk.type("aplleh"[place % 6], atMost: Self.mark) }
        for _ in 0..<10 { try walk.press(.backspace, atMost: Self.mark) }
        for key in ["left", "right", "left"] { try walk.go(key, times: 1, atMost: Self.move) }
        #expect(walk.mostWrites == 1)
    }

    @Test("Counts that get a second or a third digit move nothing: 9 to 10, 99 to 100, and back")
    func digits() throws {
        let walk = try register(of: 110)
        for _ in 0..<10 { try walk.type("a", atMost: Self.mark) }
        #expect(walk.terminal.screen.text.contains("A 10"))
        try walk.freely(.f(8))
        #expect(walk.terminal.screen.text.contains("P 100"))
        try walk.freely(.home)
        try walk.freely(.down)
        try walk.type("l", atMost: Self.mark)
        #expect(walk.terminal.screen.text.contains("A 9 "))
        try walk.freely("1", "1")
        try walk.type("a", atMost: Self.mark)
        #expect(walk.terminal.screen.text.contains("P 99 "))
        try walk.freely("1", "1")
        try walk.type("p", atMost: Self.mark)
        #expect(walk.terminal.screen.text.contains("P 100"))
    }

    @Test("A page of other names goes out in one write too")
    func names() throws {
        let walk = try register(of: 110)
        try walk.freely(.pageDown)
        #expect(walk.mostWrites == 1)
        try walk.press(.down, atMost: Self.move)
    }

    @Test("A number that is typed, and a refusal that goes away, cost no more than a mark")
    func numbers() throws {
        let walk = try register(of: 40)
        for letter in "17a23l99a38p" { try walk.type(letter, atMost: Self.mark) }
        try walk.freely("9", "9", "a")
        try walk.press(.down, atMost: Self.move)
    }
}

/// A person at a register, one key after the other, each with its price.
private final class Walk {
    let terminal: PseudoTerminal
    private let log: String
    private(set) var mostWrites = 0

    init(terminal: PseudoTerminal, log: String) {
        self.terminal = terminal
        self.log = log
        _ = terminal.takeBytes()
    }

    private func writes() throws -> Int {
        try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int ?? 0
    }

    /// Presses a key whose price does not matter.
    func freely(_ strokes: Stroke...) throws {
        for stroke in strokes { try measured(stroke) }
    }

    func press(_ stroke: Stroke, atMost most: Int) throws {
        let start = terminal.output.count
        let bytes = try measured(stroke)
        let sent = String(decoding: terminal.output[start...], as: UTF8.self)
        #expect(bytes <= most, "\(stroke): \(sent.debugDescription)")
    }

    func type(_ letter: Character, atMost most: Int) throws {
        try press(.character(letter), atMost: most)
    }

    func go(_ way: String, times: Int, atMost most: Int) throws {
        let ways: [String: Stroke] = ["down": .down, "up": .up, "left": .left, "right": .right]
        guard let stroke = ways[way] else { return }
        for _ in 0..<times { try press(stroke, atMost: most) }
    }

    @discardableResult
    private func measured(_ stroke: Stroke) throws -> Int {
        let before = try writes()
        _ = terminal.takeBytes()
        try terminal.pressEach(stroke)
        mostWrites = max(mostWrites, try writes() - before)
        return terminal.takeBytes()
    }
}

extension String {
    fileprivate subscript(place: Int) -> Character { self[index(startIndex, offsetBy: place)] }
}
