// A new academic year with all its days.

import Testing

@testable import SchoolCore

struct OpenYearTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A year comes with every day, open on the working week")
    func opens() throws {
        let new = try NewYear(name: "2027", startsOn: "2027-01-01", endsOn: "2027-12-31")
        let year = try school.office.openYear(new, makeCurrent: false)

        let days = try school.office.calendar("2027-01-01"..."2027-12-31")
        #expect(days.count == 365)
        #expect(days.allSatisfy { $0.isOpen == ![5, 6].contains($0.day.weekday) })
        #expect(days.first?.reason == "weekend")
        #expect(try school.office.years().map(\.isCurrent) == [true, false])
        #expect(try school.lastLine().says(.openedYear, about: .year(year), by: school.office))
    }

    @Test("The current year gives way to a new current one")
    func current() throws {
        let new = try NewYear(name: "2027", startsOn: "2027-01-01", endsOn: "2027-12-31")
        _ = try school.office.openYear(new)
        #expect(try school.office.years().map(\.isCurrent) == [false, true])
        #expect(try school.office.sections() == [])
    }

    @Test("A year is opened once, and shares no day with another")
    func again() throws {
        let same = try NewYear(name: "2026", startsOn: "2028-01-01", endsOn: "2028-12-31")
        try school.expect(.calendar(.yearExists("2026"))) { _ = try school.office.openYear(same) }
        let over = try NewYear(name: "2026-2027", startsOn: "2026-12-31", endsOn: "2027-12-31")
        try school.expect(.calendar(.yearsOverlap("2026"))) {
            _ = try school.office.openYear(over)
        }
    }

    @Test("A year as typed must be one")
    func typed() {
        #expect(throws: Refusal.invalid([FieldProblem("endsOn", .endsBeforeStart)])) {
            try NewYear(name: "2027", startsOn: "2027-02-01", endsOn: "2027-02-01")
        }
        #expect(
            throws: Refusal.invalid([
                FieldProblem("name", .missing), FieldProblem("startsOn", .notADate),
                FieldProblem("endsOn", .missing),
            ])
        ) { try NewYear(name: "", startsOn: "2027-02-30", endsOn: "") }
        #expect(throws: Refusal.calendar(.yearTooLong)) {
            try NewYear(name: "2027", startsOn: "2027-01-01", endsOn: "2030-01-01")
        }
    }

    @Test("A school without a current year says so")
    func none() throws {
        try school.arrange("UPDATE academicYear SET isCurrent = 0")
        try school.expect(.calendar(.noCurrentYear)) { _ = try school.office.sections() }
    }

    @Test("The principal does not open years")
    func notPermitted() throws {
        let new = try NewYear(name: "2027", startsOn: "2027-01-01", endsOn: "2027-12-31")
        try school.expect(.notPermitted(.changeSettings)) {
            _ = try school.principal.openYear(new)
        }
    }
}
