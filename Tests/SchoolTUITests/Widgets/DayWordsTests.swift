import SchoolCore
import Testing

@testable import SchoolTUI

struct DayWordsTests {
    /// Thursday 12 March 2026.
    private let today = Day(iso: "2026-03-12") ?? Day(0)

    @Test(
        "Days as clerks type them, in the past",
        arguments: [
            ("t", "2026-03-12"), ("y", "2026-03-11"), ("12", "2026-03-12"), ("13", "2026-02-13"),
            ("31", "2026-01-31"), ("12 3", "2026-03-12"), ("13 3", "2025-03-13"),
            ("041113", "2013-11-04"), ("04112013", "2013-11-04"), ("0411", "2025-11-04"),
            ("4.11.2013", "2013-11-04"), ("4/11/13", "2013-11-04"), ("4-11-13", "2013-11-04"),
            ("2013-11-04", "2013-11-04"), ("4 nov", "2025-11-04"), ("4 nov 13", "2013-11-04"),
            ("mon", "2026-03-09"), ("thu", "2026-03-12"), ("FRI", "2026-03-06"),
            ("+3", "2026-03-15"), ("-1", "2026-03-11"), ("- 30", "2026-02-10"),
            ("290224", "2024-02-29"), ("29 2", "2024-02-29"), ("010199", "1999-01-01"),
        ])
    func past(typed: String, day: String) {
        #expect(DayWords.day(typed, today: today, prefer: .past)?.iso == day)
    }

    @Test(
        "The same words where a day lies ahead",
        arguments: [
            ("12", "2026-03-12"), ("11", "2026-04-11"), ("12 3", "2026-03-12"),
            ("11 3", "2027-03-11"), ("mon", "2026-03-16"), ("311226", "2026-12-31"),
            ("010199", "2099-01-01"),
        ])
    func future(typed: String, day: String) {
        #expect(DayWords.day(typed, today: today, prefer: .future)?.iso == day)
    }

    @Test(
        "Where either may be meant, the nearest day is",
        arguments: [
            ("mon", "2026-03-09"), ("sun", "2026-03-15"), ("10 4", "2026-04-10"),
            ("28", "2026-02-28"),
        ])
    func nearest(typed: String, day: String) {
        #expect(DayWords.day(typed, today: today, prefer: .nearest)?.iso == day)
    }

    @Test(
        "What is no day is refused",
        arguments: [
            "", " ", "x", "32", "30 2 2026", "300226", "12 13", "0", "1 2 3 4", "+", "+-3",
            "999999999999999999999", "12345", "-99999999", "m", "٣",
        ])
    func refused(typed: String) {
        #expect(DayWords.day(typed, today: today, prefer: .nearest) == nil)
    }

    @Test("Any typed text gives a day or none, and never traps")
    func random() {
        var generator = SeededGenerator(seed: 3)
        let letters = Array("0123456789 ./-+tymonfriে")
        for _ in 0..<5000 {
            let count = Int.random(in: 0...9, using: &generator)
            let typed = String(
                (0..<count).compactMap { _ in letters.randomElement(using: &generator) })
            for preference in [DayPreference.past, .future, .nearest] {
                _ = DayWords.day(typed, today: today, prefer: preference)
            }
        }
    }

    @Test("In the month grid the arrows go by day and week, the page keys by month")
    func grid() throws {
        var grid = MonthGrid(at: try #require(Day(iso: "2026-01-31")), today: today)
        #expect(grid.type(.pageDown) == .open)
        #expect(grid.day.iso == "2026-02-28")
        _ = grid.type(.down)
        #expect(grid.day.iso == "2026-03-07")
        _ = grid.type(.home)
        _ = grid.type(.left)
        #expect(grid.type(.enter) == .day(try #require(Day(iso: "2026-02-28"))))
    }
}
