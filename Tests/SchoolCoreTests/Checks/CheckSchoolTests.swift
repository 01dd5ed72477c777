// A clean school has no findings; each fault, planted with the guards off, is caught by the rule
// that is meant to catch it.

import GRDB
import Storage
import Synchronization
import Testing

@testable import SchoolCore

struct CheckSchoolTests {
    let school: TestSchool

    /// A school in which everything has happened once.
    init() throws {
        school = try TestSchool()
        try school.signed([2: .absent], on: school.today - 1)
        try school.signed([3: .absent], on: school.today - 3)
        try school.open()
        try school.mark(school.afia, .late)
        _ = try school.classTeacher.fillRegister(of: school.classA, on: school.today)
        _ = try school.classTeacher.undoMark(in: school.classA, on: school.today)
        try school.classTeacher.correctMark(
            of: school.afia, to: .late, reason: "came at ten", in: school.classA,
            on: school.today - 1)
        _ = try school.office.recordLeave(
            of: school.bilal, "2026-03-15"..."2026-03-16", reason: "wedding")
        try school.office.move(school.chandni, to: school.classB, on: school.today)
        try school.office.end(school.parent.id)
        #expect(throws: Refusal.self) { try school.pupil.set(.idleMinutes, to: 20) }
        _ = try school.office.admit(
            AdmitStudentTests.form().checked(country: "880", today: school.today),
            key: SubmissionKey())
        try school.charge(school.abdul, "1000")
        try school.pay(school.abdul, "600")
        let second = try school.pay(school.abdul, "100")
        let void = try school.office.void(second.id, reason: "wrong pupil")
        _ = try school.accountant.countCopy(of: second.id)
        _ = try school.accountant.countCopy(of: void.id, of: second.id)
        for _ in 1...2 {
            let invoice = try school.accountant.issueInvoice(
                to: school.abdul, key: SubmissionKey())
            _ = try school.accountant.countCopy(of: invoice.id)
        }
        _ = try school.accountant.queueReminders()
        _ = try school.accountant.closeCashDay(counted: TestSchool.amount("590"))
    }

    @Test("A clean school has no findings", arguments: [true, false])
    func clean(thorough: Bool) throws {
        let places = Mutex<[Int]>([])
        let findings = try CheckSchool.run(on: school.school, thorough: thorough) { _, place, _ in
            places.withLock { $0.append(place) }
        }
        #expect(findings == [])
        #expect(places.withLock { $0 == Array(0..<$0.count) && $0.count > CheckSchool.rules })
    }

    @Test("A school that was only just founded has none either")
    func founded() throws {
        let young = try TestSchool()
        #expect(try CheckSchool.run(on: young.school, thorough: true) == [])
    }

    @Test("Every fault is caught by its rule", arguments: Fault.all)
    func caught(fault: Fault) throws {
        let raw = try school.withoutGuards()
        try raw.inDatabase { db in
            try fault.plant(in: db)
            let rule = try #require(rules.first { $0.rule == fault.rule })
            let finding = try #require(try rule.finding(in: db))
            #expect(finding.count > 0 && finding.details.count == min(finding.count, 10))
        }
    }

    @Test("Without its fault every rule is silent, also with the guards off")
    func silent() throws {
        let raw = try school.withoutGuards()
        try raw.inDatabase { db in
            let findings = try rules.compactMap { try $0.finding(in: db) }
            #expect(findings.map(\.rule) == ["G02"])
        }
    }

    @Test("Every rule has a name of its own and a fault that it catches")
    func complete() {
        let names = rules.map(\.rule)
        #expect(Set(names).count == names.count)
        let planted = Set(Fault.all.map(\.rule)).union(["G00", "G02", "G03"])
        #expect(Set(names).symmetricDifference(planted) == [])
    }

    private var rules: [Invariant] { CheckSchool.invariants(thorough: true) }

    private func findings(of names: Set<String>, in db: Database) throws -> [Finding] {
        try rules.filter { names.contains($0.rule) }.compactMap { try $0.finding(in: db) }
    }

    @Test("A guard that is gone, and a table that nobody made, are named")
    func guards() throws {
        let raw = try DatabaseQueue(path: school.path)
        try raw.inDatabase { db in
            try db.execute(sql: "DROP TRIGGER leave_no_delete; DROP INDEX markEventBy")
            try db.execute(sql: "CREATE TABLE note (text TEXT)")
            let details = try findings(of: ["G02", "G03"], in: db).map(\.details)
            #expect(details == [["leave_no_delete", "markEventBy", "note"], ["table note"]])
        }
    }

    @Test("A guard that was replaced by a harmless one is named too")
    func replacedGuard() throws {
        let raw = try DatabaseQueue(path: school.path)
        try raw.inDatabase { db in
            try db.execute(
                sql: """
                    DROP TRIGGER leave_no_delete;
                    CREATE TRIGGER leave_no_delete BEFORE DELETE ON leave BEGIN SELECT 1; END
                    """)
            #expect(try findings(of: ["G02"], in: db).map(\.details) == [["leave_no_delete"]])
        }
    }

    @Test("An index that does not follow its table is found")
    func pages() throws {
        try school.school.close()
        let raw = try DatabaseQueue(path: school.path)
        try raw.inDatabase { db in
            try db.execute(sql: "PRAGMA writable_schema = ON")
            try db.execute(
                sql: """
                    UPDATE sqlite_schema SET sql = replace(sql, '(by, id)', '(at, id)')
                    WHERE name = 'markEventBy'
                    """)
        }
        try raw.close()
        let damaged = try DatabaseQueue(path: school.path).read { db in
            try findings(of: ["G00"], in: db)
        }
        #expect(damaged.count == 1)
    }

    @Test(
        "An absence that is made a presence in event, mark and sum alike contradicts the trail only"
    )
    func forged() throws {
        let raw = try school.withoutGuards()
        try raw.inDatabase { db in
            try db.execute(sql: Fault.forged(corrected: false))
            let found = try rules.compactMap { try $0.finding(in: db) }
            #expect(found.map(\.rule) == ["G02", "A10"])
        }
    }

    @Test("A finding counts every row and names the first of them by their keys")
    func finding() throws {
        let raw = try school.withoutGuards()
        try raw.inDatabase { db in
            try db.execute(sql: "UPDATE schoolDay SET isOpen = 0, reason = ''")
            let finding = try #require(try findings(of: ["C03"], in: db).first)
            #expect(finding.count == 365 && finding.details.count == 10)
            #expect(finding.details.first == "day 20454")
            #expect(finding.sentence == "A closed day has a reason.")
        }
    }

    @Test("A new school with a fault never gets its name")
    func newSchool() throws {
        let path = try TestFolder.make() + "/new.db"
        let clock = TestTime("2026-01-04").clock(zone: "Asia/Dhaka")
        let nobody = StorageFailure.damaged(
            "U03", detail: "Somebody active runs the school. account none")
        #expect(throws: nobody) {
            try Founding.found(
                at: path, school.school.profile, clock: clock,
                check: { try CheckSchool.mustBeSound($0, progress: { _, _, _ in }) }, { _ in })
        }
    }
}
