// The driver against programs that everybody knows.

import Foundation
import Testing

@Suite(.timeLimit(.minutes(60)))
struct PseudoTerminalTests {
    @Test("What is typed comes back, and end of input ends it")
    func cat() throws {
        let terminal = try PseudoTerminal(["/bin/cat"])
        try terminal.type("hello\r")
        try terminal.wait("both lines") { $0.text.hasPrefix("hello\nhello") }
        #expect(terminal.takeBytes() == 14)
        #expect(terminal.takeBytes() == 0)
        try terminal.press(.control("d"))
        #expect(try terminal.waitForEnd() == .exited(0))
    }

    @Test("The program has a controlling terminal of the given size")
    func size() throws {
        let terminal = try PseudoTerminal(["/bin/sh"], columns: 93, rows: 31)
        try terminal.type("stty size </dev/tty; trap 'stty size' WINCH; echo rea''dy\r")
        try terminal.wait(for: "ready")
        #expect(terminal.screen.text.contains("31 93"))
        terminal.resize(columns: 70, rows: 20)
        try terminal.type("\r")
        try terminal.wait(for: "20 70")
        try terminal.type("exit 7\r")
        #expect(try terminal.waitForEnd() == .exited(7))
    }

    @Test("A hang-up ends the program")
    func hangUp() throws {
        let terminal = try PseudoTerminal(["/bin/cat"])
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .killed(SIGHUP))
    }

    @Test("A signal arrives, and a control key sends one")
    func signals() throws {
        let first = try PseudoTerminal(["/bin/cat"])
        first.signal(SIGTERM)
        #expect(try first.waitForEnd() == .killed(SIGTERM))
        let second = try PseudoTerminal(["/bin/cat"])
        try second.press(.control("c"))
        #expect(try second.waitForEnd() == .killed(SIGINT))
    }

    @Test("The idle byte is heard, and what was painted before it is on the screen")
    func idle() throws {
        let script =
            #"while read line; do echo "got $line"; "#
            + #"printf . >&"$SCHOOL_IDLE_DESCRIPTOR"; done"#
        let terminal = try PseudoTerminal(["/bin/sh", "-c", script])
        for word in ["one", "two", "three"] {
            try terminal.type(word + "\r")
            try terminal.waitUntilIdle()
            #expect(terminal.screen.text.contains("got \(word)"))
        }
    }

    @Test("No line of another test is open in the program")
    func descriptors() throws {
        let other = try PseudoTerminal(["/bin/cat"])
        let terminal = try PseudoTerminal(["/bin/ls", "-l", "/proc/self/fd"], columns: 120)
        _ = try terminal.waitForEnd()
        #expect(terminal.screen.text.contains("3 -> 'socket:"))
        #expect(!terminal.screen.text.contains("ptmx"))
        #expect(other.ending == nil)
    }

    @Test("Signals ignored here are not ignored there")
    func freshSignals() throws {
        let terminal = try PseudoTerminal(["/bin/grep", "SigIgn", "/proc/self/status"])
        try terminal.wait(for: "SigIgn")
        let ignored = terminal.screen.row(0).split(separator: " ").last.flatMap {
            Int($0, radix: 16)
        }
        // The C library keeps signals 32 and up for itself.
        #expect(ignored.map { $0 & 0x7FFF_FFFF } == 0)
    }

    @Test("A question to the terminal is answered")
    func questions() throws {
        let script = "stty raw -echo; printf 'abc\\033[6n'; dd bs=1 count=6 2>/dev/null | od -c"
        let terminal = try PseudoTerminal(["/bin/sh", "-c", script])
        try terminal.wait(for: "033   [   1   ;   4   R")
    }

    @Test("A wait in vain says what it saw")
    func disappointment() throws {
        let terminal = try PseudoTerminal(["/bin/sh", "-c", "echo here; read line"])
        let error = #expect(throws: PseudoTerminal.Disappointment.self) {
            try terminal.wait(for: "there", seconds: 0.3)
        }
        #expect(error?.screen.hasPrefix("here") == true)
    }

    @Test("The line keeps its settings for whoever comes next")
    func settings() throws {
        let terminal = try PseudoTerminal(["/bin/sh", "-c", "read line; stty -echo; echo done"])
        let before = try terminal.settings()
        try terminal.type("\r")
        try terminal.wait(for: "done")
        #expect(try terminal.settings() != before)
    }

    @Test("The program under test stands beside the tests")
    func school() throws {
        let terminal = try PseudoTerminal([Launch.school(), "--help"])
        try terminal.wait(for: "school")
        #expect(try terminal.waitForEnd() == .exited(0))
    }
}
