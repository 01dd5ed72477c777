// Letters of two to four bytes, and groups of letters, that a line brings in pieces: cut at every
// byte, each piece read by itself. What arrives is what was typed.

import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct SplitCharactersTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    /// Bengali with a conjunct and vowel signs, Arabic with marks, Devanagari, Latin with a letter
    /// and its mark apart, and letters of four bytes.
    private static let texts = [
        "শ্রাবন্তী কৃষ্ণা", "ক্ষি", "مُحَمَّد", "श्रीनिवास", "Zoë", "Noe\u{308}l E\u{301}mile", "𞤀𞤢𞤣",
    ]

    /// What is in the field of the list of pupils, character for character.
    private func field(_ terminal: PseudoTerminal) -> [Unicode.Scalar] {
        let row = terminal.screen.row(1)
        let typed = row.split(separator: "Find pupil  ").last ?? ""
        let end = typed.firstRange(of: "   ")?.lowerBound ?? typed.endIndex
        return Array(typed[..<end].unicodeScalars)
    }

    /// An empty field of the list of pupils.
    private func opened() throws -> PseudoTerminal {
        let terminal = try school.open(at: .named("pupils"))
        try terminal.pressEach(.escape)
        return terminal
    }

    @Test("Cut at every byte, a text is that text", arguments: texts)
    func everyByte(text: String) throws {
        let (torn, whole) = (try opened(), try opened())
        try whole.sendAndWait(text)
        let wanted = field(whole)
        #expect(String(String.UnicodeScalarView(wanted)).contains(text), "\(whole.screen.text)")
        for byte in text.utf8 {
            try torn.send([byte])
            // It says so when it has read this byte and waits for the next.
            try torn.waitUntilIdle()
        }
        #expect(field(torn) == wanted, "\(torn.screen.text)")
    }

    @Test("Cut in two at each of its places, a text is that text")
    func everyPlace() throws {
        let terminal = try opened()
        let text = Array("শ্রা e\u{301}𞤀".utf8)
        try terminal.send(text)
        try terminal.waitUntilIdle()
        let wanted = field(terminal)
        for place in 1..<text.count {
            try terminal.pressEach(.escape)
            #expect(field(terminal) != wanted)
            try terminal.send(Array(text[..<place]))
            try terminal.waitUntilIdle()
            try terminal.send(Array(text[place...]))
            try terminal.waitUntilIdle()
            #expect(field(terminal) == wanted, "after \(place): \(terminal.screen.row(1))")
        }
    }

    @Test("A character whose end never comes takes no key with it")
    func brokenOff() throws {
        let terminal = try school.open(as: "teacher")
        for start in [[0xC3], [0xE0], [0xE0, 0xA6], [0xF0, 0x9E], [0xF0, 0x9E, 0xA4]] as [[UInt8]] {
            try terminal.send(start)
            try terminal.waitUntilIdle()
            try terminal.send(Array("p".utf8))
            try terminal.waitUntilIdle()
            try terminal.send(start + Array("\u{1B}OBa".utf8))
            try terminal.waitUntilIdle()
        }
        let events = try school.events()
        #expect(events.map(\.code) == Array(repeating: ["P", "A"], count: 5).flatMap { $0 })
        // Each arrow moved one pupil down, so the second mark of each pair leaves a gap.
        #expect(events.map(\.roll) == [1, 3, 4, 6, 7, 9, 10, 12, 13, 15])
    }
}
