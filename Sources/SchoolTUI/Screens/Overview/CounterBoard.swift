// The accountant's board: the drawer, what came in, what is behind, and the last receipts.

import SchoolCore

/// The figures of the counter.
struct CounterBoard: Sendable {
    let fees: FeeOverview
    let money: Currency
    /// The last receipts, and when they were taken, as they stood when the board was read.
    private(set) var receipts: [(line: FeeOverview.Line, time: String)]
    /// Receipts that came since.
    private(set) var news = 0
    private(set) var paying: [SectionID]

    init(_ session: Session) throws {
        let fees = try session.feeOverview()
        let (clock, today) = (session.clock, session.today)
        self.fees = fees
        money = session.school.profile.money
        receipts = fees.last.map {
            ($0, $0.day == today ? clock.time(of: $0.at) : BoardWords.date($0.day))
        }
        paying = fees.classes.enumerated().sorted { left, right in
            let shares = (left.element.paidPercent ?? 0, right.element.paidPercent ?? 0)
            return shares.0 != shares.1 ? shares.0 < shares.1 : left.offset < right.offset
        }.map(\.element.section)
    }

    /// The sums of now; the classes and the receipts stay in their rows.
    func inPlace(of old: CounterBoard) -> CounterBoard {
        var board = self
        board.paying = old.paying
        board.receipts = old.receipts
        let newest = old.receipts.first?.line.receipt
        board.news = fees.last.prefix { $0.receipt != newest }.count
        return board
    }

    var alerts: [HomeAlert] { [fees.leftOpenAlert, fees.longAlert(money)].compactMap { $0 } }
}

// Drawing.
extension CounterBoard {
    func draw(_ alerts: HomeAlerts, on canvas: inout Canvas) {
        let isSmall = canvas.size.rows < 20
        drawFigures(on: &canvas)
        let unit = MoneyUnit(money, for: fees.months.map(\.net))
        let middle = canvas.size.columns / 2
        let height = isSmall ? 3 : 6
        canvas.rules(
            4, "Taken\(unit.words)", isSmall ? "Share paid, lowest" : "Share paid, lowest classes",
            at: middle)
        canvas.bar(middle, rows: 5..<(5 + height))
        canvas.months(
            Array(fees.months.suffix(height)), unit,
            Area(row: 5, column: 1, rows: height, columns: middle - 3))
        drawClasses(5, middle + 2, height, on: &canvas)
        let row = 5 + height
        let rows = min(max(1, alerts.all.count) + 1, canvas.size.rows - row)
        let needs = Area(row: row, column: 0, rows: rows, columns: canvas.size.columns)
        alerts.draw("Needs you (press the number)", needs, on: &canvas)
        drawReceipts(canvas.area.below(row + rows), on: &canvas)
    }

    private func drawFigures(on canvas: inout Canvas) {
        let left: [(String, String, String)] = [
            ("Drawer", fees.drawer.map(money.text) ?? "day book not open yet", ""),
            (
                "Taken today", money.text(fees.today.net),
                BoardWords.count(fees.today.receipts, "receipt", "receipts")
            ),
            ("This month", money.text(fees.month), ""),
            ("Overdue", money.text(fees.overdue.owed), BoardWords.pupils(fees.overdue.pupils)),
        ]
        for (row, figure) in left.enumerated() {
            canvas.put(row, 1, figure.0)
            let isSum = row > 0 || fees.drawer != nil
            canvas.put(
                row, 13, figure.1, isSum ? .title : .dim, width: isSum ? 16 : 24,
                align: isSum ? .right : .left)
            if isSum { canvas.put(row, 31, figure.2) }
        }
        guard canvas.size.columns >= 76 else { return }
        canvas.put(3, 45, "30+ days \(money.text(fees.long.owed))", .dim)
        if fees.today.takenBack > .zero {
            canvas.put(1, 45, "taken back \(money.text(fees.today.takenBack))", .dim)
        }
    }

    private func drawClasses(
        _ row: Int, _ column: Int, _ height: Int, on canvas: inout Canvas
    ) {
        let lines = paying.prefix(height).compactMap { id in
            fees.classes.first { $0.section == id }
        }
        for (place, line) in lines.enumerated() {
            let percent = line.paidPercent ?? 0
            canvas.put(row + place, column, line.name, width: 6)
            canvas.chartBar(
                row + place, column + 7, percent, of: 100,
                width: canvas.size.columns - column - 15)
            canvas.putRight(row + place, "\(percent) %", before: canvas.size.columns - 1)
        }
    }

    private func drawReceipts(_ area: Area, on canvas: inout Canvas) {
        guard area.size.rows > 1 else { return }
        canvas.rule(area.row, "Last receipts")
        let lines = receipts.prefix(area.size.rows - 1)
        for (place, (line, time)) in lines.enumerated() {
            let row = area.row + 1 + place
            canvas.put(row, 1, time, .dim, width: 6)
            canvas.put(row, 8, line.paper, width: 14)
            let isWide = canvas.size.columns >= 76
            canvas.name(
                row, 23, shown(name: line.studentName, latin: line.studentLatin),
                width: canvas.size.columns - (isWide ? 60 : 40))
            canvas.putRight(row, money.text(line.total))
            guard isWide else { continue }
            canvas.put(row, canvas.size.columns - 34, line.studentClass, width: 6)
            canvas.put(row, canvas.size.columns - 28, line.method.title, width: 12)
        }
        if receipts.isEmpty { canvas.put(area.row + 1, 1, "Nothing was taken yet.") }
    }
}
