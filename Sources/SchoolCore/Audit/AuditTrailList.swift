// The query behind the audit trail. Lines hold ids; the names are those of today, so that erasing
// a person erases the name here too.

import Foundation
import GRDB

extension AuditTrail {
    static func find(
        _ wish: Wish, _ instants: Range<Timestamp>?, in db: Database
    ) throws -> AuditTrail {
        let condition = condition(wish, instants)
        let older: SQL = wish.after.map { "auditLine.seq < \($0)" } ?? "1"
        let rows = try SQLRequest<GRDB.Row>(
            literal: """
                SELECT auditLine.*, user.username, \(name) AS concernName,
                    \(latinName) AS concernLatinName,
                (SELECT journalEntry.reason FROM journalEntry
                WHERE journalEntry.auditLine = auditLine.seq AND journalEntry.reason <> ''
                    LIMIT 1) AS reason
                FROM auditLine LEFT JOIN user ON user.id = auditLine.user
                WHERE \(condition) AND \(older) ORDER BY auditLine.seq DESC
                LIMIT \(wish.limit) OFFSET \(wish.offset)
                """, cached: true
        ).fetchAll(db)
        // Nothing is ever missing from the trail: all of it is as many as its last line says.
        let isAll =
            wish.user == nil && wish.module == nil && wish.hasFailed == nil
            && instants == nil
        let counting: SQL =
            isAll
            ? "SELECT seq FROM auditHead" : "SELECT count(*) FROM auditLine WHERE \(condition)"
        let total = try SQLRequest<Int>(literal: counting).fetchOne(db)
        return AuditTrail(rows: rows.map(Row.init), total: total ?? 0)
    }

    /// Lines by their numbers, newest first, with names as they are today.
    static func lines(_ numbers: [Int64], in db: Database) throws -> [Row] {
        try SQLRequest<GRDB.Row>(
            literal: """
                SELECT auditLine.*, user.username, \(name) AS concernName
                FROM auditLine LEFT JOIN user ON user.id = auditLine.user
                WHERE auditLine.seq IN \(numbers) ORDER BY auditLine.seq DESC
                """, cached: true
        ).fetchAll(db).map(Row.init)
    }

    private static func condition(_ wish: Wish, _ instants: Range<Timestamp>?) -> SQL {
        var condition: SQL = "1"
        if let user = wish.user { condition += " AND auditLine.user = \(user)" }
        if let module = wish.module {
            let verbs = AuditVerb.allCases.filter { $0.module == module }.map(\.rawValue)
            condition += " AND auditLine.verb IN \(verbs)"
        }
        if let hasFailed = wish.hasFailed {
            let outcome = hasFailed ? AuditLine.failed : AuditLine.succeeded
            condition += " AND auditLine.outcome = \(outcome)"
        }
        if let instants {
            condition += " AND auditLine.at >= \(instants.lowerBound)"
            condition += " AND auditLine.at < \(instants.upperBound)"
        }
        return condition
    }

    private static let name: SQL = """
        CASE auditLine.concern
            WHEN 'user' THEN (SELECT username FROM user WHERE id = auditLine.concernID)
            WHEN 'year' THEN (SELECT name FROM academicYear WHERE id = auditLine.concernID)
            WHEN 'section' THEN (SELECT name FROM section WHERE id = auditLine.concernID)
            WHEN 'register' THEN (SELECT name FROM section WHERE id = auditLine.concernID)
            WHEN 'subject' THEN (SELECT name FROM subject WHERE id = auditLine.concernID)
            WHEN 'staff' THEN (SELECT name FROM staff WHERE id = auditLine.concernID)
            WHEN 'student' THEN (SELECT name FROM student WHERE id = auditLine.concernID)
            WHEN 'feeHead' THEN (SELECT name FROM feeHead WHERE id = auditLine.concernID)
            WHEN 'feeStructure' THEN (SELECT name FROM feeStructure WHERE id = auditLine.concernID)
            WHEN 'charge' THEN (SELECT name FROM charge WHERE id = auditLine.concernID)
            WHEN 'receipt' THEN (SELECT printf('RCP-%d-%04d', year, number) FROM receipt
                WHERE id = auditLine.concernID)
            WHEN 'invoice' THEN (SELECT printf('INV-%d-%04d', year, number) FROM invoice
                WHERE id = auditLine.concernID)
            WHEN 'guardian' THEN (SELECT name FROM guardian WHERE id = auditLine.concernID)
        END
        """

    /// In Latin letters, of those who have such a name.
    private static let latinName: SQL = """
        CASE auditLine.concern
            WHEN 'staff' THEN (SELECT latinName FROM staff WHERE id = auditLine.concernID)
            WHEN 'student' THEN (SELECT latinName FROM student WHERE id = auditLine.concernID)
            WHEN 'guardian' THEN (SELECT latinName FROM guardian WHERE id = auditLine.concernID)
        END
        """
}

extension AuditTrail.Row {
    init(_ row: GRDB.Row) {
        let verb: String = row["verb"]
        let known = AuditVerb(rawValue: verb)
        let entry = AuditEntry(verb: known ?? .refused, body: Array(row["body"] as Data))
        self.init(
            seq: row["seq"], at: row["at"], username: row["username"],
            role: (row["role"] as String?).flatMap { Role(rawValue: $0) }, verb: verb,
            module: known?.module ?? "", hasFailed: row["outcome"] == AuditLine.failed,
            concern: row["concern"], concernID: row["concernID"],
            concernName: row["concernName"], concernLatinName: row["concernLatinName"],
            facts: entry?.facts ?? [], reason: row["reason"])
    }
}
