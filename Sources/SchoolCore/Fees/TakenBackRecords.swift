// The papers that take a receipt back, and their copies, in the file.

import GRDB

extension Receipt.TakenBack {
    static func of(_ receipt: ReceiptID, in db: Database) throws -> [Receipt.TakenBack] {
        try select("reversal.receipt = \(receipt)", in: db)
    }

    static func find(_ id: ReversalID, in db: Database) throws -> Receipt.TakenBack {
        guard let found = try select("reversal.id = \(id)", in: db).first else {
            throw Refusal.unknown(String(id.rawValue), kind: "void or refund")
        }
        return found
    }

    private static func select(_ condition: SQL, in db: Database) throws -> [Receipt.TakenBack] {
        try SQLRequest<Row>(
            literal: """
                SELECT reversal.id, reversal.series, reversal.year, reversal.number,
                    reversal.amount, reversal.day, journalEntry.at, journalEntry.reason,
                    coalesce(user.name, ''), (SELECT count(*) FROM reversalCopy
                        WHERE reversalCopy.reversal = reversal.id)
                FROM reversal JOIN journalEntry ON journalEntry.id = reversal.entry
                    LEFT JOIN user ON user.id = journalEntry.user
                WHERE \(condition) ORDER BY reversal.id
                """, cached: true
        ).fetchAll(db).map {
            Receipt.TakenBack(
                id: $0[0], series: Receipt.Series(rawValue: $0[1]) ?? .refund, year: $0[2],
                number: $0[3], amount: $0[4], day: $0[5], at: $0[6], reason: $0[7], by: $0[8],
                copies: $0[9])
        }
    }

    /// The receipt that a paper takes back.
    static func receipt(of id: ReversalID, in db: Database) throws -> Receipt {
        let statement = try db.cachedStatement(sql: "SELECT receipt FROM reversal WHERE id = ?")
        guard let receipt = try ReceiptID.fetchOne(statement, arguments: [id]) else {
            throw Refusal.unknown(String(id.rawValue), kind: "void or refund")
        }
        return try Receipt.find(receipt, in: db)
    }

    /// The paper with a number such as `VD-2026-0003` or `RF-2026-12`.
    static func numbered(
        _ typed: String, thisYear: Int, in db: Database
    ) throws -> ReversalID {
        let prefix = typed.trimmedOfBlanks.uppercased().prefix(2)
        guard let series = Receipt.Series.allCases.first(where: { $0.prefix == prefix }),
            let wanted = PaperNumber.parsed(typed, prefix: series.prefix, thisYear: thisYear),
            let id = try ReversalID.fetchOne(
                db.cachedStatement(
                    sql: "SELECT id FROM reversal WHERE series = ? AND year = ? AND number = ?"),
                arguments: [series.rawValue, wanted.year, wanted.number])
        else { throw Refusal.unknown(typed, kind: "void or refund") }
        return id
    }

    /// Writes the paper that takes back, with the next number of its own series.
    static func insert(
        _ series: Receipt.Series, of receipt: ReceiptID, entry: JournalEntryID, amount: Money,
        on day: Day, in db: Database
    ) throws -> (id: ReversalID, number: Int) {
        let number = try Counter.take(series.counter, year: day.year, in: db)
        try db.cachedStatement(
            sql: """
                INSERT INTO reversal (series, year, number, entry, receipt, amount, day)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [series.rawValue, day.year, number, entry, receipt, amount, day])
        return (ReversalID(db.lastInsertedRowID), number)
    }

    func store(copy: Int, by user: UserID, at now: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT INTO reversalCopy (reversal, copy, by, at) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [id, copy, user, now])
    }
}

extension Session {
    /// A void or a refund with its receipt, by its number: `VD-2026-0003`.
    package func takenBack(
        numbered typed: String
    ) throws -> (receipt: Receipt, paper: Receipt.TakenBack) {
        try look(needs: .seeFees) { db, reach in
            let id = try Receipt.TakenBack.numbered(typed, thisYear: today.year, in: db)
            let receipt = try Receipt.TakenBack.receipt(of: id, in: db)
            guard try receipt.isWithin(reach, in: db) else {
                throw Refusal.unknown(typed, kind: "void or refund")
            }
            return (receipt, try Receipt.TakenBack.find(id, in: db))
        }
    }
}
