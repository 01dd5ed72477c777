// The money of a day under names: the drawer, then by method, by head and by cashier.

import SchoolCore

/// The sums beside the day book.
enum DayBookSums {
    static func rows(_ book: DayBook) -> [SumRow] {
        let taking = FeeFigure.Taking(book.day...book.day)
        return drawer(book, taking)
            + SumRow.rows("Method", book.byMethod, naming: FeeListWords.method) {
                taking.with(method: PaymentMethod(rawValue: $0.name))
            }
            + SumRow.rows("Head", book.byHead) { taking.with(head: $0.name) }
            + SumRow.rows("Cashier", book.byCashier) { taking.with(cashier: $0.name) }
    }

    private static func drawer(_ book: DayBook, _ taking: FeeFigure.Taking) -> [SumRow] {
        func row(_ name: String, _ amount: Money, _ figure: FeeFigure?) -> SumRow {
            SumRow(group: "Drawer", name: name, count: nil, amount: amount, figure: figure)
        }
        let counted = book.cashDay?.closing.map { closing in
            [
                row("Counted", closing.counted, nil), row("Difference", closing.difference, nil),
            ]
        }
        return [
            row("Opening float", book.float, nil),
            row("Cash in", book.cashIn, taking.with(side: .taken, method: .cash)),
            row("Cash out", book.cashOut, taking.with(side: .givenBack, method: .cash)),
            row(
                counted == nil ? "In the drawer" : "Expected", book.expected,
                taking.with(method: .cash)),
        ] + (counted ?? []) + [
            SumRow(
                group: "Drawer", name: "All money", count: book.lines.count, amount: book.total,
                figure: .money(taking))
        ]
    }
}

/// Words of the counted drawer.
enum DrawerWords {
    /// `drawer 14,250.00`; once the day is closed `closed, drawer 14,250.00`.
    static func status(_ drawer: Drawer, _ money: Currency) -> String {
        (drawer.isClosed ? "closed, drawer " : "drawer ") + money.text(drawer.amount)
    }

    /// `50.00 short`, `50.00 over`, `no difference`.
    static func difference(_ difference: Money, _ money: Currency) -> String {
        if difference == .zero { return "no difference" }
        return difference < .zero
            ? "\(money.text(-difference)) short" : "\(money.text(difference)) over"
    }
}
