// The day's figures below the search box of the counter, where the window has room for them.

import SchoolCore

/// Three lines of figures under the list of payers.
struct CounterFigures: Sendable {
    private let lines: [(label: String, sum: String, words: String)]

    init(_ fees: FeeOverview, _ session: Session) {
        let money = session.school.profile.money
        lines = [
            (
                "Taken today", money.text(fees.today.net),
                BoardWords.count(fees.today.receipts, "receipt", "receipts")
            ),
            ("This month", money.text(fees.month), ""),
            ("Overdue", money.text(fees.overdue.owed), BoardWords.pupils(fees.overdue.pupils)),
        ]
    }

    /// None at 80x24, where the list of payers needs every row.
    static func rows(in size: Size) -> Int { size.rows >= 33 ? 4 : 0 }

    func draw(on canvas: inout Canvas) {
        let rows = Self.rows(in: canvas.size)
        guard rows > 0 else { return }
        let first = canvas.size.rows - rows
        canvas.rule(first, "The day   = shows more")
        for (place, line) in lines.enumerated() {
            canvas.put(first + 1 + place, 1, line.label, width: 12)
            canvas.put(first + 1 + place, 14, line.sum, .title, width: 16, align: .right)
            canvas.put(first + 1 + place, 32, line.words, .dim)
        }
    }
}
