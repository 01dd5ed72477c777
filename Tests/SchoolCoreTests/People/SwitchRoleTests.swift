// A person with several roles works in one of them at a time.

import Testing

@testable import SchoolCore

struct SwitchRoleTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("From the change on the session has the rights of the other role only")
    func switches() throws {
        let teacher = try school.session("sultana")
        #expect(try teacher.students(StudentList.Wish()).total == 0)
        let accountant = try teacher.switchRole(to: .accountant)

        #expect(try accountant.students(StudentList.Wish()).total == 7)
        try school.expect(.notPermitted(.seeAttendance)) {
            _ = try accountant.registers(on: TestSchool.today)
        }
        let line = try school.lastLine()
        #expect(line.verb == "REFUSED")
        #expect(try accountant.whoAmI().roles == [.teacher, .accountant])
        #expect(try accountant.sessions().map(\.role) == [.accountant])
    }

    @Test("A role one does not hold is refused")
    func notHeld() throws {
        try school.expect(.people(.roleNotHeld(.principal))) {
            _ = try school.classTeacher.switchRole(to: .principal)
        }
    }

    @Test("The trail says which role somebody changed to")
    func told() throws {
        let sultana = try school.session("sultana")
        _ = try sultana.switchRole(to: .accountant)
        let line = try school.lastLine()
        #expect(line.says(.switchedRole, about: .user(sultana.user), by: sultana))
        #expect(line.facts == ["role": .word("ACCOUNTANT")])
    }
}
