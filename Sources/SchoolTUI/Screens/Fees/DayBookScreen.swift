// The day book: every receipt of a day with the running total, papers that take back below zero,
// and what must lie in the drawer. A day is opened with what was counted in the morning and closed
// with what is counted in the evening; a closed day takes no entry any more.

import SchoolCore

/// The money of one day.
struct DayBookScreen: ExportingScreen {
    private(set) var day: Day
    private var today: Day
    private var book: DayBook?
    /// True while sums by method, head and cashier are shown instead of the receipts.
    private(set) var showsSums = false
    /// The receipts of one method or one cashier, or all.
    private var only = DayBookNarrowing.everything
    private var lines = TableState()
    /// Columns of the lines, beside which the sums may stand.
    private var width = 80
    private var sums = TableState()
    private var money = Currency(code: "")
    private var clock: OfficeClock?

    init(on day: Day) {
        self.day = day
        today = day
    }

    var title: String { "Day book" }
    var prompt: String {
        if let left = book?.leftOpen.last {
            return "\(left.shortText) was left open: Left goes there, F8 closes it."
        }
        return showsSums
            ? "? shows the entries behind a sum   v receipts"
            : selected?.isTakenBack == true
                ? "* taken back by a paper below   Enter opens   ? entries"
                : "Enter opens   ? entries   v sums   Left Right days"
    }
    var status: String { book.map { DrawerWords.status($0.drawer, money) } ?? "" }

    private var rows: [DayBookNarrowing.Row] { only.rows(of: book?.lines ?? []) }
    private var selected: DayBook.Line? {
        showsSums ? nil : lines.selected(in: rows)?.line
    }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        money = session.school.profile.money
        clock = session.clock
        today = session.today
        let last = lines.selected(in: rows)?.line.paper
        let read = try session.dayBook(on: day)
        book = read
        lines.follow(last, in: rows.map(\.line.paper))
        sums.keep(within: sumRows.count)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    mutating func fit(_ size: Size) {
        lines.page = max(1, size.rows - 4)
        sums.page = lines.page
        width = size.columns >= Self.besideSums ? size.columns - Self.sumColumns : size.columns
    }

    /// A window that wide shows the sums beside the lines, in so many columns.
    private static let (besideSums, sumColumns) = (110, 37)

    mutating func type(_ key: Key) -> Typed {
        switch key {
        case .left: return turn(to: day - 1)
        case .right where day >= today:
            return .say("That is today: no day lies after it.")
        case .right: return turn(to: day + 1)
        case .tab, .backTab:
            showsSums.toggle()
            return .taken
        default:
            return .if(
                showsSums
                    ? sums.move(key, count: sumRows.count) : lines.move(key, count: rows.count))
        }
    }

    private mutating func turn(to other: Day) -> Typed {
        day = other
        (lines.cursor, sums.cursor) = (0, 0)
        return .load
    }

    fileprivate mutating func toggleSums() { showsSums.toggle() }
}

// What can be done.
extension DayBookScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let line = selected
        return [
            Action(
                .enter, label: "Open", name: "Open the receipt",
                help: "Shows the receipt of this line.",
                blocked: line == nil ? "There is no receipt to open." : nil
            ) { _, desk in try line.map { try FeeDoors.receipt($0.receipt, at: desk) } ?? .stay },
            Action(
                .f(4), "o", label: "Only", name: "Only one method or cashier",
                help: "Shows the receipts of one method or one cashier, or all."
            ) { screen, _ in screen.chooseNarrowing() },
            Action(
                "t", label: "Today", name: "The day book of today",
                help: "Goes to today."
            ) { screen, desk in
                screen.day = desk.session.today
                return .reload
            },
            Action(
                .f(6), "v", label: "Sums", name: "Receipts or sums",
                help: "Goes between the receipts and the sums by method, head and cashier."
            ) { screen, _ in
                screen.toggleSums()
                return .stay
            },
            Self.exporting(),
            floatAction,
            countingAction(desk),
            EntriesDoor.action(over: Self.self, figure),
        ]
    }

    private func chooseNarrowing() -> Step<Office> {
        let choices = DayBookNarrowing.choices(of: book)
        let options = choices.map { PickOption("", $0.name) }
        return .choose("Which receipts", options) { (screen: inout Self, _, place) in
            screen.only = choices[place]
            screen.showsSums = false
            screen.lines.cursor = 0
            return .stay
        }
    }

    /// F2: the float of today, for as long as today is open.
    private var floatAction: Action<Self> {
        let isOpen = day == today && book?.cashDay != nil && book?.cashDay?.closing == nil
        return Action(
            .f(2), "f", label: "Float", name: "Correct the float",
            help: "Sets what lay in the drawer in the morning; the drawer follows.",
            needs: .takingFees,
            blocked: isOpen ? nil : "The float is corrected while today's day book is open."
        ) { screen, desk in
            guard let book = screen.book else { return .stay }
            return .push(try OpenDayScreen(at: desk, correcting: book.float))
        }
    }

    /// F8: the drawer is counted, to open today, or to close today or a day that was left open.
    private func countingAction(_ desk: Office) -> Action<Self> {
        let isOpen = book?.cashDay != nil
        let blocked: String? =
            book?.cashDay?.closing != nil
            ? "This day is closed already."
            : day != today && !isOpen ? "No money was taken on this day: nothing is counted." : nil
        let book = book
        return Action(
            .f(8), "c", label: isOpen ? "Close" : "Open",
            name: isOpen ? "Close the day book" : "Open the day book",
            help: isOpen
                ? "Counts the drawer and closes the day." : "Opens the day with what is counted.",
            needs: .takingFees, blocked: blocked
        ) { _, desk in
            guard isOpen, let book else { return .push(try OpenDayScreen(at: desk)) }
            return .push(CloseDayScreen(book, at: desk))
        }
    }

    /// The figure under the cursor.
    private var figure: (name: String, figure: FeeFigure?)? {
        if showsSums { return sums.selected(in: sumRows).map { ($0.spoken, $0.figure) } }
        return selected.map { ($0.paper, .paper($0.entry)) }
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        guard !showsSums else {
            return ListToExport(
                "day-book-sums", narrowing: day.iso, SumRow.columns(money), sumRows)
        }
        let narrowing = only == .everything ? day.iso : "\(day.iso)-\(only.name)"
        return ListToExport(
            "day-book", narrowing: narrowing, columns, rows, shownIn: width)
    }
}

