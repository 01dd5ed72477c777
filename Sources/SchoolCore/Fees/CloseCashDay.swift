// The drawer is counted in the evening; after that the day takes no entry any more.

import GRDB

extension Session {
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
