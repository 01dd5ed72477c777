// Who teaches which subject to which class, from a day on.

import Testing

@testable import SchoolCore

struct AssignTeacherTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("From that day on the class is the teacher's own")
    func assigned() throws {
        _ = try school.office.assign(
            school.roster.nadia, to: school.classB, subject: school.roster.mathematics)

        #expect(try school.classTeacher.sections().map(\.name) == ["7-A", "7-B"])
        let line = try school.lastLine()
        #expect(try line.says(.assignedTeacher, about: .section(school.classB), by: school.office))
        #expect(line.facts["staff"] == .id(school.roster.nadia))
        #expect(
            try school.office.teaching(of: school.roster.nadia).map(\.fromOn) == [TestSchool.today])
    }

    @Test("Before that day it is not")
    func later() throws {
        let sunday: Day = "2026-03-15"
        _ = try school.office.assign(
            school.roster.nadia, to: school.classB, subject: school.roster.mathematics, from: sunday
        )
        #expect(try school.classTeacher.sections().map(\.name) == ["7-A"])
        school.time.become(sunday)
        #expect(try school.classTeacher.sections().map(\.name) == ["7-A", "7-B"])
    }

    @Test("The same assignment is made once")
    func again() throws {
        try school.expect(.classes(.alreadyTeaches)) {
            _ = try school.office.assign(
                school.roster.tariq, to: school.classB, subject: school.roster.mathematics)
        }
    }

    @Test("Class, teacher and subject must be there")
    func unknown() throws {
        let (nadia, mathematics) = (school.roster.nadia, school.roster.mathematics)
        try school.expect(.notFound(.section(SectionID(99)))) {
            _ = try school.office.assign(nadia, to: SectionID(99), subject: mathematics)
        }
        try school.expect(.notFound(.staff(StaffID(99)))) {
            _ = try school.office.assign(StaffID(99), to: school.classA, subject: mathematics)
        }
        try school.expect(.notFound(.subject(SubjectID(99)))) {
            _ = try school.office.assign(nadia, to: school.classA, subject: SubjectID(99))
        }
    }

    @Test("Teachers do not assign themselves")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeClasses)) {
            _ = try school.classTeacher.assign(
                school.roster.nadia, to: school.classB, subject: school.roster.mathematics)
        }
    }
}
