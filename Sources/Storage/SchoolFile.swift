// One school is one SQLite file, and this is the only way into it. Nothing but SQLite ever opens
// the database, its -wal or its -shm; the locks and the witness stand on files beside it
// (`school.db.write`, `.schema`, `.checkpoint`, `.head`). One connection a process: a terminal
// session has one thread of work.

import CSQLiteHarden
import Foundation
package import GRDB
import Synchronization

/// An open school file.
package final class SchoolFile: Sendable {
    /// How long one read may last.
    package static let readerSeconds = 30.0

    package let path: String
    private let schemaLock: FileLock
    private let writeLock: FileLock
    private let identity: FileIdentity
    private let witness: Witness
    private let state: Mutex<State>
    let sharing = Mutex(Sharing())

    private struct State {
        /// Nil once closed: SQLite would follow a pointer that is no longer one.
        var queue: DatabaseQueue?
        var failures = 0
        var writes = 0
        var waiter: @Sendable (Int32) -> WaitOutcome
    }

    /// Opens a school, bringing an older schema up to date first.
    ///
    /// Refuses foreign files and files of a newer program without writing a byte to them.
    package static func open(_ path: String) throws -> SchoolFile {
        try translating(path) {
            try Probe.examine(path)
            let schemaLock = try FileLock(path + ".schema")
            try Schema.bringUpToDate(path, lock: schemaLock)
            return try SchoolFile(path, schemaLock: schemaLock)
        }
    }

    private init(_ path: String, schemaLock: FileLock) throws {
        self.path = path
        self.schemaLock = schemaLock
        writeLock = try FileLock(path + ".write")
        identity = try FileIdentity(of: path)
        let witness = try Witness(beside: path)
        self.witness = witness
        let queue = try Connection.open(path)
        try queue.inDatabase { db in
            try Schema.checkGuards(db, path: path)
            try witness.check(db)
        }
        state = Mutex(State(queue: queue, waiter: { waitQuietly($0, seconds: 15) }))
    }

    /// Who is asked when others hold the write queue; a screen shows "waiting" and listens for Esc.
    package func whenBusy(_ waiter: @escaping @Sendable (Int32) -> WaitOutcome) {
        state.withLock { $0.waiter = waiter }
    }

    /// Reads in one snapshot. What a reader writes is undone, and he is told.
    ///
    /// Not GRDB's own `read`: that sets `query_only` before and after, and SQLite prepares every
    /// statement of a connection anew once a pragma has changed. It made each verb that reads back
    /// what it wrote four times slower.
    ///
    /// - Parameter seconds: after which a reader is ended, because the log cannot be folded past
    ///   him and grows with every commit; nil lets the audit walk take its time.
    package func read<Value>(
        within seconds: Double? = SchoolFile.readerSeconds, _ work: (Database) throws -> Value
    ) throws -> Value {
        try translating(path, seconds: seconds) {
            try queue.inDatabase { db in
                if let seconds, let connection = db.sqliteConnection {
                    school_limit_begin(UnsafeMutableRawPointer(connection), Int(seconds * 1000))
                }
                defer {
                    if let connection = db.sqliteConnection {
                        school_limit_end(UnsafeMutableRawPointer(connection))
                    }
                }
                return try snapshot(of: db, work)
            }
        }
    }

    /// Prepares statements before their turn in the queue comes, so that nobody waits for that.
    package func prepare(_ statements: [String]) throws {
        try translating(path) {
            try queue.inDatabase { db in
                let ours = [Schema.versionRead, Witness.headRead]
                for sql in ours + statements { _ = try db.cachedStatement(sql: sql) }
            }
        }
    }

    /// Writes in one immediate transaction, behind the queue of all processes of this school.
    ///
    /// - Parameter keeping: committed before the work and in the same turn, for what must outlive
    ///   the process whatever becomes of the work, and need not outlive a power cut: it does not
    ///   wait for the disk, which the commit of the work does for both.
    package func write<Value>(
        keeping: ((Database) throws -> Void)? = nil, _ work: (Database) throws -> Value
    ) throws -> Value {
        try stopReading()
        try awaitTurn()
        defer { writeLock.unlock() }
        if let keeping { try commitUnsynced(keeping) }
        let (value, head) = try writing { db in (try work(db), try Witness.head(in: db)) }
        witness.remember(head)
        state.withLock { $0.writes += 1 }
        foldLongLog()
        return value
    }

    private func commitUnsynced(_ work: (Database) throws -> Void) throws {
        try set(synchronous: "NORMAL")
        let written = Result { try writing(work) }
        try set(synchronous: "FULL")
        try written.get()
    }

    private func set(synchronous: String) throws {
        try translating(path) {
            try outsideSnapshot { try $0.execute(sql: "PRAGMA synchronous = \(synchronous)") }
        }
    }

    /// What is committed stays committed: a checkpoint that fails is tried after the next commit,
    /// and must not make the verb before it look as if nothing had been written.
    private func foldLongLog() {
        guard FileIdentity.size(of: path + "-wal") > Checkpoint.threshold else { return }
        do { try checkpoint() } catch { return }
    }

    /// How often `write` has stored something since the file was opened here.
    package var writes: Int { state.withLock { $0.writes } }

    /// True when another process has committed since this connection last looked.
    package func dataVersion() throws -> Int {
        try translating(path) {
            try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
        }
    }

    /// Differs whenever anybody has written in between, this connection or another, be it a draft.
    package func changeCounts() throws -> [Int] {
        try translating(path) {
            try queue.inDatabase { db in
                let others = try db.cachedStatement(sql: "PRAGMA data_version")
                return [try Int.fetchOne(others) ?? 0, db.totalChangesCount]
            }
        }
    }

    /// Inside a reading: the number of the newest line of the trail. Every deed has one, whoever
    /// did it and wherever; drafts and what somebody prefers have none.
    package static func newestDeed(in db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT seq FROM auditHead")
        return try Int64.fetchOne(statement) ?? 0
    }

    /// Copies the write-ahead log into the database, unless somebody else is busy with it.
    /// Returns the frames in the log and how many were copied.
    @discardableResult
    package func checkpoint() throws -> (log: Int, copied: Int)? {
        try translating(path) { try Checkpoint.run(path, main: queue) }
    }

    /// Closes the connection; the last one to leave folds the log into the database.
    package func close() throws {
        let queue = state.withLock { state in
            defer { state.queue = nil }
            return state.queue
        }
        try translating(path) { try queue?.close() }
    }

    private var queue: DatabaseQueue {
        get throws {
            guard let queue = state.withLock({ $0.queue }) else {
                throw StorageFailure.closed(path)
            }
            return queue
        }
    }

    /// The connection with no shared reading open on it.
    private func outsideSnapshot<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try queue.inDatabase { db in
            try endSnapshot(of: db)
            return try work(db)
        }
    }

    /// Ends a shared reading before its time: what comes now waits for others, or writes.
    func stopReading() throws {
        guard sharing.withLock({ $0.isOpen }) else { return }
        try translating(path) { try outsideSnapshot { _ in } }
    }

    private func awaitTurn() throws {
        if state.withLock({ $0.failures > 1 }) { throw StorageFailure.writingStopped(path) }
        let waiter = state.withLock { $0.waiter }
        switch try writeLock.lock(waiter: waiter) {
        case .acquired: break
        case .gaveUp: throw StorageFailure.busy(path, seconds: 15)
        case .stopped: throw StorageFailure.stoppedWaiting
        }
    }

    private func writing<Value>(_ work: (Database) throws -> Value) throws -> Value {
        guard FileIdentity.matches(identity, path) else { throw StorageFailure.replaced(path) }
        do {
            return try translating(path) {
                try outsideSnapshot { db in
                    try inTransaction(db) {
                        try Schema.checkUnchanged(db, path: path)
                        return try work(db)
                    }
                }
            }
        } catch let failure as StorageFailure {
            if case .inputOutput = failure { try startAgain() }
            throw failure
        }
    }

    /// All of it or nothing. GRDB's own way prepares BEGIN and COMMIT at each turn, a twentieth of
    /// what a mark costs the processor.
    private func inTransaction<Value>(
        _ db: Database, _ work: () throws -> Value
    ) throws -> Value {
        let commit = try db.cachedStatement(sql: "COMMIT TRANSACTION")
        try db.cachedStatement(sql: "BEGIN IMMEDIATE TRANSACTION").execute()
        do {
            let value = try work()
            try commit.execute()
            return value
        } catch let failure {
            do { try db.rollback() } catch { throw failure }
            throw failure
        }
    }

    /// After a failed write or sync what SQLite believes about the disk may be wrong: a fresh
    /// connection recovers from the log. The second failure stops writing for this process.
    private func startAgain() throws {
        try translating(path) {
            try state.withLock { state in
                state.failures += 1
                try state.queue?.close()
                state.queue = nil
                state.queue = try Connection.open(path)
            }
        }
    }
}

