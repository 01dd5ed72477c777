// A charge: what a pupil owes for one head and one period. Its amount never changes; what was
// taken off or paid are lines of the ledger, and its status is computed whenever it is read.

/// A charge with what has become of it.
package struct Charge: Equatable, Sendable {
    package let id: ChargeID
    package let student: StudentID
    package let head: FeeHeadID
    package let headName: String
    package let category: FeeHead.Category
    package let structure: FeeStructureID?
    package let period: String
    package let name: String
    package let amount: Money
    package let discount: Money
    package let scholarship: Money
    package let waived: Money
    package let paid: Money
    package let dueOn: Day
    package let isCancelled: Bool
    let entry: JournalEntryID

    /// What is to be paid: total less discount and scholarship.
    package var net: Money { amount - discount - scholarship }
    /// What is still to be paid.
    package var open: Money { isCancelled ? .zero : net - waived - paid }

    /// DUE, PARTIAL, PAID, OVERDUE, WAIVED: rules.md section 5, in its order.
    package enum Status: String, CaseIterable, Sendable {
        case due = "DUE"
        case partial = "PARTIAL"
        case paid = "PAID"
        case overdue = "OVERDUE"
        case waived = "WAIVED"
    }

    /// WAIVED or PAID when nothing is open, OVERDUE from the day after the due date,
    /// PARTIAL when something was paid, else DUE.
    package func status(on today: Day) -> Status {
        if open <= .zero { return waived > .zero ? .waived : .paid }
        if today > dueOn { return .overdue }
        return paid > .zero ? .partial : .due
    }

    /// Days past the due date, of what is open.
    package func daysLate(on today: Day) -> Int {
        open > .zero ? max(0, today.number - dueOn.number) : 0
    }
}
