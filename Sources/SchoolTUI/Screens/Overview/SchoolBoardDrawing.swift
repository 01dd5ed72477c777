// The school's board at three sizes: all of it at 120x40, the lowest and highest classes only at
// 80x24, and figures, curve and alerts at 60x16.

import SchoolCore

extension SchoolBoard {
    func draw(_ alerts: HomeAlerts, on canvas: inout Canvas) {
        let size = canvas.size
        if size.columns >= 110, size.rows >= 33 {
            drawWide(alerts, on: &canvas)
        } else if size.columns >= 76, size.rows >= 20 {
            drawMiddle(alerts, on: &canvas)
        } else {
            drawSmall(alerts, on: &canvas)
        }
    }

    private var counts: MarkCounts { attendance.counts }
    private var registers: String { "\(attendance.signed) of \(attendance.classes.count)" }
    private var unit: MoneyUnit { MoneyUnit(money, for: fees.months.map(\.net)) }

    // 80x24

    private func drawMiddle(_ alerts: HomeAlerts, on canvas: inout Canvas) {
        drawFigures(on: &canvas)
        let middle = 42
        let curve = AttendanceCurve(attendance, days: 14, scaledBy: read)
        canvas.rules(
            3, curve?.title ?? "Attendance", "Fees taken\(unit.words)", at: middle)
        canvas.bar(middle, rows: 4..<10)
        canvas.attendance(curve, 4, 0)
        if let usual = attendance.usualText { canvas.put(6, 6, usual, .dim, width: middle - 7) }
        drawExtremes(7, width: middle - 2, on: &canvas)
        let right = Area(
            row: 4, column: middle + 2, rows: 6, columns: canvas.size.columns - middle - 3)
        canvas.months(fees.months, unit, right)
        let rows = min(max(alerts.all.count, 1), canvas.size.rows - 15) + 1
        let needs = Area(
            row: 10, column: 0, rows: min(rows, 7), columns: canvas.size.columns)
        alerts.draw("Needs you (press the number)", needs, on: &canvas)
        drawDeeds(canvas.area.below(10 + needs.size.rows), on: &canvas)
    }

    private func drawFigures(on canvas: inout Canvas) {
        let labels = [attendance.heading, "Fees today", "Fees overdue"]
        for (row, label) in labels.enumerated() { canvas.put(row, 1, label) }
        canvas.put(0, 14, registers, .title, width: 13, align: .right)
        canvas.chartBar(
            0, 28, attendance.signed, of: attendance.classes.count, width: 18, hasTrack: true)
        canvas.put(1, 14, money.text(fees.today.net), .title, width: 13, align: .right)
        canvas.put(1, 28, BoardWords.count(fees.today.receipts, "receipt", "receipts"))
        canvas.put(2, 14, money.text(fees.overdue.owed), .title, width: 13, align: .right)
        canvas.put(2, 28, BoardWords.pupils(fees.overdue.pupils))
        let marks = [
            ("Present", counts.present), ("Absent", counts.absent), ("Late", counts.late),
        ]
        for (row, mark) in marks.enumerated() {
            canvas.put(row, 51, mark.0)
            canvas.put(row, 59, grouped(mark.1), .title, width: 7, align: .right)
            canvas.put(
                row, 67, BoardWords.share(mark.1, of: counts.total), width: 9, align: .right)
        }
    }

    private func drawExtremes(_ row: Int, width: Int, on canvas: inout Canvas) {
        guard !lowest.isEmpty else {
            canvas.put(row, 1, "No register is signed yet.", .dim, width: width)
            return
        }
        canvas.put(row, 1, "Lowest   " + words(lowest), width: width)
        if !highest.isEmpty { canvas.put(row + 1, 1, "Highest  " + words(highest), width: width) }
    }

    private func words(_ lines: some Sequence<AttendanceOverview.ClassLine>) -> String {
        lines.map { "\($0.name) \(BoardWords.percent(attendance.permille($0)))" }
            .joined(separator: "  ")
    }

    private func drawDeeds(_ area: Area, on canvas: inout Canvas) {
        guard area.size.rows > 1 else { return }
        canvas.rule(area.row, "Latest")
        for (place, deed) in deeds.prefix(area.size.rows - 1).enumerated() {
            deed.draw(area.row + 1 + place, on: &canvas)
        }
        if deeds.isEmpty { canvas.put(area.row + 1, 1, "Nothing was done yet.") }
    }

    // 60x16

