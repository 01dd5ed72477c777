// One bit of the file turned over, anywhere: SQLite has no checksums and finds most of it sound.
// What `school check` calls sound must still hold the marks and the trail as they were.
// SCHOOL_SEED repeats a run, SCHOOL_FLIPS makes it longer.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct FlippedBitsTests {
    private let school: SchoolOnDisk
    private let seed: UInt64
    private let flips: Int

    /// What a parent or a head may have to rely on. The instants of events, and who opened a
    /// register, are told by the trail alone.
    private static let proved = [
        "SELECT * FROM attendance ORDER BY student, day",
        "SELECT register, student, code FROM markEvent ORDER BY id",
        "SELECT id, section, day FROM register ORDER BY id",
        "SELECT * FROM registerSummary ORDER BY register",
        "SELECT * FROM auditLine ORDER BY seq", "SELECT * FROM auditHead",
    ]

    init() throws {
        school = try .demonstration()
        let environment = ProcessInfo.processInfo.environment
        seed =
            environment["SCHOOL_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64(UInt32.max))
        flips = environment["SCHOOL_FLIPS"].flatMap(Int.init) ?? 40
        try school.login(as: "teacher")
        _ = try school.run(
            ["attendance", "mark", SchoolOnDisk.ownClass, "--absent", "3", "--sign"])
    }

    /// Nil where the file cannot even be read to its end.
    private func rows() -> [String: [String]]? {
        do { return try school.read { try LogicalDump($0).tables } } catch { return nil }
    }

    private func provedRows() throws -> [[Row]] {
        try school.read { db in try Self.proved.map { try Row.fetchAll(db, sql: $0) } }
    }

    private struct Tally {
        var changed = 0
        var foundBySQLite = 0
        var found = 0
        var killed = 0
        var silent: [String: Int] = [:]
    }

    @Test("A file that is called sound has its marks and its trail")
    func flipped() throws {
        let bytes = try Data(contentsOf: URL(filePath: school.path))
        let (before, proved) = (try #require(rows()), try provedRows())
        var random = SeededNumbers(seed: seed)
        var tally = Tally()
        for round in 1...max(1, flips) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
            var turned = bytes
            turned[place] ^= bit
            for ending in ["-wal", "-shm", ".head"] { unlink(school.path + ending) }
            try turned.write(to: URL(filePath: school.path))
            let after = rows()
            guard after != before else { continue }
            tally.changed += 1
            let tables = (after ?? [:]).keys.filter { after?[$0] != before[$0] }
            if !isSoundForSQLite() { tally.foundBySQLite += 1 }
            let check = try school.run(["check", "--thorough"])
            if check.status < 0 { tally.killed += 1 }
            guard check.status == 0 else {
                tally.found += 1
                continue
            }
            for table in tables { tally.silent[table, default: 0] += 1 }
            #expect(try provedRows() == proved, "seed \(seed), round \(round), byte \(place)")
        }
        print(
            "seed \(seed): \(flips) bits, \(tally.changed) changed what the file says; "
                + "integrity_check saw \(tally.foundBySQLite), school check \(tally.found), "
                + "killed by it \(tally.killed); unseen \(tally.silent)")
    }

    private func isSoundForSQLite() -> Bool {
        do {
            return try school.read {
                try String.fetchOne($0, sql: "PRAGMA integrity_check") == "ok"
            }
        } catch { return false }
    }
}
