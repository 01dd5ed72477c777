// The attendance of a day at a glance, for the school and for a teacher's classes.

import Testing

@testable import SchoolCore

struct AttendanceOverviewTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Before any register is taken every class waits, and there is no curve")
    func nothing() throws {
        let overview = try school.office.attendanceOverview()
        #expect(overview.day == school.today && overview.isToday)
        #expect(overview.signed == 0 && overview.missing.map(\.name) == ["7-A", "7-B"])
        #expect(overview.trend.isEmpty && overview.usual == nil && overview.forgotten == nil)
        #expect(overview.counts.total == 0 && overview.running.pupils == 0)
    }

    @Test("Registers, marks, curve and the same weekday before are those of the registers")
    func figures() throws {
        school.time.become(school.today - 7)
        try school.signed([1: .absent], on: school.today - 7)
        school.time.become(school.today)
        try school.signed([2: .absent, 3: .late])
        let overview = try school.office.attendanceOverview()
        #expect(overview.signed == 1 && overview.missing.map(\.name) == ["7-B"])
        let counts = MarkCounts(present: 2, absent: 1, late: 1, halfDay: 0, excused: 0)
        #expect(overview.counts == counts)
        #expect(overview.trend.map(\.day) == [school.today - 7, school.today])
        #expect(overview.usual?.absent == 1 && overview.usual?.total == 4)
        let own = try #require(overview.classes.first)
        #expect(own.isSigned && own.teacher == "Nadia Sultana" && !own.isOwn)
    }

    @Test("A teacher sees the own classes only, and knows which is his own")
    func teacher() throws {
        var order = RegisterOrder()
        order.signs = true
        order.marks = [1: .absent]
        _ = try school.office.takeRegister(of: school.classB, on: school.today, order)
        let nadia = try school.classTeacher.attendanceOverview()
        #expect(nadia.classes.map(\.name) == ["7-A"] && nadia.classes[0].isOwn)
        #expect(nadia.counts.total == 0 && nadia.trend.isEmpty && nadia.usual == nil)
        let tariq = try school.subjectTeacher.attendanceOverview()
        #expect(tariq.classes.map(\.name) == ["7-B"] && !tariq.classes[0].isOwn)
        #expect(tariq.counts.absent == 1 && tariq.trend.count == 1)
    }

    @Test("Registers are due a quarter of an hour after the lessons begin")
    func due() throws {
        #expect(try school.office.attendanceOverview().dueAt == 9 * 60 + 15)
        #expect(try !school.office.attendanceOverview().isDue)
        school.time.pass(minutes: 15)
        #expect(try school.office.attendanceOverview().isDue)
    }

    @Test("On a closed day it is the newest school day, and nothing is due")
    func closed() throws {
        try school.signed()
        school.time.become(school.today + 1)
        school.time.pass(minutes: 60)
        let overview = try school.office.attendanceOverview()
        #expect(overview.day == school.today && !overview.isToday && !overview.isDue)
        #expect(overview.signed == 1)
    }

    @Test("Registers of the school day before that nobody signed are told, but not of older days")
    func forgotten() throws {
        try school.signed(on: school.today - 1)
        let found = try #require(try school.office.attendanceOverview().forgotten)
        #expect(found == AttendanceOverview.Forgotten(day: school.today - 1, registers: 1))
        #expect(try school.classTeacher.attendanceOverview().forgotten == nil)
        #expect(try school.subjectTeacher.attendanceOverview().forgotten?.registers == 1)
    }

    @Test("Three school days running without coming are told, and one's own pupils only")
    func running() throws {
        for back in [2, 1] { try school.signed([2: .absent], on: school.today - back) }
        #expect(try school.office.attendanceOverview().running.pupils == 0)
        try school.signed([2: .absent])
        let office = try school.office.attendanceOverview().running
        #expect(office == AttendanceOverview.Absences(pupils: 1, longest: 3))
        #expect(try school.classTeacher.attendanceOverview().running.pupils == 1)
        #expect(try school.subjectTeacher.attendanceOverview().running.pupils == 0)
    }

    @Test("A school without an academic year has nothing to show, and no error either")
    func founded() throws {
        try school.arrange("UPDATE academicYear SET isCurrent = 0")
        let overview = try school.office.attendanceOverview()
        #expect(overview.classes.isEmpty && overview.often == 0)
    }
}
