// What a figure was added up from: the lines of the ledger behind it, newest first, with their sum.
// Enter shows the whole entry of a line, both its sides.

import SchoolCore

/// The lines of the ledger behind one figure.
struct EntriesScreen: ExportingScreen {
    let name: String
    let figure: FeeFigure
    private var list = PagedRows<EntryList.Row>()
    private var sum = Money.zero
    private var width = 80
    private var money = Currency(code: "")
    private var clock: OfficeClock?
    private var hasNews = false

    /// The figure as the screen before calls it.
    init(_ name: String, _ figure: FeeFigure) {
        self.name = name
        self.figure = figure
    }

    var title: String { "Entries" }
    var status: String { hasNews ? "changed by others, F5" : "" }

    /// Everything the line under the cursor says.
    var prompt: String {
        guard let row = list.selected else { return "" }
        let at = clock.map { "\($0.time(of: row.at)) " } ?? ""
        let undone = row.reverses.map { "takes back entry \($0.rawValue)" } ?? ""
        return [
            at + (row.by.isEmpty ? "" : "by \(row.by)"), row.paper, row.what, undone, row.reason,
        ]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    }

    mutating func load(_ desk: Office) throws {
        money = desk.session.school.profile.money
        clock = desk.session.clock
        hasNews = false
        var wish = EntryList.Wish(figure)
        var sum = Money.zero
        try list.read { offset, limit in
            (wish.offset, wish.limit) = (offset, limit)
            let found = try desk.session.entries(wish)
            sum = found.sum
            return (found.rows, found.total)
        }
        self.sum = sum
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }
    mutating func fit(_ size: Size) {
        list.fit(rows: size.rows - 3)
        width = size.columns
    }
    var lacksRows: Bool { list.lacksRows }
    mutating func type(_ key: Key) -> Typed { list.type(key) }

    func actions(_ desk: Office) -> [Action<Self>] {
        let row = list.selected
        let isWhole = if case .entry = figure { true } else { false }
        let none = row == nil ? "There is no entry." : isWhole ? "This is the whole entry." : nil
        return [
            Action(
                .enter, label: "Entry", name: "The whole entry",
                help: "Shows both sides of the entry this line belongs to.", blocked: none
            ) { _, _ in
                row.map {
                    .push(EntriesScreen("Entry \($0.entry.rawValue)", .entry($0.entry)))
                } ?? .stay
            },
            Self.exporting(),
        ]
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        var wish = EntryList.Wish(figure)
        wish.limit = -1
        return ListToExport(
            "entries", narrowing: name, columns, try desk.session.entries(wish).rows,
            shownIn: width)
    }

    func draw(on canvas: inout Canvas) {
        let lines = FeeListWords.counted(list.total, "line")
        canvas.put(0, 1, name, .title, width: max(1, canvas.size.columns - 36))
        canvas.putRight(0, "\(lines)   \(money.text(sum))")
        canvas.rule(1)
        let (rows, state) = list.shown
        canvas.sheet(
            columns, rows, state, in: canvas.area.below(2),
            empty: "No entry stands behind this figure.", from: list.first, of: list.total)
    }

    private var columns: [SheetColumn<EntryList.Row>] {
        [
            .text("Entry", width: .fixed(6), align: .right, priority: 1) {
                String($0.entry.rawValue)
            },
            .day("Day") { $0.day },
            .text("Kind", width: .fixed(12), priority: 2) { FeeListWords.kind($0.kind) },
            .text("Account", width: .fixed(16)) { $0.account },
            .name("Pupil") { shown(name: $0.studentName, latin: $0.studentLatinName) },
            .text("What", width: .fixed(26), priority: 3) { $0.what },
            .text("Paper", width: .fixed(13), priority: 4) { $0.paper },
            .money("Amount", in: money) { $0.amount },
        ]
    }
}

/// What `?` does on a screen of figures: it explains the one under the cursor. Where none is
/// there, `?` is the help, which F1 always is.
enum EntriesDoor {
    /// The action that shows the entries behind the figure under the cursor.
    static func action<Owner: Screen>(
        over owner: Owner.Type, _ figure: (name: String, figure: FeeFigure?)?
    ) -> Action<Owner> where Owner.Desk == Office {
        let blocked =
            figure == nil
            ? "There is no figure here."
            : figure?.figure == nil ? "No entry stands behind this one: it was counted." : nil
        var action = Action<Owner>(
            label: "Why", name: "Entries behind the figure",
            help: "Shows the entries of the ledger that this figure was added up from.",
            blocked: blocked
        ) { _, _ in
            guard let figure, let wanted = figure.figure else { return .stay }
            return .push(EntriesScreen(figure.name, wanted))
        }
        if blocked == nil { action.offer.keys = ["?"] }
        return action
    }
}
