import Testing

@testable import SchoolCore

struct CleanTextTests {
    @Test("Plain text passes unchanged, blanks are trimmed and collapsed")
    func blanks() throws {
        #expect(try CleanText.line("", atMost: 10) == "")
        #expect(try CleanText.line("   ", atMost: 10) == "")
        #expect(try CleanText.line("Asha Rao", atMost: 10) == "Asha Rao")
        #expect(try CleanText.line("  Asha   Rao ", atMost: 10) == "Asha Rao")
        #expect(try CleanText.line("\u{A0}Asha\u{2003}\u{A0}Rao\u{3000}", atMost: 10) == "Asha Rao")
    }

    @Test("Text is stored composed")
    func composed() throws {
        let line = try CleanText.line("Rene\u{301}e", atMost: 10)
        #expect(Array(line.utf8) == Array("Ren\u{E9}e".utf8))
    }

    @Test(
        "What could harm is refused by name",
        arguments: [
            ("a\u{0}b", .nul(at: 2)),
            ("a\tb", .control("\t", at: 2)),
            ("evil\u{1B}]0;x", .control("\u{1B}", at: 5)),
            ("a\u{85}", .control("\u{85}", at: 2)),
            ("a\u{7F}", .control("\u{7F}", at: 2)),
            ("so\u{AD}ft", .invisible("\u{AD}", at: 3)),
            ("\u{FEFF}a", .invisible("\u{FEFF}", at: 1)),
            ("a\u{200B}b", .invisible("\u{200B}", at: 2)),
            ("a\u{E0041}", .invisible("\u{E0041}", at: 2)),
            ("ad\u{200D}min", .invisible("\u{200D}", at: 3)),
            ("\u{202E}abc", .direction("\u{202E}", at: 1)),
            ("\u{2066}abc", .direction("\u{2066}", at: 1)),
            ("a\u{200F}", .direction("\u{200F}", at: 2)),
            ("a\u{2028}b", .lineBreak("\u{2028}", at: 2)),
            ("a\u{2029}b", .lineBreak("\u{2029}", at: 2)),
            ("a\u{378}", .unassigned("\u{378}", at: 2)),
            ("a\u{FFFE}", .unassigned("\u{FFFE}", at: 2)),
            ("a\u{E000}", .privateUse("\u{E000}", at: 2)),
            ("a\u{FFFD}", .lost(at: 2)),
        ] as [(String, TextFault)])
    func refused(text: String, fault: TextFault) {
        #expect(throws: fault) { try CleanText.line(text, atMost: 100) }
    }

    @Test("Joiners stay where they spell, and fall away at the end of a word")
    func joiners() throws {
        let kept = "র\u{9CD}\u{200D}যাব"
        #expect(try CleanText.line(kept, atMost: 10).unicodeScalars.contains("\u{200D}"))
        #expect(try CleanText.line("می\u{200C}روم", atMost: 10).unicodeScalars.contains("\u{200C}"))
        #expect(try CleanText.line("বাক\u{9CD}\u{200C}", atMost: 10) == "বাক\u{9CD}")
    }

    @Test("Length is counted in characters, and towers of marks in bytes")
    func length() throws {
        #expect(try CleanText.line("শ্রাবন্তী", atMost: 10) == "শ্রাবন্তী")
        #expect(throws: TextFault.tooLong(characters: 4, limit: 3)) {
            try CleanText.line("abcd", atMost: 3)
        }
        let tower = "Z" + String(repeating: "\u{336}", count: 50)
        #expect(throws: TextFault.tooManyBytes(bytes: 101, limit: 40)) {
            try CleanText.line(tower, atMost: 10)
        }
    }

    @Test("Bytes that are not UTF-8 are refused where they break")
    func bytes() throws {
        #expect(try CleanText.line(bytes: Array("রফিক".utf8), atMost: 9) == "রফিক")
        #expect(throws: TextFault.notUTF8(byte: 1)) {
            try CleanText.line(bytes: [0xFF, 0x41], atMost: 9)
        }
        #expect(throws: TextFault.notUTF8(byte: 2)) {
            try CleanText.line(bytes: [0x41, 0xC0, 0x80], atMost: 9)
        }
        #expect(throws: TextFault.notUTF8(byte: 2)) {
            try CleanText.line(bytes: [0x41, 0xED, 0xA0, 0x80], atMost: 9)
        }
    }

    @Test("Cleaning clean text changes nothing")
    func twice() throws {
        for text in ["  a  b ", "Rene\u{301}e", "রফিকুল ইসলাম", "محمد  علي", "श्री"] {
            let once = try CleanText.line(text, atMost: 100)
            #expect(try Array(CleanText.line(once, atMost: 100).utf8) == Array(once.utf8))
        }
    }

    @Test("What goes out is tamed: nothing steers or hides, and names stay as they are written")
    func tamed() {
        #expect(
            CleanText.tamed("a\u{1B}[2J\u{9B}\u{202E}\r\nb")
                == "a\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b")
        #expect(CleanText.tamed("e\u{200B}\u{200D}\u{AD}\0") == "e\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
        for name in ["Zoë", "রফিকুল", "শ্রাবন্তী", "محمد نعیم", "कृष्ण", "ক্\u{200D}ষ", "王小明"] {
            #expect(Array(CleanText.tamed(name).utf8) == Array(name.utf8))
        }
    }
}
