// The plain mode of the real program: lines through a pipe, lines in a terminal that can do nothing
// but print, and the ends a line can come to.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct PlainModeTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    /// Runs a script of lines through a pipe.
    private func script(_ lines: String..., arguments: [String] = []) throws -> Program.Result {
        try school.run(
            ["--plain"] + arguments, input: lines.map { $0 + "\n" }.joined())
    }

    /// The plain mode in a terminal that only prints.
    private func open(as username: String? = nil) throws -> PseudoTerminal {
        var environment = school.environment
        environment["TERM"] = "dumb"
        let terminal = try PseudoTerminal(
            [try Launch.school(), "--plain", "--database", school.path], columns: 120, rows: 60,
            environment: environment)
        try terminal.waitUntilIdle()
        guard let username else { return terminal }
        try say(username, to: terminal)
        try say("Demo1234", to: terminal)
        return terminal
    }

    private func say(_ line: String, to terminal: PseudoTerminal) throws {
        try terminal.type(line + "\n")
        try terminal.waitUntilIdle()
    }

    private func receipts() throws -> Int {
        try school.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM receipt") ?? 0 }
    }

    @Test("A teacher takes the register by pipe in two lines")
    func register() throws {
        let result = try script("teacher", "Demo1234", "3-a 7a 17a 28l", "y")
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("3-A: 27 present, 2 absent, 1 late. Sign? y or n\n"))
        #expect(result.output.contains("3-A signed: P 27 A 2 L 1."))
        #expect(result.output.hasSuffix("Signed out.\n"))
        #expect(!result.output.contains("\n> "))
        #expect(try school.marks() == "PPPPPPAPPPPPPPPPAPPPPPPPPPPLPP")
        #expect(try school.problems() == [])
    }

    @Test("A roll that nobody has stops the script, and nobody is marked")
    func noRoll() throws {
        let result = try script("teacher", "Demo1234", "3-a 7a 41a", "y")
        #expect(result.status == 2)
        #expect(result.output.contains("There is no roll 41 in 3-A. Nothing was marked."))
        #expect(result.output.hasSuffix("Line 3 was refused. No line after it was read.\n"))
        #expect(try school.events().isEmpty)
    }

    @Test("An accountant takes a payment by pipe, and the receipt is told and stored once")
    func payment() throws {
        let before = try receipts()
        let result = try script(
            "accountant", "Demo1234", "find daniel aziz", "1", "500", "take", "take")
        #expect(result.status == 0, "\(result.output)")
        #expect(
            result.output.matches(of: #/Receipt RCP-2026-\d+, 500.00, Daniel Aziz/#).count == 2)
        #expect(try receipts() == before + 1)
        #expect(try school.problems() == [])
    }

    @Test("A telephone is found in one line")
    func telephone() throws {
        let result = try script("admin", "Demo1234", "find daniel aziz")
        #expect(result.status == 0)
        #expect(result.output.contains(#/Name Daniel Aziz, .*Guardian .+, Phone \d+/#))
    }

    @Test("A wrong password ends the script with status 3, and nothing after it is read")
    func wrongPassword() throws {
        let result = try script("teacher", "Demo12345", "3-a all", "y")
        #expect(result.status == 3)
        #expect(result.output.contains("That name and password do not fit together."))
        #expect(try school.events().isEmpty)
        #expect(try script("teacher").status == 3)
    }

    @Test("The end of the input in the middle of a question or a form is status 2, and kept")
    func endInTheMiddle() throws {
        let asked = try script("teacher", "Demo1234", "3-a 7a")
        #expect(asked.status == 2)
        #expect(asked.output.hasSuffix("Left unfinished. What can be kept is kept.\n"))
        #expect(try school.marks().hasPrefix("PPPPPPAPP"))

        let form = try script("admin", "Demo1234", "pupils", "admit", "Rafiqul Karim", "", "m")
        #expect(form.status == 2)
        let again = try school.open(as: "admin")
        #expect(again.screen.text.contains("Unfinished admission of Rafiqul Karim"))
    }

    @Test("The session of school login is taken up, and stays signed in")
    func token() throws {
        #expect(try script("3-a 7a", "y", arguments: ["--session"]).status == 3)
        try school.login(as: "teacher")
        let result = try script("3-a 7a", "y", arguments: ["--session"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("3-A signed: P 29 A 1."))
        #expect(try school.run(["whoami"]).status == 0)
    }

    @Test("In a terminal it prompts, hides the password, and leaves the line as it was")
    func terminal() throws {
        let terminal = try open()
        let settings = try terminal.settings()
        try say("teacher", to: terminal)
        #expect(try terminal.settings() != settings)
        try say("Demo1234", to: terminal)
        #expect(try terminal.settings() == settings)
        #expect(terminal.screen.text.contains("Home > 3-A."))
        try say("7a", to: terminal)
        #expect(terminal.screen.text.contains(": Absent."))
        try terminal.type("\u{3}")
        try terminal.wait(for: "Nothing was done. Say quit to leave.")
        try terminal.type("quit\n")
        #expect(try terminal.waitForEnd() == .exited(0))
        let said = String(decoding: terminal.output, as: UTF8.self)
        #expect(said.contains("Password (needed).\r\n> \r\n"))
        #expect(said.hasSuffix("Signed out.\r\n"))
        #expect(!terminal.output.contains(0x1B))
        #expect(terminal.output.allSatisfy { $0 >= 0x20 || $0 == 10 || $0 == 13 })
    }

    @Test("It says nothing and does nothing while nobody types")
    func idle() throws {
        let terminal = try open(as: "teacher")
        _ = terminal.takeBytes()
        terminal.listen(forMicroseconds: 300_000)
        #expect(terminal.takeBytes() == 0)
    }

    @Test(
        "When the line drops or the machine goes down, drafts are kept",
        arguments: [SIGHUP, SIGTERM])
    func dropped(signal: Int32) throws {
        let terminal = try open(as: "admin")
        for line in ["pupils", "admit", "Rafiqul Karim", "", "m"] {
            try say(line, to: terminal)
        }
        if signal == SIGHUP { terminal.hangUp() } else { terminal.signal(signal) }
        #expect(try terminal.waitForEnd() == .exited(0))
        let again = try school.open(as: "admin")
        #expect(again.screen.text.contains("Unfinished admission of Rafiqul Karim"))
    }

    @Test(
        "A line that drops while others save ends the waiting at once",
        arguments: [SIGHUP, SIGTERM])
    func droppedWaiting(signal: Int32) throws {
        let terminal = try open(as: "teacher")
        let before = try school.marks()
        let holder = try Holder(of: school.path, asSQLite: false)
        try terminal.type("7a\n")
        try terminal.wait(for: "Others are saving just now")
        if signal == SIGHUP { terminal.hangUp() } else { terminal.signal(signal) }
        // Others are waited for fifteen seconds; nobody is left to wait.
        #expect(try terminal.waitForEnd(seconds: 8) == .exited(0))
        try holder.release()
        #expect(try school.marks() == before)
        #expect(try school.problems() == [])
    }

    @Test("Ctrl-C stops the waiting for others, and the next line goes on")
    func stoppedWaiting() throws {
        let terminal = try open(as: "teacher")
        let holder = try Holder(of: school.path, asSQLite: false)
        try terminal.type("7a\n")
        try terminal.wait(for: "Others are saving just now")
        try terminal.type("\u{3}")
        try terminal.wait(for: "Stopped waiting. Nothing was saved; try again.")
        try holder.release()
        try say("7a", to: terminal)
        #expect(terminal.screen.text.contains(": Absent."))
    }

    @Test("After a dropped line the next sign-in is on the same pupil, and says so")
    func droppedRegister() throws {
        let terminal = try open(as: "teacher")
        try say("7a 9l", to: terminal)
        terminal.signal(SIGHUP)
        #expect(try terminal.waitForEnd() == .exited(0))
        let again = try open(as: "teacher")
        #expect(again.screen.text.contains("Your line dropped at 09:30. 2 marks are safe."))
    }

    @Test("What another terminal marked is said before the next answer")
    func others() throws {
        let terminal = try open(as: "teacher")
        try say("1p", to: terminal)
        try school.login(as: "admin")
        let marked = try school.run(["attendance", "mark", "3a", "--absent", "7", "--only-named"])
        #expect(marked.status == 0, "\(marked.output)")
        try say("2p", to: terminal)
        #expect(terminal.screen.text.contains(" marked 7."))
    }

    @Test("A school is founded by lines where there is none yet")
    func founding() throws {
        let empty = try SchoolOnDisk()
        let refused = try empty.run(["--plain"], input: "\n")
        #expect(refused.status == 2, "\(refused.output)")
        #expect(refused.output.contains("fields."))
        #expect(try empty.run(["--plain", "--session"]).status == 3)
    }

    @Test("The transcript in the documentation is what the program says")
    func transcript() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/plain.md").standardized
        let text = try String(contentsOf: page, encoding: .utf8)
        let block = try #require(
            text.components(separatedBy: "```transcript\n").dropFirst().first?
                .components(separatedBy: "```").first)
        let terminal = try open()
        var isSecret = false
        for line in block.split(separator: "\n") where line.hasPrefix(">") {
            let typed = String(line.dropFirst(2))
            if typed == "quit" { break }
            try say(isSecret ? "Demo1234" : typed, to: terminal)
            isSecret = String(decoding: terminal.output.suffix(24), as: UTF8.self)
                .contains("Password")
        }
        try terminal.type("quit\n")
        #expect(try terminal.waitForEnd() == .exited(0))
        let said = String(decoding: terminal.output, as: UTF8.self)
        let trimmed = said.split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(trimmed == block.split(separator: "\n").map(String.init), "\(said)")
    }
}
