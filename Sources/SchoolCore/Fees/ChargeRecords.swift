// Charges as the verbs that raise, cancel and settle them need them.

import GRDB

extension Charge {
    static func raised(by entry: JournalEntryID, in db: Database) throws -> [ChargeID] {
        try ChargeID.fetchAll(
            db, sql: "SELECT id FROM charge WHERE entry = ? ORDER BY id", arguments: [entry])
    }

    static func cancel(_ id: ChargeID, by entry: JournalEntryID, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE charge SET cancelledBy = ? WHERE id = ?")
        try statement.execute(arguments: [entry, id])
    }

    /// Refuses a charge of which something is paid or conceded.
    static func mustBeUntouched(_ id: ChargeID, in journal: Journal) throws {
        let statement = try journal.db.cachedStatement(
            sql: """
                SELECT charge.amount - chargeBalance.open, charge.cancelledBy IS NOT NULL
                FROM charge JOIN chargeBalance ON chargeBalance.charge = charge.id
                WHERE charge.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw Refusal.notFound(.charge(id))
        }
        if row[1] { throw Refusal.fees(.chargeCancelled) }
        let gone: Money = row[0]
        if gone != .zero { throw Refusal.fees(.chargePaid(journal.currency.text(gone))) }
    }

    /// What is open of a pupil's charges, oldest due first; nothing else is read.
    static func open(
        of student: StudentID, in db: Database
    ) throws -> [(charge: ChargeID, open: Money)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT charge, open FROM chargeBalance WHERE student = ? AND open > 0
                ORDER BY dueOn, charge
                """)
        return try Row.fetchAll(statement, arguments: [student]).map { ($0[0], $0[1]) }
    }

    static func owner(of id: ChargeID, in db: Database) throws -> StudentID {
        let statement = try db.cachedStatement(sql: "SELECT student FROM charge WHERE id = ?")
        guard let student = try StudentID.fetchOne(statement, arguments: [id]) else {
            throw Refusal.notFound(.charge(id))
        }
        return student
    }
}

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
                journal.db,
                sql: """
                    SELECT DISTINCT journalEntry.id FROM journalLine
                        JOIN journalEntry ON journalEntry.id = journalLine.entry
                    WHERE journalLine.charge = ? AND journalEntry.kind = 'ADVANCE'
                        AND NOT EXISTS (SELECT 1 FROM journalEntry AS back
                            WHERE back.reverses = journalEntry.id)
                    """, arguments: [charge])
            for entry in entries { try journal.reverse(entry, reason: "advance released") }
        }
    }

    /// Gives back newest first until a pupil's advance is at least this much again.
    static func release(
        _ amount: Money, of student: StudentID, in journal: inout Journal
    ) throws {
        while try Balances.of(student, in: journal.db).advance < amount {
            let newest = try JournalEntryID.fetchOne(
                journal.db,
                sql: """
                    SELECT max(journalEntry.id) FROM journalLine
                        JOIN journalEntry ON journalEntry.id = journalLine.entry
                    WHERE journalLine.student = ? AND journalEntry.kind = 'ADVANCE'
                        AND NOT EXISTS (SELECT 1 FROM journalEntry AS back
                            WHERE back.reverses = journalEntry.id)
                    """, arguments: [student])
            guard let newest else {
                let left = try Balances.of(student, in: journal.db).advance
                throw Refusal.fees(.advanceSpent(journal.currency.text(amount - left)))
            }
            try journal.reverse(newest, reason: "advance released")
        }
    }
}
