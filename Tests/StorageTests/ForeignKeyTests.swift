// Which foreign keys lead an index. SQLite looks for children only when a parent is deleted or its
// key changes, and no parent ever is; so an index is wanted where children are asked for by their
// parent. A new key without one has to be named here with its reason.

import GRDB
import Testing

@testable import Storage

struct ForeignKeyTests {
    /// Who did it: read with a row that was found otherwise, and never asked for by name.
    private static let people: Set<String> = [
        "auditLine.session", "cashDay.closedBy", "cashDay.openedBy", "invoice.issuedBy",
        "invoiceCopy.by", "journalEntry.session", "journalEntry.user", "leave.recordedBy",
        "outbox.createdBy", "receipt.takenBy", "receiptCopy.by", "register.openedBy",
        "register.signedBy", "reversalCopy.by", "submission.user", "userRole.grantedBy",
    ]
    /// A word of a short list: it narrows what something else has chosen.
    private static let words: Set<String> = [
        "attendance.code", "charge.head", "charge.year", "feeStructure.head",
        "feeStructureSection.section", "journalLine.account", "markEvent.code", "section.level",
        "sectionSubject.subject", "session.role", "teaching.subject", "userRole.role",
    ]
    /// Followed from the child only.
    private static let onward: Set<String> = [
        "attendance.event", "cashDay.auditLine", "charge.cancelledBy", "markEvent.student",
        "register.day",
    ]

    @Test("Every foreign key leads an index, or stands here with the reason why not")
    func indexed() throws {
        let file = try TestFile()
        let bare = try file.open().read { db in
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
                .filter { !$0.hasPrefix("sqlite_") }
                .flatMap { try Self.unindexed($0, in: db) }
        }
        #expect(Set(bare) == Self.people.union(Self.words).union(Self.onward))
    }

    /// `table.column` of each key whose first column leads no index and no primary key.
    private static func unindexed(_ table: String, in db: Database) throws -> [String] {
        let keys = try String.fetchAll(
            db, sql: #"SELECT "from" FROM pragma_foreign_key_list(?) WHERE seq = 0"#,
            arguments: [table])
        let leading = try String.fetchAll(
            db,
            sql: """
                SELECT column.name FROM pragma_index_list(?1) AS entry,
                    pragma_index_info(entry.name) AS column WHERE column.seqno = 0
                    AND column.name IS NOT NULL
                UNION SELECT name FROM pragma_table_info(?1) WHERE pk = 1
                """, arguments: [table])
        return Set(keys).subtracting(leading).map { "\(table).\($0)" }
    }
}
