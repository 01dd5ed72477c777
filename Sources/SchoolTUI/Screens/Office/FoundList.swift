// A list short enough to be held whole, such as classes or staff: each key in its search line
// narrows the rows that were read, and nothing is read again.

import SchoolCore

/// Rows, a search line that narrows them, and a cursor.
struct FoundList<Row: Sendable>: Sendable {
    private(set) var all: [Row] = []
    private(set) var line = FindList()
    /// What a row is found by; the code names one row alone.
    private let words: @Sendable (Row) -> PickOption

    init(foundBy words: @escaping @Sendable (Row) -> PickOption) { self.words = words }

    /// The rows that match what is typed.
    var rows: [Row] {
        guard !line.words.isEmpty else { return all }
        return all.filter { Matching.rank(line.words, in: words($0)) != nil }
    }

    var selected: Row? { line.table.selected(in: rows) }
    var isFinding: Bool { line.isFinding }

    /// New rows; the cursor stays on its row, or where the row is gone in its place.
    mutating func show(_ rows: [Row]) {
        let code = selected.map { words($0).code }
        all = rows
        line.table.follow(code, in: self.rows.map { words($0).code })
    }

    mutating func fit(_ size: Size) { line.table.page = max(1, size.rows - 3) }

    mutating func type(_ key: Key) -> Typed { narrowed(line.type(key, count: rows.count)) }

    mutating func paste(_ text: String) -> Typed { narrowed(line.paste(text)) }

    /// Changed words narrow the rows in hand.
    private func narrowed(_ typed: Typed) -> Typed { typed == .load ? .taken : typed }

    /// `3 of 12`, or `12` while nothing is typed.
    var counted: String {
        line.words.isEmpty ? grouped(all.count) : "\(grouped(rows.count)) of \(grouped(all.count))"
    }
}

/// A screen that is one such list.
protocol FindingScreen: Screen where Desk == Office {
    associatedtype Row: Sendable
    var list: FoundList<Row> { get set }
}

extension FindingScreen {
    mutating func type(_ key: Key) -> Typed { list.type(key) }
    mutating func paste(_ text: String) -> Typed { list.paste(text) }
    mutating func fit(_ size: Size) { list.fit(size) }
    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    var fieldHelp: String? {
        list.isFinding
            ? "Type beginnings of words, in any order. Down goes to the rows, / comes back." : nil
    }
}

extension Canvas {
    /// The search line with the number of rows, and below a rule the rows themselves.
    mutating func found<Row>(
        _ list: FoundList<Row>, _ label: String, _ columns: [Column<Row>], empty: String
    ) {
        rule(1)
        var state = list.line.table
        state.isUnderLine = list.isFinding
        table(
            columns, list.rows, state, in: area.below(2),
            empty: list.line.words.isEmpty ? empty : "Nothing in this list begins like that.")
        find(label, list.line, 0, found: list.counted)
    }
}
