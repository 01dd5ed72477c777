// The fees at a glance: what came in, what is behind, and which classes pay.

/// What the counter and the ledger say on one screen.
package struct FeeOverview: Equatable, Sendable {
    package let today: Taken
    /// Calendar months, the newest last; months without money between them are there too.
    package let months: [Month]
    /// What is open past its due date, and the pupils who are behind.
    package let overdue: Behind
    /// The part of it that is behind for more than thirty days.
    package let long: Behind
    package let classes: [ClassLine]
    /// What must lie in the drawer; nil while the day book is not open.
    package let drawer: Money?
    /// The cash of today that lies in it.
    package let cash: Money
    /// The newest earlier day of the day book, where nobody has closed it.
    package let leftOpen: Day?
    /// The newest receipts first.
    package let last: [Line]

    /// How many months the bars show.
    static let monthsShown = 6
    /// How many receipts are shown.
    static let receiptsShown = 8

    /// Money of a day.
    package struct Taken: Equatable, Sendable {
        package let receipts: Int
        package let taken: Money
        package let takenBack: Money

        package var net: Money { taken - takenBack }
    }

    /// Money of a calendar month, less what was taken back in it.
    package struct Month: Equatable, Sendable {
        package let first: Day
        package let net: Money
    }

    /// What is behind.
    package struct Behind: Equatable, Sendable {
        package let pupils: Int
        package let owed: Money
    }

    /// What the pupils of a class were ever billed and still owe.
    package struct ClassLine: Equatable, Sendable {
        package let section: SectionID
        package let name: String
        package let billed: Money
        package let owed: Money

        /// Paid of billed, in whole per cent; nil where nothing was billed.
        package var paidPercent: Int? {
            billed > .zero
                ? Int(((billed - owed).minor * 100 + billed.minor / 2) / billed.minor) : nil
        }
    }

    /// A receipt in a list.
    package struct Line: Equatable, Sendable {
        package let receipt: ReceiptID
        /// `RCP-2026-0871`.
        package let paper: String
        package let day: Day
        package let at: Timestamp
        package let studentName: String
        /// The pupil's Latin name as it is today.
        package let studentLatin: String
        package let studentClass: String
        package let total: Money
        package let method: PaymentMethod
    }

    /// What came in this month.
    package var month: Money { months.last?.net ?? .zero }
}
