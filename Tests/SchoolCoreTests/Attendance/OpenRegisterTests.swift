// Opening a register: it comes into being, and pupils on leave are marked beforehand.

import Testing

@testable import SchoolCore

struct OpenRegisterTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("An opened register has every pupil of the class by roll number, and no marks")
    func opens() throws {
        let register = try school.open()

        #expect(register.id != nil && register.sectionName == "7-A" && !register.isSigned)
        #expect(register.rows.map(\.rollNumber) == [1, 2, 3, 4])
        #expect(
            register.rows.map(\.name) == [
                "Abdul Karim", "Afia Anjum", "Bilal Hossain", "Chandni Das",
            ])
        #expect(register.missing == [1, 2, 3, 4] && register.counts.total == 0)
        let line = try school.lastLine()
        let concern = Concern.register(school.classA, school.today)
        #expect(try line.says(.openedRegister, about: concern, by: school.classTeacher))
        #expect(line.facts == ["day": .day(school.today), "excused": .number(0)])
    }

    @Test("Opening it again gives it back as it stands and tells nothing")
    func again() throws {
        try school.open()
        try school.mark(school.afia, .absent)
        let before = try school.contents()
        #expect(try school.open().rows[1].mark?.code == .absent)
        #expect(try school.principal.openRegister(of: school.classA, on: school.today).id != nil)
        #expect(try school.contents() == before)
    }

    @Test("Looking at a register does not make one")
    func looking() throws {
        let before = try school.contents()
        #expect(try school.classTeacher.register(of: school.classA, on: school.today).id == nil)
        #expect(try school.contents() == before)
    }

    @Test(
        "Registers are opened for today and the seven days before",
        arguments: ["2026-03-12", "2026-03-05"] as [Day])
    func window(day: Day) throws {
        #expect(try school.open(day).id != nil)
    }

    @Test("Not for tomorrow, not for eight days ago")
    func outside() throws {
        let (tomorrow, old): (Day, Day) = ("2026-03-13", "2026-03-04")
        try school.expect(.attendance(.inTheFuture(tomorrow))) { try school.open(tomorrow) }
        try school.expect(.attendance(.outsideWindow(old, days: 7))) { try school.open(old) }
        try school.office.set(.backdateDays, to: 8)
        try school.open(old)
        try school.office.set(.backdateDays, to: 0)
        try school.expect(.attendance(.outsideWindow("2026-03-11", days: 0))) {
            try school.open("2026-03-11")
        }
    }

    @Test("The day turns at midnight in the school's own zone")
    func midnight() throws {
        let sunday: Day = "2026-03-15"
        school.time.become(sunday - 1)
        school.time.pass(minutes: 15 * 60 - 1)
        try school.expect(.attendance(.inTheFuture(sunday))) { try school.open(sunday) }
        school.time.pass(minutes: 1)
        try school.open(sunday)
    }

    @Test("A closed day has no register, and says why")
    func closed() throws {
        let friday: Day = "2026-03-06"
        try school.expect(.attendance(.schoolClosed(friday, reason: "weekend"))) {
            try school.open(friday)
        }
        try school.office.close("2026-03-11", reason: "storm")
        try school.expect(.attendance(.schoolClosed("2026-03-11", reason: "storm"))) {
            try school.open("2026-03-11")
        }
    }

    @Test("A day outside all years has none either")
    func outsideYears() throws {
        school.time.become("2027-01-03")
        try school.expect(.attendance(.outsideYears("2027-01-03"))) {
            try school.open("2027-01-03")
        }
    }

    @Test("An empty class has no register")
    func empty() throws {
        let section = try school.office.add(NewSection(name: "8-A", level: "8"))
        try school.expect(.attendance(.nobodyEnrolled)) {
            _ = try school.office.openRegister(of: section, on: school.today)
        }
        try school.expect(.notFound(.section(SectionID(99)))) {
            _ = try school.office.openRegister(of: SectionID(99), on: school.today)
        }
    }

    @Test("Pupils on leave are excused, with the reason, before anybody is called")
    func leave() throws {
        _ = try school.classTeacher.recordLeave(
            of: school.bilal, school.today - 2...school.today, reason: "wedding")
        let register = try school.open()

        #expect(try school.marks() == "..E.")
        #expect(register.rows[2].mark?.remark == "wedding")
        #expect(try school.lastLine().facts["excused"] == .number(1))
        #expect(try school.open(school.today - 2).rows[2].mark?.code == .excused)
        #expect(try school.open(school.today - 3).rows[2].mark == nil)
        try school.expect(.attendance(.nothingToUndo)) {
            _ = try school.classTeacher.undoMark(in: school.classA, on: school.today)
        }
    }

    @Test("Beside each name stand the days before, oldest first, a dot where nothing is recorded")
    func history() throws {
        try school.signed([1: .absent], on: school.today - 4)
        try school.open(school.today - 3)
        try school.mark(school.abdul, .late, on: school.today - 3)
        try school.signed([2: .excused], on: school.today - 1)
        let rows = try school.open().rows
        #expect(rows.map(\.history) == ["ALP", "P.E", "P.P", "P.P"])
    }

    @Test("A teacher opens the registers of the own classes only")
    func notYours() throws {
        let concern = Concern.register(school.classB, school.today)
        try school.expect(.notYours(.seeAttendance, concern)) {
            _ = try school.classTeacher.openRegister(of: school.classB, on: school.today)
        }
        try school.expect(.notPermitted(.seeAttendance)) {
            _ = try school.accountant.openRegister(of: school.classA, on: school.today)
        }
        try school.expect(.notPermitted(.seeAttendance)) {
            _ = try school.parent.openRegister(of: school.classA, on: school.today)
        }
    }

    @Test("The list of registers says how far each is")
    func list() throws {
        try school.open()
        try school.mark(school.afia, .late)
        let states = try school.office.registers(on: school.today)
        #expect(states.map(\.sectionName) == ["7-A", "7-B"])
        #expect(states.map(\.strength) == [4, 3])
        #expect(states.map(\.isStarted) == [true, false])
        #expect(states[0].counts.late == 1 && !states[0].isSigned)
        let own = try school.classTeacher.registers(on: school.today)
        #expect(own.map(\.sectionName) == ["7-A"] && own[0].isClassTeacher)
        #expect(
            try school.subjectTeacher.registers(on: school.today).map(\.isClassTeacher) == [false])
    }

    @Test("On a closed day the newest open day of the window is marked")
    func dayToMark() throws {
        #expect(try school.classTeacher.dayToMark() == school.today)
        school.time.become("2026-03-14")
        #expect(try school.classTeacher.dayToMark() == "2026-03-12")
        try school.arrange("UPDATE schoolDay SET isOpen = 0, reason = 'holidays'")
        try school.expect(.attendance(.noOpenDay(days: 7))) {
            _ = try school.classTeacher.dayToMark()
        }
    }
}
