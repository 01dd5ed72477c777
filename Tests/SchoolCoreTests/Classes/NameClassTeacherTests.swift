// The adult in charge of a class.

import Testing

@testable import SchoolCore

struct NameClassTeacherTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("The one before leaves the day before")
    func named() throws {
        try school.office.nameClassTeacher(school.roster.tariq, of: school.classA)

        #expect(try school.office.section(school.classA).section.classTeacher == "Tariq Aziz")
        #expect(try school.classTeacher.sections() == [])
        #expect(try school.subjectTeacher.sections().map(\.name) == ["7-A", "7-B"])
        let line = try school.lastLine()
        #expect(
            try line.says(.namedClassTeacher, about: .section(school.classA), by: school.office))
        #expect(
            line.facts == [
                "staff": .id(school.roster.tariq), "before": .id(school.roster.nadia),
            ])
    }

    @Test("Yesterday's register stays with who was class teacher yesterday")
    func yesterday() throws {
        try school.office.nameClassTeacher(school.roster.tariq, of: school.classA)
        let yesterday = TestSchool.today - 1
        _ = try school.classTeacher.register(of: school.classA, on: yesterday)
        try school.expect(.notYours(.seeAttendance, .register(school.classA, yesterday))) {
            _ = try school.subjectTeacher.register(of: school.classA, on: yesterday)
        }
    }

    @Test("A class without one gets one")
    func first() throws {
        try school.office.nameClassTeacher(school.roster.tariq, of: school.classB)
        #expect(try school.lastLine().facts["before"] == .nothing)
    }

    @Test("Naming the same again is refused")
    func again() throws {
        try school.expect(.classes(.alreadyTeaches)) {
            try school.office.nameClassTeacher(school.roster.nadia, of: school.classA)
        }
    }

    @Test("Class and teacher must be there")
    func unknown() throws {
        try school.expect(.notFound(.section(SectionID(99)))) {
            try school.office.nameClassTeacher(school.roster.nadia, of: SectionID(99))
        }
        try school.expect(.notFound(.staff(StaffID(99)))) {
            try school.office.nameClassTeacher(StaffID(99), of: school.classA)
        }
    }

    @Test("Teachers do not name class teachers")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeClasses)) {
            try school.classTeacher.nameClassTeacher(school.roster.nadia, of: school.classB)
        }
    }
}
