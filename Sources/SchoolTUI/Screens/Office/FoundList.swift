// A list short enough to be held whole, such as classes or staff: each key in its search line
// narrows the rows that were read, and nothing is read again.

import SchoolCore

/// Rows, a search line that narrows them, and a cursor.
struct FoundList<Row: Sendable>: Sendable {
    fileprivate(set) var all: [Row] = []
    fileprivate(set) var line: FindList
    var arrangement = Arrangement()
    /// What a row is found by; the code names one row alone.
    private let words: @Sendable (Row) -> PickOption

    /// Words may be typed already, for whoever comes to see some rows only.
    init(finding typed: String = "", foundBy words: @escaping @Sendable (Row) -> PickOption) {
        line = FindList(words: typed)
        self.words = words
    }

    /// The rows that match what is typed, in the office's order.
    fileprivate var matching: [Row] {
        guard !line.words.isEmpty else { return all }
        return all.filter { Matching.rank(line.words, in: words($0)) != nil }
    }

    var isFinding: Bool { line.isFinding }

    fileprivate func code(of row: Row) -> String { words(row).code }

    mutating func fit(_ size: Size) { line.table.page = max(1, size.rows - 3) }

    mutating func type(_ key: Key) -> Typed {
        narrowed(line.type(key, count: matching.count))
    }

    mutating func paste(_ text: String) -> Typed { narrowed(line.paste(text)) }

    /// Changed words narrow the rows in hand.
    private func narrowed(_ typed: Typed) -> Typed {
        switch typed {
        case .load: .taken
        case .loadSaying(let notice): .say(notice)
        default: typed
        }
    }

    /// `3 of 12`, or `12` while nothing is typed.
    var counted: String {
        line.words.isEmpty
            ? grouped(all.count) : "\(grouped(matching.count)) of \(grouped(all.count))"
    }
}

/// A screen that is one such list, ordered, narrowed and exported as the person wants it.
protocol FindingScreen: ExportingScreen, ArrangedScreen {
    associatedtype Row: Sendable
    var list: FoundList<Row> { get set }
    var columns: [SheetColumn<Row>] { get }
}

extension FindingScreen {
    var arrangement: Arrangement {
        get { list.arrangement }
        set {
            let code = selected.map(list.code)
            list.arrangement = newValue
            list.line.table.follow(code, in: rows.map(list.code))
        }
    }
    var headings: [String] { columns.map(\.shown.heading) }

    /// The rows that match what is typed, as they are ordered.
    var rows: [Row] { arrangement.rows(list.matching, by: columns) }
    var selected: Row? { list.line.table.selected(in: rows) }

    /// New rows, arranged as this person left them; the cursor stays on its row, or where the row
    /// is gone in its place.
    mutating func show(_ rows: [Row], at desk: Office) {
        let code = selected.map(list.code)
        list.all = rows
        list.arrangement = Arrangement(remembered: desk.preferences[.list(exportName)])
        list.line.table.follow(code, in: self.rows.map(list.code))
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport(
            exportName, narrowing: list.line.words, arrangement.columns(columns), rows)
    }

    mutating func type(_ key: Key) -> Typed { list.type(key) }
    mutating func paste(_ text: String) -> Typed { list.paste(text) }
    mutating func fit(_ size: Size) { list.fit(size) }
    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    var fieldHelp: String? {
        list.isFinding
            ? "Type beginnings of words, in any order. Down goes to the rows, / comes back." : nil
    }
}

extension FindingScreen {
    /// A click on a heading orders by it: `s` and the number of its line.
    fileprivate var headingClicks: [String: [Key]] {
        let first: [Key] = list.isFinding ? [.down, "s"] : ["s"]
        let numbered = headings.prefix(9).enumerated().map { place, heading in
            (heading, first + [.character(Character(String(place + 1)))])
        }
        return Dictionary(numbered) { first, _ in first }
    }
}

extension Canvas {
    /// The search line with the number of rows, and below a rule the rows themselves.
    mutating func found<Finding: FindingScreen>(
        _ screen: Finding, _ label: String, empty: String
    ) {
        let list = screen.list
        rule(1)
        var state = list.line.table
        state.isUnderLine = list.isFinding
        sheet(
            screen.arrangement.columns(screen.columns), screen.rows, state, in: area.below(2),
            empty: list.line.words.isEmpty
                ? empty : "Nothing here begins like that. Ctrl-U clears the line.",
            clicks: screen.headingClicks)
        find(label, list.line, 0, found: list.counted)
    }
}
