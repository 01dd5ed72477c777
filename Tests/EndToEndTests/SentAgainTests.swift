// A commit that reported an error may have happened all the same. The key of the form is looked up
// before anything is said, and sent again it admits nobody twice.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(60)))
struct SentAgainTests {
    private let school: SchoolOnDisk
    private let disk: FaultyDisk
    private let before: Data

    private static let key = String(repeating: "5a", count: 16)
    private static let verb = [
        "students", "admit", "--name", "Rafiqul Karim", "--class", SchoolOnDisk.ownClass,
        "--guardian", "Abdul Karim", "--guardian-phone", "01712345678", "--key", key,
    ]

    init() throws {
        school = try .demonstration()
        disk = try FaultyDisk()
        try school.login(as: "admin")
        before = try Data(contentsOf: URL(filePath: school.path))
    }

    private func admitted() throws -> Int {
        try school.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM student WHERE name = 'Rafiqul Karim'") ?? 0
        }
    }

    private func run(_ plan: FaultyDisk.Plan) throws -> FaultyDisk.Outcome {
        for ending in ["-wal", "-shm", ".head"] { unlink(school.path + ending) }
        try before.write(to: URL(filePath: school.path))
        return try disk.run(
            try school.command(Self.verb), plan, environment: school.environment)
    }

    /// Every sync, and every write of which SCHOOL_FAULTS asks for all and else each fifth.
    private func places(_ operation: FaultyDisk.Operation) throws -> [Int] {
        let count = try run(.init(operation: operation, path: "/school.db")).count
        let isAll = ProcessInfo.processInfo.environment["SCHOOL_FAULTS"] == "all"
        return (1...max(1, count)).filter { isAll || operation == .sync || $0 % 5 == 1 }
    }

    @Test(
        "Whatever the disk did to it, an admission sent again with its key stands once",
        arguments: [FaultyDisk.Operation.sync, .write])
    func once(operation: FaultyDisk.Operation) throws {
        var silent = 0
        let places = try places(operation)
        for place in places {
            for isSticky in [false, true] {
                let outcome = try run(
                    .init(
                        operation: operation, path: "/school.db", at: place, isSticky: isSticky))
                let point = "\(operation) \(place)\(isSticky ? " for good" : "")"
                let isThere = try admitted()
                #expect(isThere == 1 || outcome.status != 0, "\(point): \(outcome.output)")
                #expect(isThere == 0 || !outcome.output.contains("Nothing was"), "\(point)")
                if isThere == 1, outcome.status != 0 { silent += 1 }

                let again = try school.run(Self.verb)
                #expect(again.status == 0, "\(point): \(again.output)")
                #expect(try admitted() == 1, "\(point)")
                #expect(try school.damage() == [], "\(point)")
            }
        }
        print(
            "\(operation): \(places.count) places, once and for good; "
                + "\(silent) times admitted although an error was told")
    }
}
