// Switching an account off and on again.

import GRDB
import Storage
import Testing

@testable import SchoolCore

struct SetStatusTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Who is switched off is signed out at the next key and is not let in; then he is again")
    func switches() throws {
        let nadia = try school.user("nadia")
        let session = try school.classTeacher
        try school.office.setStatus(of: nadia, to: .inactive)

        #expect(throws: Refusal.sessionEnded(.accountChanged)) { _ = try session.sections() }
        let line = try school.lastLine()
        #expect(line.says(.setStatus, about: .user(nadia), by: try school.office))
        #expect(line.facts == ["before": .word("ACTIVE"), "after": .word("INACTIVE")])
        #expect(try school.office.users(status: .inactive).map(\.username) == ["nadia"])
        #expect(try !school.office.sessions(ofEverybody: true).map(\.username).contains("nadia"))
        #expect(try CheckSchool.run(on: school.school).isEmpty)

        try school.office.setStatus(of: nadia, to: .active)
        #expect(try school.office.user(named: "nadia").status == .active)
        #expect(throws: Refusal.sessionEnded(.accountChanged)) { _ = try session.sections() }
    }

    @Test("A session that had run out before leaves nothing to find when its owner is switched off")
    func expired() throws {
        school.time.become("2026-03-30")
        try school.school.file.write { db in
            try db.execute(
                sql: "UPDATE session SET expiresAt = ? WHERE user = ?",
                arguments: [school.time.now - 60, school.user("nadia")])
        }
        try school.owner.setStatus(of: school.user("nadia"), to: .suspended)
        #expect(try CheckSchool.run(on: school.school).isEmpty)
        #expect(
            try school.count("SELECT count(*) FROM session WHERE ending = 'EXPIRED'") == 1)
    }

    @Test("Nobody switches off himself, or somebody above him")
    func outOfReach() throws {
        try school.expect(.people(.ownAccount)) {
            try school.owner.setStatus(of: school.user("owner"), to: .inactive)
        }
        try school.expect(.people(.accountOutOfReach(.superAdmin))) {
            try school.office.setStatus(of: school.user("owner"), to: .inactive)
        }
    }

    @Test("What an account is already is said, and nothing is written")
    func unchanged() throws {
        try school.expect(.people(.statusUnchanged(.active))) {
            try school.office.setStatus(of: school.user("nadia"), to: .active)
        }
        try school.expect(.notFound(.user(UserID(99)))) {
            try school.office.setStatus(of: UserID(99), to: .inactive)
        }
    }

    @Test("A teacher switches nobody off")
    func notPermitted() throws {
        try school.expect(.notPermitted(.updateUsers)) {
            try school.classTeacher.setStatus(of: school.user("tariq"), to: .inactive)
        }
    }
}
