// The sums kept for the dashboards: whatever is done, and also when they are made for a school that
// was kept before there were any, they are what the rows add up to.

import GRDB
import Storage
import Testing

@testable import SchoolCore

struct KeptSumsTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private static let tables = [
        "attendanceDay", "attendanceTotal", "absenceRun", "feeDay", "dueDay", "sectionFees",
        "studentBalance", "strengthChange",
    ]

    /// Marks, undoings, corrections, payments and a move, from a seed.
    private func live(_ seed: UInt64) throws {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let codes = AttendanceCode.allCases
        for back in [5, 4, 3, 2, 1, 0] where (school.today - back).weekday != 5 {
            let day = school.today - back
            guard WorkingWeek.sundayToThursday.isOpen(on: day) else { continue }
            try school.open(day)
            for _ in 0..<12 {
                let pupil = [try school.abdul, try school.afia, try school.bilal][next(3)]
                try school.mark(pupil, next(3) == 0 ? .absent : codes[next(5)], on: day)
                if next(4) == 0 {
                    _ = try school.classTeacher.undoMark(in: school.classA, on: day)
                }
            }
            // One day stays a draft; the last is signed with a mark that is corrected below.
            if back != 3 { try school.signed(back == 0 ? [1: .present] : [:], on: day) }
        }
        try school.charge(school.abdul, "1000", due: "2026-01-10")
        try school.charge(school.dipa, "600", due: "2026-02-10")
        for amount in ["100", "250", "900"] { try school.pay(school.abdul, amount) }
        let receipt = try school.pay(school.dipa, "50")
        _ = try school.office.void(receipt.id, reason: "wrong pupil")
        try school.office.move(school.dipa, to: school.classA, on: school.today + 3)
        try school.classTeacher.correctMark(
            of: school.abdul, to: .absent, reason: "went home", in: school.classA,
            on: school.today)
    }

    private func sums(_ contents: [String: [String]]) -> [String: [String]] {
        contents.filter { Self.tables.contains($0.key) }.mapValues { $0.sorted() }
    }

    @Test(
        "After a life of marks and payments every sum is right", arguments: [3, 17, 96] as [UInt64])
    func life(seed: UInt64) throws {
        try live(seed)
        #expect(try school.findings() == [])
        #expect(try school.count("SELECT count(*) FROM attendanceDay") > 2)
    }

    private static let withoutOwnWords = """
        DROP INDEX studentOwnWords; DROP TRIGGER student_moves_words;
        ALTER TABLE student DROP COLUMN ownWords;
        ALTER TABLE studentWord DROP COLUMN sortKey;
        ALTER TABLE studentWord DROP COLUMN isActive;
        """

    @Test("A school that was kept before there were sums gets them when it is opened")
    func migrated() throws {
        try live(5)
        let before = try sums(school.contents())
        #expect(before.values.allSatisfy { !$0.isEmpty })
        let raw = try DatabaseQueue(path: school.path)
        let older = school.folder + "/older.db"
        try raw.inDatabase { db in
            let keepers = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'trigger'
                        AND name NOT LIKE '%summary' AND (name LIKE '%enters%'
                            OR name LIKE '%changes%' OR name LIKE '%leaves%'
                            OR name LIKE '%signs%' OR name LIKE '%strength')
                    """)
            for name in keepers { try db.execute(sql: "DROP TRIGGER \(name)") }
            for table in Self.tables where table != "studentBalance" {
                try db.execute(sql: "DROP TABLE \(table)")
            }
            try db.execute(
                sql: """
                    DROP TABLE reminderLog; DROP TABLE outbox;
                    \(Self.withoutOwnWords)
                    ALTER TABLE studentBalance DROP COLUMN billed;
                    DROP INDEX cashDayOpen; DROP INDEX userOneTime; DROP INDEX enrolmentSpell;
                    DROP INDEX sessionOpen; DROP INDEX journalEntryCharge;
                    DROP INDEX receiptReferenceKey;
                    CREATE INDEX receiptReference ON receipt (reference);
                    DELETE FROM grdb_migrations WHERE identifier > 'M009';
                    PRAGMA user_version = 6
                    """)
        }
        try raw.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [older])
        }
        try raw.close()
        let again = try School.open(at: older, clock: school.time.clock(of:))
        defer { #expect(throws: Never.self) { try again.close() } }
        #expect(try CheckSchool.run(on: again) == [])
        // The others may hold a row of nothing where there was something once.
        try again.file.read { db in
            for table in [
                "attendanceDay", "absenceRun", "feeDay", "studentBalance", "strengthChange",
            ] {
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map(\.description)
                #expect(rows.sorted() == before[table], "\(table)")
            }
        }
    }
}
