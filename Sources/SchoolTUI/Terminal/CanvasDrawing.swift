// The shapes screens are made of. All of them end in `put` and `clear`, the canvas's own two doors.

/// A rectangle of a canvas.
struct Area: Equatable, Sendable {
    var row: Int
    var column: Int
    var size: Size

    var rows: Range<Int> { row..<(row + max(0, size.rows)) }
    var columns: Range<Int> { column..<(column + max(0, size.columns)) }

    init(row: Int, column: Int, size: Size) {
        self.row = row
        self.column = column
        self.size = size
    }

    init(row: Int, column: Int, rows: Int, columns: Int) {
        self.init(row: row, column: column, size: Size(columns: columns, rows: rows))
    }

    /// This area without its first rows, or with fewer columns on the left.
    func below(_ rows: Int) -> Area {
        Area(row: row + rows, column: column, rows: size.rows - rows, columns: size.columns)
    }

    /// The left part, and what remains on the right of a gap.
    func split(at columns: Int, gap: Int = 0) -> (left: Area, right: Area) {
        let left = Area(row: row, column: column, rows: size.rows, columns: columns)
        let right = Area(
            row: row, column: column + columns + gap, rows: size.rows,
            columns: size.columns - columns - gap)
        return (left, right)
    }
}

extension Canvas {
    /// Text that ends at the right edge, or before the given column.
    mutating func putRight(
        _ row: Int, _ text: String, _ style: Style = .plain, before column: Int? = nil
    ) {
        let edge = column ?? size.columns
        let width = min(TextWidth.columns(Clean.line(text)), edge)
        // What stands on the left and is too long does not run into it.
        if width > 0 { clear(row, max(0, edge - width - 1)..<max(0, edge - width)) }
        put(row, edge - width, text, style, width: width)
    }

    /// Text in the middle of the row.
    mutating func putCentred(_ row: Int, _ text: String, _ style: Style = .plain) {
        let width = min(TextWidth.columns(Clean.line(text)), size.columns)
        put(row, (size.columns - width) / 2, text, style, width: width)
    }

    /// `── Dues, oldest first ──────────`, or a bare line without a title.
    mutating func rule(_ row: Int, _ title: String = "", in columns: Range<Int>? = nil) {
        let range = (columns ?? 0..<size.columns).clamped(to: 0..<size.columns)
        put(row, range.lowerBound, String(repeating: "─", count: range.count), .dim)
        guard !title.isEmpty, range.count > 8 else { return }
        let width = min(TextWidth.columns(Clean.line(title)), range.count - 6)
        put(row, range.lowerBound + 2, "", width: width + 2)
        put(row, range.lowerBound + 3, title, .title, width: width)
    }

    /// A vertical line.
    mutating func bar(_ column: Int, rows: Range<Int>) {
        for row in rows { put(row, column, "│", .dim) }
    }

    /// A box with a title in its upper edge; what was under it is gone.
    mutating func box(_ area: Area, _ title: String = "") {
        guard area.size.columns >= 2, area.size.rows >= 2 else { return }
        clear(area)
        let line = String(repeating: "─", count: area.size.columns - 2)
        put(area.row, area.column, "┌" + line + "┐", .dim)
        put(area.row + area.size.rows - 1, area.column, "└" + line + "┘", .dim)
        for row in area.rows.dropFirst().dropLast() {
            put(row, area.column, "│", .dim)
            put(row, area.column + area.size.columns - 1, "│", .dim)
        }
        guard !title.isEmpty, area.size.columns > 6 else { return }
        let width = min(TextWidth.columns(Clean.line(title)), area.size.columns - 6)
        put(area.row, area.column + 1, "", width: width + 2)
        put(area.row, area.column + 2, title, .title, width: width)
    }

    /// A share as a bar, in whichever way this person's charts are drawn. The number belongs beside
    /// it.
    mutating func blocks(_ row: Int, _ column: Int, share: Double, width: Int) {
        let full = min(width, max(0, Int((share * Double(width)).rounded())))
        let sign =
            switch look.charts {
            case .blocks: "█"
            case .ascii: "#"
            case .none: ""
            }
        put(row, column, String(repeating: sign, count: full), width: width)
    }

    /// A box of at most this size in the middle; gives back the area inside its edges. It has the
    /// keys now, so nothing under it can be clicked.
    mutating func panel(_ title: String, rows: Int, columns: Int) -> Area {
        hearing?.cover()
        let height = min(rows + 2, size.rows)
        let width = min(columns + 4, size.columns)
        let box = Area(
            row: max(0, (size.rows - height) / 2), column: max(0, (size.columns - width) / 2),
            rows: height, columns: width)
        self.box(box, title)
        spots = []
        rowStart = box.column + 2
        return Area(
            row: box.row + 1, column: box.column + 2, rows: max(0, height - 2),
            columns: max(0, width - 4))
    }
}
