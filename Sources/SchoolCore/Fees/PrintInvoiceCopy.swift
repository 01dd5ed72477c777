// An invoice printed again. Every print after the first is a copy, counted and told.

import GRDB

extension Session {
    /// Counts a copy of an invoice before it is printed; gives its number.
    package func countCopy(of id: InvoiceID) throws -> Int {
        try change(needs: .takeFees, about: .invoice(id)) { db in
            // Check.
            let invoice = try Invoice.find(id, in: db)

            // Write.
            let copy = invoice.copies + 1
            try invoice.store(copy: copy, by: user, at: now, in: db)

            // Tell.
            return Change(copy, audit: AuditEntry(.printedCopy, ["copy": .count(copy)]))
        }
    }
}
