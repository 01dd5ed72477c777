// What is written for ever cannot be changed, deleted or replaced, not even by SQL.

import GRDB
import Storage
import Testing

@testable import SchoolCore

struct AppendOnlyTests {
    let school: TestSchool

    init() throws {
        school = try TestSchool()
        let form = AdmitStudentTests.form()
        _ = try school.office.admit(
            form.checked(country: "880", today: school.today), key: SubmissionKey())
        try school.signed()
        _ = try school.office.recordLeave(
            of: school.afia, "2026-03-15"..."2026-03-15", reason: "wedding")
        _ = try school.school.signIn(
            SignInForm("nadia", TestSchool.password), slots: HashSlots(besides: school.path))
    }

    private func refused(_ sql: String) throws {
        let before = try school.contents()
        #expect(throws: StorageFailure.self, "\(sql)") { try school.arrange(sql) }
        #expect(try school.contents() == before, "\(sql)")
    }

    @Test(
        "Nothing of it is changed, deleted or replaced",
        arguments: ["auditLine", "markEvent", "leave", "signInAttempt", "submission"])
    func appendOnly(table: String) throws {
        #expect(try school.count("SELECT count(*) FROM \(table)") > 0)
        for column in try school.school.file.read({ try $0.columns(in: table).map(\.name) }) {
            try refused("UPDATE \(table) SET \(column) = \(column)")
        }
        try refused("DELETE FROM \(table)")
        try refused("REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1")
        try refused("INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1")
    }

    @Test(
        "Nothing of it is ever deleted, nor replaced",
        arguments: [
            "school", "user", "schoolDay", "student", "enrolment", "register", "teaching",
            "classTeacher", "auditHead",
        ])
    func neverDeleted(table: String) throws {
        #expect(try school.count("SELECT count(*) FROM \(table)") > 0)
        try refused("DELETE FROM \(table)")
        try refused("REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1")
    }

    @Test("The head of the trail only follows, a counter only moves on")
    func heads() throws {
        for change in ["seq = seq - 1", "seq = seq + 1", "hash = zeroblob(32)", "at = at + 1"] {
            try refused("UPDATE auditHead SET \(change)")
        }
        for change in ["next = next", "next = next - 1", "name = 'x'", "year = year + 1"] {
            try refused("UPDATE counter SET \(change)")
        }
    }

    @Test("A line out of step with the chain is not taken")
    func outOfStep() throws {
        let line =
            "SELECT seq + 1, at, user, session, role, verb, outcome, concern, concernID, body"
        let last = "FROM auditLine ORDER BY seq DESC LIMIT 1"
        try refused("INSERT INTO auditLine \(line), previousHash, hash \(last)")
        try refused(
            "INSERT INTO auditLine SELECT seq + 2, at, user, session, role, verb, outcome, "
                + "concern, concernID, body, hash, hash \(last)")
        try refused(
            "INSERT INTO auditLine SELECT seq + 1, at - 1, user, session, role, verb, "
                + "outcome, concern, concernID, body, hash, hash \(last)")
    }

    @Test("Nobody grants a role to himself")
    func roles() throws {
        try refused(
            """
            INSERT INTO userRole SELECT id, 'PRINCIPAL', 0, id, 0 FROM user
            WHERE username = 'nadia'
            """
        )
    }
}
