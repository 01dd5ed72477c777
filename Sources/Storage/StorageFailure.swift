// The ways the file lets us down, apart from the ways the office says no. A screen shows each with
// what to do next; nothing half happens, because whatever failed was one transaction.

import Foundation
import GRDB

/// Disk, lock, damage or a newer program: what stops the school's file from being used.
package enum StorageFailure: Error, Equatable, Sendable {
    /// A path that does not begin with `/` could be read by SQLite as a URI with options.
    case pathNotAbsolute(String)
    case missing(String)
    case alreadyThere(String)
    case folderMissing(String)
    case notPermitted(String)
    case readOnly(String)
    case diskFull(String)
    case notASchool(String)
    case newerSchema(String, found: Int, known: Int)
    /// Others work in the file, so its schema cannot be brought up to date now.
    case inUse(String)
    /// Another process held the file longer than we wait.
    case busy(String, seconds: Int)
    /// One read lasted longer than any may: meanwhile the log grows with every commit.
    case readTooLong(String, seconds: Int)
    /// The person stopped waiting for the others.
    case stoppedWaiting
    case damaged(String, detail: String)
    /// The last line of the trail that was stored is not in the file: it has lost its log, or is
    /// an older copy.
    case deedsLost(String)
    /// Another file lies at this path now: whatever we wrote would be lost.
    case replaced(String)
    /// A newer program has changed the schema while this one was running.
    case schemaChanged(String)
    /// A safety setting of the connection did not take.
    case settingRefused(String)
    case inputOutput(String, code: Int)
    /// The disk failed twice; this process writes no more.
    case writingStopped(String)
    /// The file was closed, or could not be opened again after the disk had failed.
    case closed(String)
    /// A constraint a verb should have caught: our fault, shown politely.
    case constraint(String)

    /// What an SQLite error means for the person at the terminal.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path, seconds: Connection.patienceSeconds)
        case .SQLITE_FULL: self = .diskFull(path)
        case .SQLITE_READONLY: self = .readOnly(path)
        case .SQLITE_PERM, .SQLITE_AUTH: self = .notPermitted(path)
        case .SQLITE_NOTADB: self = .notASchool(path)
        case .SQLITE_CORRUPT: self = .damaged(path, detail: error.message ?? "")
        case .SQLITE_CONSTRAINT: self = .constraint(error.message ?? "")
        case .SQLITE_CANTOPEN: self = StorageFailure.cannotOpen(path)
        default:
            self =
                StorageFailure.hasRoom(path)
                ? .inputOutput(path, code: Int(error.extendedResultCode.rawValue))
                : .diskFull(path)
        }
    }

    /// SQLite calls a disk with no room for its helper files merely broken; the office should
    /// read that it is full.
    private static func hasRoom(_ path: String) -> Bool {
        var disk = statvfs()
        guard statvfs((path as NSString).deletingLastPathComponent, &disk) == 0 else { return true }
        return UInt64(disk.f_bavail) * UInt64(disk.f_frsize) >= 128 * 1024
    }

    /// SQLite says only "cannot open"; the file system knows more.
    static func cannotOpen(_ path: String) -> StorageFailure {
        let folder = (path as NSString).deletingLastPathComponent
        if access(folder, F_OK) != 0 { return .folderMissing(folder) }
        if access(path, F_OK) != 0 { return .missing(path) }
        if access(path, R_OK) != 0 { return .notPermitted(path) }
        if access(path, W_OK) != 0 || access(folder, W_OK) != 0 { return .readOnly(path) }
        return .inputOutput(path, code: 14)
    }

    /// What a failed call of the operating system means for the file at `path`.
    package static func system(_ code: Int32, path: String) -> StorageFailure {
        switch code {
        case EACCES, EPERM: .notPermitted(path)
        case EROFS: .readOnly(path)
        case ENOSPC, EDQUOT: .diskFull(path)
        case ENOENT, ENOTDIR: .folderMissing((path as NSString).deletingLastPathComponent)
        case EEXIST: .alreadyThere(path)
        default: .inputOutput(path, code: Int(code))
        }
    }
}
