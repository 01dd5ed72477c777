// The WAL-reset defect of SQLite, made to happen every time: a commit while a checkpoint is between
// reading the log's header and reading how much of the log is copied. The first test proves that
// this test bites; the others, that no checkpoint of ours can be bitten.

import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@Suite(.serialized)
struct WALResetTests {
    private let folder: TemporaryFolder
    private let path: String
    private let shim: Shim

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("walreset.db")
        shim = try Shim()
    }

    @Test(
        "A bare passive checkpoint loses committed pages",
        .enabled(if: sqliteVersion < 3_051_003, "This SQLite has the fix: nothing left to show"))
    func bare() throws {
        let racer = try connection()
        let checkpointer = try connection()
        try prepare(racer, whileReading: checkpointer)
        try shim.arm(racer, Self.row)

        _ = try checkpointer.inDatabase { try $0.checkpoint(.passive) }

        #expect(try shim.result() == .SQLITE_OK)
        try commit(300, on: racer)
        try racer.close()
        try checkpointer.close()
        let damage = try damage(expecting: 401)
        #expect(damage != [], "the window was reached, and nothing was lost")
    }

    @Test("A passive checkpoint under another connection's write lock loses nothing")
    func guarded() throws {
        let racer = try connection()
        let checkpointer = try connection()
        try prepare(racer, whileReading: checkpointer)
        let guardian = try connection()
        try shim.arm(racer, Self.row)

        try guardian.inDatabase { guardian in
            try guardian.beginTransaction(.immediate)
            _ = try checkpointer.inDatabase { try $0.checkpoint(.passive) }
            try guardian.rollback()
        }

        #expect(try shim.result() == .SQLITE_BUSY)
        try commit(300, on: racer)
        for each in [racer, checkpointer, guardian] { try each.close() }
        #expect(try damage(expecting: 400) == [])
    }

    @Test("A checkpoint of a school's file loses nothing")
    func ours() throws {
        try NewFile.build(at: path, { _ in })
        let file = try SchoolFile.open(path)
        let racer = try connection()
        try commit(100, on: racer)
        try shim.arm(racer, Self.row)

        let frames = try #require(try file.checkpoint())

        #expect(frames.log == frames.copied)
        #expect(try shim.result() == .SQLITE_BUSY)
        try commit(300, on: racer)
        try racer.close()
        try file.close()
        #expect(try damage(expecting: 400) == [])
    }

    // MARK: The race

    private static let row =
        "INSERT INTO setting VALUES (hex(randomblob(16)), hex(randomblob(400)))"

    private func connection() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// A log that is copied to its end, and a reader who last looked before it was written.
    private func prepare(_ racer: DatabaseQueue, whileReading reader: DatabaseQueue) throws {
        try racer.write { db in
            try db.execute(sql: "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        }
        _ = try reader.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM setting") }
        try commit(100, on: racer)
    }

    /// Commits one row at a time, then copies the log to its end.
    private func commit(_ count: Int, on racer: DatabaseQueue) throws {
        for _ in 0..<count { try racer.write { try $0.execute(sql: Self.row) } }
        let copied = try racer.inDatabase { try $0.checkpoint(.passive) }
        #expect(copied.walFrameCount == copied.checkpointedFrameCount)
    }

    /// What a fresh reader finds wrong with the file.
    private func damage(expecting rows: Int) throws -> [String] {
        do {
            return try connection().inDatabase { db in
                let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM setting NOT INDEXED")
                let lost = count == rows ? [] : ["\(count ?? 0) rows of \(rows)"]
                let said = try String.fetchAll(db, sql: "PRAGMA integrity_check")
                return lost + said.filter { $0 != "ok" }
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return [error.description]
        }
    }
}

/// The C side: a VFS that commits inside the window.
private struct Shim {
    private typealias Register = @convention(c) () -> Int32
    private typealias Arm = @convention(c) (OpaquePointer?, UnsafePointer<CChar>) -> Void

    /// Loaded once: a VFS cannot be taken out of a process while connections use it.
    private nonisolated(unsafe) static let library = Result {
        let folder = try TemporaryFolder()
        return try withExtendedLifetime(folder) {
            let path = try CompiledC.library("walReset", in: folder)
            if let library = dlopen(path, RTLD_NOW) { return library }
            throw CompiledC.Failure(description: String(cString: dlerror()))
        }
    }

    init() throws {
        let register = try unsafeBitCast(symbol("walreset_register"), to: Register.self)
        #expect(ResultCode(rawValue: register()) == .SQLITE_OK)
    }

    func arm(_ racer: DatabaseQueue, _ sql: String) throws {
        let arm = try unsafeBitCast(symbol("walreset_arm"), to: Arm.self)
        racer.inDatabase { arm($0.sqliteConnection, sql) }
    }

    /// What the racing commit came to. Fails when no checkpoint reached the window.
    func result() throws -> ResultCode {
        let code = try unsafeBitCast(symbol("walreset_result"), to: Register.self)()
        return try #require(code < 0 ? nil : ResultCode(rawValue: code), "the window was missed")
    }

    private func symbol(_ name: String) throws -> UnsafeMutableRawPointer {
        try #require(dlsym(try Self.library.get(), name))
    }
}
