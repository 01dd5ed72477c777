// What is left of a receipt, line by line.

import GRDB

enum Refund {
    /// What is left of a receipt's lines after earlier refunds, taken back from the last on.
    static func lines(
        _ amount: Money, of receipt: Receipt, in journal: inout Journal
    ) throws -> [JournalLine] {
        let rows = try Row.fetchAll(
            journal.db.cachedStatement(
                sql: """
                    SELECT journalLine.account, journalLine.student, journalLine.charge,
                        -sum(journalLine.amount)
                    FROM journalLine LEFT JOIN charge ON charge.id = journalLine.charge
                    WHERE journalLine.student IS NOT NULL AND journalLine.entry IN (
                        SELECT ?1 UNION SELECT entry FROM reversal WHERE receipt = ?2)
                    GROUP BY journalLine.account, journalLine.student, journalLine.charge
                    HAVING sum(journalLine.amount) < 0
                    ORDER BY journalLine.account = 2 DESC, charge.dueOn DESC, charge.id DESC
                    """), arguments: [receipt.entry, receipt.id])
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
