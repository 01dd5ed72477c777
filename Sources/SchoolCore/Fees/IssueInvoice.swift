// Issuing an invoice: what is open of a pupil's charges, of one month or quarter or of all, as a
// paper with a number of its own. The number comes from the counter inside this transaction, so
// that the series has no gap. No money moves, and nothing is posted.

import GRDB

extension Session {
    /// Issues an invoice and gives it as it stands in the file. The same form sent again gives the
    /// first one.
    package func issueInvoice(
        to student: StudentID, for period: FeePeriod? = nil, key: SubmissionKey
    ) throws -> Invoice {
        let id: InvoiceID = try changeOnce(
            key, of: .issuedInvoice, needs: .writeFees, about: .student(student),
            repeats: { db, earlier in
                let invoice = try Invoice.find(earlier, in: db)
                let isSame =
                    invoice.student == student && invoice.period == period?.text ?? ""
                return (invoice.text, isSame)
            }
        ) { db in
            // Check.
            guard let payer = try FeeAccount.Payer.find([student], in: db).first else {
                throw Refusal.notFound(.student(student))
            }
            let open = try Charge.open(of: student, in: db).map {
                try Charge.find($0.charge, in: db)
            }
            let charges = open.filter { period?.includes($0) ?? true }
            guard !charges.isEmpty else { throw Refusal.fees(.nothingToInvoice) }

            // Write.
            let invoice = Invoice.New(
                payer: payer, period: period, charges: charges,
                advance: try Balances.of(student, in: db).advance, issuedBy: user)
            let issued = try invoice.insert(on: today, at: now, in: db)

            // Tell.
            return Change(
                issued.id,
                audit: AuditEntry(
                    .issuedInvoice,
                    [
                        "invoice": .id(issued.id), "student": .id(student),
                        "year": .count(today.year), "number": .count(issued.number),
                        "total": .money(invoice.total),
                    ]), about: .invoice(issued.id))
        }
        return try look(needs: .seeFees, about: .student(student)) {
            try Invoice.find(id, in: $0)
        }
    }
}
