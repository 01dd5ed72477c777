// Opening: only a school, only one that this program knows, and every safety setting in force.

import Foundation
import GRDB
import Testing

@testable import Storage

struct SchoolFileTests {
    let file: TestFile

    init() throws { file = try TestFile() }

    @Test(
        "Every safety setting is in force, and reads back",
        arguments: Connection.settings.map(\.name))
    func settings(name: String) throws {
        let wanted = try #require(Connection.settings.first { $0.name == name }).value
        let queue = try Connection.open(file.path)
        #expect(try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA \(name)") } == wanted)
        try queue.write { try $0.execute(sql: "INSERT INTO setting VALUES ('a', 'b')") }
        #expect(try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA \(name)") } == wanted)
    }

    @Test("The schema cannot be edited, nor another file attached, nor an extension loaded")
    func defensive() throws {
        let school = try file.open()
        for sql in [
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''",
            "ATTACH '/dev/shm/other.db' AS other", "SELECT load_extension('x')",
        ] {
            #expect(throws: StorageFailure.self, "\(sql)") {
                try school.write { try $0.execute(sql: sql) }
            }
        }
        #expect(try school.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test("The file is its owner's alone")
    func modes() throws {
        let school = try file.open()
        try school.countUp()
        for name in ["", "-wal", ".write", ".schema", ".head"] {
            let found = try FileManager.default.attributesOfItem(atPath: file.path + name)
            #expect(found[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("What is kept before the work stands whatever becomes of it, and commits wait again")
    func keeping() throws {
        struct Stop: Error {}
        let school = try file.open()
        #expect(throws: Stop.self) {
            try school.write(keeping: {
                try $0.execute(sql: "INSERT INTO setting VALUES ('kept', '1')")
                #expect(try Int.fetchOne($0, sql: "PRAGMA synchronous") == 1)
            }) {
                try $0.execute(sql: "INSERT INTO setting VALUES ('work', '2')")
                #expect(try Int.fetchOne($0, sql: "PRAGMA synchronous") == 2)
                throw Stop()
            }
        }
        #expect(throws: Stop.self) { try school.write(keeping: { _ in throw Stop() }) { _ in } }
        try school.read { db in
            #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
            let names = try String.fetchAll(
                db, sql: "SELECT name FROM setting WHERE name IN ('kept', 'work')")
            #expect(names == ["kept"])
        }
    }

    @Test("A read cannot write")
    func readOnly() throws {
        let school = try file.open()
        #expect(throws: StorageFailure.readOnly(file.path)) {
            try school.read { try $0.execute(sql: "DELETE FROM setting") }
        }
    }

