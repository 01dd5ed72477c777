// A receipt printed again. Every print after the first is a copy, counted and told.

import GRDB

extension Session {
    /// Counts a copy before it is printed; gives its number.
    package func countCopy(of id: ReceiptID) throws -> Int {
        try change(needs: .takeFees, about: .receipt(id)) { db in
            // Check.
            let receipt = try Receipt.find(id, in: db)

            // Write.
            let copy = receipt.copies + 1
            try receipt.store(copy: copy, by: user, at: now, in: db)

            // Tell.
            return Change(copy, audit: AuditEntry(.printedCopy, ["copy": .count(copy)]))
        }
    }
}
