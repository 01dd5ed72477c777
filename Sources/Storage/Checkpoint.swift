// Copying the log into the database in a way that cannot meet the WAL-reset defect.
//
// SQLite 3.7.0 to 3.51.2 loses committed pages when one connection runs a passive checkpoint while
// another commits and rewinds the log. A second connection, the guardian, holds the write lock
// meanwhile, so nobody can commit. `checkpoint(.full)` is no way out: when it cannot get the write
// lock in time it goes on as PASSIVE. With a fixed library the guard costs nothing and stays.

import CSQLiteHarden
import GRDB

enum Checkpoint {
    /// Bytes of log after which a commit is followed by a checkpoint. It is the connection's
    /// `journal_size_limit` too: a folded log is begun again from its head but keeps its length,
    /// and a longer one would have every commit from then on followed by a checkpoint, four syncs
    /// instead of one.
    static let threshold = 4 * 1024 * 1024

    /// Nil when another process is checkpointing or writing: then it is tried after a later commit.
    static func run(_ path: String, main: DatabaseQueue) throws -> (log: Int, copied: Int)? {
        let turn = try FileLock(path + ".checkpoint")
        guard turn.tryLock() else { return nil }
        var guardian: UnsafeMutableRawPointer?
        let code = ResultCode(rawValue: school_guard_begin(path, &guardian))
        guard let guardian else {
            if code.primaryResultCode == .SQLITE_BUSY { return nil }
            throw DatabaseError(resultCode: code)
        }
        defer { school_guard_end(guardian) }
        do {
            let frames = try main.inDatabase { try $0.checkpoint(.passive) }
            return (frames.walFrameCount, frames.checkpointedFrameCount)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return nil  // A process that is leaving folds the log in itself.
        }
    }
}
