import Testing

@testable import SchoolCore

struct PrintSheetTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A sheet that is printed is told, and nothing else is written")
    func told() throws {
        let before = try school.contents()
        try school.classTeacher.printSheet(of: school.classA, school.today...school.today)
        let line = try school.lastLine()
        #expect(line.verb == "PRINT_SHEET" && line.outcome == "SUCCESS")
        var after = try school.contents()
        for table in ["auditLine", "auditHead", "session"] { after[table] = before[table] }
        #expect(after == before)
    }

    @Test("Who may not see the class's register prints none")
    func refused() throws {
        let refusal = Refusal.notYours(
            .seeAttendance, .register(school.classB, school.today))
        #expect(throws: refusal) {
            try school.classTeacher.printSheet(of: school.classB, school.today...school.today)
        }
        #expect(try school.classTeacher.sheetPrinter().printer == .nowhere)
    }
}
