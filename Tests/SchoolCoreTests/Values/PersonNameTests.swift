import Testing

@testable import SchoolCore

struct PersonNameTests {
    @Test("A Latin name is its own Latin form")
    func latin() throws {
        let name = try PersonName(written: " Theodora  D Khan ", family: "Khan")
        #expect(name.display == "Theodora D Khan")
        #expect(name.latin == name.written)
        #expect(name.listed(familyFirst: true) == "Khan, Theodora D")
        #expect(name.listed(familyFirst: false) == "Theodora D Khan")
        #expect(name.sortKey == "khan theodora d")
    }

    @Test("A name in another script comes with a Latin one, and is found by both")
    func bengali() throws {
        let name = try PersonName(written: "রফিকুল ইসলাম", latin: "Rafiqul Islam")
        #expect(name.script == .bengali)
        #expect(name.display == "রফিকুল ইসলাম")
        #expect(name.sortKey == "rafiqul islam")
        // Rofiqul is the other spelling of Rafiqul.
        #expect(name.searchTokens == ["rapikul", "islam", "rupikul", "rapikula", "isalama"])
    }

    @Test(
        "Scripts are told apart",
        arguments: [
            ("Asha", .latin, false), ("রহিম", .bengali, false), ("محمد", .arabic, true),
            ("राजेश", .devanagari, false), ("Иван", .other, false), ("משה", .other, true),
            ("Md. রহিম", .bengali, false),
        ] as [(String, Script, Bool)])
    func scripts(text: String, script: Script, isRightToLeft: Bool) {
        #expect(Script(of: text) == script)
        #expect(Script.isRightToLeft(text) == isRightToLeft)
    }

    @Test("Every fault of a name has its own word")
    func refused() {
        #expect(throws: NameFault.tooShort(limit: 2)) { try PersonName(written: "A") }
        #expect(throws: NameFault.withoutLetters) { try PersonName(written: "12 34") }
        #expect(throws: NameFault.latinMissing(.arabic)) { try PersonName(written: "محمد") }
        #expect(throws: NameFault.latinNotLatin(.bengali)) {
            try PersonName(written: "রহিম", latin: "রহিম")
        }
        #expect(throws: NameFault.familyNotInName) {
            try PersonName(written: "Asha Rao", family: "Ra")
        }
        #expect(throws: NameFault.text(.control("\u{1B}", at: 3))) {
            try PersonName(written: "As\u{1B}ha")
        }
        #expect(throws: NameFault.text(.tooLong(characters: 101, limit: 100))) {
            try PersonName(written: String(repeating: "a", count: 101))
        }
    }
}
