// A school's file without a school in it, in a folder of its own.

import Foundation
import GRDB
import Testing

@testable import Storage

/// A folder for one test, in memory where the machine has such a place; gone with the test.
final class TestFile: Sendable {
    let folder: String
    var path: String { folder + "/school.db" }

    init(isMade: Bool = true) throws {
        let memory = "/dev/shm"
        let root =
            FileManager.default.isWritableFile(atPath: memory)
            ? memory : FileManager.default.temporaryDirectory.path()
        folder = "\(root)/school-storage-\(getpid())/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        if isMade { try NewFile.build(at: path) { _ in } }
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
    }

    func open() throws -> SchoolFile { try SchoolFile.open(path) }

    /// The file as another program opens it: no hardening, no locks of ours.
    func raw() throws -> DatabaseQueue { try DatabaseQueue(path: path) }

    /// What lies in the folder, byte by byte. Only for files that nobody has open.
    func contents() throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let path = folder + "/" + name
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            contents[name] = isFolder.boolValue ? Data() : try Data(contentsOf: URL(filePath: path))
        }
        return contents
    }

    /// Expects that opening fails so, and that not a byte has changed.
    func expect(
        _ failure: StorageFailure, opening path: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try contents()
        #expect(throws: failure, sourceLocation: sourceLocation) {
            try SchoolFile.open(path ?? self.path)
        }
        #expect(try contents() == before, sourceLocation: sourceLocation)
    }
}

extension SchoolFile {
    /// A number that writers count up, so that a lost write is seen.
    func countUp() throws {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO setting (name, value) VALUES ('count', '1')
                    ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
                    """)
        }
    }

    func count() throws -> Int {
        try read {
            try Int.fetchOne($0, sql: "SELECT value FROM setting WHERE name = 'count'") ?? 0
        }
    }
}
