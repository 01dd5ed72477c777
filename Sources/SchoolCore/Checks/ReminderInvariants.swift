// The outbox and the log of reminders, each beside the other and both beside the trail.

import Foundation
import GRDB

extension Invariant {
    static let reminders = [
        Invariant(
            "M01", "Every reminder has its messages, to the guardian of the pupil who owes.",
            """
            SELECT reminderLog.id AS reminder FROM reminderLog
                LEFT JOIN charge ON charge.id = reminderLog.charge
                LEFT JOIN outbox AS sms ON sms.id = reminderLog.sms
                LEFT JOIN outbox AS email ON email.id = reminderLog.email
            WHERE (reminderLog.sms IS NULL AND reminderLog.email IS NULL)
                OR (reminderLog.sms IS NOT NULL AND (sms.channel IS NOT 'SMS'
                    OR sms.student IS NOT charge.student OR sms.template IS NOT 'fee-reminder'))
                OR (reminderLog.email IS NOT NULL AND (email.channel IS NOT 'EMAIL'
                    OR email.student IS NOT charge.student
                    OR email.template IS NOT 'fee-reminder'))
            """),
        Invariant(
            "M02", "Every fee reminder of the outbox stands in the log.",
            """
            SELECT outbox.id AS message FROM outbox WHERE template = 'fee-reminder'
                AND NOT EXISTS (SELECT 1 FROM reminderLog WHERE sms = outbox.id)
                AND NOT EXISTS (SELECT 1 FROM reminderLog WHERE email = outbox.id)
            """),
        Invariant("M03", "As many reminders were queued as the trail was told.") { db in
            try untold(in: db) + miscounted(in: db)
        },
    ]

    /// Messages that nobody told of.
    private static func untold(in db: Database) throws -> [String] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT outbox.id FROM outbox
                    LEFT JOIN auditLine ON auditLine.seq = outbox.auditLine
                WHERE template = 'fee-reminder' AND (auditLine.verb IS NOT 'QUEUE_REMINDERS'
                    OR auditLine.outcome IS NOT 'SUCCESS')
                """
        ).map { "message \($0)" }
    }

    /// Lines of the trail beside which other numbers of messages and charges stand.
    private static func miscounted(in db: Database) throws -> [String] {
        let told = try Row.fetchAll(
            db,
            sql: """
                SELECT seq, body FROM auditLine
                WHERE verb = 'QUEUE_REMINDERS' AND outcome = 'SUCCESS'
                """)
        let counted = try db.cachedStatement(
            sql: """
                SELECT (SELECT count(*) FROM outbox WHERE auditLine = ?1 AND channel = 'SMS'),
                    (SELECT count(*) FROM outbox WHERE auditLine = ?1 AND channel = 'EMAIL'),
                    (SELECT count(*) FROM outbox
                        JOIN reminderLog ON reminderLog.sms = outbox.id WHERE auditLine = ?1)
                    + (SELECT count(*) FROM outbox
                        JOIN reminderLog ON reminderLog.email = outbox.id
                            AND reminderLog.sms IS NULL WHERE auditLine = ?1)
                """)
        return try told.filter { line in
            let entry = AuditEntry(verb: .queuedReminders, body: Array(line[1] as Data))
            let facts = ["sms", "emails", "charges"].map { name in
                entry?.facts.first { $0.name == name }?.fact.number
            }
            let row = try Row.fetchOne(counted, arguments: [line[0] as Int64])
            return facts != (0..<3).map { row?[$0] as Int64? }
        }.map { "line \($0[0] as Int64)" }
    }
}
