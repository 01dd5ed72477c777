// A receipt: a copy of what was said at the window, numbered without a gap. It is never changed;
// what was taken back is another paper with a number of its own.

/// A receipt as it was issued.
package struct Receipt: Equatable, Sendable {
    package let id: ReceiptID
    package let year: Int
    package let number: Int
    package let student: StudentID
    package let total: Money
    package let method: PaymentMethod
    package let gateway: PaymentGateway?
    package let reference: String
    package let given: Money?
    package let day: Day
    package let at: Timestamp
    package let takenBy: UserID
    package let takenByName: String
    /// Names as they were then.
    package let studentName: String
    package let studentClass: String
    package let lines: [Line]
    package let takenBack: [TakenBack]
    /// How often it was printed again.
    package let copies: Int
    let entry: JournalEntryID

    /// `RCP-2026-0871`: four digits, and more when a year needs them.
    package var text: String { PaperNumber.text("RCP", year, number) }

    /// What came back over the counter for what was handed over.
    package var change: Money? { given.map { $0 - total } }

    /// One thing that was paid.
    package struct Line: Codable, Equatable, Sendable {
        package let pupil: String
        package let admissionNumber: String
        package let name: String
        package let period: String
        /// Minor units.
        package let amount: Int64
        /// True for money paid before it was owed.
        package let isAdvance: Bool
        /// The pupil's class on that day.
        package var section: String?

        package var money: Money { Money(minor: amount) }
    }

    /// A void or a refund of this receipt.
    package struct TakenBack: Equatable, Sendable {
        package let id: ReversalID
        package let series: Series
        package let year: Int
        package let number: Int
        package let amount: Money
        package let day: Day
        package let at: Timestamp
        package let reason: String
        package let by: String
        /// How often it was printed again.
        package let copies: Int

        package var text: String { PaperNumber.text(series.prefix, year, number) }
    }

    /// The papers that take back.
    package enum Series: String, CaseIterable, Sendable {
        case void = "VOID"
        case refund = "REFUND"

        package var prefix: String { self == .void ? "VD" : "RF" }
        var counter: String { rawValue.lowercased() }
    }

    /// PAY-08: cash and entered references are complete at once.
    package enum Status: String, Sendable {
        case completed = "COMPLETED"
        case refunded = "REFUNDED"
        case cancelled = "CANCELLED"
    }

    package var refunded: Money { takenBack.map(\.amount).total }

    package var status: Status {
        if takenBack.contains(where: { $0.series == .void }) { return .cancelled }
        return refunded >= total ? .refunded : .completed
    }
}

/// What of a receipt the trail answers for: everything but names.
struct ReceiptSeal: Equatable {
    let id: ReceiptID
    let year: Int
    let number: Int
    let entry: JournalEntryID
    let student: StudentID
    let total: Money
    let method: String
    let gateway: String
    let reference: String
    let day: Day
    let takenBy: UserID
}

/// What the counter says after a payment.
package struct Taken: Equatable, Sendable {
    package let receipt: Receipt
    /// What the pupils of the receipt still owe.
    package let stillOwed: Money
    /// False when the journal beside the file could not be written; the payment stands all the
    /// same.
    package let isJournalled: Bool
    /// True when the same form was sent before: the money was taken then, and not again.
    package let isRepeat: Bool
}
