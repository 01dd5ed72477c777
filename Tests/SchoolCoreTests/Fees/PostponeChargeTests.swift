import Testing

@testable import SchoolCore

struct PostponeChargeTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A charge may be postponed, and is overdue from the day after")
    func postponed() throws {
        let id = try school.charge(school.abdul, "1000", due: "2026-03-01")
        #expect(try school.office.defaulters(DefaulterList.Wish()).total == 1)
        try school.office.postpone(id, to: "2026-03-12")
        #expect(try school.office.defaulters(DefaulterList.Wish()).total == 0)
        school.time.become("2026-03-15")
        #expect(try school.office.defaulters(DefaulterList.Wish()).total == 1)
        #expect(try school.findings() == [])
    }
}
