// One month of days to choose from: arrows by day and week, PgUp and PgDn by month, Home and End to
// the ends of the month. The week begins on Monday; today has a bracket behind it.

import SchoolCore

/// A month being looked at.
struct MonthGrid: Equatable, Sendable {
    private(set) var day: Day
    let today: Day
    /// The days that may be chosen; nil is any. All others are grey.
    private let choosable: Set<Day>?
    /// The day of the month being typed: 1, then 17.
    private var typed = ""

    init(at day: Day, today: Day, choosable: Set<Day>? = nil) {
        self.day = day
        self.today = today
        self.choosable = choosable
    }

    mutating func type(_ key: Key) -> FormOverlay.Outcome {
        if let digit = key.digit {
            type(digit)
            return .open
        }
        typed = ""
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

    /// Goes to a day of this month by its number; a second digit goes on with the first.
    private mutating func type(_ digit: Int) {
        let month = day.monthRange
        let days = month.upperBound - month.lowerBound
        let both = typed + String(digit)
        typed = Int(both).map { (1...days).contains($0) } == true ? both : String(digit)
        guard let number = Int(typed), (1...days).contains(number) else { return }
        day = month.lowerBound + (number - 1)
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
            let isOff = choosable?.contains(each) == false
            canvas.put(row, column, text, each == day ? .focus : isOff ? .dim : .plain)
            // Grey is no colour everywhere: a day that may not be chosen bears a sign as well.
            if isOff, each != today { canvas.put(row, column + 2, "-", .dim) }
            if each == today { canvas.put(row, column + 2, "]", .dim) }
            if each == day { place = Position(row: row, column: column) }
        }
        let isOff = choosable?.contains(day) == false
        canvas.put(
            inside.row + 8, inside.column,
            isOff ? "Not to be chosen: \(day.shortText)" : "Enter takes  \(day.shortText)", .dim,
            width: inside.size.columns)
        canvas.cursor = place
    }
}
