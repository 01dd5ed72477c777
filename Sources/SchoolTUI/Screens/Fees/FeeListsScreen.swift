// The accountant's overview: what was billed, conceded, paid and is due, each figure with the
// entries behind it, and the ways to the lists.

import SchoolCore

/// The summary of the fees and the lists below it.
struct FeeListsScreen: ExportingScreen {
    private var summary: FeeSummary?
    private var table = TableState()
    private var money = Currency(code: "")

    var title: String { "Fee lists" }
    var prompt: String { "A letter opens a list   ? shows the entries behind a figure" }

    mutating func load(_ desk: Office) throws {
        money = desk.session.school.profile.money
        summary = try desk.session.feeSummary()
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: rows.count)) }

    var rows: [SumRow] {
        guard let summary else { return [] }
        func row(_ name: String, _ amount: Money, _ figure: FeeFigure?) -> SumRow {
            SumRow(group: "Fees", name: name, count: nil, amount: amount, figure: figure)
        }
        return [
            row("Billed", summary.billed, .billed), row("Conceded", summary.conceded, .conceded),
            row("Paid", summary.paid, .paid), row("Due", summary.owed, .owed),
            row("Overdue", summary.overdue, .overdue),
            row("Paid in advance", summary.advance, .advance),
        ]
    }

    /// The lists, each with its letter.
    private static let ways: [(key: Character, name: String, sentence: String)] = [
        (
            FeeDoors.dayBookKey, "Day book",
            "Receipts of a day, by method, head and cashier; the drawer."
        ),
        ("d", "Defaulters", "Who is behind, since when, and the telephone."),
        ("c", "Collection", "What came in over some days, by method and head."),
        ("a", "Charges", "What was charged: by class, status, head and due day."),
        ("t", "Price list", "Fee heads, structures, raising charges."),
        ("l", "Raises", "What was raised, and undoing it."),
        ("n", "New charge", "A charge outside the price list, for a class or some of it."),
    ]

    private static func step(_ key: Character, _ desk: Office) throws -> Step<Office> {
        switch key {
        case "n": .push(try NewChargeScreen(at: desk))
        case FeeDoors.dayBookKey: .push(DayBookScreen(on: desk.session.today))
        case "d": .push(DefaultersScreen())
        case "c": .push(CollectionScreen(around: desk.session.today))
        case "a": .push(ChargesScreen(around: desk.session.today))
        case "t": .push(FeeStructuresScreen())
        default: .push(RaisesScreen())
        }
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let ways = Self.ways.map { way in
            var action = Action<Self>(
                .character(way.key), label: way.key == "t" ? "Prices" : String(way.name.prefix(6)),
                name: way.name,
                help: way.sentence, group: "Lists",
                needs: way.key == "n" ? .wholeSchool(.writeFees) : nil
            ) { _, desk in try Self.step(way.key, desk) }
            if way.key == "t" { action.offer.keys.append(.f(8)) }
            return action
        }
        let row = table.selected(in: rows)
        return ways + [
            Action(
                .f(6), label: "DayBk", name: "Day book of today", help: "Opens the day book.",
                group: "Lists"
            ) { _, desk in try Self.step(FeeDoors.dayBookKey, desk) },
            Action(
                .enter, label: "Why", name: "Entries of this figure",
                help: "Shows the entries behind this figure."
            ) { _, _ in
                row.flatMap { row in
                    row.figure.map { .push(EntriesScreen(row.name, $0)) }
                } ?? .stay
            },
            EntriesDoor.action(over: Self.self, row.map { ($0.name, $0.figure) }),
            Self.exporting(),
        ]
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("fee-summary", columns, rows)
    }

    func draw(on canvas: inout Canvas) {
        canvas.put(0, 1, "What is billed and what is paid", .title)
        canvas.putRight(0, rate)
        canvas.rule(1)
        let area = Area(
            row: 2, column: 0, rows: rows.count + 1, columns: min(80, canvas.size.columns))
        canvas.sheet(columns, rows, table, in: area, empty: "")
        let top = 4 + rows.count
        canvas.rule(top, "Lists")
        for (place, way) in Self.ways.enumerated() {
            canvas.put(top + 2 + place, 2, String(way.key), .key)
            canvas.put(top + 2 + place, 5, way.name, width: 14)
            canvas.put(top + 2 + place, 20, way.sentence, .dim)
        }
    }

    /// Each figure beside its share of what is to be paid: billed less conceded.
    private var columns: [SheetColumn<SumRow>] {
        let net = summary?.net ?? .zero
        return [
            .text("Figure", width: .rest) { $0.name },
            .money("Amount", in: money, width: 16) { $0.amount },
            .text("Of net", width: .fixed(8), align: .right) { Self.share($0.amount, of: net) },
        ]
    }

    /// `93.4 %`; nothing while nothing is to be paid.
    private static func share(_ part: Money, of net: Money) -> String {
        guard net > .zero, part >= .zero else { return "" }
        let permille = (part.minor * 1000 + net.minor / 2) / net.minor
        return "\(permille / 10).\(permille % 10) %"
    }

    /// `Collection rate 93.4 %   12 pupils behind`.
    private var rate: String {
        guard let summary else { return "" }
        let behind = "\(FeeListWords.counted(summary.defaulters, "pupil")) behind"
        guard let rate = summary.collectionRate else { return "Nothing is billed yet" }
        return "Collection rate \(rate / 10).\(rate % 10) %   \(behind)"
    }
}
