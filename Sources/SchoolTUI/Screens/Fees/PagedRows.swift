// A list too long to be held: rows are read a page at a time, and the page turns only when the
// cursor leaves it.

/// The rows that were read, and where the cursor stands among all of them.
struct PagedRows<Row: Sendable>: Sendable {
    private(set) var total = 0
    private var rows: [Row] = []
    private var cursor = 0
    private var top = 0
    private var page = 15

    var selected: Row? {
        rows.indices.contains(cursor - top) ? rows[cursor - top] : nil
    }

    /// The rows of the page, and the cursor on it.
    var shown: (rows: [Row], state: TableState) {
        (Array(rows.prefix(page)), TableState(cursor: cursor - top, page: page))
    }

    /// The place of the page's first row among all.
    var first: Int { top }

    mutating func fit(rows: Int) {
        page = max(1, rows)
        if cursor >= top + page { top = cursor - page + 1 }
    }

    /// True where the window is larger than what was read, and there is more.
    var lacksRows: Bool { page > rows.count && top + rows.count < total }

    /// Reads the page of the cursor, and a little more for a larger window.
    mutating func read(
        _ window: (_ offset: Int, _ limit: Int) throws -> (rows: [Row], total: Int)
    ) rethrows {
        let limit = max(page, 64)
        var found = try window(top, limit)
        if found.rows.isEmpty, found.total > 0 {
            cursor = min(cursor, found.total - 1)
            top = cursor / page * page
            found = try window(top, limit)
        }
        (rows, total) = (found.rows, found.total)
        cursor = max(0, min(cursor, total - 1))
    }

    /// Another list than before: from its first row.
    mutating func begin() { (cursor, top) = (0, 0) }

    mutating func type(_ key: Key) -> Typed {
        var table = TableState(cursor: cursor, page: page)
        guard table.move(key, count: total) else { return .ignored }
        cursor = max(0, table.cursor)
        guard cursor < top || cursor >= top + page else { return .taken }
        top = cursor / page * page
        return .load
    }
}
