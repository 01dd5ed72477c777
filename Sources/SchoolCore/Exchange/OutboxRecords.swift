// How often somebody has taken lists out of the program: the audit trail knows.

import GRDB

extension Outbox {
    /// More lists in a day than this is no office work.
    static let mostADay = 200

    static func exports(
        by user: UserID, since: Timestamp, in db: Database
    ) throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM auditLine WHERE user = ? AND verb = ? AND at >= ?",
            arguments: [user, AuditVerb.exportedList.rawValue, since]) ?? 0
    }
}
