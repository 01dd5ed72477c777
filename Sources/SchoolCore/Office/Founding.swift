// A new school file: founding, the import of a whole school, the demonstration. It is told as the
// system, because nobody has signed in yet, and it stands complete or not at all.

package import GRDB
import Storage

/// Makes a new school in one transaction.
package struct Founding {
    package let db: Database
    package let now: Timestamp

    /// Builds the file at `path`; `work` fills it, `verb` is what the audit trail is told.
    ///
    /// Refuses when something lies there already. The invariants are checked before the file gets
    /// its name.
    package static func found(
        at path: String, _ profile: SchoolProfile, as verb: AuditVerb = .founded,
        clock: OfficeClock, check: (Database) throws -> Void = { _ in },
        _ work: (Founding) throws -> Void
    ) throws {
        let now = clock.now()
        try NewFile.build(
            at: path,
            { db in
                try profile.insert(at: now, in: db)
                try work(Founding(db: db, now: now))
                let students = try Int.fetchOne(db, sql: "SELECT count(*) FROM student") ?? 0
                try AuditLine.append(
                    AuditEntry(verb, ["students": .count(students)]), about: .school, by: nil,
                    at: now, in: db)
            }, check: check)
    }

    /// An account of the new school. Nobody grants the first ones; that is what founding means.
    package func account(
        _ new: NewUser, hash: PasswordHash?, mustChange: Bool
    ) throws -> UserID {
        try new.mustBeFree(in: db)
        return try new.insert(
            hash: hash, mustChange: mustChange, grantedBy: nil, at: now, in: db)
    }
}
