// The queries behind Rights: the life of a session and the three views of what is one's own.

import GRDB
import Storage

/// What decides whether a session may go on.
struct SessionLife {
    let endedAt: Timestamp?
    let storedEnding: String?
    let expiresAt: Timestamp
    let lastSeenAt: Timestamp
    let epochHolds: Bool
    let isActive: Bool
    let mustChangePassword: Bool

    static func of(_ session: SessionID, in db: Database) throws -> SessionLife {
        let statement = try db.cachedStatement(
            sql: """
                SELECT session.endedAt, session.ending, session.expiresAt, session.lastSeenAt,
                    session.authEpoch = user.authEpoch, user.status = 'ACTIVE',
                    user.mustChangePassword
                FROM session JOIN user ON user.id = session.user WHERE session.id = ?
                """)
        let life = try Row.readOne(statement, arguments: [session]) { row in
            SessionLife(
                endedAt: row[0], storedEnding: row[1], expiresAt: row[2], lastSeenAt: row[3],
                epochHolds: row[4], isActive: row[5], mustChangePassword: row[6])
        }
        guard let life else { throw Refusal.notSignedIn }
        return life
    }

    /// Why the session is over, if it is.
    func ending(at now: Timestamp) -> Refusal.SessionEnding? {
        if endedAt != nil {
            return storedEnding.flatMap(Refusal.SessionEnding.init) ?? .ended
        }
        if !epochHolds || !isActive { return .accountChanged }
        return now >= expiresAt ? .expired : nil
    }

    static func seen(_ session: SessionID, at now: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE session SET lastSeenAt = ? WHERE id = ?"
        ).execute(arguments: [now, session])
    }

    static func owner(of session: SessionID, in db: Database) throws -> UserID? {
        try UserID.fetchOne(
            db.cachedStatement(
                sql: "SELECT user FROM session WHERE id = ?"), arguments: [session])
    }
}

/// What is one's own.
enum Own {
    static func teaches(
        _ user: UserID, _ section: SectionID, on day: Day, in db: Database
    ) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM ownSection
                    WHERE user = ? AND section = ? AND ? BETWEEN fromOn AND toOn)
                """)
        return try Bool.fetchOne(statement, arguments: [user, section, day]) ?? false
    }

    static func teaches(
        _ user: UserID, student: StudentID, on day: Day, in db: Database
    ) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM ownPupil
                        WHERE user = ? AND student = ? AND ? BETWEEN fromOn AND toOn)
                    """), arguments: [user, student, day]) ?? false
    }

    static func isChild(_ student: StudentID, of user: UserID, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM ownChild WHERE user = ? AND student = ?)"),
            arguments: [user, student]) ?? false
    }

    static func isPupil(_ student: StudentID, _ user: UserID, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM student WHERE id = ? AND user = ?)"),
            arguments: [student, user]) ?? false
    }
}
