// What the program asks of a terminal because a person likes it so: clicks, the order of names, a
// look; remembered for her, and taken back at every way out.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct WishesTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    private func prefer(_ name: String, _ value: String, for person: String = "teacher") throws {
        try school.login(as: person)
        let result = try school.run(["preferences", "set", name, value])
        #expect(result.status == 0, "\(result.output)")
    }

    private func output(_ terminal: PseudoTerminal) -> String {
        String(decoding: terminal.output, as: UTF8.self)
    }

    private func click(_ row: Int, _ column: Int, _ terminal: PseudoTerminal) throws {
        try terminal.type("\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
        try terminal.waitUntilIdle()
    }

    @Test("Preferences are listed and set from the command line, and wrong ones refused by name")
    func commands() throws {
        try school.login(as: "teacher")
        #expect(
            try school.run(["preferences", "set", "theme", "mono"]).output == "theme is mono.\n")
        let list = try school.run(["preferences", "list", "--json"])
        #expect(list.output.contains("\"theme\"") && list.output.contains("\"mono\""))
        let wrong = try school.run(["preferences", "set", "theme", "pink"])
        #expect(wrong.status == 2 && wrong.output.contains("dark, light, high-contrast, mono"))
        let unknown = try school.run(["preferences", "set", "smell", "rose", "--json"])
        #expect(unknown.status == 2 && unknown.output.contains("right-to-left"))
        #expect(try school.run(["preferences", "set", "sound", "loud"]).status == 2)
    }

    @Test("A mouse is nobody's until somebody wants it, and her own from then on")
    func remembered() throws {
        let first = try school.open(as: "admin")
        #expect(!first.screen.modes.contains(1000))
        try first.pressEach(.f(6), "m")
        let row = try #require(first.screen.find("mouse")).row
        let at = try #require((0..<24).first { first.screen.row($0).hasPrefix(">") })
        for _ in at..<row { try first.pressEach(.down) }
        try first.pressEach(.enter)
        #expect(first.screen.modes.isSuperset(of: [1000, 1006]))
        #expect(!first.screen.modes.contains(1003))
        try first.pressEach(.escape, .f(10))
        #expect(first.screen.text.contains("Signed out."))
        #expect(first.screen.modes.isDisjoint(with: [1000, 1006]))

        let again = try school.open()
        try again.waitUntilIdle()
        #expect(!again.screen.modes.contains(1000))
        try again.typeSignIn("admin", "Demo1234")
        try again.wait(for: " Home")
        try again.waitUntilIdle()
        #expect(again.screen.modes.isSuperset(of: [1000, 1006]))
    }

    @Test("Clicks do what keys do: rows, fields, headings, the key bar; the wheel moves")
    func clicks() throws {
        try prefer("mouse", "on", for: "admin")
        let terminal = try school.open(as: "admin")
        try terminal.pressEach(.f(6))
        let job = try #require(terminal.screen.find("Pupils "))
        try click(job.row, job.column, terminal)
        #expect(terminal.screen.row(0).hasPrefix(" Home > Pupils"))
        try click(5, 20, terminal)
        #expect(terminal.screen.row(5).hasPrefix(">"), "\(terminal.screen.text)")
        try terminal.type("\u{1B}[<65;20;9M")
        try terminal.waitUntilIdle()
        #expect(terminal.screen.row(8).hasPrefix(">"))
        try terminal.type("\u{1B}[<64;20;9M")
        try terminal.waitUntilIdle()
        #expect(terminal.screen.row(5).hasPrefix(">"))
        try click(2, 5, terminal)
        #expect(terminal.screen.row(3).hasPrefix(">"))
        try click(3, 20, terminal)
        #expect(terminal.screen.row(0).hasPrefix(" Home > Pupils > "))
        try click(23, 75, terminal)  // F10
        #expect(terminal.screen.row(0).hasPrefix(" Home > Pupils  "))
        try click(23, 41, terminal)  // F6
        let address = try #require(terminal.screen.find("Born"))
        try click(address.row, address.column + 20, terminal)
        #expect(terminal.screen.cursor.row == address.row)
    }

    @Test("Without a mouse a report of one is swallowed")
    func swallowed() throws {
        let terminal = try school.open(as: "teacher")
        let before = terminal.screen.text
        try terminal.type("\u{1B}[<0;10;8M\u{1B}[<0;10;8m\u{1B}[<35;1;1M")
        try terminal.waitUntilIdle()
        #expect(terminal.screen.text == before)
        #expect(try school.events() == [])
    }

    enum Ending: String, CaseIterable, CustomTestStringConvertible {
        case left, terminated, trapped, aborted
        var testDescription: String { rawValue }
    }

    @Test("Mouse and order of names are given back at every end", arguments: Ending.allCases)
    func restored(ending: Ending) throws {
        try prefer("mouse", "on")
        try prefer("right-to-left", "by-us")
        let terminal = try school.open(as: "teacher")
        #expect(terminal.screen.modes.contains(1000) && output(terminal).contains("\u{1B}[8l"))
        switch ending {
        case .left:
            try terminal.pressEach(.f(10), .f(10))
            try terminal.press(.f(10))
        case .terminated: terminal.signal(SIGTERM)
        case .trapped: terminal.signal(SIGILL)
        case .aborted: terminal.signal(SIGABRT)
        }
        _ = try terminal.waitForEnd()
        #expect(terminal.screen.modes.isDisjoint(with: [1000, 1006, 2004]))
        let text = output(terminal)
        let on = try #require(text.ranges(of: "\u{1B}[8l").last)
        let off = try #require(text.ranges(of: "\u{1B}[8h").last)
        #expect(on.upperBound <= off.lowerBound)
        #expect(!terminal.screen.isOtherScreen)
    }

    @Test("Whoever lets the terminal order names hears nothing of it")
    func untouched() throws {
        let terminal = try school.open(as: "teacher")
        try terminal.pressEach(.f(10))
        try terminal.press(.f(10))
        try terminal.wait(for: "Signed out.")
        #expect(!output(terminal).contains("\u{1B}[8l") && !output(terminal).contains("\u{1B}[8h"))
        for title in ["\u{1B}]0;", "\u{1B}]1;", "\u{1B}]2;", "\u{7}"] {
            #expect(!output(terminal).contains(title))
        }
    }

    @Test("y copies a telephone number by OSC 52, and nothing else does")
    func copying() throws {
        try prefer("copy", "on", for: "admin")
        let terminal = try school.open(as: "admin")
        try terminal.pressEach(.f(6), "2", .down)
        #expect(!output(terminal).contains("\u{1B}]52"))
        try terminal.pressEach("y")
        #expect(terminal.screen.text.contains("is in your clipboard."))
        let clip = try #require(
            output(terminal).firstMatch(of: #/\u{1B}\]52;c;([A-Za-z0-9+\/=]+)\u{1B}\\/#))
        let number = String(
            decoding: try #require(Data(base64Encoded: String(clip.1))), as: UTF8.self)
        #expect(number.filter(\.isNumber).count >= 8)
        #expect(terminal.screen.text.contains(number))
    }

    @Test("On the Linux console names are Latin, whatever is preferred")
    func console() throws {
        try prefer("latin-names", "off")
        let terminal = try school.open(as: "teacher", environment: ["TERM": "linux"])
        #expect(
            !terminal.screen.text.unicodeScalars.contains { (0x980..<0xA00).contains($0.value) })
        let usual = try school.open(as: "teacher")
        #expect(usual.screen.text.unicodeScalars.contains { (0x980..<0xA00).contains($0.value) })
    }
}
