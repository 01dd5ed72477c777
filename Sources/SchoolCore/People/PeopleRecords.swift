// Accounts, roles, sessions and sign-in attempts in the file.

import Crypto
import Foundation
import GRDB

extension Role: DatabaseValueConvertible {}

extension User {
    static func find(_ id: UserID, in db: Database) throws -> User {
        let found = try list(where: "user.id = \(id)", in: db)
        guard let user = found.first else { throw Refusal.notFound(.user(id)) }
        return user
    }

    /// By sign-in name or e-mail address, any case.
    static func named(_ typed: String, in db: Database) throws -> User {
        let name = typed.lowercased()
        let found = try list(where: "user.username = \(name) OR user.email = \(name)", in: db)
        guard let user = found.first else { throw Refusal.unknown(typed, kind: "account") }
        return user
    }

    static func list(where condition: SQL, in db: Database) throws -> [User] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT user.*, group_concat(userRole.role) AS roles,
                    max(CASE WHEN userRole.isPrimary = 1 THEN userRole.role END) AS primaryRole
                FROM user JOIN userRole ON userRole.user = user.id
                WHERE \(condition) GROUP BY user.id ORDER BY user.username
                """, cached: true
        ).fetchAll(db)
        return rows.compactMap(User.init)
    }

    private init?(_ row: Row) {
        let words = (row["roles"] as String).split(separator: ",").map(String.init)
        let roles = Role.allCases.filter { words.contains($0.rawValue) }
        guard let primary = Role(rawValue: row["primaryRole"] ?? ""),
            let status = Status(rawValue: row["status"])
        else { return nil }
        self.init(
            id: row["id"], username: row["username"], email: row["email"], name: row["name"],
            status: status, roles: roles, primaryRole: primary,
            mustChangePassword: row["mustChangePassword"],
            hasPassword: (row["passwordHash"] as String?) != nil,
            lastSignedInAt: row["lastSignedInAt"])
    }

    /// Everything that ends a person's sessions moves the epoch on.
    static func bumpEpoch(_ id: UserID, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE user SET authEpoch = authEpoch + 1, version = version + 1 WHERE id = ?"
        ).execute(arguments: [id])
    }

    static func setPassword(
        _ hash: PasswordHash, mustChange: Bool, of id: UserID, in db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                UPDATE user SET passwordHash = ?, mustChangePassword = ?, version = version + 1
                WHERE id = ?
                """
        ).execute(arguments: [hash.text, mustChange, id])
    }

    static func setStatus(_ status: Status, of id: UserID, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE user SET status = ?, version = version + 1 WHERE id = ?"
        ).execute(arguments: [status.rawValue, id])
    }

    static func passwordHash(of id: UserID, in db: Database) throws -> PasswordHash? {
        try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT passwordHash FROM user WHERE id = ?"), arguments: [id]
        ).map(PasswordHash.init)
    }
}

extension PasswordHash {
    /// What a new hash shall cost, inside the range whatever is stored.
    static func cost(in db: Database) throws -> Int {
        min(max(try Setting.hashCost.value(in: db), costs.lowerBound), costs.upperBound)
    }

    /// What every refused sign-in costs: as much as the dearest hash of anybody, which may be older
    /// than a cost that was lowered.
    static func costOfRefusal(in db: Database) throws -> Int {
        let statement = try db.cachedStatement(
            sql: "SELECT max(CAST(substr(passwordHash, 5, 2) AS INTEGER)) FROM user")
        let dearest = try Int.fetchOne(statement) ?? 0
        return max(try cost(in: db), min(dearest, costs.upperBound))
    }
}

extension NewUser {
    /// Inserts the account with its roles.
    func insert(
        hash: PasswordHash?, mustChange: Bool, grantedBy: UserID?, at now: Timestamp,
        in db: Database
    ) throws -> UserID {
        try db.cachedStatement(
            sql: """
                INSERT INTO user (username, email, name, passwordHash, mustChangePassword, status,
                    authEpoch, createdAt, version)
                VALUES (?, ?, ?, ?, ?, 'ACTIVE', 1, ?, 1)
                """
        ).execute(arguments: [username, email, name, hash?.text, mustChange, now])
        let id = UserID(db.lastInsertedRowID)
        for (index, role) in roles.enumerated() {
            try db.cachedStatement(
                sql: "INSERT INTO userRole (user, role, isPrimary, grantedBy, grantedAt) "
                    + "VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [id, role, index == 0, grantedBy, now])
        }
        return id
    }

    /// Refuses names that are in use.
    func mustBeFree(in db: Database) throws {
        if try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM user WHERE username = ?)"), arguments: [username]
        )
            == true
        {
            throw Refusal.people(.usernameTaken(username))
        }
        if let email,
            try Bool.fetchOne(
                db.cachedStatement(
                    sql: "SELECT EXISTS (SELECT 1 FROM user WHERE email = ?)"), arguments: [email])
                == true
        {
            throw Refusal.people(.emailTaken(email))
        }
    }
}

/// Attempts to sign in, counted for each identifier as typed, known or not. The identifier is
/// stored as a digest: people type passwords into the wrong field.
enum SignInAttempts {
    static let failuresAllowed = 5
    static let windowSeconds = 15 * 60
    static let restSeconds = 15 * 60

    enum Outcome: String {
        case success = "SUCCESS"
        case failure = "FAILURE"
        case resting = "RESTING"
        case unlocked = "UNLOCKED"
    }

    static func digest(_ identifier: String) -> Data {
        Data(SHA256.hash(data: Array(identifier.lowercased().utf8)))
    }

    static func record(
        _ outcome: Outcome, identifier: String, place: School.Place, at now: Timestamp,
        in db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO signInAttempt (identifier, outcome, terminal, address, at)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            digest(identifier), outcome.rawValue, place.terminal, place.address, now,
        ])
    }

    /// Until when this identifier rests, if it does: five failures within fifteen minutes rest it
    /// for fifteen full minutes after the fifth.
    static func restsUntil(
        _ identifier: String, at now: Timestamp, in db: Database
    ) throws -> Timestamp? {
        let failures = try Timestamp.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT at FROM signInAttempt WHERE identifier = :who AND outcome = 'FAILURE'
                        AND at > :since AND id > coalesce((SELECT max(id) FROM signInAttempt
                            WHERE identifier = :who AND outcome IN ('SUCCESS', 'UNLOCKED')), 0)
                    ORDER BY id
                    """),
            arguments: [
                "who": digest(identifier), "since": now - (windowSeconds + restSeconds),
            ])
        return restsUntil(failures, at: now)
    }

    /// The rule over the failures' times, oldest first.
    static func restsUntil(_ failures: [Timestamp], at now: Timestamp) -> Timestamp? {
        guard failures.count >= failuresAllowed else { return nil }
        let ends = (failuresAllowed - 1..<failures.count).filter { last in
            failures[last].milliseconds - failures[last - failuresAllowed + 1].milliseconds
                < Int64(windowSeconds) * 1000
        }.map { failures[$0] + restSeconds }
        return ends.last { now < $0 }
    }
}

extension User {
    static func signedIn(_ id: UserID, at now: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE user SET lastSignedInAt = ? WHERE id = ?"
        ).execute(arguments: [now, id])
    }
}
