// A list of rows. A move costs one highlighted cell and the `>`; the rows themselves never move
// under the cursor. Rows come in pages, not as a scroll: turning a page repaints, stepping does
// not.

/// How wide a column is.
enum ColumnWidth: Equatable, Sendable {
    case fixed(Int)
    /// Shares what the fixed columns leave.
    case rest
}

/// One column of a table. Where room is short, the highest priority number goes first.
struct Column<Row> {
    let heading: String
    let width: ColumnWidth
    let align: Alignment
    let priority: Int
    let isName: Bool
    let style: (Row) -> Style
    let text: (Row) -> String

    init(
        _ heading: String, width: ColumnWidth, align: Alignment = .left, priority: Int = 0,
        style: @escaping (Row) -> Style = { _ in .plain }, text: @escaping (Row) -> String
    ) {
        self.heading = heading
        self.width = width
        self.align = align
        self.priority = priority
        self.isName = false
        self.style = style
        self.text = text
    }

    private init(name heading: String, width: ColumnWidth, text: @escaping (Row) -> String) {
        self.heading = heading
        self.width = width
        self.align = .left
        self.priority = 0
        self.isName = true
        self.style = { _ in .plain }
        self.text = text
    }

    /// A column of names in any script: never the last one, and never highlighted.
    static func name(
        _ heading: String, width: ColumnWidth = .rest, text: @escaping (Row) -> String
    ) -> Column {
        Column(name: heading, width: width, text: text)
    }
}

/// Where the cursor of a table stands.
struct TableState: Equatable, Sendable {
    var cursor = 0
    /// Rows a page key moves by; `fit` sets it from the room there is.
    var page = 15
    /// False while another part of the screen, such as a search line, has the keys.
    var isFocused = true
    /// True while a search line above has the keys; Down leads from there to the marked row.
    var isUnderLine = false

    /// Moves the cursor. False for a key that is not a movement.
    mutating func move(_ key: Key, count: Int) -> Bool {
        switch key {
        case .up: cursor -= 1
        case .down: cursor += 1
        case .pageUp: cursor -= page
        case .pageDown: cursor += page
        case .home: cursor = 0
        case .end: cursor = count - 1
        default: return false
        }
        keep(within: count)
        return true
    }

    /// Keeps the cursor on a row that exists.
    mutating func keep(within count: Int) { cursor = max(0, min(cursor, count - 1)) }

    /// Follows a row by its key after a reload; stays in place where the row is gone.
    mutating func follow<Key: Equatable>(_ key: Key?, in keys: [Key]) {
        if let key, let place = keys.firstIndex(of: key) { cursor = place }
        keep(within: keys.count)
    }

    func selected<Row>(in rows: [Row]) -> Row? {
        rows.indices.contains(cursor) ? rows[cursor] : nil
    }

    /// The rows of the cursor's page.
    func visible(of count: Int, room: Int) -> Range<Int> {
        guard count > 0, room > 0 else { return 0..<0 }
        let at = max(0, min(cursor, count - 1))
        let top = at / room * room
        return top..<min(count, top + room)
    }
}

extension Canvas {
    /// Draws a heading and the cursor's page of rows; a sentence where there are none. A table that
    /// holds one window of a longer list says where the window begins, and how long the list is.
    ///
    /// - Parameter clicks: the keys a click on a heading stands for; the others lead to the first
    ///   row.
    mutating func table<Row>(
        _ columns: [Column<Row>], _ rows: [Row], _ state: TableState, in area: Area? = nil,
        empty: String, from first: Int = 0, of total: Int? = nil, opens: Bool = true,
        clicks: [String: [Key]] = [:]
    ) {
        let area = area ?? self.area
        guard area.size.rows > 1, area.size.columns > 4 else { return }
        say(
            .table(
                ToldTable(
                    columns, rows, state, empty: empty, first: first, total: total, opens: opens)),
            area.row, area.column
        ) { $0.page(of: columns, rows, state, in: area, empty: empty, clicks: clicks) }
    }

