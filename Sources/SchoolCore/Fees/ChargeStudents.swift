// One charge outside the price list for a class, or for some pupils of one: an excursion, a broken
// window. Looked at first, then written in one transaction as one entry, which undo-raise takes
// back as a whole. The same form sent again charges nobody twice.

import GRDB

extension Session {
    /// What such a charge would write, without writing it.
    package func planned(_ new: NewCharge, for scope: ChargeScope) throws -> ChargePlan {
        try look(needs: .seeFees, about: .school) { db in
            _ = try FeeHead.named(new.head, in: db)
            return try ChargePlan.made(new, for: scope, on: today, in: db)
        }
    }

    /// Charges them all, or nobody.
    package func charge(
        _ new: NewCharge, for scope: ChargeScope, key: SubmissionKey
    ) throws -> Raised {
        let entry: JournalEntryID = try changeOnce(
            key, of: .chargedStudents, needs: .writeFees, about: .school,
            repeats: { db, earlier in
                ("raise \(earlier.rawValue)", try new.isTold(by: earlier, for: scope, in: db))
            }
        ) { db in
            // Check.
            let plan = try ChargePlan.made(new, for: scope, on: today, in: db)
            guard plan.count > 0 else { throw Refusal.fees(.nothingToRaise) }

            // Write.
            var journal = try Journal(by: self, in: db)
            let entry = try plan.post(in: &journal)
            for pupil in plan.pupils { try Advance.settle(pupil.student, in: &journal) }

            // Tell.
            return Change(
                entry,
                audit: journal.told(
                    .chargedStudents,
                    ["charges": .count(plan.count), "total": .money(plan.total)]))
        }
        return try look(needs: .seeFees, about: .school) { try ChargePlan.raised(entry, in: $0) }
    }
}
