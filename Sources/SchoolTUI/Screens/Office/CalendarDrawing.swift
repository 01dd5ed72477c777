// The page of a month: a column a weekday, in the order of the school's own week, and under each
// closed day the reason, as far as it fits.

import SchoolCore

/// Where the days of a month stand on a canvas.
struct MonthPage: Equatable, Sendable {
    let month: Range<Day>
    /// Sunday stands first where the school's week begins on it.
    let startsOnSunday: Bool
    let cell: Size

    static let weeks = 6

    init(_ day: Day, startsOnSunday: Bool, in room: Size) {
        month = day.monthRange
        self.startsOnSunday = startsOnSunday
        cell = Size(
            columns: max(4, min(16, room.columns / 7)),
            rows: max(1, min(5, room.rows / Self.weeks)))
    }

    var weekdays: [Int] { startsOnSunday ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7] }

    /// Row and column of a day, in cells.
    func place(of day: Day) -> (row: Int, column: Int) {
        let first = weekdays.firstIndex(of: month.lowerBound.weekday) ?? 0
        let offset = first + (day - month.lowerBound)
        return (offset / 7, offset % 7)
    }
}

extension CalendarScreen {
    func draw(on canvas: inout Canvas) {
        let room = Size(columns: canvas.size.columns - 2, rows: canvas.size.rows - 2)
        let page = MonthPage(day, startsOnSunday: startsOnSunday, in: room)
        canvas.put(0, 1, "\(Day.monthNames[day.month - 1]) \(day.year)", .title)
        canvas.putRight(0, yearName, .dim)
        canvas.say(.calendar(told), 1) { canvas in
            for (place, weekday) in page.weekdays.enumerated() {
                canvas.put(1, 2 + place * page.cell.columns, Day.weekdayNames[weekday - 1], .title)
            }
            for each in page.month { draw(each, page, on: &canvas) }
        }
        drawClosing(on: &canvas)
    }

    /// The month in words: the day under the cursor, and why which days are closed.
    private var told: ToldCalendar {
        if days.isEmpty {
            return ToldCalendar(day: day, today: today, remarks: ["no year"], takes: false)
        }
        let remarks = day.monthRange.compactMap { each -> String? in
            guard let found = days[each] else { return "\(each.text): no year" }
            return found.isOpen ? nil : "\(each.text): closed, \(found.reason)"
        }
        return ToldCalendar(day: day, today: today, remarks: remarks, takes: false)
    }

    private func draw(_ each: Day, _ page: MonthPage, on canvas: inout Canvas) {
        let place = page.place(of: each)
        let row = 2 + place.row * page.cell.rows
        let column = 2 + place.column * page.cell.columns
        let found = days[each]
        let isOpen = found?.isOpen ?? false
        let number = String(each.dayOfMonth)
        let style: Style = each == day ? .focus : isOpen ? .plain : .dim
        canvas.put(row, column, number, style, width: 2, align: .right)
        if each == today { canvas.put(row, column + 2, "]", .dim) }
        if each == day { canvas.cursor = Position(row: row, column: column) }
        guard !isOpen else { return }
        if page.cell.rows == 1 {
            canvas.put(row, column + 3, found == nil ? "" : "-", .dim)
            return
        }
        let width = page.cell.columns - 1
        let lines = wrapped(found?.reason ?? "no year", columns: width)
        for (line, text) in lines.prefix(page.cell.rows - 1).enumerated() {
            canvas.put(row + 1 + line, column, text, .dim, width: width)
        }
    }

    private func drawClosing(on canvas: inout Canvas) {
        guard let closing else { return }
        let inside = canvas.panel("Close \(day.text)", rows: 3, columns: 66)
        canvas.form(
            closing,
            in: Area(
                row: inside.row + 1, column: inside.column, rows: 1,
                columns: inside.size.columns))
    }
}
