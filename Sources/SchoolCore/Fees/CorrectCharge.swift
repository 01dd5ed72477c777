// A charge raised with the wrong amount: a new charge takes its place while nothing of it is paid;
// the old one stays, cancelled.

import GRDB

extension Session {
    /// Puts a charge of another amount in the place of one of which nothing is paid.
    package func correct(_ id: ChargeID, amount: Money, reason: String) throws -> ChargeID {
        try change(needs: .writeFees, about: .charge(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            let old = try Charge.find(id, in: db)
            guard amount > .zero, amount <= .limit else {
                throw Refusal.invalid([
                    FieldProblem("amount", .amount(amount > .zero ? .tooLarge : .zero))
                ])
            }
            var journal = try Journal(by: self, in: db)
            try Advance.release([id], in: &journal)
            try Charge.mustBeUntouched(id, in: journal)

            // Write.
            try Charge.cancel(old, reason: reason, in: &journal)
            let head = try FeeHead.find(old.head, in: db)
            let new = try Charge.New(
                student: old.student, head: old.head, structure: old.structure,
                year: Charge.year(of: id, in: db), period: old.period, name: old.name,
                amount: amount, dueOn: old.dueOn
            ).insert(entry: Charge.nextEntry(in: db), in: db)
            try journal.post(
                .charge, reason: reason,
                [
                    JournalLine(Account.receivable, student: old.student, charge: new, amount),
                    JournalLine(head.account, -amount),
                ])
            try Advance.settle(old.student, in: &journal)

            // Tell.
            return Change(
                new,
                audit: journal.told(
                    .correctedCharge,
                    ["before": .money(old.amount), "after": .money(amount), "charge": .id(new)]))
        }
    }
}
