// A list short enough to be held whole, such as classes or staff: the cursor stands in the find field
// and each key narrows the rows. In the field letters find, in the rows letters command.

import SchoolCore

/// Rows with a cursor, and a find field that narrows them.
struct FoundList<Row: Sendable>: Sendable {
    private(set) var all: [Row] = []
    private(set) var find = LineEditor(limit: 40)
    private(set) var isFinding = true
    private(set) var table = TableState()
    /// What a row is found by; the code names one row alone.
    private let words: @Sendable (Row) -> PickOption

    init(foundBy words: @escaping @Sendable (Row) -> PickOption) { self.words = words }

    /// The rows that match what is typed.
    var rows: [Row] {
        guard !find.isEmpty else { return all }
        return all.filter { Matching.rank(find.text, in: words($0)) != nil }
    }

    var selected: Row? { table.selected(in: rows) }

    /// New rows; the cursor stays on its row, or where the row is gone in its place.
    mutating func show(_ rows: [Row]) {
        let code = selected.map { words($0).code }
        all = rows
        table.follow(code, in: self.rows.map { words($0).code })
    }

    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 3) }

    mutating func startFinding() { isFinding = true }

    mutating func type(_ key: Key) -> Typed {
        switch key {
        case .escape where !find.isEmpty:
            isFinding = true
            return found(find.clear())
        case .down where isFinding, .tab where isFinding:
            isFinding = false
            return .taken
        case .up where !isFinding && table.cursor == 0, .backTab:
            isFinding = true
            return .taken
        case .pageUp, .pageDown: return .if(table.move(key, count: rows.count))
        default: break
        }
        return isFinding ? found(find.type(key)) : .if(table.move(key, count: rows.count))
    }

    mutating func paste(_ text: String) -> Typed {
        isFinding = true
        return found(find.paste(text))
    }

    private mutating func found(_ edit: Edit) -> Typed {
        switch edit {
        case .ignored: return .ignored
        case .moved: return .taken
        case .refused(let reason): return .say(.warning(reason))
        case .changed:
            table.cursor = 0
            return .taken
        }
    }

    /// `3 of 12`, or `12` while nothing is typed.
    var counted: String {
        find.isEmpty ? grouped(all.count) : "\(grouped(rows.count)) of \(grouped(all.count))"
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
        list.isFinding ? "Beginnings of words in any order; Down goes to the rows." : nil
    }

    static var findAction: Action<Self> {
        Action("/", label: "Filter", name: "Find in this list", help: "Goes to the find field.") {
            screen, _ in
            screen.list.startFinding()
            return .stay
        }
    }
}

extension Canvas {
    /// The find field with the number of rows, and below a line the rows themselves.
    mutating func found<Row>(
        _ list: FoundList<Row>, _ label: String, _ columns: [Column<Row>], empty: String
    ) {
        let rows = list.rows
        var state = list.table
        state.isFocused = !list.isFinding
        rule(1)
        table(
            columns, rows, state, in: area.below(2),
            empty: list.find.isEmpty ? empty : "Nothing in this list begins like that.")
        if list.isFinding, !rows.isEmpty {
            let shown = state.visible(of: rows.count, room: max(0, size.rows - 3))
            put(3 + state.cursor - shown.lowerBound, 0, ">", .dim)
        }
        put(0, 1, label, .title)
        putRight(0, list.counted)
        edit(list.find, 0, TextWidth.columns(label) + 3, width: 30, isFocused: list.isFinding)
    }
}
