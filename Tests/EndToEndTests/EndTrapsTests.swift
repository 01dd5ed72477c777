// Every way a program ends: the line is gone, the machine goes down, the program itself breaks, or
// the window stops reading. The terminal is given back, and nobody else waits.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct EndTrapsTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    @Test("A hang-up ends the program wherever it is", arguments: Place.all)
    func hangUp(place: Place) throws {
        let terminal = try school.open(at: place)
        let before = terminal.processorTime()
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .exited(0))
        // Nothing tries again and again: what it does at the end is done once.
        #expect(terminal.usedInAll - before < 0.5, "\(terminal.usedInAll - before) s")
        #expect(try school.problems() == [])
    }

    @Test(
        "A dead line ends the program also where its signal is ignored: no orphan spins",
        arguments: ["sign-in", "register", "admission", "question", "account"])
    func withoutSignal(name: String) throws {
        let place = try Place.named(name)
        let terminal = try PseudoTerminal(
            ["/bin/sh", "-c", "trap '' HUP; exec \"$0\" --database \"$1\""]
                + [try Launch.school(), school.path], environment: school.environment)
        try terminal.waitUntilIdle()
        if let who = place.who { try terminal.signIn(as: who) }
        for step in place.steps { try terminal.take(step) }
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .exited(0))
    }

    @Test("A shutdown gives the line back wherever the program is", arguments: Place.all)
    func shutdown(place: Place) throws {
        let before = try PseudoTerminal(["/bin/cat"]).settings()
        let terminal = try school.open(at: place)
        terminal.signal(SIGTERM)
        #expect(try terminal.waitForEnd() == .exited(0))
        try expectGivenBack(terminal, before)
    }

    private func expectGivenBack(_ terminal: PseudoTerminal, _ before: [UInt8]) throws {
        #expect(try terminal.settings() == before)
        #expect(!terminal.screen.isOtherScreen && terminal.screen.isCursorVisible)
        #expect(terminal.screen.modes.isDisjoint(with: [1, 1000, 1002, 1003, 1006, 2004]))
    }

    @Test(
        "A program that breaks gives the line back byte for byte, and then says why",
        arguments: ["trap", "null", "abort", "thread"])
    func crash(kind: String) throws {
        let before = try PseudoTerminal(["/bin/cat"]).settings()
        let terminal = try school.open(
            at: .named("register"),
            environment: [
                "LD_PRELOAD": try CompiledC.library("crashOnSignal", in: school.folder),
                "CRASH_KIND": kind,
            ])
        #expect(try terminal.settings() != before)
        try terminal.sendAndWait("a")
        terminal.signal(SIGUSR2)
        let wanted = kind == "null" ? SIGSEGV : kind == "abort" ? SIGABRT : trapSignal
        #expect(try terminal.waitForEnd() == .killed(wanted))
        try expectGivenBack(terminal, before)
        #expect(terminal.screen.text.contains("Fatal error: the shim was told to"))
        #expect(try school.marks().hasPrefix("A"))
        #expect(try school.problems() == [])
    }

    /// What a trap of Swift arrives as.
    private var trapSignal: Int32 {
        #if arch(x86_64)
            SIGILL
        #else
            SIGTRAP
        #endif
    }

    @Test(
        "A signal of the dying kind from outside gives the line back too",
        arguments: [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS])
    func dyingSignal(number: Int32) throws {
        let before = try PseudoTerminal(["/bin/cat"]).settings()
        let terminal = try school.open()
        try terminal.waitUntilIdle()
        terminal.signal(number)
        #expect(try terminal.waitForEnd() == .killed(number))
        try expectGivenBack(terminal, before)
    }

    @Test(
        "Where there is no second screen, nothing is left to read", arguments: ["linux", "vt220"])
    func cleared(kind: String) throws {
        let terminal = try school.open(as: "teacher", environment: ["TERM": kind])
        #expect(terminal.screen.text.contains("Roll") || terminal.screen.text.contains("[ ]"))
        terminal.signal(SIGTERM)
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(terminal.screen.text.filter { !$0.isWhitespace } == "", "\(terminal.screen.text)")
        let crashed = try school.open(as: "teacher", environment: ["TERM": kind])
        crashed.signal(SIGSEGV)
        #expect(try crashed.waitForEnd() == .killed(SIGSEGV))
        #expect(crashed.screen.text.filter { !$0.isWhitespace } == "", "\(crashed.screen.text)")
    }

    @Test("Stopped and continued, the screen is painted again and the modes are ours")
    func stopped() throws {
        let terminal = try school.open(at: .named("pupils"))
        let (before, modes) = (terminal.screen.text, try terminal.settings())
        terminal.signal(SIGSTOP)
        // What a shell does to the line meanwhile.
        var plain = termios()
        tcgetattr(terminal.masterForSizes, &plain)
        cfmakeraw(&plain)
        plain.c_lflag |= tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(terminal.masterForSizes, TCSANOW, &plain)
        terminal.signal(SIGCONT)
        try terminal.wait("our modes again") { _ in
            (try? terminal.settings()) == modes
        }
        try terminal.pressEach(.control("l"))
        #expect(terminal.screen.text == before)
    }

    // MARK: A window that reads nothing

    /// Lets the line run full: the program waits for room, and for nothing else.
    private func fill(_ terminal: PseudoTerminal) throws {
        terminal.isDeaf = true
        for _ in 0..<200 {
            try terminal.press(.control("l"))
            do { try terminal.waitUntilIdle(seconds: 3) } catch { return }
        }
        Issue.record("the line never ran full")
    }

    @Test(
        "A window that reads nothing holds no transaction: others go on, and it can be ended",
        arguments: ["register", "account", "admission", "question"])
    func deaf(name: String) throws {
        let terminal = try school.open(at: .named(name))
        try fill(terminal)
        try terminal.type("a")
        try school.login(as: "teacher")
        let other = try school.run([
            "attendance", "mark", SchoolOnDisk.ownClass, "--absent", "3", "--sign",
        ])
        #expect(other.status == 0, "\(other.output)")
        #expect(terminal.ending == nil)
        terminal.signal(SIGTERM)
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(try school.problems() == [])
    }

    @Test("A window that stopped reading in the middle of a mark goes on where it was")
    func deafAndAwake() throws {
        let terminal = try school.open(as: "teacher")
        try fill(terminal)
        try terminal.type("apl")
        terminal.isDeaf = false
        try terminal.wait(for: "no mark 27")
        try terminal.waitUntilIdle()
        let after = terminal.screen.text
        try terminal.pressEach(.control("l"))
        #expect(terminal.screen.text == after)
        #expect(try school.marks().hasPrefix("APL"))
    }

    @Test("Waiting for others' writing at a window that reads nothing takes nobody's turn away")
    func deafInTheQueue() throws {
        let terminal = try school.open(as: "teacher")
        let holder = try Holder(of: school.path, asSQLite: false)
        terminal.isDeaf = true
        try terminal.type("a")
        // The sentence that others are saving has been written, whether or not somebody reads it.
        try terminal.wait("the mark waits", seconds: 20) { _ in
            (try? school.waiters(of: terminal)) ?? 0 > 0
        }
        try holder.release()
        try school.login(as: "teacher")
        let other = try school.run([
            "attendance", "mark", SchoolOnDisk.ownClass, "--absent", "3",
        ])
        #expect(other.status == 0, "\(other.output)")
        terminal.isDeaf = false
        try terminal.wait(for: "A 2")
        let marks = Array(try school.marks())
        #expect(marks[0] == "A" && marks[2] == "A")
    }
}

extension SchoolOnDisk {
    /// How many of a program's threads queue for the turn to write.
    func waiters(of terminal: PseudoTerminal) throws -> Int {
        let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
        return locks.split(separator: "\n").count { line in
            line.contains("->") && line.contains("FLOCK") && line.contains(" \(terminal.process) ")
        }
    }
}
