// The drawer is counted in the morning, and again in the evening.

import GRDB

extension Session {
    /// Opens today's day book with what lies in the drawer.
    package func openCashDay(float: Money) throws {
        try change(needs: .takeFees, about: .school) { db in
            // Check.
            let journal = try Journal(by: self, in: db)
            if try CashDay.find(journal.day, in: db) != nil {
                throw Refusal.fees(.dayOpenAlready(journal.day))
            }
            guard float >= .zero, float <= .limit else {
                throw Refusal.invalid([FieldProblem("float", .amount(.tooLarge))])
            }

            // Write.
            try CashDay.insert(journal.day, float: float, by: user, at: now, in: db)

            // Tell.
            return Change(
                (), audit: AuditEntry(.openedCashDay, ["float": .money(float)]),
                about: .day(journal.day))
        }
    }

    /// Closes today's day book with what was counted; a difference is posted, and the day takes
    /// no entry any more.
    package func closeCashDay(counted: Money) throws -> CashDay.Closing {
        try change(needs: .takeFees, about: .school) { db in
            // Check.
            var journal = try Journal(by: self, in: db)
            guard let day = try CashDay.find(journal.day, in: db) else {
                throw Refusal.fees(.dayNotOpen(journal.day))
            }
            guard counted >= .zero, counted.minor <= 100 * Money.limit.minor else {
                throw Refusal.invalid([FieldProblem("counted", .amount(.tooLarge))])
            }

            // Write.
            let expected = try day.float + CashDay.cash(on: journal.day, in: db)
            let difference = counted - expected
            if difference != .zero {
                try journal.post(
                    .difference,
                    [
                        JournalLine(Account.cash, difference),
                        JournalLine(Account.cashDifference, -difference),
                    ])
            }
            try CashDay.close(
                journal.day, expected: expected, counted: counted, by: user, at: now, in: db)

            // Tell.
            let closing = CashDay.Closing(
                expected: expected, counted: counted, at: now, by: name)
            return Change(
                closing,
                audit: journal.told(
                    .closedCashDay, ["expected": .money(expected), "counted": .money(counted)]),
                about: .day(journal.day))
        }
    }
}

extension CashDay {
    static func close(
        _ day: Day, expected: Money, counted: Money, by user: UserID, at now: Timestamp,
        in db: Database
    ) throws {
        try db.execute(
            sql: """
                UPDATE cashDay SET expected = ?, counted = ?, closedBy = ?, closedAt = ?,
                    auditLine = (SELECT seq + 1 FROM auditHead),
                    lastEntry = (SELECT coalesce(max(id), 0) FROM journalEntry)
                WHERE day = ?
                """, arguments: [expected, counted, user, now, day])
    }
}
