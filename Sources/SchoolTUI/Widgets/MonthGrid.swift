// One month of days to choose from: arrows by day and week, PgUp and PgDn by month, Home and End to
// the ends of the month. The week begins on Monday; today has a bracket behind it.

import SchoolCore

/// A month being looked at.
struct MonthGrid: Equatable, Sendable {
    private(set) var day: Day
    let today: Day

    init(at day: Day, today: Day) {
        self.day = day
        self.today = today
    }

    mutating func type(_ key: Key) -> FormOverlay.Outcome {
        switch key {
        case .left: day = day - 1
        case .right: day = day + 1
        case .up: day = day - 7
        case .down: day = day + 7
        case .home: day = day.monthRange.lowerBound
        case .end: day = day.monthRange.upperBound - 1
        case .pageUp: turn(by: -1)
        case .pageDown: turn(by: 1)
        case "t": day = today
        case .enter: return .day(day)
        case .escape, .f(10), .f(4), .control("C"): return .closed
        default: break
        }
        return .open
    }

    private mutating func turn(by months: Int) {
        let index = day.year * 12 + day.month - 1 + months
        let (year, month) = (index / 12, index % 12 + 1)
        let last = Day.length(ofMonth: month, year: year)
        day = Day(year: year, month: month, day: min(day.dayOfMonth, last)) ?? day
    }

    func draw(on canvas: inout Canvas) {
        let title = "\(Day.monthNames[day.month - 1]) \(day.year)"
        let inside = canvas.panel(title, rows: 9, columns: 28)
        canvas.sayOnly(.calendar(ToldCalendar(day: day, today: today))) {
            draw(in: inside, on: &$0)
        }
    }

    private func draw(in inside: Area, on canvas: inout Canvas) {
        for (index, name) in Day.weekdayNames.enumerated() {
            canvas.put(inside.row, inside.column + index * 4, name, .title)
        }
        let month = day.monthRange
        var place: Position?
        for each in month {
            let offset = each - month.lowerBound + month.lowerBound.weekday - 1
            let row = inside.row + 1 + offset / 7
            let column = inside.column + offset % 7 * 4
            let number = String(each.dayOfMonth)
            let text = String(repeating: " ", count: max(0, 2 - number.count)) + number
            canvas.put(row, column, text, each == day ? .focus : .plain)
            if each == today { canvas.put(row, column + 2, "]", .dim) }
            if each == day { place = Position(row: row, column: column) }
        }
        canvas.put(
            inside.row + 8, inside.column, "Enter takes  \(day.shortText)", .dim,
            width: inside.size.columns)
        canvas.cursor = place
    }
}
