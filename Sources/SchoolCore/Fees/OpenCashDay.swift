// The drawer is counted in the morning.

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
}
