// The drawer is counted in the evening; after that the day takes no entry any more. A day that was
// forgotten is closed later: what it lacks is posted on the day somebody finds out, because entries
// follow each other, and the audit line ties the two together.

import GRDB

extension Session {
    /// Closes the day book of today, or of an earlier day that was left open, with what was
    /// counted; a difference is posted, and the day takes no entry any more.
    package func closeCashDay(counted: Money, of earlier: Day? = nil) throws -> CashDay.Closing {
        try change(needs: .takeFees, about: .school) { db in
            // Check.
            var journal = try Journal(by: self, in: db)
            let wanted = earlier ?? journal.day
            guard let day = try CashDay.find(wanted, in: db) else {
                throw Refusal.fees(.dayNotOpen(wanted))
            }
            if day.closing != nil { throw Refusal.fees(.dayClosed(wanted)) }
            guard counted >= .zero, counted.minor <= 100 * Money.limit.minor else {
                throw Refusal.invalid([FieldProblem("counted", .amount(.tooLarge))])
            }

            // Write.
            let expected = try day.float + CashDay.cash(on: wanted, in: db)
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
                wanted, expected: expected, counted: counted, by: user, at: now, in: db)

            // Tell.
            let closing = CashDay.Closing(
                expected: expected, counted: counted, at: now, by: name)
            return Change(
                closing,
                audit: journal.told(
                    .closedCashDay, ["expected": .money(expected), "counted": .money(counted)]),
                about: .day(wanted))
        }
    }
}
