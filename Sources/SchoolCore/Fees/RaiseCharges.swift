// Raising charges: for a pupil, a class or the whole school, from the price list. Looked at first
// with its totals, then written in one transaction as one entry; nobody is charged twice for the
// same structure and period; taken back as a whole while nothing of it is paid.

import GRDB

extension Session {
    /// What a raise would write, without writing it.
    package func planned(_ order: RaiseOrder) throws -> RaisePlan {
        try look(needs: .seeFees, about: .school) {
            try RaisePlan.made(order, today: today, in: $0)
        }
    }

    /// Raises the charges; nobody is charged twice. `progress` is told how many of how many.
    package func raise(
        _ order: RaiseOrder, progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> Raised {
        try change(needs: .writeFees, about: .feeStructure(order.structure)) { db in
            // Check.
            let plan = try RaisePlan.made(order, today: today, in: db)
            guard plan.structure.isActive else {
                throw Refusal.fees(.structureInactive(plan.structure.name))
            }
            guard plan.count > 0 else {
                throw Refusal.fees(
                    plan.already > 0 ? .raisedAlready(plan.period.text) : .nothingToRaise)
            }

            // Write.
            var journal = try Journal(by: self, in: db)
            let entry = try plan.post(in: &journal, progress)
            for student in plan.students { try Advance.settle(student, in: &journal) }

            // Tell.
            return Change(
                Raised(entry: entry, count: plan.count, total: plan.total),
                audit: journal.told(
                    .raisedCharges,
                    [
                        "charges": .count(plan.count), "total": .money(plan.total),
                        "period": .word(plan.period.text),
                    ]))
        }
    }
}
