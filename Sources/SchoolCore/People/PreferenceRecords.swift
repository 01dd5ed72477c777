// Preferences and habits in the file: a row for each that was ever chosen.

import GRDB

extension Preferences {
    static func stored(of user: UserID, in db: Database) throws -> Preferences {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT name, value FROM preference WHERE user = ?"), arguments: [user])
        var preferences = Preferences()
        for row in rows {
            if let preference = Preference(rawValue: row["name"]) {
                preferences[preference] = row["value"]
            } else {
                preferences.remember(row["value"], under: row["name"])
            }
        }
        return preferences
    }
}

extension Preference {
    func store(_ value: String, of user: UserID, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO preference (user, name, value) VALUES (?, ?, ?)
                ON CONFLICT (user, name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [user, rawValue, value])
    }
}

extension Habit {
    func store(_ text: String?, of user: UserID, in db: Database) throws {
        guard let text else {
            return try db.cachedStatement(
                sql: "DELETE FROM preference WHERE user = ? AND name = ?"
            ).execute(arguments: [user, name])
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO preference (user, name, value) VALUES (?, ?, ?)
                ON CONFLICT (user, name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [user, name, text])
    }
}
