// The audit trail: read by those who may, and no line can be changed unseen.

import Foundation
import GRDB
import Storage
import Testing

@testable import SchoolCore

struct AuditTrailTests {
    let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.open()
        try school.mark(school.afia, .absent)
        school.time.pass(minutes: 24 * 60)
        try school.office.set(.idleMinutes, to: 20)
        #expect(throws: Refusal.self) { try school.parent.set(.idleMinutes, to: 20) }
        try school.office.move(school.abdul, to: school.classB, on: school.today + 1)
    }

    private func trail(_ change: (inout AuditTrail.Wish) throws -> Void = { _ in }) throws
        -> AuditTrail
    {
        var wish = AuditTrail.Wish()
        try change(&wish)
        return try school.principal.auditTrail(wish)
    }

    private func brokenLine() throws -> Int64? {
        try school.school.file.read { try AuditTrail.firstBrokenLine(in: $0) }
    }

    @Test("The newest line comes first, with the names of today and the facts")
    func rows() throws {
        let rows = try trail().rows
        #expect(
            rows.map(\.verb) == [
                "MOVE_STUDENT", "REFUSED", "CHANGE_SETTING", "MARK", "OPEN_REGISTER",
                "FOUND_SCHOOL",
            ])
        #expect(
            rows.map(\.username) == ["office", "rahima", "office", "nadia", "nadia", nil])
        #expect(rows[0].concernName == "Abdul Karim" && rows[0].role == .schoolAdmin)
        #expect(rows[1].hasFailed && rows[1].concern == "school")
        #expect(rows[3].concernName == "7-A" && rows[3].module == "ATTENDANCE")
        #expect(
            try rows[3].facts.map(\.fact) == [.day(school.today), .id(school.afia), .word("A")])
        #expect(rows[5].role == nil && rows.map(\.seq) == [6, 5, 4, 3, 2, 1])
    }

    @Test("Who, which department, what failed, on which days")
    func filters() throws {
        #expect(try trail { $0.user = try school.user("nadia") }.rows.map(\.seq) == [3, 2])
        #expect(try trail { $0.module = "ATTENDANCE" }.rows.map(\.seq) == [3, 2])
        #expect(try trail { $0.hasFailed = true }.rows.map(\.seq) == [5])
        #expect(try trail { $0.hasFailed = false }.total == 5)
        let today = school.today
        #expect(try trail { $0.days = today...today }.rows.map(\.seq) == [3, 2])
        #expect(try trail { $0.days = today...today + 1 }.total == 5)
        #expect(try trail { $0.days = today + 2...today + 3 }.total == 0)
        let both = try trail {
            $0.module = "AUTH"
            $0.user = try school.user("office")
        }
        #expect(both.total == 0)
        #expect(Set(AuditTrail.modules).isSuperset(of: ["ATTENDANCE", "AUTH", "STUDENTS"]))
    }

    @Test("Lines come page by page")
    func pages() throws {
        let page = try trail {
            $0.limit = 2
            $0.offset = 2
        }
        #expect(page.rows.map(\.seq) == [4, 3] && page.total == 6)
    }

    @Test("A day begins at midnight in the school's zone")
    func midnight() throws {
        let clock = school.school.clock
        let today = school.today
        #expect(clock.day(of: clock.start(of: today)) == today)
        #expect(clock.day(of: clock.start(of: today) - 1) == today - 1)
        let berlin = OfficeClock(zone: "Europe/Berlin") { Timestamp(0) }
        for day: Day in ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26"] {
            #expect(berlin.day(of: berlin.start(of: day)) == day)
            #expect(berlin.day(of: berlin.start(of: day) - 1) == day - 1)
            #expect(berlin.minute(of: berlin.start(of: day)) == 0)
        }
    }

    @Test("Teachers and parents do not read it", arguments: [Role.teacher, .accountant, .parent])
    func notPermitted(role: Role) throws {
        try school.expect(.notPermitted(.seeAuditTrail)) {
            _ = try school.session(as: role).auditTrail(AuditTrail.Wish())
        }
    }

    @Test("Every hash is what its line and the line before make it")
    func whole() throws {
        #expect(try brokenLine() == nil)
        try school.office.set(.idleMinutes, to: 25)
        #expect(try brokenLine() == nil)
    }

    @Test("Nothing is told of names, telephones or addresses")
    func noNames() throws {
        var form = AdmissionForm(try school.office.card(of: school.afia).student)
        form.address = "12 Lake Road"
        form.phone = "01711 000009"
        let new = try form.corrected(country: "880", today: school.today)
        try school.office.correct(school.afia, to: new, version: 1)
        let bodies = try school.school.file.read { db in
            try Data.fetchAll(db, sql: "SELECT body FROM auditLine")
        }
        let text = bodies.map { String(decoding: $0, as: UTF8.self) }.joined()
        for secret in ["Afia", "Lake", "1711", "Nadia", "@"] { #expect(!text.contains(secret)) }
    }

    @Test("Any changed byte of any column is found, in the line it was changed in")
    func flipped() throws {
        try school.school.close()
        let raw = try school.withoutGuards()
        let columns = try raw.read { try $0.columns(in: "auditLine").map(\.name) }
        var changes = 0
        for seq in [3, 5] {
            for column in columns {
                let value = try raw.read { db in
                    try DatabaseValue.fetchOne(
                        db, sql: "SELECT \(column) FROM auditLine WHERE seq = ?", arguments: [seq])
                }
                for changed in Self.changed(value ?? .null) {
                    changes += 1
                    let found = try raw.tampered { db in
                        try db.execute(
                            sql: "UPDATE auditLine SET \(column) = ? WHERE seq = ?",
                            arguments: [changed, seq])
                    }
                    #expect(found == Int64(seq), "\(column) of line \(seq)")
                }
            }
        }
        #expect(changes > 300)
    }

    /// Every value that differs from one by a byte, a letter or a bit.
    private static func changed(_ value: DatabaseValue) -> [DatabaseValue] {
        switch value.storage {
        case .null: [1.databaseValue]
        case .int64(let number): [(number ^ 1024).databaseValue, (number + 100).databaseValue]
        case .string(let text):
            text.indices.map { index in
                var changed = text
                changed.replaceSubrange(index...index, with: text[index] == "x" ? "y" : "x")
                return changed.databaseValue
            }
        case .blob(let bytes):
            bytes.indices.map { index in
                var changed = bytes
                changed[index] ^= 1
                return changed.databaseValue
            }
        case .double: []
        }
    }

    @Test("A line that is gone, or added at the end, is found")
    func missing() throws {
        try school.school.close()
        let raw = try school.withoutGuards()
        for seq in 1...6 {
            let found = try raw.tampered { db in
                try db.execute(sql: "DELETE FROM auditLine WHERE seq = ?", arguments: [seq])
            }
            #expect(found == Int64(seq))
        }
        let added = try raw.tampered { db in
            try db.execute(
                sql: """
                    INSERT INTO auditLine SELECT 7, at, user, session, role, verb, outcome, concern,
                        concernID, body, hash, hash FROM auditLine WHERE seq = 6
                    """)
        }
        #expect(added == 7)
    }

    @Test("A head that does not follow its last line is found")
    func head() throws {
        try school.school.close()
        let raw = try school.withoutGuards()
        for change in ["seq = 5", "seq = 7", "at = at + 1", "hash = zeroblob(32)"] {
            let found = try raw.tampered { try $0.execute(sql: "UPDATE auditHead SET \(change)") }
            #expect(found != nil, "\(change)")
        }
    }
}

extension TestSchool {
    /// The file as somebody sees it who can write to it without this program: no guards.
    func withoutGuards() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { db in
            let triggers = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
        }
        return queue
    }
}

extension DatabaseQueue {
    /// The first broken line after a change, which is then taken back.
    fileprivate func tampered(_ change: (Database) throws -> Void) throws -> Int64? {
        var found: Int64?
        try inTransaction { db in
            try change(db)
            found = try AuditTrail.firstBrokenLine(in: db)
            return .rollback
        }
        return found
    }
}