// Drawing.
extension DayBookScreen {
    func draw(on canvas: inout Canvas) {
        canvas.put(0, 1, only == .everything ? day.text : "\(day.text), \(only.name)", .title)
        canvas.putRight(0, state, book?.cashDay == nil ? .warn : .dim)
        if let book { drawDrawer(book, on: &canvas) }
        let area = canvas.area.below(3)
        guard canvas.size.columns >= Self.besideSums, !showsSums else {
            canvas.rule(2)
            if showsSums {
                canvas.sheet(
                    SumRow.columns(money), sumRows, sums, in: area, empty: "No money today.")
            } else {
                drawLines(in: area, on: &canvas)
            }
            return
        }
        let (left, right) = area.split(at: width, gap: 1)
        canvas.rule(2, in: 0..<left.columns.upperBound)
        canvas.rule(2, "Sums", in: left.columns.upperBound..<canvas.size.columns)
        canvas.bar(left.columns.upperBound, rows: area.rows)
        drawLines(in: left, on: &canvas)
        drawSums(in: right, on: &canvas)
    }

    /// ` Float 5,000.00   In 9,250.00   Out 0.00   In the drawer 14,250.00`; once the day is closed
    /// what was counted, and the difference, instead of what should be there.
    private func drawDrawer(_ book: DayBook, on canvas: inout Canvas) {
        var parts = [
            "Float \(money.text(book.float))", "In \(money.text(book.cashIn))",
            "Out \(money.text(book.cashOut))",
        ]
        var drawer = "In the drawer \(money.text(book.expected))"
        if let closing = book.cashDay?.closing {
            parts.append("Expected \(money.text(closing.expected))")
            drawer =
                "Counted \(money.text(closing.counted)), "
                + DrawerWords.difference(closing.difference, money)
        }
        let room = canvas.size.columns - drawer.count - 3
        while parts.count > 1, parts.joined(separator: "   ").count > room { parts.removeLast() }
        canvas.put(1, 1, parts.joined(separator: "   "), width: max(1, room))
        canvas.putRight(1, drawer, .title)
    }

    private func drawLines(in area: Area, on canvas: inout Canvas) {
        canvas.sheet(
            columns, rows, lines, in: area, empty: "No money was taken or given back on this day.")
    }

    private func drawSums(in area: Area, on canvas: inout Canvas) {
        var last = ""
        var row = area.row
        for sum in sumRows where row < area.rows.upperBound {
            if sum.group != last {
                if !last.isEmpty { row += 1 }
                canvas.put(row, area.column + 1, sum.group, .title)
                row += 1
                last = sum.group
            }
            canvas.put(row, area.column + 2, sum.name, width: 15)
            canvas.put(
                row, area.column + 17, sum.count.map(grouped) ?? "", .dim, width: 5, align: .right)
            canvas.put(
                row, area.column + 22, money.text(sum.amount), width: 14, align: .right)
            row += 1
        }
    }

    /// `open since 09:22 by Karim Uddin`.
    private var state: String {
        guard let clock, let cashDay = book?.cashDay else {
            return day == today ? "not open yet, F8 opens it" : "was never opened"
        }
        if let closing = cashDay.closing {
            return "closed \(clock.time(of: closing.at)) by \(closing.by)"
        }
        return "open since \(clock.time(of: cashDay.openedAt)) by \(cashDay.openedBy)"
    }

    private var columns: [SheetColumn<DayBookNarrowing.Row>] {
        let clock = clock
        return [
            .text("Time", width: .fixed(5)) { clock?.time(of: $0.line.at) ?? "" },
            .text("Paper", width: .fixed(14), style: { $0.line.isTakenBack ? .warn : .plain }) {
                $0.line.isTakenBack ? $0.line.paper + "*" : $0.line.paper
            },
            .name("Pupil") {
                shown(name: $0.line.studentName, latin: $0.line.studentLatinName)
            },
            .text("Class", width: .fixed(5), priority: 2) { $0.line.studentClass },
            .text("How", width: .fixed(6)) { $0.line.method.title },
            .text("Cashier", width: .fixed(13), priority: 3) { $0.line.cashier },
            .money(
                "Amount", in: money, width: 11, style: { $0.line.amount < .zero ? .warn : .plain }
            ) { $0.line.amount },
            .money("Running", in: money, width: 12, priority: 1) { $0.running },
        ]
    }

    var sumRows: [SumRow] { book.map(DayBookSums.rows) ?? [] }
}
