// A charge raised wrongly: another due date, another amount while nothing is paid, or none at all.
// Another amount is a new charge in the place of the old one; the old one stays, cancelled.

import GRDB

extension Session {
    /// Moves the day a charge falls due.
    package func postpone(_ id: ChargeID, to dueOn: Day) throws {
        try change(needs: .writeFees, about: .charge(id)) { db in
            // Check.
            let charge = try Charge.find(id, in: db)
            if charge.isCancelled { throw Refusal.fees(.chargeCancelled) }

            // Write.
            try db.execute(
                sql: "UPDATE charge SET dueOn = ? WHERE id = ?", arguments: [dueOn, id])
            try Balances.refreshOldest(of: charge.student, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .correctedCharge, ["before": .day(charge.dueOn), "after": .day(dueOn)]))
        }
    }

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

    /// Cancels a charge of which nothing is paid.
    package func cancel(_ id: ChargeID, reason: String) throws {
        try change(needs: .writeFees, about: .charge(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            let charge = try Charge.find(id, in: db)
            if charge.isCancelled { throw Refusal.fees(.chargeCancelled) }

            // Write.
            var journal = try Journal(by: self, in: db)
            try Advance.release([id], in: &journal)
            try Charge.mustBeUntouched(id, in: journal)
            try Charge.cancel(charge, reason: reason, in: &journal)
            try Advance.settle(charge.student, in: &journal)

            // Tell.
            return Change(
                (),
                audit: journal.told(.cancelledCharge, ["amount": .money(charge.amount)]))
        }
    }
}

extension Charge {
    /// Posts the cancellation of a charge of which nothing is paid.
    static func cancel(_ charge: Charge, reason: String, in journal: inout Journal) throws {
        let head = try FeeHead.find(charge.head, in: journal.db)
        let entry = try journal.post(
            .cancellation, reason: reason,
            [
                JournalLine(
                    Account.receivable, student: charge.student, charge: charge.id, -charge.amount),
                JournalLine(head.account, charge.amount),
            ])
        try cancel(charge.id, by: entry, in: journal.db)
    }

    static func year(of id: ChargeID, in db: Database) throws -> YearID {
        guard
            let year = try YearID.fetchOne(
                db, sql: "SELECT year FROM charge WHERE id = ?", arguments: [id])
        else { throw Refusal.notFound(.charge(id)) }
        return year
    }
}
