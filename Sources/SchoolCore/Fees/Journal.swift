// The nouns of the ledger: accounts, kinds of entries, lines, and the bytes that the trail's hash
// covers.

import Crypto
import Foundation

/// An account of the ledger. The first eleven are the same in every school; each head has its own.
enum Account {
    static let receivable = AccountID(1)
    static let advance = AccountID(2)
    static let cash = AccountID(3)
    static let bank = AccountID(4)
    static let wallet = AccountID(5)
    static let cheques = AccountID(6)
    static let discounts = AccountID(7)
    static let scholarships = AccountID(8)
    static let waivers = AccountID(9)
    static let cashDifference = AccountID(10)
    static let opening = AccountID(11)

    /// Money, and what was paid ahead: an entry that touches one of them pays or pays back; every
    /// other entry on a pupil bills him or lets him off.
    static let paying: ClosedRange<Int64> = 2...6
}

/// What an entry is.
package enum EntryKind: String, CaseIterable, Sendable {
    case opening = "OPENING"
    case charge = "CHARGE"
    case discount = "DISCOUNT"
    case scholarship = "SCHOLARSHIP"
    case waiver = "WAIVER"
    case cancellation = "CANCELLATION"
    case advance = "ADVANCE"
    case payment = "PAYMENT"
    case reversal = "REVERSAL"
    case refund = "REFUND"
    case difference = "DIFFERENCE"
}

/// One line of an entry. Debit is positive: what is owed to the school, and money in its hands.
struct JournalLine: Equatable {
    let account: AccountID
    let student: StudentID?
    let charge: ChargeID?
    let amount: Money

    init(_ account: AccountID, student: StudentID? = nil, charge: ChargeID? = nil, _ amount: Money)
    {
        self.account = account
        self.student = student
        self.charge = charge
        self.amount = amount
    }

    /// The line that takes this one back.
    var mirrored: JournalLine {
        JournalLine(account, student: student, charge: charge, -amount)
    }
}

/// The one way entries and receipts become bytes for the trail's hash. Never change it.
enum JournalBytes {
    static func entry(
        _ entry: JournalEntryID, _ kind: String, _ day: Day, _ reverses: JournalEntryID?,
        _ lines: [JournalLine]
    ) -> Data {
        var bytes = CanonicalBytes()
        bytes.add("school-journal-1")
        bytes.add(entry.rawValue)
        bytes.add(kind)
        bytes.add(Int64(day.number))
        bytes.add(reverses?.rawValue)
        for line in lines {
            bytes.add(line.account.rawValue)
            bytes.add(line.student?.rawValue)
            bytes.add(line.charge?.rawValue)
            bytes.add(line.amount.minor)
        }
        return Data(bytes.bytes)
    }

    static func receipt(_ receipt: ReceiptSeal) -> Data {
        var bytes = CanonicalBytes()
        bytes.add("school-receipt-1")
        bytes.add(receipt.id.rawValue)
        bytes.add(Int64(receipt.year))
        bytes.add(Int64(receipt.number))
        bytes.add(receipt.entry.rawValue)
        bytes.add(receipt.student.rawValue)
        bytes.add(receipt.total.minor)
        bytes.add(receipt.method)
        bytes.add(receipt.gateway)
        bytes.add(receipt.reference)
        bytes.add(Int64(receipt.day.number))
        bytes.add(receipt.takenBy.rawValue)
        return Data(bytes.bytes)
    }

    /// What was charged, apart from the sum.
    static func terms(_ terms: ChargeTerms) -> Data {
        var bytes = CanonicalBytes()
        bytes.add("school-charge-1")
        bytes.add(terms.id.rawValue)
        bytes.add(terms.head.rawValue)
        bytes.add(terms.structure?.rawValue)
        bytes.add(terms.period)
        bytes.add(terms.name)
        bytes.add(Int64(terms.dueOn.number))
        return Data(bytes.bytes)
    }

    static func hexadecimal(_ hash: SHA256) -> String {
        hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
