// Money given back, wholly or in part: out of the pupil's advance first, then the newest dues come
// open again. Never by the one who took it, never more than was paid.

import GRDB

extension Session {
    /// Gives money of a receipt back; gives the paper that says so, read back after the commit.
    package func refund(
        _ id: ReceiptID, amount: Money, reason: String
    ) throws -> Receipt.TakenBack {
        let paper: ReversalID = try change(needs: .writeFees, about: .receipt(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            let receipt = try Receipt.find(id, in: db)
            try mayTakeBack(receipt, in: db)
            let left = receipt.total - receipt.refunded
            if left <= .zero { throw Refusal.fees(.refundedWhole(receipt.text)) }
            guard amount > .zero else {
                throw Refusal.invalid([FieldProblem("amount", .amount(.zero))])
            }
            guard amount <= left else {
                let text = school.profile.money.text(left)
                throw Refusal.fees(.refundTooLarge(left: text))
            }

            // Write.
            var journal = try Journal(by: self, in: db)
            try CashDay.openIfNeeded(journal.day, by: user, at: journal.at, in: db)
            let lines = try Refund.lines(amount, of: receipt, in: &journal)
            let entry = try journal.post(.refund, reason: reason, lines)
            let paper = try takeBack(.refund, receipt, amount, entry: entry, in: &journal)

            // Tell.
            return Change(
                paper.id,
                audit: journal.told(
                    .refundedReceipt,
                    ["amount": .money(amount), "number": .count(paper.number)]))
        }
        return try readBack(paper, of: id)
    }
}
