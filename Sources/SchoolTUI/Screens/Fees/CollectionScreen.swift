// The collection register: what came in over some days, a line for each day by method, what was
// taken back, and what remained. F6 shows the same money by method and by head.

import SchoolCore

/// Money of a range of days.
struct CollectionScreen: ExportingScreen, DayRangeScreen {
    private(set) var days: ClosedRange<Day>
    var typedDays = ""
    private var register: CollectionRegister?
    private(set) var showsSums = false
    private var table = TableState()
    private var sums = TableState()
    private var money = Currency(code: "")
    private var today: Day
    private var size = Size()

    /// The month of a day.
    init(around day: Day) {
        days = day.wholeMonth
        today = day
    }

    var title: String { "Collection" }
    var prompt: String {
        "Enter the day   ? entries   v sums   F4 days   Left Right months"
    }

    private var lines: [CollectionRegister.Line] { register?.lines ?? [] }

    mutating func load(_ desk: Office) throws {
        money = desk.session.school.profile.money
        today = desk.session.today
        register = try desk.session.collection(days)
        table.keep(within: lines.count)
        sums.keep(within: sumRows.count)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    mutating func fit(_ size: Size) {
        self.size = size
        table.page = max(1, size.rows - 4)
        sums.page = table.page
    }

    mutating func type(_ key: Key) -> Typed {
        if let typed = typeDays(key) { return typed }
        switch key {
        case .tab, .backTab:
            showsSums.toggle()
            return .taken
        default:
            return .if(
                showsSums
                    ? sums.move(key, count: sumRows.count) : table.move(key, count: lines.count))
        }
    }

    mutating func show(_ days: ClosedRange<Day>) {
        self.days = days
        (table.cursor, sums.cursor) = (0, 0)
    }
}

// What can be done.
extension CollectionScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let line = table.selected(in: lines)
        let none = showsSums || line == nil ? "There is no day to open." : nil
        return [
            Action(
                .enter, label: "Day", name: "The day book of this day",
                help: "Opens the day book of this day.", blocked: none
            ) { _, _ in line.map { .push(DayBookScreen(on: $0.day)) } ?? .stay },
            Action(
                .f(4), "d", label: "Days", name: "Other days", help: "Chooses or types the days."
            ) { screen, _ in screen.chooseDays() },
            Action(
                .f(6), "v", label: "Sums", name: "Days or sums",
                help: "Goes between the days and the sums by method and head."
            ) { screen, _ in
                screen.showsSums.toggle()
                return .stay
            },
            Self.exporting(),
            EntriesDoor.action(over: Self.self, figure),
        ]
    }

    private mutating func chooseDays() -> Step<Office> {
        let month = today.wholeMonth
        return askDays([
            ("Today", today...today), ("Yesterday", (today - 1)...(today - 1)),
            ("The last 7 days", (today - 6)...today), ("This month", month),
            ("The month before", (month.lowerBound - 1).wholeMonth),
            ("The last 90 days", (today - 89)...today),
            ("The last 365 days", (today - 364)...today),
        ])
    }

    private var figure: (name: String, figure: FeeFigure?)? {
        if showsSums { return sums.selected(in: sumRows).map { ($0.spoken, $0.figure) } }
        return table.selected(in: lines).map {
            ("Money of \($0.day.text)", .money(FeeFigure.Taking($0.day...$0.day)))
        }
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        showsSums
            ? ListToExport(
                "collection-sums", narrowing: CollectionSheet.span(days),
                CollectionSheet.sumColumns(money), sumRows, shownIn: size.columns)
            : CollectionSheet.export(days, lines, money, shownIn: size.columns)
    }

    var sumRows: [SumRow] {
        register.map(CollectionSheet.sums) ?? []
    }
}

// Drawing.
extension CollectionScreen {
    func draw(on canvas: inout Canvas) {
        canvas.put(0, 1, FeeListWords.span(days), .title)
        if let register {
            let receipts = register.lines.map(\.receipts).reduce(0, +)
            canvas.putRight(0, FeeListWords.counted(receipts, "receipt"), .dim)
            canvas.put(
                1, 1,
                "Gross \(money.text(register.gross))   Taken back "
                    + money.text(register.takenBack))
            canvas.putRight(1, "Net \(money.text(register.net))", .title)
        }
        canvas.rule(2)
        let area = canvas.area.below(3)
        if showsSums {
            canvas.sheet(CollectionSheet.sumColumns(money), sumRows, sums, in: area, empty: "")
        } else {
            canvas.sheet(
                CollectionSheet.columns(money, in: canvas.size.columns), lines, table,
                in: area,
                empty: "No money was taken in these days. F4 chooses others.")
        }
    }
}

extension Day {
    /// Every day of this day's month.
    var wholeMonth: ClosedRange<Day> { monthRange.lowerBound...(monthRange.upperBound - 1) }
}
