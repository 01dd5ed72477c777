// What was done lately in the school, from the audit trail: the deeds, not each single mark, and
// not who came and went.

import GRDB

/// The newest deeds of the trail.
package struct Latest: Equatable, Sendable {
    /// The newest first.
    package let rows: [AuditTrail.Row]
    /// The number of the trail's last line of any kind.
    package let seq: Int64
    /// How many deeds came after the line that was asked about.
    package let news: Int

    /// How far back it looks, so that a morning of marks never makes it slow.
    static let window: Int64 = 1000

    /// Lines that are no news: each mark of a register, and who came, went or was refused.
    private static let silent: [AuditVerb] =
        [.marked, .undidMark, .redidMark, .filledRegister]
        + AuditVerb.allCases.filter { $0.module == "AUTH" }

    static func read(after seq: Int64, limit: Int, in db: Database) throws -> Latest {
        let head = try AuditLine.Head.current(in: db).seq
        let verbs = silent.map(\.rawValue)
        let found = try SQLRequest<Int64>(
            literal: """
                SELECT seq FROM auditLine WHERE seq > \(head - window) AND verb NOT IN \(verbs)
                ORDER BY seq DESC LIMIT \(limit)
                """, cached: true
        ).fetchAll(db)
        guard seq > 0 else {
            return Latest(rows: try AuditTrail.lines(found, in: db), seq: head, news: 0)
        }
        let news = try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM auditLine
                WHERE seq > \(max(seq, head - window)) AND verb NOT IN \(verbs)
                """, cached: true
        ).fetchOne(db)
        return Latest(rows: try AuditTrail.lines(found, in: db), seq: head, news: news ?? 0)
    }
}

extension Session {
    /// The newest deeds of the trail, and how many came after a line.
    package func latest(after seq: Int64 = 0, limit: Int = 12) throws -> Latest {
        try look(needs: .seeAuditTrail, about: .school) {
            try Latest.read(after: seq, limit: limit, in: $0)
        }
    }
}
