// The newest deeds, what waits in the accounts, and how large the school is.

import GRDB
import Storage
import Testing

@testable import SchoolCore

struct LatestListTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Deeds are told newest first; single marks and sign-ins are none")
    func deeds() throws {
        let before = try school.office.latest()
        try school.open()
        try school.mark(school.abdul, .absent)
        _ = try school.classTeacher.fillRegister(of: school.classA, on: school.today)
        _ = try school.classTeacher.signRegister(of: school.classA, on: school.today)
        try school.owner.end(school.parent.id)
        let latest = try school.office.latest(after: before.seq, limit: 2)
        #expect(latest.rows.map(\.verb) == ["SIGN_REGISTER", "OPEN_REGISTER"])
        #expect(latest.rows[0].concernName == "7-A" && latest.news == 2)
        #expect(try school.office.latest(after: latest.seq).news == 0)
    }

    @Test("A sign-in rests after five failures, until it is let in or has rested")
    func resting() throws {
        #expect(try school.office.accountsWaiting().resting == 0)
        for turn in 0..<5 {
            try school.file { db in
                try SignInAttempts.record(
                    .failure, identifier: "tariq", place: .nowhere,
                    at: school.time.now + turn, in: db)
            }
        }
        #expect(try school.office.accountsWaiting().resting == 1)
        try school.office.unlock(school.user("tariq"))
        #expect(try school.office.accountsWaiting().resting == 0)
    }

    @Test("One-time passwords that nobody used are counted, and those given to somebody who forgot")
    func oneTime() throws {
        try school.arrange(
            """
            UPDATE user SET mustChangePassword = 1, lastSignedInAt = NULL WHERE username = 'tariq';
            UPDATE user SET mustChangePassword = 1, lastSignedInAt = 5 WHERE username = 'karim'
            """)
        let waiting = try school.office.accountsWaiting()
        #expect(waiting.unused == 1 && waiting.reset == 1)
    }

    @Test("Pupils, teachers and classes are counted")
    func totals() throws {
        let totals = try school.office.schoolTotals()
        #expect(totals.classes == 2 && totals.teachers == 2)
        #expect(totals.students == (try school.office.students(StudentList.Wish()).total))
    }
}

extension TestSchool {
    /// Writes as no verb does.
    fileprivate func file(_ work: (Database) throws -> Void) throws {
        try school.file.write(work)
    }
}
