// A sum that stands on a screen of the fees. Each names the lines of the ledger that make it, so
// that whoever doubts a sum sees what it was added up from.

/// A figure of the fees, by what it counts.
package enum FeeFigure: Equatable, Sendable {
    /// Charges less what was cancelled.
    case billed
    case conceded
    case paid
    case owed
    case advance
    /// What is open of charges past their due date.
    case overdue
    /// The part of it that is late by more than so many days.
    case overdueFor(days: Int)
    /// What pupils owe whose oldest due is so many days late, of one class or of all.
    case late(ClosedRange<Int>, section: SectionID?)
    case owedBy(StudentID)
    /// What was charged to a pupil, what was taken off and paid, or what he paid ahead.
    case sum(Sum, StudentID)
    /// What is open of one charge of a pupil.
    case charge(ChargeID, StudentID)
    /// A pupil's part of one entry: what it added to the account or took off.
    case movement(JournalEntryID, StudentID)
    /// A whole entry; both its sides, so the sum is zero.
    case entry(JournalEntryID)
    /// What one paper brought in or gave back: a receipt, a void, a refund.
    case paper(JournalEntryID)
    /// Money of some days.
    case money(Taking)

    /// Money taken and given back over some days.
    package struct Taking: Equatable, Sendable {
        package var days: ClosedRange<Day>
        package var side = Side.net
        package var method: PaymentMethod?
        /// The cashier's name.
        package var cashier: String?
        /// The head's name; `Advance` is money paid before it was owed.
        package var head: String?

        package init(_ days: ClosedRange<Day>) { self.days = days }

        /// Which way the money went.
        package enum Side: Equatable, Sendable { case net, taken, givenBack }
    }

    /// The sums above a pupil's statement: of the entries that added to what he owes, of those that
    /// took off, and of what was paid in advance.
    package enum Sum: Equatable, Sendable { case charged, takenOff, advance }

    /// Whose right it is to ask.
    var concern: Concern {
        switch self {
        case .owedBy(let student), .movement(_, let student), .charge(_, let student),
            .sum(_, let student):
            .student(student)
        default: .school
        }
    }
}
