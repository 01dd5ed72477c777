// The history of the schema, in order. A released migration is never edited: a new one is added.
// GRDB reads the list of applied migrations outside their transaction, so processes that start
// together would race; a lock file lets exactly one of them migrate.

import Foundation
package import GRDB

/// The ordered list of migrations and what it takes to run them safely.
package enum Schema {
    /// `SCHL`, so that another program's database is never mistaken for a school.
    package static let application = 0x5343_484C

    /// The schema this program writes; stored in the file as `user_version`.
    package static var version: Int { migrations.count }

    static let migrations: [(name: String, sql: String)] = [
        ("M001Office", M001Office.sql),
        ("M002Calendar", M002Calendar.sql),
        ("M003Classes", M003Classes.sql),
        ("M004Students", M004Students.sql),
        ("M005Attendance", M005Attendance.sql),
        ("M006Fees", M006Fees.sql),
        ("M007Invoices", M007Invoices.sql),
        ("M008Preferences", M008Preferences.sql),
        ("M009Dashboards", M009Dashboards.sql),
        ("M010Counter", M010Counter.sql),
        ("M011Spellings", M011Spellings.sql),
        ("M012Reminders", M012Reminders.sql),
        ("M013SignedSums", M013SignedSums.sql),
        ("M014OneTimePasswords", M014OneTimePasswords.sql),
        ("M015Strengths", M015Strengths.sql),
        ("M016OwnWords", M016OwnWords.sql),
    ]

    /// Applies what a file lacks. Only for files that nobody else has open.
    static func migrate(_ queue: DatabaseQueue) throws {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration(migration.name) { db in
                try db.execute(sql: migration.sql)
                try db.execute(sql: "PRAGMA application_id = \(application)")
                // Counted, and this one with it: a file may lack one in the middle of the list.
                let before = try Int.fetchOne(db, sql: "SELECT count(*) FROM grdb_migrations") ?? 0
                try db.execute(sql: "PRAGMA user_version = \(before + 1)")
            }
        }
        try migrator.migrate(queue)
    }

    /// Leaves the file at this program's schema and the lock held shared.
    static func bringUpToDate(_ path: String, lock: FileLock) throws {
        for _ in 0..<100 {
            if try Probe.version(path) < version { try migrateAlone(path, lock: lock) }
            guard patiently({ lock.tryLock(shared: true) }) else {
                throw StorageFailure.inUse(path)
            }
            if try Probe.version(path) == version { return }
            lock.unlock()
        }
        throw StorageFailure.inUse(path)
    }

    private static func migrateAlone(_ path: String, lock: FileLock) throws {
        guard patiently({ lock.tryLock() }) else { throw StorageFailure.inUse(path) }
        defer { lock.unlock() }
        guard try Probe.version(path) < version else { return }
        let queue = try Connection.open(path)
        try migrate(queue)
        try queue.close()
    }

    /// Tries for fifteen seconds; locks of the schema change hands rarely, so no queue is needed.
    private static func patiently(_ attempt: () -> Bool) -> Bool {
        for _ in 0..<750 {
            if attempt() { return true }
            usleep(20_000)
        }
        return attempt()
    }

    static let versionRead = "PRAGMA user_version"

    /// Refuses to write into a schema that a newer program has changed meanwhile.
    static func checkUnchanged(_ db: Database, path: String) throws {
        let statement = try db.cachedStatement(sql: versionRead)
        guard try Int.fetchOne(statement) == version else {
            throw StorageFailure.schemaChanged(path)
        }
    }

    /// The triggers that make the wrong row impossible, as the migrations create them. Read as
    /// bytes: by characters this alone was a fifth of the start of every process.
    package static var guards: [String] {
        let beginning = "CREATE TRIGGER ".utf8
        return migrations.flatMap { $0.sql.utf8.split(separator: UInt8(ascii: "\n")) }
            .filter { $0.starts(with: beginning) }
            .map { $0.dropFirst(beginning.count).prefix { $0 != UInt8(ascii: " ") } }
            .map { String(Substring($0)) }
    }

    /// A file whose guarding triggers were dropped is not trusted.
    static func checkGuards(_ db: Database, path: String) throws {
        let present = Set(
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
        for name in guards where !present.contains(name) {
            throw StorageFailure.damaged(path, detail: "the guard \(name) is missing")
        }
    }

    /// What in a file is missing, added or other than the migrations make it, by name.
    package static func differences(_ db: Database) throws -> [String] {
        let queue = try DatabaseQueue()
        try migrate(queue)
        let (expected, found) = (try queue.read(objects), try objects(db))
        return Set(expected.keys).union(found.keys).sorted().filter { expected[$0] != found[$0] }
    }

    private static func objects(_ db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT name, sql FROM sqlite_schema
                WHERE sql IS NOT NULL AND name NOT LIKE 'grdb_%' AND name NOT LIKE 'sqlite_%'
                """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    /// The whole schema as SQL text, made by running the migrations: `data/schema.sql`.
    package static func text() throws -> String {
        let queue = try DatabaseQueue()
        try migrate(queue)
        return try queue.read { db in
            let statements = try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_schema
                    WHERE sql IS NOT NULL AND name NOT LIKE 'grdb_%' AND name NOT LIKE 'sqlite_%'
                    ORDER BY rowid
                    """)
            return statements.map { $0 + ";\n" }.joined(separator: "\n")
        }
    }

    /// The triggers that keep a table append-only, REPLACE included.
    static func appendOnly(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
        CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
        CREATE TRIGGER \(table)_no_replace BEFORE INSERT ON \(table)
        WHEN EXISTS (SELECT 1 FROM \(table) WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
        """
    }
}
