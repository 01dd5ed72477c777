// The raises that were made.

import GRDB

/// The raises that were written.
package enum RaiseList {
    /// One raise.
    package struct Row: Equatable, Sendable {
        package let entry: JournalEntryID
        package let day: Day
        package let name: String
        package let period: String
        package let count: Int
        package let total: Money
        package let isUndone: Bool
    }

    static func newest(in db: Database) throws -> [Row] {
        try GRDB.Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT journalEntry.id, journalEntry.day, min(charge.name), min(charge.period),
                        count(*), sum(charge.amount), EXISTS (SELECT 1 FROM journalEntry AS back
                            WHERE back.reverses = journalEntry.id)
                    FROM journalEntry JOIN charge ON charge.entry = journalEntry.id
                    WHERE journalEntry.kind = 'CHARGE'
                    GROUP BY journalEntry.id ORDER BY journalEntry.id DESC LIMIT 200
                    """)
        ).map {
            Row(
                entry: $0[0], day: $0[1], name: $0[2], period: $0[3], count: $0[4], total: $0[5],
                isUndone: $0[6])
        }
    }
}

extension Session {
    /// The raises of a year, newest first.
    package func raises() throws -> [RaiseList.Row] {
        try look(needs: .seeFees, about: .school) { try RaiseList.newest(in: $0) }
    }
}
