// Many at once: nobody's write is lost, waiting can be stopped, and the log is folded in safely.

import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

struct WritingTests {
    let file: TestFile

    init() throws { file = try TestFile() }

    @Test("Eight writers with connections of their own lose nothing")
    func eight() async throws {
        let file = file
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let school = try file.open()
                    for _ in 0..<25 { try school.countUp() }
                    try school.close()
                }
            }
            try await group.waitForAll()
        }
        #expect(try file.open().count() == 200)
    }

    @Test("Who stops waiting for the others has written nothing, and may try again")
    func stopped() throws {
        let school = try file.open()
        let other = try FileLock(file.path + ".write")
        #expect(other.tryLock())
        let asked = Mutex(0)
        school.whenBusy { _ in
            asked.withLock { $0 += 1 }
            return .stopped
        }
        #expect(throws: StorageFailure.stoppedWaiting) { try school.countUp() }
        school.whenBusy { waitQuietly($0, seconds: 0) }
        #expect(throws: StorageFailure.busy(file.path, seconds: 15)) { try school.countUp() }
        #expect(asked.withLock { $0 } == 1)
        other.unlock()
        school.whenBusy { waitQuietly($0, seconds: 15) }
        try school.countUp()
        #expect(try school.count() == 1)
    }

    @Test("Who writes is not asked to wait when nobody else does")
    func free() throws {
        let school = try file.open()
        school.whenBusy { _ in
            Issue.record("nobody else was writing")
            return .stopped
        }
        try school.countUp()
    }

    @Test("Readers go on while somebody writes, and see the state before")
    func readers() throws {
        let (writer, reader) = (try file.open(), try file.open())
        try writer.countUp()
        try writer.write { db in
            try db.execute(sql: "UPDATE setting SET value = 'half' WHERE name = 'count'")
            #expect(try reader.count() == 1)
            try db.execute(sql: "UPDATE setting SET value = '2' WHERE name = 'count'")
        }
        #expect(try reader.count() == 2)
    }

    @Test("Another's commit is noticed, one's own is not")
    func dataVersion() throws {
        let (one, two) = (try file.open(), try file.open())
        let before = try one.dataVersion()
        try one.countUp()
        #expect(try one.dataVersion() == before)
        try two.countUp()
        #expect(try one.dataVersion() != before)
    }

    @Test("A watch wakes when somebody writes, without opening the file")
    func watch() throws {
        let school = try file.open()
        try school.countUp()
        let watch = try #require(FileWatch(school))
        _ = watch.drain()
        #expect(!watch.drain())
        try school.countUp()
        #expect(waitQuietly(watch.descriptor, seconds: 5) == .acquired)
        #expect(watch.drain())
        #expect(!watch.drain())
    }

    @Test("A long log is folded in after a commit")
    func longLog() throws {
        let school = try file.open()
        try school.write { db in
            for number in 0..<300 {
                try db.execute(
                    sql: "INSERT INTO setting VALUES (?, ?)",
                    arguments: ["\(number)", String(repeating: "x", count: 20_000)])
            }
        }
        #expect(FileIdentity.size(of: file.path) > Checkpoint.threshold)
        let folded = try #require(try school.checkpoint())
        #expect(folded.log == folded.copied)
    }

    @Test(
        "While another connection writes, or checkpoints, the log is left alone")
    func guarded() throws {
        let school = try file.open()
        try school.countUp()
        let raw = try file.raw()
        try raw.inDatabase { (db) throws in
            try db.beginTransaction(.immediate)
            let left = Result { try school.checkpoint() }
            try db.rollback()
            #expect(try left.get() == nil)
        }
        let turn = try FileLock(file.path + ".checkpoint")
        #expect(turn.tryLock())
        #expect(try school.checkpoint() == nil)
        turn.unlock()
        #expect(try school.checkpoint() != nil)
    }

    @Test("The last to leave folds the log into the file")
    func lastToLeave() throws {
        let (one, two) = (try file.open(), try file.open())
        try one.countUp()
        try one.close()
        #expect(FileIdentity.size(of: file.path + "-wal") > 0)
        try two.close()
        #expect(FileIdentity.size(of: file.path + "-wal") == 0)
    }

    @Test("A checkpoint that cannot be made does not make the write before it fail")
    func failedCheckpoint() throws {
        let school = try file.open()
        try FileManager.default.createDirectory(
            atPath: file.path + ".checkpoint", withIntermediateDirectories: false)
        try school.write { db in
            for number in 0..<300 {
                try db.execute(
                    sql: "INSERT INTO setting VALUES (?, ?)",
                    arguments: ["\(number)", String(repeating: "x", count: 20_000)])
            }
        }
        #expect(
            try school.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM setting") } == 300)
        #expect(throws: StorageFailure.self) { try school.checkpoint() }
    }
}
