// What SQLite never says: that the log is gone, or that an older copy lies in place of the file.

import Foundation
import GRDB
import Testing

@testable import Storage

struct WitnessTests {
    let file: TestFile
    let copy: TestFile

    init() throws {
        file = try TestFile()
        copy = try TestFile(isMade: false)
    }

    /// Lays the files down as a crash would leave them.
    private func leave(_ endings: String...) throws {
        for ending in endings {
            try Data(contentsOf: URL(filePath: file.path + ending))
                .write(to: URL(filePath: copy.path + ending))
        }
    }

    private func lines(of school: SchoolFile) throws -> Int {
        try school.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM auditLine") ?? 0 }
    }

    @Test("A log that is gone is told at the next opening, though SQLite finds nothing wrong")
    func noLog() throws {
        let school = try file.open()
        for _ in 0..<3 { try school.tell() }
        try leave("", "-wal", ".head")
        #expect(try lines(of: copy.open()) == 3)
        for ending in ["", "-wal", "-shm", ".head"] { unlink(copy.path + ending) }
        try leave("", ".head")
        #expect(try copy.raw().read { try Integrity.pages($0, thorough: true) } == [])
        #expect(throws: StorageFailure.deedsLost(copy.path)) { try copy.open() }
    }

    @Test("An older copy is told, until somebody says that it is meant")
    func olderCopy() throws {
        try file.open().tellAndClose()
        try leave("")
        try file.open().tellAndClose()
        try leave(".head")
        #expect(throws: StorageFailure.deedsLost(copy.path)) { try copy.open() }
        unlink(copy.path + ".head")
        let school = try copy.open()
        #expect(try lines(of: school) == 1)
        try school.tellAndClose()
        try copy.open().close()
    }

    @Test("A file that went another way since, or another school's, is told though it is longer")
    func otherWay() throws {
        try file.open().tellAndClose()
        try leave("", ".head")
        try file.open().tellAndClose()
        try copy.open().tellAndClose()
        try copy.open().tellAndClose()
        try leave(".head")
        #expect(throws: StorageFailure.deedsLost(copy.path)) { try copy.open() }
    }

    @Test("A witness behind the file, half written or empty is no reason to refuse")
    func behind() throws {
        let school = try file.open()
        try school.tell()
        let early = try Data(contentsOf: URL(filePath: file.path + ".head"))
        try school.tellAndClose()
        for bytes in [early, early.prefix(20), Data()] {
            try bytes.write(to: URL(filePath: file.path + ".head"))
            try file.open().close()
        }
    }

    @Test("A new school does not answer for the one that lay there before")
    func newSchool() throws {
        try file.open().tellAndClose()
        unlink(file.path)
        try NewFile.build(at: file.path) { _ in }
        try file.open().tellAndClose()
    }
}

extension SchoolFile {
    /// One more line of the trail.
    fileprivate func tell() throws {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO auditLine (seq, at, verb, outcome, concern, body, previousHash, hash)
                    SELECT seq + 1, at + 1, 'MARK', 'SUCCESS', 'school', x'', hash, randomblob(32)
                    FROM auditHead
                    """)
        }
    }

    fileprivate func tellAndClose() throws {
        try tell()
        try close()
    }
}
