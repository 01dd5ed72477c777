// What lies at a path, found out with a connection that can only read: a foreign database must not
// be turned into WAL mode, let alone migrated, just because somebody mistyped a path.

import CSQLiteHarden
import Foundation
import GRDB

enum Probe {
    /// Throws unless a school of this or an older schema lies at `path`.
    static func examine(_ path: String) throws {
        try Probe.mustBeUsable(path)
        let found = try Probe.look(path)
        guard found.application == Schema.application else {
            throw StorageFailure.notASchool(path)
        }
        guard found.version <= Schema.version else {
            throw StorageFailure.newerSchema(path, found: found.version, known: Schema.version)
        }
    }

    /// The schema version stored in a school's file.
    static func version(_ path: String) throws -> Int { try read(path).version }

    private static func mustBeUsable(_ path: String) throws {
        guard path.hasPrefix("/") else { throw StorageFailure.pathNotAbsolute(path) }
        var entry = stat()
        guard stat(path, &entry) == 0 else { throw StorageFailure.cannotOpen(path) }
        guard entry.st_mode & S_IFMT == S_IFREG, entry.st_size > 0 else {
            throw StorageFailure.notASchool(path)
        }
        let folder = (path as NSString).deletingLastPathComponent
        if access(path, R_OK) != 0 { throw StorageFailure.notPermitted(path) }
        if access(path, W_OK) != 0 || access(folder, W_OK) != 0 {
            throw StorageFailure.readOnly(path)
        }
    }

    /// Reading through the log leaves its helper files beside a database that is not ours, so a
    /// file without a log is read as it stands. With one it must not be: a cut in the middle of a
    /// checkpoint leaves a file that makes sense only together with its log.
    private static func look(_ path: String) throws -> (application: Int, version: Int) {
        guard FileIdentity.size(of: path + "-wal") == 0,
            let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        else { return try read(path) }
        do { return try read("file:\(name)?immutable=1") } catch let error as DatabaseError
            where error.resultCode == .SQLITE_CORRUPT
        {
            // Somebody may have folded a log into the file while it was read.
            return try read(path)
        }
    }

    private static func read(_ path: String) throws -> (application: Int, version: Int) {
        var application: Int32 = 0
        var version: Int32 = 0
        let patience = Int32(Connection.patienceSeconds * 1000)
        let code = school_probe(path, patience, &application, &version)
        guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        return (Int(application), Int(version))
    }
}
