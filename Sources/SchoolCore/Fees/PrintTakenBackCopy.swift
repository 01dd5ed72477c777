// A void or a refund printed again. Every print after the first is a copy, counted and told.

import GRDB

extension Session {
    /// Counts a copy of a paper that takes back, before it is printed; gives its number.
    package func countCopy(of id: ReversalID, of receipt: ReceiptID) throws -> Int {
        try change(needs: .takeFees, about: .receipt(receipt)) { db in
            // Check.
            let paper = try Receipt.TakenBack.find(id, in: db)

            // Write.
            let copy = paper.copies + 1
            try paper.store(copy: copy, by: user, at: now, in: db)

            // Tell.
            return Change(
                copy,
                audit: AuditEntry(
                    .printedCopy,
                    [
                        "copy": .count(copy), "series": .word(paper.series.rawValue),
                        "number": .count(paper.number),
                    ]))
        }
    }
}
