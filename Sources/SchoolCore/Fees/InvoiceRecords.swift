// Invoices and their copies in the file.

import Foundation
import GRDB

extension Invoice {
    /// An invoice, as its row is written.
    struct New {
        let payer: FeeAccount.Payer
        let period: FeePeriod?
        let charges: [Charge]
        let advance: Money
        let issuedBy: UserID

        var total: Money { charges.map(\.open).total }

        /// Takes the next number of the year; a rollback gives it back. The trail's line is the one
        /// that the verb writes next.
        func insert(
            on day: Day, at now: Timestamp, in db: Database
        ) throws -> (id: InvoiceID, number: Int) {
            let number = try Counter.take("invoice", year: day.year, in: db)
            let line = try AuditLine.Head.current(in: db).seq + 1
            try db.cachedStatement(
                sql: """
                    INSERT INTO invoice (year, number, student, period, total, advance, day, at,
                        issuedBy, studentName, studentClass, admissionNumber, guardianName,
                        details, auditLine)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                day.year, number, payer.student, period?.text ?? "", total, advance, day, now,
                issuedBy, payer.name, payer.sectionName, payer.admissionNumber,
                payer.guardianName, try Invoice.json(charges.map(Line.init)), line,
            ])
            return (InvoiceID(db.lastInsertedRowID), number)
        }
    }

    static func find(_ id: InvoiceID, in db: Database) throws -> Invoice {
        guard let found = try select("invoice.id = \(id)", in: db).first else {
            throw Refusal.notFound(.invoice(id))
        }
        return found
    }

    static func numbered(_ typed: String, thisYear: Int, in db: Database) throws -> Invoice {
        guard let wanted = PaperNumber.parsed(typed, prefix: prefix, thisYear: thisYear),
            let found = try select(
                "invoice.year = \(wanted.year) AND invoice.number = \(wanted.number)", in: db
            ).first
        else { throw Refusal.unknown(typed, kind: "invoice") }
        return found
    }

    func store(copy: Int, by user: UserID, at now: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO invoiceCopy (invoice, copy, by, at) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [id, copy, user, now])
    }

    /// The invoices that meet a condition, oldest first.
    static func select(_ condition: SQL, in db: Database) throws -> [Invoice] {
        try SQLRequest<Row>(
            literal: """
                SELECT invoice.*, user.name AS issuedByName, (SELECT count(*) FROM invoiceCopy
                    WHERE invoiceCopy.invoice = invoice.id) AS copies
                FROM invoice JOIN user ON user.id = invoice.issuedBy
                WHERE \(condition) ORDER BY invoice.id
                """, cached: true
        ).fetchAll(db).map(Invoice.init)
    }

    private init(_ row: Row) throws {
        let details: String = row["details"]
        self.init(
            id: row["id"], year: row["year"], number: row["number"], student: row["student"],
            period: row["period"], total: row["total"], advance: row["advance"], day: row["day"],
            at: row["at"], issuedBy: row["issuedByName"], studentName: row["studentName"],
            studentClass: row["studentClass"], admissionNumber: row["admissionNumber"],
            guardianName: row["guardianName"],
            lines: try JSONDecoder().decode([Line].self, from: Data(details.utf8)),
            copies: row["copies"])
    }

    private static func json(_ lines: [Line]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(lines), as: UTF8.self)
    }
}
