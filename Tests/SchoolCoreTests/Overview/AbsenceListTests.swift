// Who is away, since when, and how the kept runs follow every change of a mark.

import Testing

@testable import SchoolCore

struct AbsenceListTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func names(_ kind: AbsenceList.Kind, _ session: Session) throws -> [String] {
        try session.absences(kind).rows.map(\.name)
    }

    @Test("Who is absent at the last register stands with his days and his guardian")
    func now() throws {
        for back in [2, 1, 0] { try school.signed([1: .absent], on: school.today - back) }
        let found = try school.office.absences(.now)
        let row = try #require(found.rows.first)
        #expect(found.total == 1 && row.name == "Abdul Karim" && row.running == 3)
        #expect(row.sinceOn == school.today - 2 && row.counts.absent == 3)
        #expect(row.guardianName == "Rahima Khatun" && row.sectionName == "7-A")
        #expect(try names(.running, school.office) == ["Abdul Karim"])
    }

    @Test("A teacher sees the own pupils, a parent the own children")
    func reach() throws {
        var order = RegisterOrder()
        (order.signs, order.marks) = (true, [1: .absent])
        for section in [school.classA, school.classB] {
            _ = try school.office.takeRegister(of: section, on: school.today, order)
        }
        #expect(try school.office.absences(.now).total == 2)
        #expect(try names(.now, school.classTeacher) == ["Abdul Karim"])
        #expect(try names(.now, school.parent) == ["Abdul Karim"])
        #expect(try names(.now, school.pupil) == ["Abdul Karim"])
        #expect(try school.subjectTeacher.absences(.now).total == 1)
        #expect(try !names(.now, school.subjectTeacher).contains("Abdul Karim"))
    }

    @Test("A run follows signatures and corrections of earlier days; a draft changes nothing")
    func follows() throws {
        func run() throws -> Int { try school.office.absences(.now).rows.first?.running ?? 0 }
        for back in [3, 2, 1] { try school.signed([1: .absent], on: school.today - back) }
        try school.open()
        try school.mark(school.abdul, .present)
        #expect(try run() == 3)
        try school.signed([1: .absent])
        #expect(try run() == 4)
        try school.classTeacher.correctMark(
            of: school.abdul, to: .late, reason: "came at ten", in: school.classA,
            on: school.today - 2)
        #expect(try run() == 2)
        try school.classTeacher.correctMark(
            of: school.abdul, to: .present, reason: "was here", in: school.classA,
            on: school.today)
        #expect(try run() == 0)
        #expect(try school.findings() == [])
    }

    @Test("A register that is signed days late joins the run on its own day")
    func late() throws {
        func run() throws -> Int { try school.office.absences(.now).rows.first?.running ?? 0 }
        for back in [3, 1, 0] { try school.signed([1: .absent], on: school.today - back) }
        #expect(try run() == 3)
        try school.signed([1: .late], on: school.today - 2)
        #expect(try run() == 2)
        #expect(try school.findings() == [])
    }

    @Test("Whoever misses one day in ten of twenty stands among those often absent")
    func often() throws {
        let week = WorkingWeek.sundayToThursday
        let days = ((school.today - 40)...school.today).filter { week.isOpen(on: $0) }
        for (place, day) in days.suffix(20).enumerated() {
            school.time.become(day)
            try school.signed([1: place < 2 ? .absent : .present], on: day)
        }
        #expect(try names(.often, school.office) == ["Abdul Karim"])
        #expect(try school.office.attendanceOverview().often == 1)
        #expect(try school.subjectTeacher.attendanceOverview().often == 0)
        #expect(try names(.running, school.office).isEmpty)
    }
}
