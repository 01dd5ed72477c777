// A new member of staff.

import Testing

@testable import SchoolCore

struct AppointStaffTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    static func form(_ name: String, number: String = "") -> StaffForm {
        var form = StaffForm()
        form.name = name
        form.employeeNumber = number
        form.designation = "teacher"
        return form
    }

    static func new(_ name: String, number: String = "") throws -> NewStaff {
        try form(name, number: number).checked(country: "880", today: TestSchool.today)
    }

    @Test("Without a number the next one is taken, and none is given twice")
    func numbers() throws {
        let first = try school.principal.appoint(Self.new("Jamal Uddin"))
        #expect(
            try school.lastLine().says(.appointedStaff, about: .staff(first), by: school.principal))
        _ = try school.office.appoint(Self.new("Kabita Paul"))
        #expect(try school.office.staff(named: "Jamal Uddin").employeeNumber == "E0001")
        #expect(try school.office.staff(named: "kabita paul").employeeNumber == "E0002")
        #expect(try school.office.staff(named: "E0001").id == first)
    }

    @Test("A number in use is refused")
    func taken() throws {
        try school.expect(.students(.employeeNumberTaken("E0901"))) {
            _ = try school.office.appoint(Self.new("Jamal Uddin", number: "E0901"))
        }
    }

    @Test("A number from the papers may run ahead of the series")
    func ahead() throws {
        _ = try school.office.appoint(Self.new("Jamal Uddin", number: "E0001"))
        _ = try school.office.appoint(Self.new("Kabita Paul"))
        #expect(try school.office.staff(named: "Kabita Paul").employeeNumber == "E0002")
    }

    @Test("A sign-in belongs to one member of staff")
    func account() throws {
        let sultana = try school.user("sultana")
        _ = try school.office.appoint(Self.new("Sultana Razia"), account: sultana)
        #expect(try school.office.staff(named: "sultana").user == sultana)
        try school.expect(.people(.usernameTaken("sultana"))) {
            _ = try school.office.appoint(Self.new("Sultana Again"), account: sultana)
        }
        try school.expect(.notFound(.user(UserID(99)))) {
            _ = try school.office.appoint(Self.new("Jamal Uddin"), account: UserID(99))
        }
    }

    @Test("All that is wrong with the form is said at once")
    func typed() {
        var form = Self.form("")
        form.phone = "12"
        form.email = "nadia"
        form.joinedOn = "yesterday"
        #expect(
            throws: Refusal.invalid([
                FieldProblem("name", .missing), FieldProblem("phone", .notAPhoneNumber),
                FieldProblem("email", .notAnEmailAddress), FieldProblem("joinedOn", .notADate),
            ])
        ) { try form.checked(country: "880", today: TestSchool.today) }
    }

    @Test("Who is not known is unknown, and two of one name are not guessed between")
    func unknown() throws {
        try school.expect(.unknown("Nobody", kind: "member of staff")) {
            _ = try school.office.staff(named: "Nobody")
        }
        _ = try school.office.appoint(Self.new("Nadia Sultana"))
        try school.expect(.unknown("Nadia Sultana", kind: "member of staff")) {
            _ = try school.office.staff(named: "Nadia Sultana")
        }
        #expect(try school.accountant.staff().count == 3)
    }

    @Test("Teachers appoint nobody, and parents see no staff list")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeStaff)) {
            _ = try school.classTeacher.appoint(Self.new("Jamal Uddin"))
        }
        try school.expect(.notPermitted(.seeStaff)) { _ = try school.parent.staff() }
    }
}
