// The audit trail in the file: one chained line a verb. The head is one row that moves by trigger.

import Crypto
import Foundation
import GRDB
import Storage

/// One line of the audit trail, as stored.
struct AuditLine {
    var seq: Int64
    var at: Timestamp
    var user: UserID?
    var session: SessionID?
    var role: String?
    var verb: String
    var outcome: String
    var concern: String
    var concernID: Int64?
    var body: [UInt8]

    static let succeeded = "SUCCESS"
    static let failed = "FAILED"

    /// SHA-256 over the domain tag, every field and the hash before.
    func hash(after previous: [UInt8]) -> [UInt8] {
        var encoding = CanonicalBytes()
        encoding.add("school-audit-1")
        encoding.add(seq)
        encoding.add(at.milliseconds)
        encoding.add(user?.rawValue)
        encoding.add(session?.rawValue)
        encoding.add(role)
        encoding.add(verb)
        encoding.add(outcome)
        encoding.add(concern)
        encoding.add(concernID)
        encoding.add(body)
        encoding.add(previous)
        return Array(SHA256.hash(data: encoding.bytes))
    }

    /// Appends a line at the head of the chain. The instant never goes back before the line above.
    @discardableResult
    static func append(
        _ entry: AuditEntry, about concern: Concern, by session: Session?, user: UserID? = nil,
        outcome: String = succeeded, at now: Timestamp, in db: Database
    ) throws -> Int64 {
        let head = try Head.current(in: db)
        var line = AuditLine(
            seq: head.seq + 1, at: max(now, head.at), user: session?.user ?? user,
            session: session?.id, role: session?.role.rawValue, verb: entry.verb.rawValue,
            outcome: outcome, concern: concern.kind, concernID: concern.number, body: entry.body)
        if case .register(_, let day) = concern {
            line.body =
                AuditEntry(
                    verb: entry.verb,
                    facts: [AuditEntry.Named(name: "day", fact: .day(day))] + entry.facts
                ).body
        }
        try line.insert(after: head, in: db)
        return line.seq
    }

    /// What was done from one deed to another; nil for what this program does not know, and for all
    /// of it where it is more than is worth reading.
    static func verbs(
        after seen: Int64, upTo newest: Int64, in db: Database
    ) throws -> [AuditVerb?] {
        guard (1...200).contains(newest - seen) else { return [nil] }
        return try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT verb FROM auditLine WHERE seq > ?"), arguments: [seen]
        ).map(AuditVerb.init)
    }

    /// Every line in order, with the two hashes that are stored beside it.
    static func stored(
        in db: Database
    ) throws -> AnyCursor<(line: AuditLine, previousHash: [UInt8], hash: [UInt8])> {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT seq, at, user, session, role, verb, outcome, concern, concernID, body,
                        previousHash, hash
                    FROM auditLine ORDER BY seq
                    """))
        return AnyCursor(
            rows.map { row in
                let line = AuditLine(
                    seq: row[0], at: row[1], user: row[2], session: row[3], role: row[4],
                    verb: row[5], outcome: row[6], concern: row[7], concernID: row[8],
                    body: Array(row[9] as Data))
                return (line, Array(row[10] as Data), Array(row[11] as Data))
            })
    }

    static let inserted = """
        INSERT INTO auditLine (seq, at, user, session, role, verb, outcome, concern,
            concernID, body, previousHash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private func insert(after head: Head, in db: Database) throws {
        let statement = try db.cachedStatement(sql: Self.inserted)
        try statement.execute(arguments: [
            seq, at, user, session, role, verb, outcome, concern, concernID, Data(body),
            Data(head.hash), Data(hash(after: head.hash)),
        ])
    }

    /// The last line's number, instant and hash.
    struct Head {
        let seq: Int64
        let at: Timestamp
        let hash: [UInt8]

        static func current(in db: Database) throws -> Head {
            let statement = try db.cachedStatement(sql: "SELECT seq, at, hash FROM auditHead")
            return try Row.readOne(statement) {
                Head(seq: $0[0], at: $0[1], hash: Array($0[2] as Data))
            } ?? Head(seq: 0, at: Timestamp(0), hash: [UInt8](repeating: 0, count: 32))
        }
    }
}
