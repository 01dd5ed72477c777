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

    @Test("The trail follows a due day through every move, and finds the one it was not told of")
    func moves() throws {
        let id = try school.charge(school.abdul, "1000", due: "2026-03-01")
        try school.office.postpone(id, to: "2026-03-12")
        try school.office.postpone(id, to: "2026-04-01")
        #expect(try school.findings() == [])
        // With the guards on: to SQLite a due day may move.
        try school.arrange(
            """
            UPDATE charge SET dueOn = dueOn - 200 WHERE id = \(id.rawValue);
            UPDATE studentBalance SET oldestDueOn = oldestDueOn - 200
            """)
        #expect(try school.findings().map { $0.prefix(3) } == ["L30"])
    }
}
