// More time to pay: only the day a charge falls due moves.

import GRDB

extension Session {
    /// Moves the day a charge falls due.
    package func postpone(_ id: ChargeID, to dueOn: Day) throws {
        try change(needs: .writeFees, about: .charge(id)) { db in
            // Check.
            let charge = try Charge.find(id, in: db)
            if charge.isCancelled { throw Refusal.fees(.chargeCancelled) }

            // Write.
            try Charge.postpone(id, to: dueOn, in: db)
            try Balances.refreshOldest(of: charge.student, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .correctedCharge, ["before": .day(charge.dueOn), "after": .day(dueOn)]))
        }
    }
}
