// Money given back, wholly or in part: out of the pupil's advance first, then the newest dues come
// open again. Never by the one who took it, never more than was paid.

import GRDB

extension Session {
    /// Gives money of a receipt back; gives the paper that says so.
    package func refund(
        _ id: ReceiptID, amount: Money, reason: String
    ) throws -> Receipt.TakenBack {
        try change(needs: .writeFees, about: .receipt(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            let receipt = try Receipt.find(id, in: db)
            try mayTakeBack(receipt, in: db)
            guard amount > .zero else {
                throw Refusal.invalid([FieldProblem("amount", .amount(.zero))])
            }
            let left = receipt.total - receipt.refunded
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
                paper,
                audit: journal.told(
                    .refundedReceipt,
                    ["amount": .money(amount), "number": .count(paper.number)]))
        }
    }
}

private enum Refund {
    /// What is left of a receipt's lines after earlier refunds, taken back from the last on.
    static func lines(
        _ amount: Money, of receipt: Receipt, in journal: inout Journal
    ) throws -> [JournalLine] {
        let rows = try Row.fetchAll(
            journal.db,
            sql: """
                SELECT journalLine.account, journalLine.student, journalLine.charge,
                    -sum(journalLine.amount)
                FROM journalLine LEFT JOIN charge ON charge.id = journalLine.charge
                WHERE journalLine.student IS NOT NULL AND journalLine.entry IN (
                    SELECT ?1 UNION SELECT entry FROM reversal WHERE receipt = ?2)
                GROUP BY journalLine.account, journalLine.student, journalLine.charge
                HAVING sum(journalLine.amount) < 0
                ORDER BY journalLine.account = 2 DESC, charge.dueOn DESC, charge.id DESC
                """, arguments: [receipt.entry, receipt.id])
        var left = amount
        var lines: [JournalLine] = []
        for row in rows where left > .zero {
            let part = min(left, row[3] as Money)
            let line = JournalLine(row[0], student: row[1], charge: row[2], part)
            if line.account == Account.advance, let student = line.student {
                try Advance.release(part, of: student, in: &journal)
            }
            lines.append(line)
            left -= part
        }
        return lines + [JournalLine(receipt.method.account, -amount)]
    }
}
