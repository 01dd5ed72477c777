// Killed at any instant of marking. What the program has painted or printed as stored is in the
// file exactly once; what it had not yet acknowledged is there once or not at all; the file is
// sound. SCHOOL_SEED repeats a run, SCHOOL_KILLS makes it longer.

import Foundation
import Testing

@Suite(.serialized, .timeLimit(.minutes(60)))
struct KillTests {
    private let school: SchoolOnDisk
    private let seed: UInt64
    private let kills: Int

    init() throws {
        school = try .demonstration()
        let environment = ProcessInfo.processInfo.environment
        seed =
            environment["SCHOOL_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64(UInt32.max))
        kills = environment["SCHOOL_KILLS"].flatMap(Int.init) ?? 200
    }

    /// A fifth of the kills: each costs a sign-in, and so a password hash.
    @Test("Killed while marking on the screen: every painted mark is stored once")
    func onScreen() throws {
        var random = SeededNumbers(seed: seed)
        var expected = Expected()
        var unpainted = 0
        for round in 1...max(1, kills / 5) {
            let terminal = try school.open(as: "teacher")
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let order = expected.order(using: &random)
                try terminal.type(order.keys)
                try terminal.wait("the mark") { order.isPainted(on: $0) }
                expected.take(order)
            }
            let last = expected.order(using: &random)
            try terminal.type(last.keys)
            terminal.listen(forMicroseconds: Int.random(in: 0...6000, using: &random))
            terminal.signal(SIGKILL)
            _ = try terminal.waitForEnd()
            let isPainted = last.isPainted(on: terminal.screen)
            unpainted += isPainted ? 0 : 1
            try check(&expected, last, isAcknowledged: isPainted, round)
        }
        print(
            "seed \(seed): \(kills / 5) kills at the screen, "
                + "\(unpainted) before the mark was painted"
        )
        #expect(try school.problems() == [])
    }

    @Test("Killed while a command marks: every mark it told of is stored once")
    func inCommands() throws {
        var random = SeededNumbers(seed: seed)
        var expected = Expected()
        try school.login(as: "teacher")
        var usual = 200_000.0
        var untold = 0
        for round in 1...max(1, kills * 4 / 5) {
            let order = expected.order(using: &random)
            let start = ContinuousClock.now
            let terminal = try PseudoTerminal(
                try school.command(["attendance", "mark", SchoolOnDisk.ownClass] + order.options),
                environment: school.environment)
            terminal.listen(forMicroseconds: Int.random(in: 0...Int(usual * 1.2), using: &random))
            terminal.signal(SIGKILL)
            let ending = try terminal.waitForEnd()
            let isTold = terminal.screen.text.hasPrefix("3-A, ")
            if ending == .exited(0) {
                usual = (usual + (ContinuousClock.now - start) / .microseconds(1)) / 2
            }
            untold += isTold ? 0 : 1
            try check(&expected, order, isAcknowledged: isTold, round)
        }
        print("seed \(seed): \(kills * 4 / 5) kills of commands, \(untold) before they told")
        #expect(try school.problems() == [])
    }

    private func check(
        _ expected: inout Expected, _ last: Expected.Order, isAcknowledged: Bool, _ round: Int
    ) throws {
        let (marks, events) = (try school.marks(), try school.events().count)
        var after = expected
        after.take(last)
        let isStored = events == after.events
        #expect(isStored || events == expected.events, "seed \(seed), round \(round)")
        #expect(isStored || !isAcknowledged, "a told mark is lost: seed \(seed), round \(round)")
        if isStored { expected = after }
        #expect(marks == expected.text, "seed \(seed), round \(round)")
    }

    /// What must lie in the file.
    private struct Expected {
        struct Order {
            let roll: Int
            let code: Character
            let keys: String
            let word: String
            let options: [String]

            /// True once the notice of this very mark stands on the screen: it names roll and mark,
            /// for the mark before may have had the same word.
            func isPainted(on screen: ScreenReader) -> Bool {
                let notice = screen.row(22)
                return notice.hasPrefix(" Roll \(roll) ") && notice.contains(": \(word).")
            }
        }

        var marks = [Character](repeating: ".", count: SchoolOnDisk.strength)
        var events = 0
        var text: String { String(marks) }

        private static let codes: [(Character, String, String)] = [
            ("P", "Present", "--present"), ("A", "Absent", "--absent"),
            ("H", "Half day", "--half-day"), ("E", "Excused", "--excused"),
        ]

        /// A mark that changes something.
        func order(using random: inout SeededNumbers) -> Order {
            let roll = Int.random(in: 1...marks.count, using: &random)
            let choices = Self.codes.filter { $0.0 != marks[roll - 1] }
            let (code, word, option) = choices[Int.random(in: choices.indices, using: &random)]
            return Order(
                roll: roll, code: code, keys: "\(roll)\(code.lowercased())",
                word: word, options: [option, "\(roll)", "--only-named"])
        }

        mutating func take(_ order: Order) {
            marks[order.roll - 1] = order.code
            events += 1
        }
    }
}

extension PseudoTerminal {
    /// Reads until a moment that is not a whole millisecond: a kill may fall between two writes.
    func listen(forMicroseconds count: Int) {
        let end = ContinuousClock.now + .microseconds(count)
        while ContinuousClock.now < end { listen(atMost: 0) }
    }
}
