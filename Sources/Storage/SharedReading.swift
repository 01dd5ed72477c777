// One snapshot for everything a key makes a screen read. A reading of its own costs a begin, a
// commit and the questions that every reading asks, and a screen makes up to five; two of them
// could show two states of the school.

import CSQLiteHarden
import GRDB
import Synchronization

/// Whether readings share a snapshot at this moment.
struct Sharing: Sendable {
    var isOn = false
    /// Whether a shared snapshot was begun and not ended yet.
    var isOpen = false
    /// Counts the beginnings and the ends of shared snapshots.
    var turn = 0

    mutating func join() -> Bool {
        isOpen = isOpen || isOn
        return isOn
    }
}

extension SchoolFile {
    /// Everything read inside is read in one snapshot. It begins with the first reading, and ends
    /// with the work or where something is written: what is read after that sees what was written.
    package func sharingReadings<Value>(_ work: () throws -> Value) rethrows -> Value {
        let isOutermost = sharing.withLock { sharing in
            defer { sharing.isOn = true }
            return !sharing.isOn
        }
        guard isOutermost else { return try work() }
        defer { stopSharing() }
        return try work()
    }

    /// Tells one shared snapshot from the next; nil where each reading has its own.
    package var sharedReading: Int? { sharing.withLock { $0.isOn ? $0.turn : nil } }

    /// A snapshot that cannot be ended goes with its connection, and reading changed nothing.
    private func stopSharing() {
        sharing.withLock { $0.isOn = false }
        do { try stopReading() } catch { return }
    }

    /// Ends what is being read together: nothing is written into it.
    func endSnapshot(of db: Database) throws {
        guard db.isInsideTransaction else { return }
        noteTurn(isOpen: false)
        try db.cachedStatement(sql: "COMMIT TRANSACTION").execute()
    }

    private func noteTurn(isOpen: Bool) {
        sharing.withLock { sharing in
            sharing.turn += 1
            sharing.isOpen = isOpen
        }
    }

    /// Not GRDB's own `inTransaction`: that has SQLite prepare its BEGIN and its COMMIT anew for
    /// each reading, a twentieth of what a letter of a search costs.
    func snapshot<Value>(of db: Database, _ work: (Database) throws -> Value) throws -> Value {
        let isShared = sharing.withLock { $0.join() }
        let commit = try db.cachedStatement(sql: "COMMIT TRANSACTION")
        do {
            if !db.isInsideTransaction {
                if isShared { noteTurn(isOpen: true) }
                try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
            }
            let value = try work(db)
            guard let connection = db.sqliteConnection,
                school_has_written(UnsafeMutableRawPointer(connection)) == 0
            else { throw DatabaseError(resultCode: .SQLITE_READONLY) }
            if !isShared { try commit.execute() }
            return value
        } catch {
            noteTurn(isOpen: false)
            do { try db.rollback() } catch { throw error }
            throw error
        }
    }
}
