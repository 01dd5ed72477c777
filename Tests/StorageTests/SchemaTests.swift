// The schema's history, and its present as one page of SQL in data/schema.sql.

import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

struct SchemaTests {
    static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "data/schema.sql")

    /// RECORD_SCHEMA=1 writes the page, and fails so that nobody leaves it set.
    @Test("data/schema.sql is what the migrations make")
    func page() throws {
        let text = try Schema.text()
        if ProcessInfo.processInfo.environment["RECORD_SCHEMA"] != nil {
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
            Issue.record("data/schema.sql is recorded: look at it, and run again without")
        }
        #expect(try String(contentsOf: Self.page, encoding: .utf8) == text)
    }

    /// A released migration is never edited, or files of the same version differ: what was written
    /// by an older program would lack what the edit brought. A new one is added instead.
    private static let released = [
        "M001Office": "2f51eefdc5dc81fe",
        "M002Calendar": "13549e7d81dafe44",
        "M003Classes": "26279b85f55fb537",
        "M004Students": "1090063520ffc2ce",
        "M005Attendance": "2f53be7176608a53",
        "M006Fees": "2f6ecdb9ba894379",
        "M007Invoices": "d2e9aa090a4b9470",
        "M008Preferences": "878af65f71d49964",
        "M009Dashboards": "6a9847d9b801582e",
        "M010Counter": "bcd89ac8811b3625",
        "M011Spellings": "b60db81c5fa4e7fb",
        "M012Reminders": "83664a6cebfa0009",
        "M013SignedSums": "8e31fb94c5f8555e",
        "M014OneTimePasswords": "ee20ffd9dce7c7d2",
        "M015Strengths": "22a192848a645e45",
        "M016OwnWords": "73c5a49bd0cba6fa",
    ]

    @Test("No released migration was edited")
    func frozen() {
        let made = Schema.migrations.map { ($0.name, Self.digest($0.sql)) }
        #expect(Dictionary(uniqueKeysWithValues: made) == Self.released)
    }

    /// FNV-1a: enough to notice an edit.
    private static func digest(_ sql: String) -> String {
        let hash = sql.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }

    @Test("A new file has the schema of this program and says whose it is")
    func newFile() throws {
        let file = try TestFile()
        let raw = try file.raw()
        try raw.inDatabase { (db) throws in
            #expect(try Int.fetchOne(db, sql: "PRAGMA application_id") == 0x5343_484C)
            #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == Schema.version)
            #expect(try Schema.differences(db) == [])
            #expect(try Integrity.pages(db, thorough: true) == [])
            #expect(try Integrity.danglingKeys(db) == [])
        }
    }

    @Test("Every table is strict and every guard is listed")
    func strict() throws {
        let file = try TestFile()
        try file.raw().inDatabase { db in
            let loose = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                        AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                    """)
            #expect(loose == [])
            let guards = try String.fetchSet(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            #expect(guards == Set(Schema.guards) && guards.count > 40)
        }
    }

    /// A file as an older program left it.
    private func older(_ version: Int) throws -> TestFile {
        try older(Array(Schema.migrations.prefix(version)))
    }

    private func older(_ migrations: [(name: String, sql: String)]) throws -> TestFile {
        let file = try TestFile(isMade: false)
        var migrator = DatabaseMigrator()
        for (index, migration) in migrations.enumerated() {
            migrator.registerMigration(migration.name) { db in
                try db.execute(sql: migration.sql)
                try db.execute(sql: "PRAGMA application_id = \(Schema.application)")
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
        let raw = try file.raw()
        try raw.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try migrator.migrate(raw)
        try raw.close()
        return file
    }

    @Test("An older school is brought up to date when it is opened", arguments: 1..<Schema.version)
    func upToDate(version: Int) throws {
        let file = try older(version)
        let school = try file.open()
        #expect(try school.read(Schema.differences) == [])
        #expect(try Probe.version(file.path) == Schema.version)
    }

    @Test(
        "A school that lacks a step in the middle gets it, and is at the newest schema",
        arguments: ["M007Invoices", "M008Preferences"])
    func gap(lacking name: String) throws {
        let migrations = Schema.migrations.filter { $0.name != name }
        try #require(migrations.count == Schema.version - 1)
        let file = try older(migrations)
        let school = try file.open()
        #expect(try school.read(Schema.differences) == [])
        #expect(try Probe.version(file.path) == Schema.version)
    }

    @Test("Twenty starts at once bring it up to date once, and all of them work")
    func twenty() async throws {
        let file = try older(2)
        let opened = Mutex(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let school = try file.open()
                    try school.countUp()
                    try school.close()
                }
            }
            for try await _ in group { opened.withLock { $0 += 1 } }
        }
        #expect(opened.withLock { $0 } == 20)
        #expect(try file.open().count() == 20)
    }

    @Test("While others work in the file its schema is left alone")
    func inUse() throws {
        let file = try TestFile()
        let school = try file.open()
        let lock = try FileLock(file.path + ".schema")
        #expect(!lock.tryLock() && lock.tryLock(shared: true))
        lock.unlock()
        try school.close()
    }

    @Test("A guard that was changed, an index that is gone and a table too many are named")
    func differences() throws {
        let file = try TestFile()
        let raw = try file.raw()
        try raw.write { db in
            try db.execute(
                sql: """
                    DROP TRIGGER school_no_delete; DROP INDEX sessionUser; CREATE TABLE note (a);
                    CREATE TRIGGER school_no_delete BEFORE DELETE ON school BEGIN SELECT 1; END
                    """)
        }
        #expect(try raw.read(Schema.differences) == ["note", "school_no_delete", "sessionUser"])
    }
}
