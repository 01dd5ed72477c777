// The one-row profile, settings, counters and submissions in the file.

import Foundation
import GRDB

extension SchoolProfile {
    static func stored(in db: Database) throws -> SchoolProfile {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT * FROM school"))
        else {
            throw Refusal.notFound(.school)
        }
        var profile = SchoolProfile(
            name: row["name"], timeZone: row["timeZone"], country: row["country"],
            currency: row["currency"], workingWeek: WorkingWeek(bits: row["workingWeek"]))
        profile.address = row["address"]
        profile.phone = row["phone"]
        profile.email = row["email"]
        profile.principalName = row["principalName"]
        profile.admissionPrefix = row["admissionPrefix"]
        profile.startsAtMinute = row["startsAtMinute"]
        profile.listsFamilyFirst = row["listsFamilyFirst"]
        profile.isDemonstration = row["isDemonstration"]
        return profile
    }

    func insert(at now: Timestamp, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO school (id, name, address, phone, email, principalName, timeZone,
                    country, currency, admissionPrefix, workingWeek, startsAtMinute,
                    listsFamilyFirst, isDemonstration, foundedAt, version)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                """
        ).execute(arguments: [
            name, address, phone, email, principalName, timeZone, country, currency,
            admissionPrefix, workingWeek.bits, startsAtMinute, listsFamilyFirst,
            isDemonstration, now,
        ])
    }
}

extension Setting {
    func value(in db: Database) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?")
        guard let text = try String.fetchOne(statement, arguments: [rawValue]) else {
            return standard
        }
        return Int(text) ?? standard
    }

    func store(_ value: Int, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO setting (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [rawValue, String(value)])
    }
}

extension TextSetting {
    func value(in db: Database) throws -> String {
        let statement = try db.cachedStatement(sql: "SELECT value FROM setting WHERE name = ?")
        return try String.fetchOne(statement, arguments: [rawValue]) ?? standard
    }

    func store(_ value: String, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO setting (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [rawValue, value])
    }
}

/// The rows numbers are taken from, inside the transaction that uses them: no gap, no duplicate.
enum Counter {
    static let stepped = """
        INSERT INTO counter (name, year, next) VALUES (?, ?, 2)
        ON CONFLICT (name, year) DO UPDATE SET next = next + 1
        """

    static let read = "SELECT next FROM counter WHERE name = ? AND year = ?"

    /// Takes the next number of a series.
    static func take(_ name: String, year: Int, in db: Database) throws -> Int {
        let step = try db.cachedStatement(sql: stepped)
        try step.execute(arguments: [name, year])
        let next = try db.cachedStatement(sql: read)
        return (try Int.fetchOne(next, arguments: [name, year]) ?? 2) - 1
    }
}

/// A submitted form's own key: the same form sent twice is done once.
package struct SubmissionKey: Hashable, Sendable {
    let bytes: [UInt8]

    /// A fresh key, made when the form opens.
    package init() {
        var generator = SystemRandomNumberGenerator()
        bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// A key given by a script, 32 hexadecimal digits.
    package init?(hexadecimal text: String) {
        guard text.utf8.count == 32 else { return nil }
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        self.bytes = bytes
    }

    package var hexadecimal: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What came of a form that was sent with this key, by whom and by which verb.
    func earlier(in db: Database) throws -> (result: Int64, user: UserID, verb: String)? {
        let statement = try db.cachedStatement(
            sql: Self.found)
        return try Row.fetchOne(statement, arguments: [Data(bytes)]).map { ($0[0], $0[1], $0[2]) }
    }

    static let found = "SELECT result, user, verb FROM submission WHERE key = ?"
    static let inserted =
        "INSERT INTO submission (key, user, verb, result, at) VALUES (?, ?, ?, ?, ?)"

    func store(
        _ result: Int64, verb: AuditVerb, by user: UserID, at now: Timestamp, in db: Database
    ) throws {
        let statement = try db.cachedStatement(sql: Self.inserted)
        try statement.execute(arguments: [Data(bytes), user, verb.rawValue, result, now])
    }
}

extension Draft {
    static let stored = """
        INSERT INTO draft (user, form, body, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (user, form) DO UPDATE SET body = excluded.body, at = excluded.at
        """
    static let dropped = "DELETE FROM draft WHERE user = ? AND form = ?"

    static func store(
        _ body: String, of form: String, by user: UserID, at now: Timestamp, in db: Database
    ) throws {
        let statement = try db.cachedStatement(sql: stored)
        try statement.execute(arguments: [user, form, body, now])
    }

    static func find(_ form: String, of user: UserID, in db: Database) throws -> Draft? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT body, at FROM draft WHERE user = ? AND form = ?"),
            arguments: [user, form]
        ).map { Draft(fields: fields($0[0]), at: $0[1]) }
    }

    static func drop(_ form: String, of user: UserID, in db: Database) throws {
        let statement = try db.cachedStatement(sql: dropped)
        try statement.execute(arguments: [user, form])
    }
}
