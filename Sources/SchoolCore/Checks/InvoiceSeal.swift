// Whether invoices say what the trail says. Nothing is derived from an invoice, so that no other
// rule would notice one that was changed, or one that is gone with its number.

import Foundation
import GRDB

/// The invoices beside what was told of them.
enum InvoiceSeal {
    static let invariant = Invariant(
        "L29", "Every invoice is as the trail was told, and its lines add up to it."
    ) { db in
        try untold(in: db) + broken(in: db)
    }

    /// Lines of the trail whose invoice is gone or another.
    private static func untold(in db: Database) throws -> [String] {
        let told = try Row.fetchAll(
            db,
            sql: """
                SELECT seq, body FROM auditLine
                WHERE verb = 'ISSUE_INVOICE' AND outcome = 'SUCCESS'
                """)
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM invoice WHERE auditLine = ? AND id = ?
                    AND student = ? AND year = ? AND number = ? AND total = ?)
                """)
        return try told.filter { row in
            let entry = AuditEntry(verb: .issuedInvoice, body: Array(row[1] as Data))
            let facts = ["invoice", "student", "year", "number", "total"].map { name in
                entry?.facts.first { $0.name == name }?.fact.number
            }
            let arguments = StatementArguments([row[0] as Int64?] + facts)
            return try Bool.fetchOne(statement, arguments: arguments) != true
        }.map { "line \($0[0] as Int64)" }
    }

    /// Invoices that nobody told of, or whose lines add up to another sum.
    private static func broken(in db: Database) throws -> [String] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT invoice.id FROM invoice
                    LEFT JOIN auditLine ON auditLine.seq = invoice.auditLine
                WHERE auditLine.verb IS NOT 'ISSUE_INVOICE' OR invoice.total <> (
                    SELECT coalesce(sum(json_extract(value, '$.open')), 0)
                    FROM json_each(invoice.details))
                """
        ).map { "invoice \($0)" }
    }
}
