// The last line of the trail that was stored, kept beside the file. SQLite says nothing when its
// log is gone, damaged or of another day: the last commits are simply not there. The witness is
// written after each commit and not synced, so a power cut may leave it behind the file, which is
// harmless; it is never ahead of what was on the disk before it.
//
// The same write wakes everybody who watches the folder: see FileWatch.

import Foundation
import GRDB

/// Remembers the head of the audit trail outside the file.
final class Witness: Sendable {
    /// The number and the hash of a line of the trail.
    struct Head: Equatable, Sendable {
        let seq: Int64
        let hash: Data
    }

    static let ending = ".head"
    private let file: String
    private let descriptor: Int32

    init(beside file: String) throws {
        self.file = file
        let path = file + Witness.ending
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor < 0 { throw StorageFailure.system(errno, path: path) }
    }

    deinit { close(descriptor) }

    /// Throws unless the file still has the line that was stored last.
    func check(_ db: Database) throws {
        guard let known = remembered() else { return }
        let hash = try Data.fetchOne(
            db, sql: "SELECT hash FROM auditLine WHERE seq = ?", arguments: [known.seq])
        guard hash == known.hash else { throw StorageFailure.deedsLost(file) }
    }

    static let headRead = "SELECT seq, hash FROM auditHead"

    /// The head as it stands in the file.
    static func head(in db: Database) throws -> Head {
        let statement = try db.cachedStatement(sql: headRead)
        return try Row.readOne(statement) { Head(seq: $0[0], hash: $0[1]) }
            ?? Head(seq: 0, hash: Data())
    }

    func remember(_ head: Head) {
        let bytes = withUnsafeBytes(of: head.seq.bigEndian) { Data($0) } + head.hash
        _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Nil before the first deed, and where a power cut left half a line.
    private func remembered() -> Head? {
        var bytes = Data(count: 40)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, 40, 0) }
        let seq = bytes.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard count == 40, seq > 0 else { return nil }
        return Head(seq: seq, hash: bytes.suffix(32))
    }
}
