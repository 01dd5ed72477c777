// The day book: all money of a day, by method, head and cashier, and what must lie in the drawer.

/// One day's money.
package struct DayBook: Equatable, Sendable {
    package let day: Day
    /// Nil when nobody has opened the day.
    package let cashDay: CashDay?
    package let lines: [Line]
    package let byMethod: [Sum]
    package let byHead: [Sum]
    package let byCashier: [Sum]
    package let cashIn: Money
    package let cashOut: Money
    /// Earlier days that nobody has closed, the oldest first.
    package let leftOpen: [Day]

    /// A receipt, or a paper that takes one back.
    package struct Line: Equatable, Sendable {
        package let receipt: ReceiptID
        package let entry: JournalEntryID
        package let paper: String
        package let at: Timestamp
        /// As it stands on the paper.
        package let studentName: String
        /// In Latin letters, as it is now.
        package let studentLatinName: String
        package let studentClass: String
        package let method: PaymentMethod
        package let cashier: String
        /// Below zero for money given back.
        package let amount: Money
        /// The money of the day up to here.
        package let running: Money
        package let isTakenBack: Bool
    }

    /// A sum under a name.
    package struct Sum: Equatable, Sendable {
        package let name: String
        package let count: Int
        package let amount: Money
    }

    package var float: Money { cashDay?.float ?? .zero }
    /// What must lie in the drawer by the book, whatever was counted.
    package var expected: Money { float + cashIn - cashOut }
    /// What lies in it: as counted once the day is closed.
    package var drawer: Drawer {
        let counted = cashDay?.closing?.counted
        return Drawer(amount: counted ?? expected, isClosed: counted != nil)
    }
    package var total: Money { lines.last?.running ?? .zero }
    package var receipts: Int { lines.count { $0.amount > .zero } }
}
