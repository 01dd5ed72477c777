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

        static let inserted = """
            INSERT INTO receipt (year, number, entry, student, total, method, gateway,
                reference, given, day, at, takenBy, studentName, studentClass, details)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """

        /// Takes the next number of the year; a rollback gives it back.
        func insert(on day: Day, at now: Timestamp, in db: Database) throws -> ReceiptSeal {
            let number = try Counter.take("receipt", year: day.year, in: db)
            let statement = try db.cachedStatement(sql: Self.inserted)
            try statement.execute(arguments: [
                day.year, number, entry, student, payment.total, payment.method.rawValue,
                payment.gateway?.rawValue ?? "", payment.reference, payment.given, day, now,
                takenBy, studentName, studentClass, Receipt.json(lines),
            ])
            return ReceiptSeal(
                id: ReceiptID(db.lastInsertedRowID), year: day.year, number: number, entry: entry,
                student: student, total: payment.total, method: payment.method.rawValue,
                gateway: payment.gateway?.rawValue ?? "", reference: payment.reference, day: day,
                takenBy: takenBy)
        }
    }

    static func find(_ id: ReceiptID, in db: Database) throws -> Receipt {
        guard let found = try select("receipt.id = \(id)", in: db).first else {
            throw Refusal.notFound(.receipt(id))
        }
        return found
    }

    func store(copy: Int, by user: UserID, at now: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO receiptCopy (receipt, copy, by, at) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [id, copy, user, now])
    }

    /// What the trail answers for, of the receipt of an entry.
    static func sealed(by entry: JournalEntryID, in db: Database) throws -> ReceiptSeal? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, year, number, entry, student, total, method, gateway, reference, day,
                    takenBy
                FROM receipt WHERE entry = ?
                """)
        return try Row.fetchOne(statement, arguments: [entry]).map {
            ReceiptSeal(
                id: $0[0], year: $0[1], number: $0[2], entry: $0[3], student: $0[4], total: $0[5],
                method: $0[6], gateway: $0[7], reference: $0[8], day: $0[9], takenBy: $0[10])
        }
    }

    static func numbered(_ typed: String, thisYear: Int, in db: Database) throws -> Receipt {
        guard let wanted = PaperNumber.parsed(typed, prefix: "RCP", thisYear: thisYear),
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

    /// Written by hand: the coder of the library costs more than the rest of the receipt. Stored
    /// text holds no control characters, so that only two characters need an escape.
    private static func json(_ lines: [Line]) -> String {
        func quoted(_ text: String) -> String {
            guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C }) else {
                return "\"\(text)\""
            }
            return "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
                + "\""
        }
        let objects = lines.map { line in
            """
            {"admissionNumber":\(quoted(line.admissionNumber)),"amount":\(line.amount),\
            "isAdvance":\(line.isAdvance),"name":\(quoted(line.name)),\
            "period":\(quoted(line.period)),"pupil":\(quoted(line.pupil)),\
            "section":\(quoted(line.section ?? ""))}
            """
        }
        return "[" + objects.joined(separator: ",") + "]"
    }

    private static func lines(_ text: String) -> [Line] {
        do { return try JSONDecoder().decode([Line].self, from: Data(text.utf8)) } catch {
            return []
        }
    }

    /// A reference as slips are compared: letters of either case are one, blanks are none. The
    /// index of the receipts is made of the same words.
    static func key(ofReference reference: String) -> String {
        reference.filter { $0 != " " }.map { $0.isASCII ? $0.uppercased() : String($0) }.joined()
    }

    static let bearerFound = """
        SELECT year, number, day FROM receipt
        WHERE replace(upper(reference), ' ', '') = ? AND reference <> '' AND method = ?
            AND NOT EXISTS (
            SELECT 1 FROM reversal
            WHERE reversal.receipt = receipt.id AND reversal.series = 'VOID')
        """

    /// Which receipt bears this reference and still stands; a voided one gives it free again.
    static func bearing(
        _ reference: String, method: PaymentMethod, in db: Database
    ) throws -> (text: String, day: Day)? {
        let statement = try db.cachedStatement(sql: bearerFound)
        let row = try Row.fetchOne(
            statement, arguments: [key(ofReference: reference), method.rawValue])
        return row.map { ("RCP-\($0[0] as Int)-\(padded($0[1], 4))", $0[2]) }
    }
}
