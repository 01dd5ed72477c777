// The end of an assignment, and what lists say of the ones that go on.

import Testing

@testable import SchoolCore

struct EndTeachingTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func end(on day: Day? = nil, by session: Session) throws {
        try session.endTeaching(
            of: school.roster.mathematics, by: school.roster.tariq, to: school.classB, on: day)
    }

    @Test("On the last day the class is the teacher's own; on the next it is not")
    func ends() throws {
        try end(by: school.office)
        #expect(try school.subjectTeacher.sections().map(\.name) == ["7-B"])
        let line = try school.lastLine()
        #expect(try line.says(.endedTeaching, about: .section(school.classB), by: school.office))
        #expect(
            line.facts == [
                "staff": .id(school.roster.tariq), "subject": .id(school.roster.mathematics),
                "last": .day(TestSchool.today),
            ])
        school.time.become("2026-03-15")
        #expect(try school.subjectTeacher.sections() == [])
    }

    @Test("The subject stays on the plan of the class, and waits for somebody")
    func plan() throws {
        try end(on: TestSchool.today - 1, by: school.principal)
        let plan = try school.office.plan(of: school.classB)
        #expect(plan.map(\.subject.name) == ["Mathematics"] && plan[0].teaching.isEmpty)
        #expect(try school.office.classes(of: school.roster.tariq) == [])
        let subject = school.roster.mathematics
        #expect(
            try !school.office.teaching(ofSubject: subject).contains {
                $0.section == school.classB
            })
        _ = try school.office.assign(school.roster.nadia, to: school.classB, subject: subject)
        #expect(
            try school.office.plan(of: school.classB)[0].teaching.map(\.staffName)
                == ["Nadia Sultana"])
    }

    @Test("The classes of a teacher say what is taught, and whose class it is")
    func classes() throws {
        _ = try school.office.assign(
            school.roster.nadia, to: school.classB, subject: school.roster.mathematics)
        let classes = try school.office.classes(of: school.roster.nadia)
        #expect(classes.map(\.name) == ["7-A", "7-B"])
        #expect(classes.map(\.isClassTeacher) == [true, false])
        #expect(classes[1].subjects == ["Mathematics"])
    }

    @Test("An assignment does not end before it begins")
    func tooEarly() throws {
        _ = try school.office.assign(
            school.roster.nadia, to: school.classB, subject: school.roster.mathematics)
        try school.expect(.classes(.teachesFrom(TestSchool.today))) {
            try school.office.endTeaching(
                of: school.roster.mathematics, by: school.roster.nadia, to: school.classB,
                on: TestSchool.today - 1)
        }
    }

    @Test("What nobody teaches does not end, and nothing ends twice")
    func again() throws {
        try school.expect(.classes(.doesNotTeach)) {
            try school.office.endTeaching(
                of: school.roster.mathematics, by: school.roster.nadia, to: school.classB)
        }
        try end(by: school.office)
        try school.expect(.classes(.doesNotTeach)) { try end(by: school.office) }
    }

    @Test("A teacher sees who teaches a subject in the own classes only")
    func reach() throws {
        let subject = school.roster.mathematics
        #expect(
            try school.subjectTeacher.teaching(ofSubject: subject).map(\.sectionName) == ["7-B"])
        #expect(
            try school.parent.teaching(ofSubject: subject).allSatisfy { $0.sectionName == "7-A" })
    }

    @Test("Teachers do not leave their classes by themselves")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeClasses)) { try end(by: school.subjectTeacher) }
    }
}
