// Invoices as they are read.

import GRDB

extension Session {
    /// An invoice by its number: `INV-2026-0042`, `2026-42`, `42`.
    package func invoice(numbered typed: String) throws -> Invoice {
        try look(needs: .seeFees) { db, reach in
            let invoice = try Invoice.numbered(typed, thisYear: today.year, in: db)
            guard try reach.includes(invoice.student, in: db) else {
                throw Refusal.unknown(typed, kind: "invoice")
            }
            return invoice
        }
    }

    /// The invoices of a pupil, newest first.
    package func invoices(of student: StudentID) throws -> [Invoice] {
        try look(needs: .seeFees, about: .student(student)) { db in
            try Invoice.select("invoice.student = \(student)", in: db).reversed()
        }
    }

    /// The invoices of a range of days, oldest first.
    package func invoices(on days: ClosedRange<Day>) throws -> [Invoice] {
        try look(needs: .seeFees, about: .school) { db in
            try Invoice.select(
                "invoice.day BETWEEN \(days.lowerBound) AND \(days.upperBound)", in: db)
        }
    }
}
