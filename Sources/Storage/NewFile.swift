// A school is made whole or not at all: it is built in `FILE.part`, checked, synced, and only then
// linked to its name. A cut in the middle leaves a part file that the next attempt throws away.

import Foundation
package import GRDB

/// Makes new school files.
package enum NewFile {
    /// Builds a file in one transaction, checks it and puts it in place.
    ///
    /// Refuses a path where something lies already. `check` runs on the finished content.
    package static func build(
        at path: String, _ work: (Database) throws -> Void,
        check: (Database) throws -> Void = { _ in }
    ) throws {
        guard path.hasPrefix("/") else { throw StorageFailure.pathNotAbsolute(path) }
        let folder = (path as NSString).deletingLastPathComponent
        guard access(folder, F_OK) == 0 else { throw StorageFailure.folderMissing(folder) }
        let part = path + ".part"
        try translating(path) {
            let turn = try FileLock(path + ".schema")
            guard turn.tryLock() else { throw StorageFailure.inUse(path) }
            guard access(path, F_OK) != 0 else { throw StorageFailure.alreadyThere(path) }
            discard(part)
            do {
                try fill(part, work, check)
                try putInPlace(part, as: path)
            } catch {
                discard(part)
                throw error
            }
        }
    }

    private static func fill(
        _ part: String, _ work: (Database) throws -> Void, _ check: (Database) throws -> Void
    ) throws {
        try create(part)
        let queue = try DatabaseQueue(
            path: part, configuration: Connection.configuration(journal: .default))
        // Nobody reads a part file and a crash throws it away, so nothing is synced on the way.
        try queue.inDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;
                    PRAGMA cache_size = -262144;
                    """)
        }
        try Schema.migrate(queue)
        try queue.write(work)
        try queue.read(check)
        try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try queue.close()
    }

    /// Makes the empty file for its owner alone, before SQLite opens it; what lies beside it takes
    /// its rights from it. The mask of the process stays as it is: it is everybody's.
    private static func create(_ part: String) throws {
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = open(part, flags, 0o600)
        guard descriptor >= 0 else { throw StorageFailure.system(errno, path: part) }
        close(descriptor)
    }

    private static func putInPlace(_ part: String, as path: String) throws {
        // The connection is closed: no lock of ours can be dropped by these descriptors.
        try sync(part, path: path)
        unlink(path + Witness.ending)  // What it remembers is of a file that is gone.
        guard link(part, path) == 0 else { throw StorageFailure.system(errno, path: path) }
        unlink(part)
        try sync((path as NSString).deletingLastPathComponent, path: path)
    }

    private static func sync(_ name: String, path: String) throws {
        let descriptor = open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageFailure.system(errno, path: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageFailure.system(errno, path: path) }
    }

    private static func discard(_ part: String) {
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(part + ending) }
    }
}
