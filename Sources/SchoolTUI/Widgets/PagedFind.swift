// A list too long to be held, under a search line: each key in the line reads one window of rows,
// so ten thousand cost no more than fifty. In the line letters find, in the rows letters command.

/// The search line, the cursor and the page of a list that is read in windows.
struct PagedFind: Equatable, Sendable {
    private(set) var line = LineEditor(limit: 40)
    /// True while letters go to the search line; false while they command.
    private(set) var isFinding = true
    private(set) var total = 0
    /// False where so many were hit that nobody counted them; whoever goes to the end finds out.
    private var isCounted = true
    private var cursor = 0
    /// The row at the head of the page, and the row that was read first.
    private var top = 0
    private var readFrom = 0
    private var page = 15
    /// How many rows were asked for, and how many came.
    private var asked = 0
    private var came = 0
    /// How many there are before anything is typed.
    private var whole: Int?
    /// A key asks for other rows of the same list, so that nobody need be counted again.
    private var isSameList = false

    var words: String { line.text }
    /// The place of the cursor in the whole list.
    var place: Int { cursor }

    /// With words already typed: letters on home begin a search.
    init(words: String = "") { line.text = words }

    /// What one reading brings.
    typealias Window<Row> = (rows: [Row], total: Int, isCounted: Bool)

    /// A smaller window keeps the cursor's row; a larger one shows more of what was read.
    mutating func fit(rows: Int) {
        page = max(1, rows)
        if cursor >= top + page { top = cursor - page + 1 }
    }

    /// True where the window shows more than was read, and there may be more.
    var lacksRows: Bool { top - readFrom + page > came && came == asked && asked > 0 }

    /// Reads the rows of the page, and no others: every key of a search reads them anew.
    mutating func read<Row>(
        _ window: (_ words: String, _ offset: Int, _ limit: Int, _ counts: Bool) throws
            -> Window<Row>
    ) rethrows -> [Row] {
        let (limit, known) = (page, isSameList && line.isEmpty ? whole : nil)
        isSameList = false
        let counts = line.isEmpty && known == nil
        var found = try window(words, top, limit, counts)
        if found.rows.isEmpty, found.total > 0 {
            cursor = (known ?? found.total) - 1
            turnToCursor()
            found = try window(words, top, limit, counts)
        }
        (total, isCounted) = known.map { ($0, true) } ?? (found.total, found.isCounted)
        (readFrom, asked, came) = (top, limit, found.rows.count)
        cursor = max(0, min(cursor, total - 1))
        if line.isEmpty { whole = total }
        if whole == nil { whole = try window("", 0, 1, true).total }
        return found.rows
    }

    /// The places of the page behind the one that is shown, where there is one.
    var next: Range<Int>? { top + page < total ? top + page..<top + 2 * page : nil }

    func selected<Row>(in rows: [Row]) -> Row? {
        let place = cursor - readFrom
        return rows.indices.contains(place) ? rows[place] : nil
    }

    mutating func type(_ key: Key) -> Typed {
        isFinding ? typeInLine(key) : typeInRows(key)
    }

    mutating func paste(_ text: String) -> Typed {
        isFinding = true
        return found(line.paste(text))
    }

    /// Back to the search line, as it stands.
    mutating func goToLine() { isFinding = true }

    /// Empties the search line and goes to it; the head of the same list is shown.
    mutating func clear() {
        isFinding = true
        _ = line.clear()
        _ = found(.changed)
    }

    /// Other rows than before: a class was chosen, or all.
    mutating func begin() {
        whole = nil
        cursor = 0
        top = 0
    }

    private mutating func typeInLine(_ key: Key) -> Typed {
        switch key {
        case .down, .tab:
            isFinding = false
            return .taken
        case .pageDown, .pageUp: return move(key)
        case .escape where !line.isEmpty: return found(line.clear())
        default: return found(line.type(key))
        }
    }

    private mutating func typeInRows(_ key: Key) -> Typed {
        if key == .backTab || (key == .up && cursor == 0) {
            isFinding = true
            return .taken
        }
        guard key == .escape, !line.isEmpty else { return move(key) }
        isFinding = true
        return found(line.clear())
    }

    private mutating func found(_ edit: Edit) -> Typed {
        switch edit {
        case .ignored: return .ignored
        case .moved: return .taken
        case .refused(let reason): return .say(.warning(reason))
        case .changed, .cut:
            cursor = 0
            top = 0
            isSameList = true
            return edit.objection.map { .loadSaying(.warning($0)) } ?? .load
        }
    }

    private mutating func move(_ key: Key) -> Typed {
        var table = TableState(cursor: cursor, page: page)
        guard table.move(key, count: isCounted ? total : .max / 2) else { return .ignored }
        cursor = table.cursor
        let before = top
        turnToCursor()
        isSameList = top != before
        return top == before ? .taken : .load
    }

    /// Rows come in pages: the page moves only when the cursor leaves it.
    private mutating func turnToCursor() {
        if cursor < top || cursor >= top + page { top = max(0, cursor) / page * page }
    }

    /// `3 of 1,284`.
    private var counted: String {
        guard let whole, !line.isEmpty else { return grouped(total) }
        guard isCounted else { return "many of \(grouped(whole))" }
        return "\(grouped(total)) of \(grouped(whole))"
    }
}

extension PagedFind {
    /// What stands in an empty list, with what finds somebody.
    func nobody(orElse way: String = "Ctrl-U clears the line") -> String {
        words.isEmpty
            ? "Nobody is found." : "Nobody is found: use fewer letters; \(way)."
    }

    /// The search line with what it is narrowed to and the number of rows, and the rows, which may
    /// leave some lines below them free.
    func draw<Row>(
        _ rows: [Row], _ columns: [Column<Row>], label: String, narrowing: String,
        isMarked: (Row) -> Bool = { _ in false }, empty: String, leaving below: Int = 0,
        on canvas: inout Canvas
    ) {
        let area = Area(
            row: 1, column: 0, rows: canvas.size.rows - 1 - below, columns: canvas.size.columns)
        let shown = Array(rows.dropFirst(top - readFrom).prefix(max(0, area.size.rows - 1)))
        let state = TableState(
            cursor: cursor - top, page: page, isFocused: !isFinding, isUnderLine: isFinding)
        canvas.table(
            columns, shown, state, in: area, empty: empty, from: top,
            of: isCounted ? total : .max)
        for (line, row) in shown.enumerated() where isMarked(row) {
            canvas.put(2 + line, 1, "*", .good)
        }
        if isFinding, !shown.isEmpty { canvas.put(2 + state.cursor, 0, ">", .dim) }
        let only = narrowing.isEmpty ? "" : "only \(narrowing)"
        let found = [counted, only].filter { !$0.isEmpty }.joined(separator: ", ")
        let told = ToldField(
            label: label, value: words, kind: .finder(found: found), isFocused: isFinding)
        canvas.say(.field(told), 0) { canvas in
            canvas.put(0, 1, label, .title)
            if !only.isEmpty { canvas.put(0, 44, only, width: 16) }
            canvas.putRight(0, counted, before: canvas.size.columns)
            canvas.edit(line, 0, TextWidth.columns(label) + 3, width: 30, isFocused: isFinding)
        }
    }
}