    private mutating func page<Row>(
        of columns: [Column<Row>], _ rows: [Row], _ state: TableState, in area: Area,
        empty: String, clicks: [String: [Key]]
    ) {
        let layout = TableLayout(columns, columnsWide: area.size.columns)
        for place in layout.places {
            let column = columns[place.index]
            put(
                area.row, area.column + place.column, column.heading, .title, width: place.width,
                align: column.align)
            let isOwn = state.isFocused && !state.isUnderLine
            let start = area.column + place.column
            spot(
                area.row, start..<start + place.width,
                clicks[column.heading] ?? (isOwn ? [.home] : []))
        }
        guard !rows.isEmpty else {
            put(area.row + 2, area.column + 2, empty, width: area.size.columns - 2)
            if state.isFocused { cursor = Position(row: area.row + 2, column: area.column) }
            return
        }
        let shown = state.visible(of: rows.count, room: area.size.rows - 1)
        for index in shown {
            let row = area.row + 1 + index - shown.lowerBound
            let at = max(0, min(state.cursor, rows.count - 1))
            let isCurrent = index == at
            rowSpot(row, area, state, steps: [Key].steps(from: at, to: index))
            tableRow(columns, rows[index], layout, row, area.column, isCurrent && state.isFocused)
        }
    }

    /// A click goes to the row; on the marked row it opens.
    private mutating func rowSpot(
        _ row: Int, _ area: Area, _ state: TableState, steps: @autoclosure () -> [Key]
    ) {
        guard look.hasMouse, state.isFocused || state.isUnderLine else { return }
        let keys = (state.isUnderLine ? [.down] : []) + steps()
        spot(row, area.columns, keys.isEmpty ? [.enter] : keys)
    }

    private mutating func tableRow<Row>(
        _ columns: [Column<Row>], _ value: Row, _ layout: TableLayout, _ row: Int, _ left: Int,
        _ isCurrent: Bool
    ) {
        if isCurrent {
            put(row, left, ">", layout.highlighted == nil ? .focus : .plain)
            cursor = Position(row: row, column: left)
        }
        for place in layout.places {
            let column = columns[place.index]
            let text = column.text(value)
            if column.isName {
                name(row, left + place.column, text, column.style(value), width: place.width)
                continue
            }
            let isLit = isCurrent && layout.highlighted == place.index
            put(
                row, left + place.column, text, isLit ? .focus : column.style(value),
                width: place.width, align: column.align)
        }
    }
}

/// Which columns have room, and where.
struct TableLayout: Equatable {
    struct Place: Equatable {
        let index: Int
        let column: Int
        let width: Int
    }

    private(set) var places: [Place] = []
    /// The one cell that shows the cursor: the first column that is not a name.
    let highlighted: Int?

    private static let marker = 2
    private static let gap = 2
    private static let least = 12

    init<Row>(_ columns: [Column<Row>], columnsWide room: Int) {
        var kept = Array(columns.indices)
        while kept.count > 1, Self.need(kept.map { columns[$0].width }) > room,
            let least = kept.max(by: { columns[$0].priority < columns[$1].priority }),
            columns[least].priority > 0
        {
            kept.removeAll { $0 == least }
        }
        highlighted = kept.first { !columns[$0].isName }
        let fixed = kept.reduce(0) { $0 + Self.width(columns[$1].width, rest: 0) }
        let sharing = kept.filter { columns[$0].width == .rest }.count
        let free = room - Self.marker - fixed - Self.gap * max(0, kept.count - 1)
        let edge = columns.indices.last.map { columns[$0].isName } == true ? Self.gap : 0
        let rest = sharing > 0 ? max(4, (free - edge) / sharing) : 0
        var column = Self.marker
        for index in kept where column < room {
            let width = min(Self.width(columns[index].width, rest: rest), room - column)
            places.append(Place(index: index, column: column, width: width))
            column += width + Self.gap
        }
    }

    private static func need(_ widths: [ColumnWidth]) -> Int {
        marker + gap * (widths.count - 1) + widths.reduce(0) { $0 + width($1, rest: least) }
    }

    private static func width(_ width: ColumnWidth, rest: Int) -> Int {
        switch width {
        case .fixed(let columns): columns
        case .rest: rest
        }
    }
}
