// A pupil's account as the counter sees it: who he is, what is due, what happened, who else of the
// family owes.

/// Everything the window needs to know about one pupil's fees.
package struct FeeAccount: Equatable, Sendable {
    package let payer: Payer
    package let owed: Money
    package let advance: Money
    /// What is open, oldest due first.
    package let dues: [Charge]
    /// The newest lines first.
    package let history: [Movement]
    /// How many lines there are in all.
    package let movements: Int
    package let family: [Payer]

    /// A pupil as the counter lists him.
    package struct Payer: Equatable, Sendable {
        package let student: StudentID
        package let admissionNumber: String
        package let name: String
        package let latinName: String
        package let sectionName: String
        package let guardianName: String
        package let guardianLatinName: String
        package let guardianPhone: String
        package let owed: Money
        package let oldestDueOn: Day?
        package let lastPaidOn: Day?
    }

    /// One line of the account: what was charged or what was paid, and the balance after it.
    package struct Movement: Equatable, Sendable {
        package let entry: JournalEntryID
        package let day: Day
        package let kind: EntryKind
        /// What it was for: the charge's name and period.
        package let name: String
        package let period: String
        /// The receipt, the void or the refund it belongs to.
        package let paper: String
        package let method: PaymentMethod?
        package let reason: String
        /// Above zero for what raises the debt, below for what lowers it.
        package let amount: Money
        package let balance: Money
        /// How many charges it is about.
        package let charges: Int
        /// What went to charges or came back from them: of an advance that pays, amount is nothing.
        package let moved: Money
        /// True where a part of it was paid or taken in advance.
        package let isAdvance: Bool

        package var charged: Money { max(.zero, amount) }
        package var paid: Money { max(.zero, -amount) }
    }
}

/// A window onto the pupils of the counter.
package struct PayerList: Equatable, Sendable {
    package let rows: [FeeAccount.Payer]
    package let total: Int
    /// False where so many were hit that nobody counted them all.
    package let isCounted: Bool
}
