// The day book's days: opened with a float, closed with what was counted. A closed day takes no
// entry any more. The first money of a day opens it by itself, with what the last day left.

/// What lies in the drawer: by the book while the day is open, as counted once it is closed.
package struct Drawer: Equatable, Sendable {
    package let amount: Money
    package let isClosed: Bool
}

/// One day of the drawer.
package struct CashDay: Equatable, Sendable {
    package let day: Day
    package let float: Money
    package let openedAt: Timestamp
    package let openedBy: String
    package let closing: Closing?

    /// How a day ended.
    package struct Closing: Equatable, Sendable {
        package let expected: Money
        package let counted: Money
        package let at: Timestamp
        package let by: String

        /// Over when positive, short when negative.
        package var difference: Money { counted - expected }
    }
}
