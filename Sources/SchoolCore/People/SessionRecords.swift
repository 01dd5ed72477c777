// Sessions in the file, and the small files that tell whether a screen's process still lives: a
// session of a screen is alive while its process holds the lock on its own file. No heartbeats.

import Crypto
import Foundation
import GRDB
import Storage

/// Whether a person sits at a screen, or a script holds a token.
package enum SessionKindOfUse: String, Sendable {
    case screen = "SCREEN"
    case command = "COMMAND"
}

/// A secret of 256 random bits; the file keeps only its digest.
package struct SessionToken: Sendable {
    package let text: String

    package init() {
        var generator = SystemRandomNumberGenerator()
        text = (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    package init(_ text: String) { self.text = text.trimmedOfBlanks }

    var digest: Data { Data(SHA256.hash(data: Array(text.utf8))) }
}

/// An open or ended session, as lists show it.
package struct SessionRow: Equatable, Sendable {
    package let id: SessionID
    package let user: UserID
    package let username: String
    package let role: Role
    package let kind: SessionKindOfUse
    package let terminal: String
    package let address: String
    package let startedAt: Timestamp
    package let lastSeenAt: Timestamp
    package let expiresAt: Timestamp
    /// A screen whose process is gone without signing out: nobody can work in it any more, and the
    /// next sign-in of its owner ends it.
    package private(set) var isLost = false

    /// The later screens of the same person in the same role, ended ones left out.
    static func newerScreens(than id: SessionID, in db: Database) throws -> [SessionID] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT newer.id FROM session AS own JOIN session AS newer
                    ON newer.user = own.user AND newer.endedAt IS NULL AND newer.id > own.id
                        AND newer.kind = 'SCREEN' AND newer.role = own.role
                WHERE own.id = ? AND own.kind = 'SCREEN'
                """)
        return try SessionID.fetchAll(statement, arguments: [id])
    }

    static func open(of user: UserID?, at now: Timestamp, in db: Database) throws -> [SessionRow] {
        let own: SQL = user.map { "session.user = \($0)" } ?? "1"
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT session.*, user.username FROM session JOIN user ON user.id = session.user
                WHERE session.endedAt IS NULL AND session.expiresAt > \(now)
                    AND session.authEpoch = user.authEpoch
                    AND \(own)
                ORDER BY session.startedAt, session.id
                """, cached: true
        ).fetchAll(db)
        return rows.compactMap(SessionRow.init)
    }

    /// The open sessions as lists show them, lost ones marked.
    static func shown(
        of user: UserID?, at now: Timestamp, of school: School, in db: Database
    ) throws -> [SessionRow] {
        try open(of: user, at: now, in: db).map { row in
            var row = row
            if row.kind == .screen {
                row.isLost = try !SessionPresence.isPresent(row.id, of: school)
            }
            return row
        }
    }

    private init?(_ row: Row) {
        guard let role = Role(rawValue: row["role"]),
            let kind = SessionKindOfUse(rawValue: row["kind"])
        else { return nil }
        self.init(
            id: row["id"], user: row["user"], username: row["username"], role: role, kind: kind,
            terminal: row["terminal"], address: row["address"], startedAt: row["startedAt"],
            lastSeenAt: row["lastSeenAt"], expiresAt: row["expiresAt"])
    }

    private init(
        id: SessionID, user: UserID, username: String, role: Role, kind: SessionKindOfUse,
        terminal: String, address: String, startedAt: Timestamp, lastSeenAt: Timestamp,
        expiresAt: Timestamp
    ) {
        self.id = id
        self.user = user
        self.username = username
        self.role = role
        self.kind = kind
        self.terminal = terminal
        self.address = address
        self.startedAt = startedAt
        self.lastSeenAt = lastSeenAt
        self.expiresAt = expiresAt
    }

    static func insert(
        user: UserID, role: Role, token: SessionToken, kind: SessionKindOfUse,
        place: School.Place, at now: Timestamp, expiresAt: Timestamp, in db: Database
    ) throws -> SessionID {
        try db.cachedStatement(
            sql: """
                INSERT INTO session (user, role, tokenHash, authEpoch, kind, terminal, address,
                    startedAt, lastSeenAt, expiresAt)
                SELECT id, ?, ?, authEpoch, ?, ?, ?, ?, ?, ? FROM user WHERE id = ?
                """
        ).execute(arguments: [
            role, token.digest, kind.rawValue, place.terminal, place.address, now, now,
            expiresAt, user,
        ])
        return SessionID(db.lastInsertedRowID)
    }

    static func end(
        _ id: SessionID, _ ending: Refusal.SessionEnding, at now: Timestamp, in db: Database
    ) throws {
        try db.cachedStatement(
            sql: "UPDATE session SET endedAt = ?, ending = ? WHERE id = ? AND endedAt IS NULL"
        ).execute(arguments: [now, ending.rawValue, id])
    }

    static func find(_ token: SessionToken, in db: Database) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT session.id, session.user, session.role, session.expiresAt, user.username,
                        user.name
                    FROM session JOIN user ON user.id = session.user WHERE session.tokenHash = ?
                    """), arguments: [token.digest])
    }
}

/// The lock a screen's process holds while it lives.
enum SessionPresence {
    static func folder(_ school: School) -> String { school.file.path + ".sessions" }

    static func hold(_ id: SessionID, of school: School) throws -> FileLock {
        try FileManager.default.createDirectory(
            atPath: folder(school), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let lock = try FileLock("\(folder(school))/\(id.rawValue)")
        _ = lock.tryLock()
        return lock
    }

    /// False when the process of a screen is gone, whatever ended it.
    static func isPresent(_ id: SessionID, of school: School) throws -> Bool {
        let path = "\(folder(school))/\(id.rawValue)"
        guard access(path, F_OK) == 0 else { return false }
        let lock = try FileLock(path)
        guard lock.tryLock() else { return true }
        unlink(path)
        return false
    }

    static func release(_ id: SessionID, of school: School) {
        unlink("\(folder(school))/\(id.rawValue)")
    }
}

extension SessionRow {
    static func setRole(_ role: Role, of id: SessionID, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE session SET role = ? WHERE id = ?"
        ).execute(arguments: [role, id])
    }

    /// Ends every other open session of a person; with nobody spared, all of them.
    static func endAll(
        of user: UserID, sparing kept: SessionID?, at now: Timestamp, in db: Database
    ) throws {
        for row in try open(of: user, at: now, in: db) where row.id != kept {
            try end(row.id, .accountChanged, at: now, in: db)
        }
    }

    /// Ends every session of a person that was not ended yet; those that had run out say so.
    static func endEvery(of user: UserID, at now: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE session SET endedAt = :now, ending =
                    CASE WHEN expiresAt <= :now THEN 'EXPIRED' ELSE 'ACCOUNT_CHANGED' END
                WHERE user = :user AND endedAt IS NULL
                """
        ).execute(arguments: ["now": now, "user": user])
    }

    /// Lets one session outlive a change of its account.
    static func keepEpoch(of id: SessionID, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE session SET authEpoch =
                    (SELECT authEpoch FROM user WHERE user.id = session.user)
                WHERE id = ?
                """
        ).execute(arguments: [id])
    }
}
