// What is remembered of a person's ways.

import Testing

@testable import SchoolCore

struct KeepHabitTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A habit is there in the next session, and is nobody else's")
    func remembered() throws {
        try school.office.prefer(.theme, "mono")
        try school.office.remember(.list("classes"), "+Class\nRoom")
        try school.office.remember(.list("classes"), "-Class")
        try school.office.remember(.commands, "Export this list=3")

        let again = try school.session("office", on: school.openedAgain()).preferences()
        #expect(again[.list("classes")] == "-Class" && again[.list("staff")] == nil)
        #expect(again[.commands] == "Export this list=3" && again[.theme] == "mono")
        #expect(try school.principal.preferences() == Preferences())
    }

    @Test("A habit of which nothing is left is forgotten, and no line of the trail tells of any")
    func forgotten() throws {
        let lines = try school.count("SELECT count(*) FROM auditLine")
        try school.office.remember(.list("staff"), "+Name")
        try school.office.remember(.list("staff"), nil)
        try school.office.remember(.commands, "")
        #expect(try school.office.preferences() == Preferences())
        #expect(try school.count("SELECT count(*) FROM preference") == 0)
        #expect(try school.count("SELECT count(*) FROM auditLine") == lines)
    }

    @Test("A habit as long as a book is refused, one as long as may be is kept")
    func long() throws {
        let most = String(repeating: "আ", count: Habit.longest)
        #expect(throws: Refusal.self) { try school.office.remember(.commands, most + "x") }
        #expect(try school.office.remember(.commands, most)[.commands] == most)
    }
}
