// The first day of a school in the real program: founded at the terminal, or brought from another
// program's files; and the first teacher who signs in.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct FirstDayTests {
    @Test("Where there is no file the first start founds a school, and its administrator signs in")
    func founding() throws {
        let school = try SchoolOnDisk()
        let terminal = try school.open()
        try terminal.wait(for: "There is no school here yet.")
        try terminal.type("Hill School\r\r\r\r\r\r\rhead\rHead of All\rSecret123\rSecret123")
        try terminal.waitUntilIdle()
        try terminal.press(.f(2))
        try terminal.wait(for: "Hill School is founded. Sign in as head.")
        try terminal.waitUntilIdle()
        #expect(!terminal.screen.text.contains("Demo1234"))
        try terminal.typeSignIn("head", "Secret123")
        try terminal.wait(for: " Home")
        #expect(try school.problems() == [])
    }

    @Test(
        "A school of Clever's files: a teacher signs in, chooses a password, marks and signs",
        .enabled(if: SharedFolder.isThere, "\(SharedFolder.absence)"))
    func clever() throws {
        let school = try SchoolOnDisk()
        school.now = "2026-11-19T14:30:00Z"  // Thursday, half past nine in New York.
        try importClever(into: school)
        let (username, section, strength) = try school.aClassTeacher()
        let password = try school.oneTimePassword(of: username)

        let terminal = try school.open()
        try terminal.waitUntilIdle()
        try terminal.typeSignIn(username, password)
        try terminal.wait(for: "A password of your own")
        try terminal.type("Blackboard7\rBlackboard7\r")
        try terminal.wait(for: "Home > \(section)")
        try terminal.waitUntilIdle()
        try terminal.pressEach(.f(8))
        try terminal.type("2a")
        try terminal.wait(for: "no mark 0")
        try terminal.press(.f(2))
        try terminal.wait(for: "\(section) signed: P \(strength - 1) A 1.")
        terminal.hangUp()
        _ = try terminal.waitForEnd()

        #expect(
            try school.marks(of: section)
                == "PA" + String(repeating: "P", count: strength - 2))
        #expect(try school.problems() == [])
        try sunday(school, username)
    }

    @Test(
        "A school of Clever's files has a fee plan in three commands, and takes money",
        .enabled(if: SharedFolder.isThere, "\(SharedFolder.absence)"))
    func feePlan() throws {
        let school = try SchoolOnDisk()
        school.now = "2026-11-19T14:30:00Z"
        try importClever(into: school)
        try school.login(as: "head", password: "Secret123")
        let raise = ["fees", "raise", "--structure", "Tuition", "--period", "2026-11", "--all"]
        for command in [
            [
                "fee-structures", "create", "--head", "Tuition", "--with-head", "--type",
                "TUITION", "--amount", "120",
            ], raise + ["--dry-run"], raise,
        ] {
            let done = try school.run(command)
            #expect(done.status == 0, "\(done.output)")
        }
        let (charges, sum, number) = try school.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM charge"),
                try Int.fetchOne(db, sql: "SELECT sum(owed) FROM studentBalance"),
                try String.fetchOne(db, sql: "SELECT admissionNumber FROM student") ?? ""
            )
        }
        #expect(charges == 400 && sum == 400 * 12_000)
        let paid = try school.run(["fees", "pay", "--student", number])
        #expect(paid.status == 0 && paid.output.contains("RCP-2026-0001"), "\(paid.output)")
        #expect(try school.problems() == [])
    }

    /// The weekend opens the newest school day, and says so.
    private func sunday(_ school: SchoolOnDisk, _ username: String) throws {
        school.now = "2026-11-22T15:00:00Z"
        let terminal = try school.open(as: username, password: "Blackboard7")
        #expect(terminal.screen.text.contains("Today is Sunday, the school is closed"))
        #expect(terminal.screen.text.contains("20 Nov"))
        let old = try school.open()
        try old.waitUntilIdle()
        try old.typeSignIn(username, try school.oneTimePassword(of: username))
        try old.wait(for: "do not fit together")
    }

    @Test(
        "Where the passwords or the rejected rows have no place nothing is made",
        .enabled(if: SharedFolder.isThere, "\(SharedFolder.absence)"))
    func noPlace() throws {
        let school = try SchoolOnDisk()
        let nowhere = school.folder.file("none/passwords.csv")
        let noFolder = try school.importClever("27Q321", "--passwords", nowhere)
        #expect(noFolder.status != 0 && noFolder.output.contains("cannot be written"))
        let list = school.folder.file("rejects.csv")
        try Data("mine".utf8).write(to: URL(filePath: list))
        let taken = try school.importClever("13K123", "--good-rows-only", "--rejects", list)
        #expect(taken.status != 0 && taken.output.contains("rejects.csv"), "\(taken.output)")
        #expect(try String(contentsOfFile: list, encoding: .utf8) == "mine")
        #expect(!FileManager.default.fileExists(atPath: school.path))
        #expect(
            !FileManager.default.fileExists(atPath: school.folder.file("passwords.csv")))
    }

    private func importClever(into school: SchoolOnDisk) throws {
        let result = try school.importClever("02M800")
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(
        "The two other schools: one comes whole, one only without the row that cannot be taken",
        .enabled(if: SharedFolder.isThere, "\(SharedFolder.absence)"))
    func others() throws {
        let middle = try SchoolOnDisk()
        let whole = try middle.importClever("27Q321")
        #expect(whole.status == 0 && whole.output.contains("234 pupils"), "\(whole.output)")
        #expect(try middle.problems() == [])

        let elementary = try SchoolOnDisk()
        let refused = try elementary.importClever("13K123")
        #expect(refused.status == 2, "\(refused.output)")
        #expect(refused.output.contains("students.csv, line 525, Dob “02/29/2005”: no such day"))
        #expect(!FileManager.default.fileExists(atPath: elementary.path))
        let rejects = elementary.folder.file("rejects.csv")
        let taken = try elementary.importClever(
            "13K123", "--good-rows-only", "--rejects", rejects)
        #expect(taken.status == 0 && taken.output.contains("369 pupils"), "\(taken.output)")
        #expect(try String(contentsOfFile: rejects, encoding: .utf8).contains("577226659"))
        #expect(try elementary.problems() == [])
    }
}

extension SchoolOnDisk {
    fileprivate func importClever(_ id: String, _ more: String...) throws -> Program.Result {
        try run(
            [
                "import", "clever", SharedFolder.clever, "--school", id, "--admin", "head",
                "--password-stdin", "--passwords", folder.file("passwords.csv"),
            ] + more, input: "Secret123\n")
    }

    /// What the import handed out to a teacher.
    func oneTimePassword(of username: String) throws -> String {
        let text = try String(contentsOfFile: folder.file("passwords.csv"), encoding: .utf8)
        let line = text.split(whereSeparator: \.isNewline).first { $0.contains(",\(username),") }
        return try #require(line?.split(separator: ",").last.map(String.init))
    }
}