/// Runs work on the file at `path` and turns SQLite's errors into storage failures.
///
/// - Parameter seconds: the limit under which the work read, for the sentence of its end.
func translating<Value>(
    _ path: String, seconds: Double? = nil, _ work: () throws -> Value
) throws -> Value {
    do { return try work() } catch let error as DatabaseError {
        if error.resultCode == .SQLITE_INTERRUPT, let seconds {
            throw StorageFailure.readTooLong(path, seconds: Int(seconds))
        }
        throw StorageFailure(error, path: path)
    }
}

/// Which file lies at a path: a rename under a running program must not go unnoticed.
struct FileIdentity: Equatable, Sendable {
    let device: UInt
    let inode: UInt

    init(of path: String) throws {
        var entry = stat()
        guard stat(path, &entry) == 0 else { throw StorageFailure.cannotOpen(path) }
        device = UInt(entry.st_dev)
        inode = UInt(entry.st_ino)
    }

    static func matches(_ known: FileIdentity, _ path: String) -> Bool {
        var entry = stat()
        return stat(path, &entry) == 0 && UInt(entry.st_dev) == known.device
            && UInt(entry.st_ino) == known.inode
    }

    static func size(of path: String) -> Int {
        var entry = stat()
        return stat(path, &entry) == 0 ? Int(entry.st_size) : 0
    }
}
