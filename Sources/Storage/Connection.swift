// How a connection to a school's file is opened: hardened first, then every setting read back.
// `synchronous = FULL` is set after GRDB's initialiser, which lowers it to NORMAL; with NORMAL a
// printed receipt can vanish in a power cut. `wal_autocheckpoint` is 0 because SQLite before 3.51.3
// loses committed pages when a commit meets a passive checkpoint: see Checkpoint.swift.

import CSQLiteHarden
import Foundation
import GRDB

enum Connection {
    /// How long SQLite itself waits for a foreign writer; ours queue before that.
    static let patienceSeconds = 10

    /// The configuration every connection shares.
    static func configuration(
        journal: Configuration.JournalModeConfiguration = .wal, patience: Int = patienceSeconds,
        attached: Int32 = 0, isReadOnly: Bool = false
    ) -> Configuration {
        var configuration = Configuration()
        configuration.journalMode = journal
        configuration.readonly = isReadOnly
        configuration.busyMode =
            patience == 0 ? .immediateError : .timeout(TimeInterval(patience))
        configuration.foreignKeysEnabled = true
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { db in
            guard school_harden(UnsafeMutableRawPointer(db.sqliteConnection), attached) == 0 else {
                throw StorageFailure.settingRefused("defensive")
            }
            try db.execute(
                sql: """
                    PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON;
                    PRAGMA mmap_size = 0; PRAGMA wal_autocheckpoint = 0;
                    PRAGMA temp_store = MEMORY;
                    """)
        }
        return configuration
    }

    /// Opens an existing school for reading and writing and proves that every setting took.
    static func open(_ path: String, patience: Int = patienceSeconds) throws -> DatabaseQueue {
        var configuration = configuration(patience: patience)
        // A snapshot stays open between the readings that share it: see SharedReading.swift.
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA secure_delete = ON; PRAGMA journal_size_limit = \(Checkpoint.threshold);
                    PRAGMA synchronous = FULL; PRAGMA cache_size = \(cachedKiB);
                    """)
            try readBack(db)
        }
        return queue
    }

    /// What SQLite may keep of the file in memory, in KiB by its minus sign: the words and the
    /// order of 10,000 pupils, so that a letter of a search reads no page twice. Only a search
    /// fills it.
    static let cachedKiB = -6000

    /// The settings that keep a school's file safe, and what each must be.
    static let settings: [(name: String, value: Int)] = [
        ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1), ("trusted_schema", 0),
        ("wal_autocheckpoint", 0), ("mmap_size", 0), ("cell_size_check", 1), ("secure_delete", 1),
        ("temp_store", 2), ("cache_size", cachedKiB),
        ("journal_size_limit", Checkpoint.threshold),
    ]

    private static func readBack(_ db: Database) throws {
        for (name, value) in settings {
            guard try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 == value else {
                throw StorageFailure.settingRefused(name)
            }
        }
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else {
            throw StorageFailure.settingRefused("journal_mode")
        }
    }
}

/// The version of SQLite in this process, as SQLite counts: 3040001 is 3.40.1.
package var sqliteVersion: Int { Int(school_sqlite_version()) }
