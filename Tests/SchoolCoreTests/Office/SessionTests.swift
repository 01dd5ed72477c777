// The door: who lives, who may, what is told, and what is done only once.

import GRDB
import Storage
import Testing

@testable import SchoolCore

struct SessionTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A session that has ended does nothing more, and says why")
    func ended() throws {
        try school.arrange("UPDATE session SET endedAt = 1, ending = 'REVOKED'")
        try school.expect(.sessionEnded(.revoked)) { try school.office.set(.idleMinutes, to: 20) }
        try school.expect(.sessionEnded(.revoked)) { _ = try school.office.sections() }
    }

    @Test("A session nobody knows is not signed in")
    func unknown() throws {
        let office = try school.office
        let stranger = Session(
            school: school.school, id: SessionID(999), user: office.user, username: "office",
            name: office.name, role: .schoolAdmin, expiresAt: office.expiresAt)
        try school.expect(.notSignedIn) { try stranger.set(.idleMinutes, to: 20) }
    }

    @Test("A session expires at its instant, not before")
    func expiry() throws {
        let instant = school.time.now.milliseconds + 60_000
        try school.arrange("UPDATE session SET expiresAt = \(instant)")
        school.time.pass(seconds: 59)
        _ = try school.office.sections()
        school.time.pass(seconds: 1)
        try school.expect(.sessionEnded(.expired)) { _ = try school.office.sections() }
    }

    @Test(
        "An account that is not active any more works no more",
        arguments: ["INACTIVE", "SUSPENDED"])
    func deactivated(status: String) throws {
        try school.arrange("UPDATE user SET status = '\(status)' WHERE username = 'office'")
        try school.expect(.sessionEnded(.accountChanged)) { _ = try school.office.sections() }
        _ = try school.principal.sections()
    }

    @Test("Whoever must change the password can do nothing else")
    func mustChange() throws {
        try school.arrange("UPDATE user SET mustChangePassword = 1 WHERE username = 'office'")
        try school.expect(.mustChangePassword) { _ = try school.office.sections() }
        try school.expect(.mustChangePassword) { try school.office.set(.idleMinutes, to: 20) }
        #expect(try school.office.whoAmI().mustChangePassword)
        try school.office.signOut()
    }

    @Test("A denied attempt is told once, and a parent learns nothing of other children")
    func denied() throws {
        let dipa = try school.dipa
        try school.expect(.notPermitted(.writeStudents)) {
            try school.accountant.move(dipa, to: school.classA, on: TestSchool.today)
        }
        try school.expect(.notYours(.seeStudents, .student(dipa))) {
            _ = try school.classTeacher.card(of: dipa)
        }
        try school.expect(.notFound(.student(dipa)), isDenial: true) {
            _ = try school.parent.card(of: dipa)
        }
        try school.expect(.notFound(.student(dipa)), isDenial: true) {
            _ = try school.pupil.card(of: dipa)
        }
        let line = try school.lastLine()
        #expect(line.concern == "student" && line.concernID == dipa.rawValue)
        #expect(line.facts == ["permission": .word("students:read")])
    }

    @Test("A right that is withdrawn is withdrawn at once")
    func withdrawn() throws {
        _ = try school.classTeacher.register(of: school.classA, on: TestSchool.today)
        try school.arrange("UPDATE staff SET status = 'INACTIVE' WHERE employeeNumber = 'E0901'")
        let concern = Concern.register(school.classA, TestSchool.today)
        try school.expect(.notYours(.seeAttendance, concern)) {
            _ = try school.classTeacher.register(of: school.classA, on: TestSchool.today)
        }
    }

    @Test("The last time somebody was seen rides on writes, at most once a minute")
    func lastSeen() throws {
        func lastSeen() throws -> Int {
            try school.count(
                "SELECT lastSeenAt FROM session WHERE id = \(school.office.id.rawValue)")
        }
        try school.office.set(.idleMinutes, to: 20)
        let first = try lastSeen()
        #expect(first == Int(school.time.now.milliseconds))
        school.time.pass(seconds: 60)
        try school.office.set(.idleMinutes, to: 25)
        #expect(try lastSeen() == first)
        school.time.pass(seconds: 1)
        _ = try school.office.settings()
        #expect(try lastSeen() == first)
        try school.office.set(.idleMinutes, to: 30)
        #expect(try lastSeen() == first + 61_000)
    }

    @Test("The instants of the trail never run backwards, though the clock does")
    func clockBack() throws {
        try school.office.set(.idleMinutes, to: 20)
        school.time.pass(minutes: -60)
        try school.office.set(.idleMinutes, to: 25)
        let instants = try school.school.file.read { db in
            try Int64.fetchAll(db, sql: "SELECT at FROM auditLine ORDER BY seq")
        }
        #expect(instants == instants.sorted())
    }

    @Test("A read cannot write")
    func readOnly() throws {
        #expect(throws: StorageFailure.self) {
            try school.office.look(needs: .seeProfile, about: .user(school.office.user)) { db in
                try db.execute(sql: "DELETE FROM setting")
            }
        }
    }

    @Test("A submission's key survives as text and refuses what is none")
    func keys() throws {
        let key = SubmissionKey()
        #expect(SubmissionKey(hexadecimal: key.hexadecimal) == key)
        #expect(SubmissionKey(hexadecimal: "00") == nil)
        #expect(SubmissionKey(hexadecimal: String(repeating: "g", count: 32)) == nil)
        #expect(SubmissionKey() != key)
    }
}
