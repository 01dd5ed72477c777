import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// A month of days to choose from.
struct MonthGridTests {
    private let today: Day = "2026-03-12"

    @Test("Digits go to a day of the month: 1, then 17, and never beyond its end")
    func digits() {
        var grid = MonthGrid(at: today, today: today)
        _ = grid.type("1")
        #expect(grid.day == "2026-03-01")
        _ = grid.type("7")
        #expect(grid.day == "2026-03-17")
        _ = grid.type("9")
        #expect(grid.day == "2026-03-09")
        _ = grid.type(.down)
        _ = grid.type("3")
        #expect(grid.day == "2026-03-03")
        #expect(grid.type(.enter) == .day("2026-03-03"))
    }

    @Test("Days that may not be chosen are grey and bear a sign")
    func grey() {
        let grid = MonthGrid(at: today, today: today, choosable: ["2026-03-11", today])
        var canvas = Canvas(Size())
        grid.draw(on: &canvas)
        #expect(canvas.text.contains("13-"))
        #expect(!canvas.text.contains("11-"))
        #expect(canvas.text.contains("Enter takes  Thu 12 Mar"))
    }
}
