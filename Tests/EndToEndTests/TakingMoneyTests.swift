// The accountant's window in the real program: five keys, a receipt in the file and on paper; a
// disk that fails and a program that is killed at any moment between the key and the answer.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct TakingMoneyTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    private func receipts(in school: SchoolOnDisk) throws -> Int {
        try school.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM receipt") ?? 0 }
    }

    /// The accountant at the search box; returns when the program waits for the next key.
    private func counter(
        of school: SchoolOnDisk, environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let terminal = try school.open(environment: environment)
        try terminal.waitUntilIdle()
        try terminal.typeSignIn("accountant", "Demo1234")
        try terminal.wait(for: "Find pupil")
        try terminal.waitUntilIdle()
        return terminal
    }

    /// An account with two thousand due, ready for `+`.
    private func account(
        of school: SchoolOnDisk, environment: [String: String]
    ) throws -> PseudoTerminal {
        let terminal = try counter(of: school, environment: environment)
        try terminal.type("dan\r")
        try terminal.wait(for: "Take payment")
        try terminal.waitUntilIdle()
        return terminal
    }

    @Test("Five keys take the balance: the receipt is in the file and on paper, once")
    func fiveKeys() throws {
        let paper = school.folder.file("receipts.txt")
        try school.login(as: "admin")
        let set = try school.run(["settings", "set", "receipt.printer", "file:\(paper)"])
        #expect(set.status == 0, "\(set.output)")
        let before = try receipts(in: school)

        let terminal = try counter(of: school)
        try terminal.type("dan\r+")
        try terminal.wait(for: "2,000.00  Daniel Aziz  printed")
        try terminal.waitUntilIdle()
        let said = terminal.screen.row(22)
        let number = try #require(said.firstMatch(of: #/RCP-2026-\d+/#)).output
        #expect(terminal.screen.row(1).hasPrefix(" Find pupil   "))

        #expect(try receipts(in: school) == before + 1)
        let printed = try String(contentsOf: URL(filePath: paper), encoding: .utf8)
        #expect(printed.contains("Receipt \(number)"))
        #expect(printed.contains("Daniel Aziz"))
        #expect(printed.contains("Two thousand taka only"))
        let shown = try school.run(["receipts", "show", String(number), "--json"])
        #expect(shown.output.contains("\"\(number)\""))

        try terminal.type("+")
        try terminal.wait(for: "2,000.00  Daniel Aziz  printed")
        try terminal.waitUntilIdle()
        #expect(try receipts(in: school) == before + 1)
        try terminal.press(.f(10))
        try terminal.wait(for: "Signed out.")
        try terminal.press(.f(10))
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(try school.problems() == [])
    }

    /// How many times the file was synced, or written to, before and after `+`.
    private func places(
        of operation: FaultyDisk.Operation, _ disk: FaultyDisk
    ) throws -> ClosedRange<Int> {
        let counted = try disk.arrange(.init(operation: operation, path: "/school.db"))
        let school = try SchoolOnDisk.demonstration()
        let terminal = try account(of: school, environment: counted.environment)
        let before = try counted.count()
        try terminal.type("+")
        try terminal.wait(for: "Receipt RCP-")
        try terminal.waitUntilIdle()
        return before + 1...(try counted.count())
    }

    @Test(
        "Killed at any write or sync after +, the next sign-in says what the file says",
        arguments: [FaultyDisk.Operation.sync, .write])
    func killed(operation: FaultyDisk.Operation) throws {
        let disk = try FaultyDisk()
        var (recorded, missing) = (0, 0)
        for place in try places(of: operation, disk) {
            let school = try SchoolOnDisk.demonstration()
            let before = try receipts(in: school)
            let fault = try disk.arrange(
                .init(operation: operation, path: "/school.db", at: place, fault: .killed))
            let terminal = try account(of: school, environment: fault.environment)
            try terminal.type("+")
            #expect(try terminal.waitForEnd() == .killed(SIGKILL))

            let said = try counter(of: school).screen.text
            let taken = try receipts(in: school) - before
            let isRecorded = said.contains(#/is recorded, RCP-|Last recorded: RCP-/#)
            if isRecorded { recorded += 1 }
            if said.contains("was NOT recorded") { missing += 1 }
            #expect(said.contains(#/Dropped|Your line dropped/#), "\(place): \(said)")
            #expect(taken == 1 || !isRecorded, "\(operation) \(place): \(said)")
            #expect(taken == 0 || isRecorded, "\(operation) \(place): \(said)")
            #expect(try school.problems() == [], "\(operation) \(place)")
        }
        #expect(recorded > 0)
        #expect(missing > 0 || operation == .sync)
        print("killed after +: \(recorded) recorded and told, \(missing) not recorded and told")
    }

    @Test("Killed after the answer was seen, the next sign-in still says what was recorded last")
    func killedAfterwards() throws {
        let terminal = try account(of: school, environment: [:])
        try terminal.type("+")
        try terminal.wait(for: "Receipt RCP-")
        terminal.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        let said = try counter(of: school).screen.text
        #expect(said.contains(#/Your line dropped at .*Last recorded: RCP-/#), "\(said)")
    }

    /// What the screen says once `+` is answered, by a receipt or by a refusal.
    private func answer(of terminal: PseudoTerminal) throws -> String {
        try terminal.type("+")
        try terminal.wait("an answer") { screen in
            screen.text.contains("Receipt RCP-")
                || [21, 22].contains { screen.row($0).hasPrefix(" !") }
        }
        try terminal.waitUntilIdle()
        return terminal.screen.text
    }

    @Test("A disk that is full at + says so on the screen, and a second + takes the money once")
    func full() throws {
        let disk = try FaultyDisk()
        for place in try places(of: .write, disk) {
            let school = try SchoolOnDisk.demonstration()
            let before = try receipts(in: school)
            let fault = try disk.arrange(
                .init(operation: .write, path: "/school.db", at: place, fault: .full))
            let terminal = try account(of: school, environment: fault.environment)
            let said = try answer(of: terminal)
            let taken = try receipts(in: school) - before
            #expect(taken == (said.contains("Receipt RCP-") ? 1 : 0), "\(place): \(said)")
            if taken == 0 {
                #expect(said.contains("NOT recorded."), "\(place): \(said)")
                #expect(said.contains("full"), "\(place): \(said)")
                try terminal.type("+")
                try terminal.wait(for: "Receipt RCP-")
                try terminal.waitUntilIdle()
            }
            #expect(try receipts(in: school) == before + 1, "\(place)")
            #expect(try school.problems() == [], "\(place)")
        }
    }

    @Test("A disk full between commit and paper: the receipt stands, its journal's lack is told")
    func fullJournal() throws {
        let disk = try FaultyDisk()
        let fault = try disk.arrange(
            .init(operation: .write, path: ".receipts", at: 1, fault: .full, isSticky: true))
        let before = try receipts(in: school)
        let terminal = try account(of: school, environment: fault.environment)
        try terminal.type("+")
        try terminal.wait(for: "Receipt RCP-")
        try terminal.waitUntilIdle()
        let said = terminal.screen.text
        #expect(said.contains(#/receipt\s+journal\s+FAILED/#), "\(said)")
        #expect(try receipts(in: school) == before + 1)

        // With room again the next payment writes both lines.
        let later = try account(of: school, environment: [:])
        try later.type("5+")
        try later.wait(for: "Receipt RCP-")
        try later.waitUntilIdle()
        #expect(!later.screen.text.contains("FAILED"))
        let lines = try String(
            contentsOf: URL(filePath: school.path + ".receipts"), encoding: .utf8)
        #expect(lines.split(separator: "\n").count == before + 2)
    }

    @Test("Any sync after + may fail: the screen says what the file says, and + takes it once")
    func failing() throws {
        let disk = try FaultyDisk()
        for place in try places(of: .sync, disk) {
            let school = try SchoolOnDisk.demonstration()
            let before = try receipts(in: school)
            let fault = try disk.arrange(
                .init(operation: .sync, path: "/school.db", at: place))
            let terminal = try account(of: school, environment: fault.environment)
            let said = try answer(of: terminal)
            let taken = try receipts(in: school) - before
            if said.contains("Receipt RCP-") { #expect(taken == 1, "sync \(place)") }
            if said.contains("NOT recorded") { #expect(taken == 0, "sync \(place): \(said)") }
            if !said.contains("Receipt RCP-") {
                try terminal.type("+")
                try terminal.wait(for: "Receipt RCP-")
                try terminal.waitUntilIdle()
            }
            #expect(try receipts(in: school) == before + 1, "sync \(place)")
        }
    }
}
