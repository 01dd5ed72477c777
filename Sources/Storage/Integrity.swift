// What SQLite itself can check. It cannot see a changed amount: the audit chain does that.

package import GRDB

/// SQLite's own checks of a file.
package enum Integrity {
    /// Each line names damage; empty when the pages and indexes are sound.
    package static func pages(_ db: Database, thorough: Bool) throws -> [String] {
        let check = thorough ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)"
        return try String.fetchAll(db, sql: check).filter { $0 != "ok" }
    }

    /// Tables whose rows point at nothing.
    package static func danglingKeys(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT DISTINCT \"table\" || ' -> ' || parent FROM pragma_foreign_key_check")
    }
}
