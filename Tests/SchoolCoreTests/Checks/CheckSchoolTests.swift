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
    }

    @Test("A clean school has no findings", arguments: [true, false])
    func clean(thorough: Bool) throws {
        let places = Mutex<[Int]>([])
        let findings = try CheckSchool.run(on: school.school.file, thorough: thorough) {
            _, place, _ in places.withLock { $0.append(place) }
        }
        #expect(findings == [])
        #expect(places.withLock { $0 == Array(0..<$0.count) && $0.count > 10 })
    }

    @Test("A school that was only just founded has none either")
    func founded() throws {
        try TestSchool().school.file.read { try CheckSchool.mustBeSound($0) }
    }

    @Test("Rules have names of their own")
    func names() {
        let names = CheckSchool.invariants.map(\.name) + CheckStep.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test("Every fault is caught by its rule", arguments: Fault.all)
    func caught(fault: Fault) throws {
        try school.school.close()
        let raw = try school.withoutGuards()
        var caught: [Finding] = []
        try raw.inDatabase { db in
            try fault.plant(in: db)
            caught = try CheckSchool.invariants.compactMap { try $0.finding(in: db) }
            caught += try CheckStep.all.filter { $0.name != "G02" }.compactMap {
                try $0.finding(in: db)
            }
        }
        let finding = try #require(caught.first { $0.name == fault.rule }, "\(caught.map(\.name))")
        #expect(finding.count > 0 && !finding.examples.isEmpty)
    }

    @Test("Every rule has a fault that it catches")
    func complete() {
        let planted = Set(Fault.all.map(\.rule)).union(["G02", "G03", "F01"])
        let rules = CheckSchool.invariants.map(\.name) + CheckStep.all.map(\.name)
        #expect(Set(rules).subtracting(planted) == [])
        #expect(planted.subtracting(rules) == [])
    }

    @Test("A guard that is gone, changed or added is named")
    func guards() throws {
        try school.school.close()
        let raw = try DatabaseQueue(path: school.path)
        try raw.inDatabase { db in
            try db.execute(sql: "DROP TRIGGER leave_no_delete; DROP INDEX markEventBy")
            try db.execute(sql: "CREATE TABLE note (text TEXT)")
            let names = CheckStep.all.filter { ["G02", "G03"].contains($0.name) }
            let findings = try names.compactMap { try $0.finding(in: db) }
            #expect(
                findings.map(\.examples) == [
                    ["leave_no_delete", "markEventBy", "note"], ["table note"],
                ])
        }
    }

    @Test("Damaged pages are found")
    func pages() throws {
        try school.arrange("PRAGMA user_version")
        try school.school.close()
        let raw = try DatabaseQueue(path: school.path)
        try raw.inDatabase { db in
            try db.execute(sql: "PRAGMA writable_schema = ON")
            try db.execute(
                sql: "UPDATE sqlite_schema SET sql = replace(sql, '(by, id)', '(at, id)') "
                    + "WHERE name = 'markEventBy'")
        }
        try raw.close()
        try DatabaseQueue(path: school.path).inDatabase { db in
            let step = try #require(CheckStep.all.first { $0.name == "F01" })
            #expect(try step.finding(in: db) != nil)
        }
    }

    @Test("A finding counts every row, names the first five by their keys, and no person")
    func finding() throws {
        try school.school.close()
        let raw = try school.withoutGuards()
        try raw.inDatabase { db in
            try db.execute(sql: "UPDATE schoolDay SET isOpen = 0, reason = ''")
            let rule = try #require(CheckSchool.invariants.first { $0.name == "C03" })
            let finding = try #require(try rule.finding(in: db))
            #expect(finding.count == 365 && finding.examples.count == 5)
            #expect(finding.examples.first == "day 20454")
        }
    }

    @Test("A new school with a fault never gets its name")
    func newSchool() throws {
        let path = try TestFolder.make() + "/new.db"
        let clock = TestTime("2026-01-04").clock(zone: "Asia/Dhaka")
        #expect(throws: StorageFailure.constraint("U03: account none")) {
            try Founding.found(
                at: path, school.school.profile, clock: clock,
                check: { try CheckSchool.mustBeSound($0) }, { _ in })
        }
    }
}
