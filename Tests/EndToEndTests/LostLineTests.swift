// The line drops, the machine is shut down, the process is killed: in the middle of a register.
// Every mark that was on the screen is in the file, and the next sign-in says so.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct LostLineTests {
    enum Loss: String, CaseIterable, CustomTestStringConvertible {
        case hangUp, terminated, killed
        var testDescription: String { rawValue }
    }

    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    @Test(
        "Nothing marked is lost, and the next sign-in is on the same pupil",
        arguments: Loss.allCases)
    func lost(loss: Loss) throws {
        let terminal = try school.open(as: "teacher")
        try terminal.pressEach("a", "p", "p", "l", "h")
        #expect(terminal.screen.text.contains("P 2   A 1   L 1   H 1 "))

        switch loss {
        case .hangUp: terminal.hangUp()
        case .terminated: terminal.signal(SIGTERM)
        case .killed: terminal.signal(SIGKILL)
        }
        let ending = try terminal.waitForEnd()
        #expect(ending == (loss == .killed ? .killed(SIGKILL) : .exited(0)))
        #expect(try school.marks() == "APPLH" + String(repeating: ".", count: 25))

        school.now = "2026-11-19T03:45:00Z"
        let again = try school.open(as: "teacher")
        #expect(again.screen.text.contains("Your line dropped at 09:30. 5 marks are safe."))
        #expect(again.screen.find("> 5 ") != nil, "\(again.screen.text)")
        try again.pressEach("e")
        #expect(try school.marks().hasPrefix("APPLE"))
        #expect(try school.events().count == 6)
        #expect(try school.problems() == [])
    }

    @Test(
        "An admission is offered at the next sign-in as far as it was typed",
        arguments: Loss.allCases)
    func admission(loss: Loss) throws {
        let terminal = try school.open(as: "admin")
        try terminal.pressEach(.f(6), "2", .f(6))
        try terminal.type("Rafiqul Karim\r\rm041113")
        try terminal.wait(for: "4 Nov 2013")
        try terminal.waitUntilIdle()
        switch loss {
        case .hangUp: terminal.hangUp()
        case .terminated: terminal.signal(SIGTERM)
        case .killed: terminal.signal(SIGKILL)
        }
        _ = try terminal.waitForEnd()

        let again = try school.open(as: "admin")
        let row = try #require(
            (0..<24).map { again.screen.row($0) }
                .first { $0.contains("Unfinished admission of Rafiqul Karim") },
            "\(again.screen.text)")
        let digit = try #require(row.firstMatch(of: #/\d/#)).output
        try again.type(String(digit))
        try again.waitUntilIdle()
        #expect(again.screen.text.contains("Home > Admission"))
        #expect(again.screen.text.contains("Rafiqul Karim") && again.screen.text.contains("male"))
        #expect(
            try school.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM student") } == 120)
    }

    @Test("When the log of a killed program is gone, nobody works on as if nothing were missing")
    func withoutLog() throws {
        let terminal = try school.open(as: "teacher")
        try terminal.pressEach("a", "p")
        terminal.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        for ending in ["-wal", "-shm"] { unlink(school.path + ending) }

        let check = try school.run(["check"])
        #expect(check.status == 1)
        #expect(check.output.contains("school.db lacks what was stored last"), "\(check.output)")
        let again = try school.open()
        #expect(try again.waitForEnd() == .exited(1))
    }

    @Test("Whoever signs out is not told of a lost line")
    func signedOut() throws {
        let terminal = try school.open(as: "teacher")
        try terminal.pressEach("a", .f(10), .f(10))
        try terminal.press(.f(10))
        #expect(try terminal.waitForEnd() == .exited(0))
        let again = try school.open(as: "teacher")
        #expect(!again.screen.text.contains("Your line dropped"))
    }

    @Test(
        "A hang-up at the sign-in screen, in help and in a list ends the program", arguments: 0..<3)
    func elsewhere(place: Int) throws {
        let terminal = place == 0 ? try school.open() : try school.open(as: "teacher")
        try terminal.waitUntilIdle()
        if place == 1 { try terminal.pressEach(.f(1)) }
        if place == 2 { try terminal.pressEach(.f(9)) }
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .exited(0))
    }
}
