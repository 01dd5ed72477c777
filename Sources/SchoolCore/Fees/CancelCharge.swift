// A charge that should not have been raised, cancelled while nothing of it is paid.

import GRDB

extension Session {
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
}
