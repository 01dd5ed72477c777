// Money at the window while the program is killed, the disk fails and a hundred cashiers hurry.
// Every receipt that was told exists exactly once, numbers run from 1 without a gap, and the check
// is clean. SCHOOL_SEED repeats a run, SCHOOL_PAYMENT_KILLS makes it shorter or longer.

import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(60)))
struct PayingTests {
    private let school: SchoolOnDisk
    private let pupils: [String]

    init() throws {
        school = try .demonstration()
        pupils = try school.read {
            try String.fetchAll($0, sql: "SELECT admissionNumber FROM student ORDER BY id")
        }
        try school.login(as: "accountant")
    }

    /// The command of one form: the same key is the same form.
    private func pay(_ pupil: Int, _ key: String) -> [String] {
        ["fees", "pay", "--student", pupils[pupil - 1], "--amount", "10", "--key", key]
    }

    private struct Stored: Equatable {
        let number: String
        let key: String
    }

    /// Every receipt of today, with the form it came from.
    private func stored() throws -> [Stored] {
        try school.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT printf('RCP-%d-%04d', receipt.year, receipt.number),
                        lower(hex(submission.key))
                    FROM receipt JOIN submission ON submission.result = receipt.id
                        AND submission.verb = 'RECEIVE_PAYMENT'
                    ORDER BY receipt.id
                    """
            ).map { Stored(number: $0[0], key: $0[1]) }
        }
    }

    private func isGapless() throws -> Bool {
        try school.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT count(*) = max(number) AND min(number) = 1
                        AND max(number) + 1 = (SELECT next FROM counter WHERE name = 'receipt')
                    FROM receipt
                    """) ?? false
        }
    }

    /// The number on the first line of what a payment said.
    private func told(_ text: String) -> String? {
        text.firstMatch(of: #/RCP-\d{4}-\d{4,}/#).map { String($0.0) }
    }

    @Test("Killed while paying: a told receipt exists once, and no number is skipped")
    func kills() throws {
        let environment = ProcessInfo.processInfo.environment
        let seed =
            environment["SCHOOL_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64(UInt32.max))
        let count = environment["SCHOOL_PAYMENT_KILLS"].flatMap(Int.init) ?? 500
        var random = SeededNumbers(seed: seed)
        var usual = 100_000.0
        var told: [String: String] = [:]
        var untold = 0
        for round in 1...count {
            let key = (0..<16).map { _ in
                let byte = UInt8.random(in: .min ... .max, using: &random)
                return (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
            let command = pay(Int.random(in: 1...120, using: &random), key)
            let start = ContinuousClock.now
            let terminal = try PseudoTerminal(
                try school.command(command), environment: school.environment)
            terminal.listen(forMicroseconds: Int.random(in: 0...Int(usual * 1.2), using: &random))
            terminal.signal(SIGKILL)
            let ending = try terminal.waitForEnd()
            if ending == .exited(0) {
                usual = (usual + (ContinuousClock.now - start) / .microseconds(1)) / 2
            }
            let number = self.told(terminal.screen.text)
            if let number { told[key] = number }
            untold += number == nil ? 1 : 0
            // Every tenth cashier sends the same form again, as after a dropped line.
            if round % 10 == 0 {
                let again = try school.run(command)
                #expect(again.status == 0, "seed \(seed): \(again.output)")
                if let number { #expect(self.told(again.output) == number, "seed \(seed)") }
                told[key] = self.told(again.output)
            }
        }
        let stored = try stored()
        #expect(Set(stored.map(\.key)).count == stored.count)
        for (key, number) in told {
            #expect(stored.filter { $0.key == key }.map(\.number) == [number], "seed \(seed)")
        }
        #expect(try isGapless())
        #expect(try school.problems() == [])
        print(
            "seed \(seed): \(count) kills while paying, \(untold) before the receipt was told, "
                + "\(stored.count) receipts")
    }

    @Test("A hundred who pay at once get a hundred numbers without a gap")
    func hundred() throws {
        let before = try stored().count
        let all = try (1...100).map { pupil in
            let key = String(repeating: "0", count: 32 - "\(pupil)".count) + "\(pupil)"
            return try PseudoTerminal(
                try school.command(pay(pupil, key)), columns: 200,
                environment: school.environment)
        }
        let numbers = try all.map { terminal in
            let ending = try terminal.waitForEnd(seconds: 60)
            #expect(ending == .exited(0), "\(terminal.screen.text)")
            return told(terminal.screen.text)
        }
        #expect(Set(numbers.compactMap(\.self)).count == 100)
        #expect(try stored().count == before + 100)
        #expect(try isGapless())
        #expect(try school.problems() == [])
    }

    @Test("One form from five windows in the same second takes money once")
    func oneForm() throws {
        let key = String(repeating: "ab", count: 16)
        let all = try (1...5).map { _ in
            try PseudoTerminal(
                try school.command(pay(7, key)), columns: 200,
                environment: school.environment)
        }
        let numbers = try all.map { terminal in
            let ending = try terminal.waitForEnd(seconds: 30)
            #expect(ending == .exited(0), "\(terminal.screen.text)")
            return told(terminal.screen.text)
        }
        #expect(Set(numbers).count == 1)
        #expect(try stored().filter { $0.key == key }.count == 1)
    }

    @Test("The same slip at two windows in the same second is taken once")
    func oneSlip() throws {
        let all = try [3, 4].map { pupil in
            try PseudoTerminal(
                try school.command([
                    "fees", "pay", "--student", pupils[pupil], "--amount", "10", "--method",
                    "BANK_TRANSFER", "--reference", "TX 9",
                ]), columns: 200, environment: school.environment)
        }
        let endings = try all.map { try $0.waitForEnd(seconds: 30) }
        #expect(Set(endings.map { "\($0)" }).count == 2, "\(endings)")
        #expect(all.contains { $0.screen.text.contains("That number was taken on") })
        #expect(try school.problems() == [])
    }

    @Test(
        "Every write and sync of a payment may fail: what is told is so, and nothing is half done",
        arguments: [FaultyDisk.Operation.write, .sync], ["/school.db", "/school.db.receipts"])
    func faults(operation: FaultyDisk.Operation, path: String) throws {
        let disk = try FaultyDisk()
        let key = String(repeating: "cd", count: 16)
        let command = try school.command(pay(9, key))
        let before = try Data(contentsOf: URL(filePath: school.path))
        func startOver() throws {
            for ending in ["-wal", "-shm", ".head", ".receipts"] { unlink(school.path + ending) }
            try before.write(to: URL(filePath: school.path))
        }
        try startOver()
        let count = try disk.run(
            command, .init(operation: operation, path: path), environment: school.environment
        ).count
        #expect(count > 0)
        for place in 1...count where count < 40 || place % 5 == 1 {
            try startOver()
            let outcome = try disk.run(
                command,
                .init(operation: operation, path: path, at: place, fault: .full, isSticky: true),
                environment: school.environment)
            let point = "\(operation) \(place) of \(count) on \(path): \(outcome.output)"
            let stored = try stored().filter { $0.key == key }.map(\.number)
            if let number = told(outcome.output) { #expect(stored == [number], "\(point)") }
            if outcome.status == 0 { #expect(stored.count == 1, "\(point)") }
            #expect(outcome.status == 0 || outcome.status == 1, "\(point)")
            let again = try school.run(pay(9, key))
            #expect(again.status == 0, "\(point): \(again.output)")
            #expect(try self.stored().filter { $0.key == key }.count == 1, "\(point)")
            #expect(try isGapless() && school.damage() == [], "\(point)")
        }
        #expect(try school.problems() == [])
    }
}
