// Copying the log into the database in a way that cannot meet the WAL-reset defect.
//
// SQLite 3.7.0 to 3.51.2 loses committed pages when one connection runs a passive checkpoint while
// another commits and rewinds the log. A second connection, the guardian, holds the write lock
// meanwhile, so nobody can commit. `checkpoint(.full)` is no way out: when it cannot get the write
// lock in time it goes on as PASSIVE. With a fixed library the guard costs nothing and stays.

import GRDB

enum Checkpoint {
    /// Bytes of log after which a commit is followed by a checkpoint.
    static let threshold = 4 * 1024 * 1024

    /// Nil when another process is checkpointing or writing: then it is tried after a later commit.
    static func run(_ path: String, main: DatabaseQueue) throws -> (log: Int, copied: Int)? {
        let turn = try FileLock(path + ".checkpoint")
        guard turn.tryLock() else { return nil }
        let guardian = try Connection.open(path, patience: 0)
        return try guardian.inDatabase { guardianDB in
            do {
                try guardianDB.beginTransaction(.immediate)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                return nil
            }
            let result = Result { try main.inDatabase { try $0.checkpoint(.passive) } }
            try guardianDB.rollback()
            let frames = try result.get()
            return (frames.walFrameCount, frames.checkpointedFrameCount)
        }
    }
}
