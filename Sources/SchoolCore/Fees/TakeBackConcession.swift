// A concession granted by mistake, taken back line for line.

import GRDB

extension Session {
    /// Takes back the last concession that still stands on a charge.
    @discardableResult
    package func takeBackConcession(on id: ChargeID, reason: String) throws -> Money {
        try change(needs: .writeFees, about: .charge(id)) { db in
            // Check.
            let reason = try Reason.checked(reason)
            guard let last = try Charge.lastConcession(on: id, in: db) else {
                throw Refusal.fees(.alreadyTakenBack)
            }

            // Write.
            var journal = try Journal(by: self, in: db)
            try journal.reverse(last.entry, reason: reason)
            try Advance.settle(Charge.owner(of: id, in: db), in: &journal)

            // Tell.
            return Change(
                last.amount,
                audit: journal.told(.tookBackConcession, ["amount": .money(last.amount)]))
        }
    }
}
