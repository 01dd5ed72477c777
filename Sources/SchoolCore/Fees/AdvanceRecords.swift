// Money paid before it was owed, and how it pays what comes later.

import GRDB

/// Money paid before it was owed: later charges take it by themselves, oldest first.
enum Advance {
    /// Pays what is open from what was paid in advance.
    static func settle(_ student: StudentID, in journal: inout Journal) throws {
        var left = try Balances.of(student, in: journal.db).advance
        guard left > .zero else { return }
        var lines: [JournalLine] = []
        for (charge, open) in try Charge.open(of: student, in: journal.db) where left > .zero {
            let part = min(left, open)
            lines.append(
                JournalLine(Account.receivable, student: student, charge: charge, -part))
            left -= part
        }
        let spent = -lines.map(\.amount).total
        guard spent > .zero else { return }
        lines.append(JournalLine(Account.advance, student: student, spent))
        try journal.post(.advance, lines)
    }

    /// Gives the advance back that paid these charges.
    static func release(_ charges: [ChargeID], in journal: inout Journal) throws {
        for charge in charges {
            let entries = try JournalEntryID.fetchAll(
                journal.db.cachedStatement(
                    sql: """
                        SELECT DISTINCT journalEntry.id FROM journalLine
                            JOIN journalEntry ON journalEntry.id = journalLine.entry
                        WHERE journalLine.charge = ? AND journalEntry.kind = 'ADVANCE'
                            AND NOT EXISTS (SELECT 1 FROM journalEntry AS back
                                WHERE back.reverses = journalEntry.id)
                        """), arguments: [charge])
            for entry in entries { try journal.reverse(entry, reason: "advance released") }
        }
    }

    /// Gives back newest first until a pupil's advance is at least this much again.
    static func release(
        _ amount: Money, of student: StudentID, in journal: inout Journal
    ) throws {
        while try Balances.of(student, in: journal.db).advance < amount {
            let newest = try JournalEntryID.fetchOne(
                journal.db.cachedStatement(
                    sql: """
                        SELECT max(journalEntry.id) FROM journalLine
                            JOIN journalEntry ON journalEntry.id = journalLine.entry
                        WHERE journalLine.student = ? AND journalEntry.kind = 'ADVANCE'
                            AND NOT EXISTS (SELECT 1 FROM journalEntry AS back
                                WHERE back.reverses = journalEntry.id)
                        """), arguments: [student])
            guard let newest else {
                let left = try Balances.of(student, in: journal.db).advance
                throw Refusal.fees(.advanceSpent(journal.currency.text(amount - left)))
            }
            try journal.reverse(newest, reason: "advance released")
        }
    }
}
