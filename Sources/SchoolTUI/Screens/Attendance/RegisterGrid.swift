// Where everything of the register stands: 40 pupils in two columns at 80x24, one column where it
// is narrow, details below where there is room. Pupils come in pages: a row never moves under the
// cursor.

/// The places of a register for one size of screen and one class.
struct RegisterGrid: Equatable, Sendable {
    /// One pupil's place: a row, and the column where the pupil's part of it begins.
    struct Place: Equatable {
        let row: Int
        let left: Int
    }

    var size = Size()
    var pupils = 0
    /// Digits of the highest roll number.
    var rollWidth = 2

    /// The row of the counts is 0; the pupils follow.
    static let firstRow = 1
    private static let rowsAboveDetails = 20
    private static let leastDetails = 8

    /// Side by side.
    var columns: Int { size.columns >= 76 ? 2 : 1 }

    /// The row of the rule above the details; nil where there is no room for them.
    var detailsRow: Int? {
        let row = Self.firstRow + Self.rowsAboveDetails
        let fits = size.columns >= 110 && size.rows >= row + 1 + Self.leastDetails
        return fits ? row : nil
    }

    /// Pupils below each other.
    var rows: Int {
        max(1, detailsRow == nil ? size.rows - Self.firstRow : Self.rowsAboveDetails)
    }

    var perPage: Int { rows * columns }
    var pages: Int { max(1, (pupils + perPage - 1) / perPage) }

    func page(of pupil: Int) -> Int { pupil / perPage }

    /// The pupils shown together with this one.
    func shown(with pupil: Int) -> Range<Int> {
        let first = page(of: pupil) * perPage
        return min(first, pupils)..<min(first + perPage, pupils)
    }

    func place(of pupil: Int) -> Place {
        let onPage = pupil % perPage
        return Place(row: Self.firstRow + onPage % rows, left: left(of: onPage / rows))
    }

    /// Where the line between the two columns of pupils stands.
    var separator: Int? { columns > 1 ? width : nil }

    // Columns, counted from a place's left.

    var marker: Int { 1 }
    var roll: Int { 2 }
    var name: Int { roll + rollWidth + 1 }
    var nameWidth: Int { max(4, mark - name - 2) }
    /// The bracket before the letter; the letter has the cursor.
    var mark: Int { history - (showsRemarks ? 6 + remarkWidth : 5) }
    var star: Int { mark + 3 }
    var remark: Int { mark + 5 }
    var remarkWidth: Int { 13 + max(0, width - 60) / 2 }
    var history: Int { width - 3 - historyDays }
    var historyDays: Int { showsRemarks ? 10 : 5 }
    var showsRemarks: Bool { width >= 56 }

    private var width: Int { size.columns / columns }
    /// Columns one pupil's row takes.
    var columnWidth: Int { width }

    private func left(of column: Int) -> Int { column == 0 ? 0 : column * width + 1 }

    /// Where a movement key leads from a pupil; nil for a key that is no movement.
    func moved(_ key: Key, from pupil: Int) -> Int? {
        let wanted: Int
        switch key {
        case .up: wanted = pupil - 1
        case .down, .tab: wanted = pupil + 1
        case .backTab: wanted = pupil - 1
        case .left: wanted = pupil % perPage >= rows ? pupil - rows : pupil
        case .right: wanted = pupil % perPage + rows < perPage ? pupil + rows : pupil
        case .pageUp: wanted = pupil - perPage
        case .pageDown: wanted = pupil + perPage
        case .home: wanted = 0
        case .end: wanted = pupils - 1
        default: return nil
        }
        return max(0, min(wanted, pupils - 1))
    }
}
