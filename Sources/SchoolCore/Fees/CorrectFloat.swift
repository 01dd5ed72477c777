// The float of a day that opened by itself with the first money, or that was counted wrong, may be
// set right for as long as the day is open. The drawer follows.

import GRDB

extension Session {
    /// Sets the float of today's day book, while that is open.
    package func correctFloat(
        to float: Money
    ) throws {
        try change(needs: .takeFees, about: .school) { db in
            // Check.
            let journal = try Journal(by: self, in: db)
            guard let day = try CashDay.find(journal.day, in: db) else {
                throw Refusal.fees(.dayNotOpen(journal.day))
            }
            guard float >= .zero, float <= .limit else {
                throw Refusal.invalid([FieldProblem("float", .amount(.tooLarge))])
            }
            if float == day.float { throw Refusal.fees(.floatUnchanged) }

            // Write.
            try CashDay.set(float: float, of: journal.day, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .correctedFloat,
                    ["before": .money(day.float), "after": .money(float)]),
                about: .day(journal.day))
        }
    }
}
