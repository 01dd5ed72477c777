// A new price, or a line no longer used. What was raised keeps the price it was raised at.

import GRDB

extension Session {
    /// Sets the price and whether the line is in use; charges already raised keep theirs.
    package func change(
        _ id: FeeStructureID, amount: Money, isActive: Bool, version: Int
    ) throws {
        try change(needs: .writeFees, about: .feeStructure(id)) { db in
            // Check.
            let before = try FeeStructure.find(id, in: db)

            // Write.
            guard
                try FeeStructure.change(
                    id, amount: amount, isActive: isActive, version: version, in: db)
            else { throw Refusal.changedMeanwhile(.feeStructure(id)) }

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .changedFeeStructure,
                    [
                        "before": .money(before.amount), "after": .money(amount),
                        "isActive": .count(isActive ? 1 : 0),
                    ]))
        }
    }
}
