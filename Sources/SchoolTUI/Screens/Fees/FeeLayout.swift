// Where the parts of the account stand, as a function of the window: two halves and the ledger at
// 80x24; the receipt, the day book and the defaulters beside and below them at 120x40.

/// The rows and columns of a pupil's account.
struct FeeLayout: Equatable {
    let size: Size
    private var isFamily = false

    init(_ size: Size) { self.size = size }

    /// The same for a family, whose payment has the whole width.
    var forFamily: FeeLayout {
        var layout = self
        layout.isFamily = true
        return layout
    }

    /// Room for receipt, day book and defaulters.
    var hasPanels: Bool { !isFamily && size.columns >= 116 && size.rows >= 30 }
    /// Where the line between dues and payment stands.
    var middle: Int { max(26, min(isFamily ? 70 : 45, size.columns - 35)) }
    /// Where the line before the panels stands; the right edge where there are none.
    var right: Int { hasPanels ? 81 : size.columns }
    /// Rows of dues and payment, below row 1.
    var upper: Int { hasPanels ? 10 : 8 }
    var ledgerRow: Int { 2 + upper }
    /// Lines of the ledger below its heading.
    var ledgerLines: Int {
        hasPanels ? 8 : max(1, size.rows - ledgerRow - 2)
    }
    var defaultersRow: Int { ledgerRow + 2 + ledgerLines }
    /// Dues that fit above their total.
    var duesLines: Int { upper - 2 }

    var dues: Area { Area(row: 2, column: 0, rows: upper, columns: middle) }
    var payment: Area {
        Area(row: 2, column: middle + 2, rows: upper, columns: right - middle - 3)
    }
    var ledger: Area {
        Area(row: ledgerRow + 1, column: 0, rows: ledgerLines + 1, columns: right)
    }
    /// Above the day book, or below the rule of the given row.
    func panel(below row: Int, rows: Int) -> Area {
        Area(row: row + 1, column: right + 2, rows: rows, columns: size.columns - right - 3)
    }
}
