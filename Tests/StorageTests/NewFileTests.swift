// A new school stands whole or not at all.

import Foundation
import GRDB
import Testing

@testable import Storage

struct NewFileTests {
    struct Interrupted: Error {}

    let file: TestFile

    init() throws { file = try TestFile(isMade: false) }

    private var names: [String] { get throws { try file.contents().keys.sorted() } }

    @Test("What was written before a crash is thrown away by the next attempt")
    func leftover() throws {
        try Data("half a school".utf8).write(to: URL(filePath: file.path + ".part"))
        try Data("half a log".utf8).write(to: URL(filePath: file.path + ".part-journal"))
        try NewFile.build(at: file.path) { _ in }
        #expect(try names == ["school.db", "school.db.schema"])
        try file.open().countUp()
    }

    @Test("A failure while it is filled or checked leaves nothing", arguments: [true, false])
    func interrupted(inCheck: Bool) throws {
        #expect(throws: Interrupted.self) {
            try NewFile.build(
                at: file.path, { _ in if !inCheck { throw Interrupted() } },
                check: { _ in throw Interrupted() })
        }
        #expect(try names == ["school.db.schema"])
    }

    @Test("Nothing is built over a file, in a folder that is not there, or at a relative path")
    func refused() throws {
        try Data("a letter".utf8).write(to: URL(filePath: file.path))
        #expect(throws: StorageFailure.alreadyThere(file.path)) {
            try NewFile.build(at: file.path) { _ in }
        }
        #expect(try file.contents()["school.db"] == Data("a letter".utf8))
        let nowhere = file.folder + "/nowhere/school.db"
        #expect(throws: StorageFailure.folderMissing(file.folder + "/nowhere")) {
            try NewFile.build(at: nowhere) { _ in }
        }
        #expect(throws: StorageFailure.pathNotAbsolute("school.db")) {
            try NewFile.build(at: "school.db") { _ in }
        }
    }

    @Test("Two who found the same school at once: one does, the other is told")
    func twice() throws {
        #expect(throws: StorageFailure.inUse(file.path)) {
            try NewFile.build(at: file.path) { _ in try NewFile.build(at: file.path) { _ in } }
        }
        #expect(try names == ["school.db.schema"])
    }

    @Test("The new file is its owner's alone")
    func mode() throws {
        try NewFile.build(at: file.path) { _ in }
        let found = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(found[.posixPermissions] as? Int == 0o600)
    }
}