    private func drawSmall(_ alerts: HomeAlerts, on canvas: inout Canvas) {
        canvas.put(0, 1, attendance.heading)
        canvas.put(0, 15, registers, .title)
        canvas.put(
            0, 30,
            "here \(BoardWords.percent(counts.permille(excusedInTotal: true))) %  "
                + "absent \(grouped(counts.absent))")
        canvas.put(1, 1, "Fees today")
        canvas.put(1, 15, money.text(fees.today.net), .title)
        canvas.put(1, 30, BoardWords.count(fees.today.receipts, "receipt", "receipts"))
        canvas.put(2, 1, "Fees overdue")
        canvas.put(2, 15, money.text(fees.overdue.owed), .title)
        canvas.put(2, 30, BoardWords.pupils(fees.overdue.pupils))
        canvas.attendance(AttendanceCurve(attendance, days: 14, scaledBy: read), 3, 0)
        let months = fees.months.suffix(4).map {
            "\(Day.monthNames[$0.first.month - 1]) \(grouped(unit.whole($0.net)))"
        }
        canvas.put(5, 1, "Fees\(unit.words): " + months.joined(separator: "  "), width: 58)
        let rows = min(max(alerts.all.count, 1) + 1, canvas.size.rows - 6)
        let needs = Area(row: 6, column: 0, rows: rows, columns: canvas.size.columns)
        alerts.draw("Needs you", needs, on: &canvas)
        drawDeeds(canvas.area.below(6 + rows), on: &canvas)
    }

    // 120x40

    private func drawWide(_ alerts: HomeAlerts, on canvas: inout Canvas) {
        drawBoxes(on: &canvas)
        let (columns, middle) = (canvas.size.columns, canvas.size.columns / 2)
        let curve = AttendanceCurve(attendance, days: 20, scaledBy: read)
        canvas.rules(
            4, curve?.title ?? "Attendance", "Fees taken by month\(unit.words)", at: middle)
        canvas.attendance(curve, Area(row: 5, column: 0, rows: 6, columns: middle - 1))
        let right = Area(row: 5, column: middle + 2, rows: 6, columns: columns - middle - 3)
        canvas.months(fees.months, unit, right)
        canvas.rules(11, "Classes, lowest first", "Fees by class, share paid", at: middle)
        canvas.bar(middle, rows: 5..<11)
        canvas.bar(middle, rows: 12..<18)
        for (place, line) in classes.prefix(6).enumerated() {
            draw(line, 12 + place, width: middle, on: &canvas)
        }
        for (place, line) in payers.enumerated() {
            draw(line, 12 + place, middle + 2, on: &canvas)
        }
        let rows = max(alerts.all.count, 1) + 1
        let needs = Area(row: 18, column: 0, rows: rows, columns: columns)
        alerts.draw("Needs you (press the number)", needs, on: &canvas)
        drawDeeds(canvas.area.below(18 + rows), on: &canvas)
    }

    private func drawBoxes(on canvas: inout Canvas) {
        let width = (canvas.size.columns - 1) / 4
        let boxes: [(String, String, String)] = [
            (attendance.heading, registers, ""),
            (
                attendance.isToday ? "Present today" : "Present",
                "\(grouped(counts.present)) of \(grouped(counts.total))   "
                    + BoardWords.share(counts.present, of: counts.total),
                attendance.usualText ?? ""
            ),
            (
                "Fees today",
                "\(money.text(fees.today.net))   "
                    + BoardWords.count(fees.today.receipts, "receipt", "receipts"),
                "this month  \(money.text(fees.month))"
            ),
            (
                "Fees overdue",
                "\(money.text(fees.overdue.owed))   \(BoardWords.pupils(fees.overdue.pupils))",
                "30+ days  \(money.text(fees.long.owed))"
            ),
        ]
        for (place, box) in boxes.enumerated() {
            let column = 1 + place * width
            canvas.box(Area(row: 0, column: column, rows: 4, columns: width - 1), box.0)
            canvas.put(1, column + 2, box.1, .title, width: width - 5)
            canvas.put(2, column + 2, box.2, width: width - 5)
        }
        canvas.chartBar(
            2, 3, attendance.signed, of: attendance.classes.count, width: width - 6,
            hasTrack: true)
    }

    private func draw(
        _ line: AttendanceOverview.ClassLine, _ row: Int, width: Int, on canvas: inout Canvas
    ) {
        let here = line.counts.present + line.counts.late
        canvas.put(row, 2, line.name, width: 6)
        canvas.name(
            row, 9, shown(name: line.teacher, latin: line.teacherLatin), .dim, width: 16)
        let isIn = line.isSigned
        let waiting = line.counts.total > 0 ? "draft" : "not in"
        canvas.put(
            row, 28, isIn ? "\(here) of \(line.counts.total)" : waiting, isIn ? .plain : .warn,
            width: 9, align: .right)
        let permille = attendance.permille(line)
        canvas.put(
            row, 38, isIn ? "\(BoardWords.percent(permille)) %" : "", width: 7, align: .right)
        canvas.chartBar(row, 46, permille ?? 0, of: 1000, width: min(8, width - 47))
    }

    private func draw(
        _ line: FeeOverview.ClassLine, _ row: Int, _ column: Int, on canvas: inout Canvas
    ) {
        canvas.put(row, column, line.name, width: 6)
        let percent = line.paidPercent ?? 0
        let room = min(30, canvas.size.columns - column - 16)
        canvas.chartBar(row, column + 7, percent, of: 100, width: room)
        canvas.putRight(row, "\(percent) %", before: canvas.size.columns - 1)
    }
}
