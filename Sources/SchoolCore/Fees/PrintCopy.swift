// Receipts read, and printed again. Every print after the first is a copy, counted and told.

import GRDB

extension Session {
    /// A receipt by its number: `RCP-2026-0871`, `2026-871`, `871`.
    package func receipt(numbered typed: String) throws -> Receipt {
        try look(needs: .seeFees) { db, reach in
            let receipt = try Receipt.numbered(typed, thisYear: today.year, in: db)
            let isWithin = try SQLRequest<Bool>(
                """
                SELECT EXISTS (SELECT 1 FROM student
                    WHERE id = \(receipt.student) AND \(reach.students("id")))
                """
            ).fetchOne(db)
            guard isWithin == true else { throw Refusal.unknown(typed, kind: "receipt") }
            return receipt
        }
    }

    /// A receipt by its key.
    package func receipt(_ id: ReceiptID) throws -> Receipt {
        try look(needs: .seeFees, about: .receipt(id)) { try Receipt.find(id, in: $0) }
    }

    /// Counts a copy before it is printed; gives its number.
    package func countCopy(of id: ReceiptID) throws -> Int {
        try change(needs: .takeFees, about: .receipt(id)) { db in
            let receipt = try Receipt.find(id, in: db)
            let copy = receipt.copies + 1
            try db.execute(
                sql: "INSERT INTO receiptCopy (receipt, copy, by, at) VALUES (?, ?, ?, ?)",
                arguments: [id, copy, user, now])
            return Change(copy, audit: AuditEntry(.printedCopy, ["copy": .count(copy)]))
        }
    }
}
