// A line of 300 baud with two seconds to the other side. The clock runs a hundredfold, so that the
// test ends while somebody waits; SCHOOL_SPEED=1 runs it as slowly as such a line is.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct SlowLineTests {
    /// Thirty characters a second, two seconds there and two back.
    private struct SlowLine {
        private let terminal: PseudoTerminal
        private let speed: Double
        private var sentAt: [ContinuousClock.Instant] = []

        init(_ terminal: PseudoTerminal) {
            self.terminal = terminal
            speed =
                ProcessInfo.processInfo.environment["SCHOOL_SPEED"].flatMap(Double.init) ?? 100
            terminal.bytesAtOnce = 3
        }

        /// Three characters come in a tenth of a second.
        func pass(seconds: Double) {
            let end = ContinuousClock.now + .seconds(seconds / speed)
            while ContinuousClock.now < end {
                let start = ContinuousClock.now
                terminal.listen(atMost: Int32(max(1, 100 / speed)))
                let rest = ContinuousClock.now - start
                terminal.pause(microseconds: Int(100_000 / speed) - Int(rest / .microseconds(1)))
            }
        }
    }

    /// A demonstration in which forty pupils sit in the teacher's class.
    private func forty() throws -> SchoolOnDisk {
        let school = try SchoolOnDisk()
        let made = try school.run([
            "demo", "--no-open", "--students", "160", "--days", "2", "--as-of", SchoolOnDisk.today,
        ])
        #expect(made.status == 0, "\(made.output)")
        try school.login(as: "admin")
        while try school.marks().count < 40 {
            let admitted = try school.run([
                "students", "admit", "--name", "Zubaida Khatun", "--guardian", "Abdul Karim",
                "--class", SchoolOnDisk.ownClass,
            ])
            #expect(admitted.status == 0, "\(admitted.output)")
        }
        return school
    }

    @Test("A register of forty is taken with its thirteen keys, blind, and signed once")
    func register() throws {
        let school = try forty()
        let terminal = try school.open(as: "teacher")
        let line = SlowLine(terminal)
        let before = terminal.takeBytes()
        let keys: [Stroke] =
            [.f(8), "7", "a", "1", "7", "a", "3", "3", "a", "2", "8", "l", .f(2)]
        for key in keys {
            // Nobody waits to see what became of a key: the next goes out before it is painted.
            try terminal.press(key)
            line.pass(seconds: 0.3)
        }
        line.pass(seconds: 4)
        terminal.bytesAtOnce = 65_536
        try terminal.wait(for: "igned")
        try terminal.waitUntilIdle()
        let sent = terminal.takeBytes()
        print("13 keys, \(sent) bytes: \(sent / 30) s at 300 baud; before them \(before)")
        #expect(keys.count == 13)
        #expect(try school.isSigned())
        let marks = try school.marks()
        #expect(marks.count == 40)
        let wanted = (1...40).map { [7: "A", 17: "A", 33: "A", 28: "L"][$0] ?? "P" }.joined()
        #expect(marks == wanted)
        #expect(try school.problems() == [])
    }

    @Test("Money is taken once, however often the key is pressed while nothing is seen")
    func payment() throws {
        let school = try SchoolOnDisk.demonstration()
        let terminal = try school.open(at: .named("counter"))
        let before = try school.receipts()
        let line = SlowLine(terminal)
        for key in [Stroke.enter, "+", "+", "+"] {
            try terminal.press(key)
            line.pass(seconds: 0.3)
        }
        line.pass(seconds: 2)
        terminal.bytesAtOnce = 65_536
        try terminal.waitUntilIdle()
        #expect(try school.receipts() == before + 1)
        #expect(try school.problems() == [])
    }
}
