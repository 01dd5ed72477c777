// What the owner of a site asks first: whose school this is, how large its file is and when it was
// last found sound, and how many may sign in as what.

import GRDB

/// The school on one page.
package struct SchoolFacts: Equatable, Sendable {
    package let profile: SchoolProfile
    package let foundedAt: Timestamp
    /// Where the file lies, and how many bytes it holds.
    package let path: String
    package let bytes: Int
    /// How many migrations made its schema.
    package let schemaVersion: Int
    /// Lines of the audit trail, and the time of the last.
    package let auditLines: Int
    package let lastDeedAt: Timestamp
    package let lastCheck: CheckLog.Entry?
    package let totals: SchoolTotals
    /// Each role with how many may sign in as it. Who holds two roles is counted in both.
    package let accounts: [Accounts]
    package let openSessions: Int

    /// The accounts of one role.
    package struct Accounts: Equatable, Sendable {
        package let role: Role
        package let active: Int
        /// Inactive or suspended.
        package let others: Int
    }

    static func foundedAt(in db: Database) throws -> Timestamp {
        let statement = try db.cachedStatement(sql: "SELECT foundedAt FROM school")
        guard let at = try Timestamp.fetchOne(statement) else { throw Refusal.notFound(.school) }
        return at
    }

    /// Pages in use and free, of the file and of what waits beside it to be put into it.
    fileprivate static func file(in db: Database) throws -> (bytes: Int, version: Int) {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT (SELECT page_count FROM pragma_page_count())
                            * (SELECT page_size FROM pragma_page_size()),
                        (SELECT user_version FROM pragma_user_version())
                    """))
        return (row?[0] ?? 0, row?[1] ?? 0)
    }

    fileprivate static func trail(in db: Database) throws -> (lines: Int, lastAt: Timestamp) {
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT seq, at FROM auditHead"))
        return (row?[0] ?? 0, row?[1] ?? Timestamp(0))
    }
}

extension SchoolFacts.Accounts {
    fileprivate static func all(in db: Database) throws -> [SchoolFacts.Accounts] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT userRole.role, sum(user.status = 'ACTIVE'), sum(user.status <> 'ACTIVE')
                    FROM userRole JOIN user ON user.id = userRole.user GROUP BY userRole.role
                    """))
        let counts = Dictionary(
            rows.map { ($0[0] as String, (active: $0[1] as Int, others: $0[2] as Int)) }
        ) { first, _ in first }
        return Role.allCases.map { role in
            let count = counts[role.rawValue]
            return SchoolFacts.Accounts(
                role: role, active: count?.active ?? 0, others: count?.others ?? 0)
        }
    }
}

extension Session {
    /// The school on one page.
    package func schoolFacts() throws -> SchoolFacts {
        try look(needs: .seeSettings, about: .school) { db in
            let file = try SchoolFacts.file(in: db)
            let trail = try SchoolFacts.trail(in: db)
            let foundedAt = try SchoolFacts.foundedAt(in: db)
            return SchoolFacts(
                profile: try SchoolProfile.stored(in: db), foundedAt: foundedAt,
                path: school.path, bytes: file.bytes, schemaVersion: file.version,
                auditLines: trail.lines, lastDeedAt: trail.lastAt,
                lastCheck: try CheckLog(beside: school.path).last(foundedAt: foundedAt),
                totals: try SchoolTotals.read(in: db),
                accounts: try SchoolFacts.Accounts.all(in: db),
                openSessions: try SessionRow.open(of: nil, at: now, in: db).count)
        }
    }
}
