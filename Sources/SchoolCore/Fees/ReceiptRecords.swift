// Receipts, their copies and the papers that take them back, in the file.

import Foundation
import GRDB

extension Receipt {
    /// A receipt, as its row is written.
    struct New {
        let entry: JournalEntryID
        let student: StudentID
        let payment: Payment
        let lines: [Line]
        let studentName: String
        let studentClass: String
        let takenBy: UserID

        /// Takes the next number of the year; a rollback gives it back.
        func insert(on day: Day, at now: Timestamp, in db: Database) throws -> ReceiptID {
            let number = try Counter.take("receipt", year: day.year, in: db)
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO receipt (year, number, entry, student, total, method, gateway,
                        reference, given, day, at, takenBy, studentName, studentClass, details)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            try statement.execute(arguments: [
                day.year, number, entry, student, payment.total, payment.method.rawValue,
                payment.gateway?.rawValue ?? "", payment.reference, payment.given, day, now,
                takenBy, studentName, studentClass, Receipt.json(lines),
            ])
            return ReceiptID(db.lastInsertedRowID)
        }
    }

    static func find(_ id: ReceiptID, in db: Database) throws -> Receipt {
        guard let found = try select("receipt.id = \(id)", in: db).first else {
            throw Refusal.notFound(.receipt(id))
        }
        return found
    }

    func store(copy: Int, by user: UserID, at now: Timestamp, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO receiptCopy (receipt, copy, by, at) VALUES (?, ?, ?, ?)",
            arguments: [id, copy, user, now])
    }

    static func sealed(by entry: JournalEntryID, in db: Database) throws -> Receipt? {
        try select("receipt.entry = \(entry)", in: db).first
    }

    static func numbered(_ typed: String, thisYear: Int, in db: Database) throws -> Receipt {
        guard let wanted = parsed(typed, thisYear: thisYear),
            let found = try select(
                "receipt.year = \(wanted.year) AND receipt.number = \(wanted.number)", in: db
            ).first
        else { throw Refusal.unknown(typed, kind: "receipt") }
        return found
    }

    /// The receipts that meet a condition, oldest first.
    static func select(_ condition: SQL, in db: Database) throws -> [Receipt] {
        try SQLRequest<Row>(
            literal: """
                SELECT receipt.*, user.name AS takenByName, (SELECT count(*) FROM receiptCopy
                    WHERE receiptCopy.receipt = receipt.id) AS copies
                FROM receipt JOIN user ON user.id = receipt.takenBy
                WHERE \(condition) ORDER BY receipt.id
                """, cached: true
        ).fetchAll(db).map { try Receipt($0, takenBack: TakenBack.of($0["id"], in: db)) }
    }

    private init(_ row: Row, takenBack: [TakenBack]) {
        self.init(
            id: row["id"], year: row["year"], number: row["number"], student: row["student"],
            total: row["total"], method: PaymentMethod(rawValue: row["method"]) ?? .cash,
            gateway: PaymentGateway(rawValue: row["gateway"]), reference: row["reference"],
            given: row["given"], day: row["day"], at: row["at"], takenBy: row["takenBy"],
            takenByName: row["takenByName"], studentName: row["studentName"],
            studentClass: row["studentClass"], lines: Receipt.lines(row["details"]),
            takenBack: takenBack, copies: row["copies"], entry: row["entry"])
    }

    private static func json(_ lines: [Line]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(lines), as: UTF8.self)
    }

    private static func lines(_ text: String) -> [Line] {
        do { return try JSONDecoder().decode([Line].self, from: Data(text.utf8)) } catch {
            return []
        }
    }

    /// Which receipt bears this reference and still stands; a voided one gives it free again.
    static func bearing(
        _ reference: String, method: PaymentMethod, in db: Database
    ) throws -> (text: String, day: Day)? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT year, number, day FROM receipt
                WHERE reference = ? AND reference <> '' AND method = ? AND NOT EXISTS (
                    SELECT 1 FROM reversal
                    WHERE reversal.receipt = receipt.id AND reversal.series = 'VOID')
                """)
        let row = try Row.fetchOne(statement, arguments: [reference, method.rawValue])
        return row.map { ("RCP-\($0[0] as Int)-\(padded($0[1], 4))", $0[2]) }
    }
}

extension Receipt.TakenBack {
    static func of(_ receipt: ReceiptID, in db: Database) throws -> [Receipt.TakenBack] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT reversal.series, reversal.year, reversal.number, reversal.amount,
                    reversal.day, journalEntry.reason, coalesce(user.name, '')
                FROM reversal JOIN journalEntry ON journalEntry.id = reversal.entry
                    LEFT JOIN user ON user.id = journalEntry.user
                WHERE reversal.receipt = ? ORDER BY reversal.id
                """)
        return try Row.fetchAll(statement, arguments: [receipt]).map {
            Receipt.TakenBack(
                series: Receipt.Series(rawValue: $0[0]) ?? .refund, year: $0[1], number: $0[2],
                amount: $0[3], day: $0[4], reason: $0[5], by: $0[6])
        }
    }

    /// Writes the paper that takes back, with the next number of its own series.
    static func insert(
        _ series: Receipt.Series, of receipt: ReceiptID, entry: JournalEntryID, amount: Money,
        on day: Day, in db: Database
    ) throws {
        let number = try Counter.take(series.counter, year: day.year, in: db)
        try db.execute(
            sql: """
                INSERT INTO reversal (series, year, number, entry, receipt, amount, day)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [series.rawValue, day.year, number, entry, receipt, amount, day])
    }
}
