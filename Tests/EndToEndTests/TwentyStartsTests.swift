// Twenty programs start at the same moment: on no file, and on a file of an older schema.

import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite(.serialized, .timeLimit(.minutes(60)))
struct TwentyStartsTests {
    private let school: SchoolOnDisk

    init() throws { school = try SchoolOnDisk() }

    /// Starts a command twenty times before the first can have ended, and gives what each came to.
    private func twenty(_ arguments: [String]) throws -> [(
        ending: PseudoTerminal.Ending, said: String
    )] {
        let command = try school.command(arguments)
        let all = try (0..<20).map { _ in
            try PseudoTerminal(command, columns: 200, environment: school.environment)
        }
        return try all.map { (try $0.waitForEnd(seconds: 60), $0.screen.text) }
    }

    @Test("Of twenty who make the same school one does, and the others are told")
    func noFile() throws {
        let all = try twenty(["demo", "--no-open", "--students", "24", "--days", "2"])
        #expect(all.filter { $0.ending == .exited(0) }.count == 1)
        for one in all where one.ending != .exited(0) {
            #expect(
                one.said.contains("exists already") || one.said.contains("Others are using"),
                "\(one.ending): \(one.said)")
        }
        #expect(try school.problems() == [])
        let left = try FileManager.default.contentsOfDirectory(atPath: school.folder.path)
        #expect(!left.contains { $0.contains(".part") }, "\(left)")
    }

    @Test(
        "Of twenty who open an older school one brings it up to date, and all go on")
    func olderSchema() throws {
        try makeOlder()
        let all = try twenty(["check"])
        #expect(Set(all.map(\.said)).count == 1, "\(all)")
        #expect(all.allSatisfy { $0.ending == all[0].ending }, "\(all)")
        let (version, damage) = try school.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA user_version"),
                try Integrity.pages(db, thorough: true)
            )
        }
        #expect(version == Schema.version && damage == [], "\(all[0].said)")
    }

    /// A file as the program wrote it one schema ago.
    private func makeOlder() throws {
        let queue = try Connection.open(school.path)
        var migrator = DatabaseMigrator()
        for (index, migration) in Schema.migrations.dropLast().enumerated() {
            migrator.registerMigration(migration.name) { db in
                try db.execute(sql: migration.sql)
                try db.execute(sql: "PRAGMA application_id = \(Schema.application)")
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
        try migrator.migrate(queue)
        try queue.close()
    }
}
