// Holidays, and days on which the school opens after all.

import Testing

@testable import SchoolCore

struct CloseDayTests {
    let school: TestSchool
    let sunday: Day = "2026-03-15"
    let friday: Day = "2026-03-13"

    init() throws { school = try TestSchool() }

    @Test("A closed day keeps its reason, and the trail the day")
    func closes() throws {
        try school.principal.close(sunday, reason: "  Eid   holiday ")

        let days = try school.parent.calendar(sunday...sunday)
        #expect(days == [SchoolDay(day: sunday, isOpen: false, reason: "Eid holiday")])
        let line = try school.lastLine()
        #expect(try line.says(.closedDay, about: .day(sunday), by: school.principal))
    }

    @Test("A weekend can be opened, and closed again")
    func opens() throws {
        try school.office.open(friday)
        #expect(try school.office.calendar(friday...friday).map(\.isOpen) == [true])
        #expect(try school.lastLine().says(.openedDay, about: .day(friday), by: school.office))
        try school.office.close(friday, reason: "weekend")
        #expect(try school.office.calendar(friday...friday).map(\.isOpen) == [false])
    }

    @Test("What is done already is refused, not done twice")
    func again() throws {
        try school.expect(.calendar(.alreadyOpen(sunday))) { try school.office.open(sunday) }
        try school.expect(.calendar(.alreadyClosed(friday))) {
            try school.office.close(friday, reason: "weekend")
        }
    }

    @Test("A day outside all years is nobody's")
    func outside() throws {
        let day: Day = "2027-01-03"
        try school.expect(.calendar(.dayOutsideYears(day))) { try school.office.open(day) }
        try school.expect(.calendar(.dayOutsideYears(day))) {
            try school.office.close(day, reason: "Eid")
        }
    }

    @Test("A day is not closed without a reason")
    func noReason() throws {
        try school.expect(.invalid([FieldProblem("reason", .missing)])) {
            try school.office.close(sunday, reason: "  ")
        }
    }

    @Test("A day with a register stays open")
    func withRegisters() throws {
        _ = try school.classTeacher.openRegister(of: school.classA, on: TestSchool.today)
        try school.expect(.calendar(.dayHasRegisters(TestSchool.today))) {
            try school.office.close(TestSchool.today, reason: "storm")
        }
    }

    @Test("Only the office and the principal write the calendar")
    func notPermitted() throws {
        try school.expect(.notPermitted(.writeCalendar)) {
            try school.classTeacher.close(sunday, reason: "storm")
        }
    }
}
