// What a person prefers of the screens.

import GRDB
import Testing

@testable import SchoolCore

struct KeepPreferenceTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("What is preferred holds in the next session, and is nobody else's")
    func kept() throws {
        try school.office.prefer(.theme, "mono")
        try school.office.prefer(.theme, " Light ")
        try school.office.prefer(.mouse, "on")

        let again = try school.session("office", on: school.openedAgain())
        let preferences = try again.preferences()
        #expect(preferences[.theme] == "light" && preferences[.mouse] == "on")
        #expect(preferences[.charts] == "blocks")
        #expect(try school.principal.preferences() == Preferences())
        #expect(try school.count("SELECT count(*) FROM preference") == 2)
    }

    @Test("It leaves no line in the trail")
    func untold() throws {
        let lines = try school.count("SELECT count(*) FROM auditLine")
        try school.office.prefer(.lines, "off")
        #expect(try school.count("SELECT count(*) FROM auditLine") == lines)
    }

    @Test("A word that it may not be is refused by name", arguments: Preference.allCases)
    func refused(preference: Preference) throws {
        let fault = FieldProblem(preference.rawValue, .notAnOption(preference.choices))
        for word in ["loud", "", "on off"] {
            #expect(throws: Refusal.invalid([fault])) {
                try school.office.prefer(preference, word)
            }
        }
        for choice in preference.choices {
            #expect(try school.office.prefer(preference, choice)[preference] == choice)
        }
        #expect(!preference.meaning.isEmpty && preference.choices.contains(preference.standard))
    }

    @Test("A word that only a newer program knows counts as the standard")
    func newer() throws {
        try school.office.keep { db in
            try Preference.theme.store("sepia", of: school.office.user, in: db)
            try db.execute(
                sql: "INSERT INTO preference (user, name, value) VALUES (?, 'smell', 'rose')",
                arguments: [school.office.user])
        }
        #expect(try school.office.preferences()[.theme] == "dark")
    }
}
