// The audit trail as it is read: a window of lines, newest first, and the proof that no line was
// changed. The proof recomputes every hash; it never trusts the stored one.

import GRDB

/// A window onto the audit trail.
package struct AuditTrail: Equatable, Sendable {
    package let rows: [Row]
    /// How many lines there are in all.
    package let total: Int

    /// One line, with names looked up as they are now.
    package struct Row: Equatable, Sendable {
        package let seq: Int64
        package let at: Timestamp
        /// The sign-in name; nil where nobody had signed in.
        package let username: String?
        package let role: Role?
        package let verb: String
        package let module: String
        package let hasFailed: Bool
        package let concern: String
        package let concernID: Int64?
        /// What the concern is called today; nil where it has no name.
        package let concernName: String?
        /// In Latin letters, for people.
        package let concernLatinName: String?
        package let facts: [AuditEntry.Named]
        /// Why, where money was let go or taken back: as it stands with the entry of the ledger,
        /// for the trail itself holds no words about people.
        package let reason: String?
    }

    /// Which lines are wanted; nil is any.
    package struct Wish: Equatable, Sendable {
        package var user: UserID?
        /// `STUDENTS`, `ATTENDANCE`: see ``AuditVerb/module``.
        package var module: String?
        package var hasFailed: Bool?
        package var days: ClosedRange<Day>?
        package var offset = 0
        package var limit = 20
        /// Only lines older than this one, by its number.
        package var after: Int64?

        package init() {}
    }

    /// The departments of the office that lines belong to.
    package static let modules = AuditVerb.allCases.map(\.module).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
    }
}

extension AuditTrail {
    /// The number of the first line that is not as it was written, or that is missing; nil when
    /// the chain is whole. One pass, one line in memory.
    static func firstBrokenLine(in db: Database) throws -> Int64? {
        var last = AuditLine.Head(seq: 0, at: Timestamp(0), hash: [UInt8](repeating: 0, count: 32))
        let lines = try AuditLine.stored(in: db)
        while let (line, previousHash, hash) = try lines.next() {
            guard line.seq == last.seq + 1 else { return last.seq + 1 }
            guard line.at >= last.at, previousHash == last.hash,
                hash == line.hash(after: last.hash)
            else { return line.seq }
            last = AuditLine.Head(seq: line.seq, at: line.at, hash: hash)
        }
        let head = try AuditLine.Head.current(in: db)
        if head.seq > last.seq { return last.seq + 1 }
        return head.seq == last.seq && head.at == last.at && head.hash == last.hash
            ? nil : last.seq
    }
}

extension Session {
    /// A window onto the audit trail, newest line first.
    package func auditTrail(_ wish: AuditTrail.Wish) throws -> AuditTrail {
        try look(needs: .seeAuditTrail) { db, _ in
            let instants = wish.days.map {
                clock.start(of: $0.lowerBound)..<clock.start(of: $0.upperBound + 1)
            }
            return try AuditTrail.find(wish, instants, in: db)
        }
    }
}