    @Test("A reader that takes too long is ended by name, and the next one reads")
    func longReader() throws {
        let school = try file.open()
        let endless = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT count(*) FROM n
            """
        #expect(throws: StorageFailure.readTooLong(file.path, seconds: 0)) {
            try school.read(within: 0.05) { try Int.fetchOne($0, sql: endless) }
        }
        let counted = endless.replacing("FROM n)", with: "FROM n WHERE i < 100000)")
        #expect(try school.read { try Int.fetchOne($0, sql: counted) } == 100_000)
        #expect(try school.read(within: nil) { try Int.fetchOne($0, sql: counted) } == 100_000)
        try school.countUp()
        #expect(SchoolFile.readerSeconds == 30)
    }

    @Test("What fails in the middle is not written at all")
    func rollback() throws {
        struct Interrupted: Error {}
        let school = try file.open()
        #expect(throws: Interrupted.self) {
            try school.write { db in
                try db.execute(sql: "INSERT INTO setting VALUES ('count', '7')")
                throw Interrupted()
            }
        }
        #expect(try school.count() == 0)
        #expect(throws: StorageFailure.constraint("UNIQUE constraint failed: setting.name")) {
            try school.write { db in
                for _ in 0..<2 { try db.execute(sql: "INSERT INTO setting VALUES ('count', '7')") }
            }
        }
        #expect(try school.count() == 0)
    }

    @Test("An error never carries what was being written")
    func secrets() throws {
        let school = try file.open()
        do {
            try school.write { db in
                try db.execute(
                    sql: "INSERT INTO setting VALUES (?, ?)", arguments: ["Abdul Karim", nil])
            }
            Issue.record("nothing was refused")
        } catch { #expect(!"\(error)".contains("Abdul")) }
    }
}

struct RefusedFileTests {
    @Test("Another program's database is refused", arguments: ["delete", "wal"])
    func foreign(mode: String) throws {
        let file = try TestFile(isMade: false)
        let other = try file.raw()
        try other.inDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = \(mode); CREATE TABLE student (id)")
        }
        try other.close()
        try file.expect(.notASchool(file.path))
    }

    @Test("A school of a newer program is refused")
    func newer() throws {
        let file = try TestFile()
        let newer = Schema.version + 1
        let raw = try file.raw()
        try raw.inDatabase { try $0.execute(sql: "PRAGMA user_version = \(newer)") }
        try raw.close()
        try file.expect(.newerSchema(file.path, found: newer, known: Schema.version))
    }

    @Test("Text, an empty file and half a file are refused", arguments: ["text", "empty", "half"])
    func noDatabase(kind: String) throws {
        let file = try TestFile(isMade: kind == "half")
        let whole = try file.contents()["school.db"] ?? Data()
        let bytes: Data =
            switch kind {
            case "text": Data("Dear parents, ".utf8) + Data(repeating: 65, count: 5000)
            case "empty": Data()
            default: whole.prefix(50)
            }
        try bytes.write(to: URL(filePath: file.path))
        try file.expect(.notASchool(file.path))
    }

    @Test("A folder is no file, and what is missing is missing")
    func folder() throws {
        let file = try TestFile(isMade: false)
        try file.expect(.notASchool(file.folder), opening: file.folder)
        try file.expect(.missing(file.path))
        let nowhere = file.folder + "/nowhere"
        try file.expect(.folderMissing(nowhere), opening: nowhere + "/school.db")
    }

    @Test("A path must begin with a stroke: SQLite would read another as a web address")
    func relative() throws {
        let file = try TestFile()
        for path in ["school.db", "file:\(file.path)?immutable=1", ":memory:", ""] {
            try file.expect(.pathNotAbsolute(path), opening: path)
        }
    }

    static let isRoot = getuid() == 0

    @Test("A file that cannot be written is refused", .disabled(if: isRoot, "root writes anywhere"))
    func readOnlyFile() throws {
        let file = try TestFile()
        chmod(file.path, 0o400)
        try file.expect(.readOnly(file.path))
        chmod(file.path, 0o000)
        #expect(throws: StorageFailure.notPermitted(file.path)) { try file.open() }
    }

    @Test("So is a folder", .disabled(if: isRoot, "root writes anywhere"))
    func readOnlyFolder() throws {
        let file = try TestFile()
        chmod(file.folder, 0o500)
        defer { chmod(file.folder, 0o700) }
        try file.expect(.readOnly(file.path))
    }

    @Test("A link in place of a lock is not followed")
    func linkedLock() throws {
        let file = try TestFile()
        let other = file.folder + "/precious"
        try Data("keep me".utf8).write(to: URL(filePath: other))
        symlink(other, file.path + ".write")
        #expect(throws: StorageFailure.self) { try file.open() }
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "keep me")
    }

    @Test("A file that has lost a guard is not trusted")
    func guards() throws {
        let file = try TestFile()
        let raw = try file.raw()
        try raw.write { try $0.execute(sql: "DROP TRIGGER auditLine_no_delete") }
        try raw.close()
        let detail = "the guard auditLine_no_delete is missing"
        #expect(throws: StorageFailure.damaged(file.path, detail: detail)) { try file.open() }
    }

    @Test("When another file lies at the path, nothing more is written")
    func replaced() throws {
        let file = try TestFile()
        let school = try file.open()
        try school.countUp()
        rename(file.path, file.path + ".aside")
        #expect(throws: StorageFailure.replaced(file.path)) { try school.countUp() }
        try NewFile.build(at: file.folder + "/other.db") { _ in }
        rename(file.folder + "/other.db", file.path)
        #expect(throws: StorageFailure.replaced(file.path)) { try school.countUp() }
        rename(file.path + ".aside", file.path)
        try school.countUp()
        #expect(try school.count() == 2)
    }

    @Test("When a newer program has changed the schema meanwhile, nothing more is written")
    func schemaChanged() throws {
        let file = try TestFile()
        let school = try file.open()
        let version = Schema.version + 1
        try file.raw().inDatabase { try $0.execute(sql: "PRAGMA user_version = \(version)") }
        #expect(throws: StorageFailure.schemaChanged(file.path)) { try school.countUp() }
    }
}
