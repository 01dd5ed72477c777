// A line of 300 baud with two seconds to the other side, on which the five common jobs of the
// office are done without seeing what became of a key. The clock runs a hundredfold, so that the
// test ends while somebody waits; SCHOOL_SPEED=1 runs it as slowly as such a line is.

import Foundation
import GRDB
import TestSupport
import Testing

/// Thirty characters a second, two seconds there and two back.
private final class SlowLine {
    private let terminal: PseudoTerminal
    private let speed: Double
    /// Keys under way, with the moment at which they arrive.
    private var underWay: [(due: ContinuousClock.Instant, stroke: Stroke)] = []

    /// Seconds until a key arrives, and until what was painted is seen.
    private static let oneWay = 2.0
    private static let charactersASecond = 30

    init(_ terminal: PseudoTerminal) {
        self.terminal = terminal
        speed = ProcessInfo.processInfo.environment["SCHOOL_SPEED"].flatMap(Double.init) ?? 100
        _ = terminal.takeBytes()
        terminal.bytesAtOnce = 3
    }

    /// Nobody waits to see what became of a key: the next goes out a third of a second later.
    func type(_ strokes: [Stroke]) throws {
        for stroke in strokes {
            underWay.append((.now + .seconds(Self.oneWay / speed), stroke))
            try pass(seconds: 0.3)
        }
    }

    /// Until what is wanted has come over the line, no faster than the line is. Returns the seconds
    /// that the characters took.
    func see(_ isWanted: (ScreenReader) -> Bool) throws -> Int {
        let deadline = Deadline(seconds: patience)
        while !isWanted(terminal.screen) || !underWay.isEmpty, !deadline.hasPassed {
            try pass(seconds: 1)
        }
        try pass(seconds: Self.oneWay)
        let isSeen = isWanted(terminal.screen)
        #expect(isSeen, "\(terminal.screen.text)")
        return terminal.takeBytes() / Self.charactersASecond
    }

    func see(_ wanted: String) throws -> Int { try see { $0.text.contains(wanted) } }

    /// Three characters come in a tenth of a second.
    private func pass(seconds: Double) throws {
        let end = ContinuousClock.now + .seconds(seconds / speed)
        while ContinuousClock.now < end {
            let start = ContinuousClock.now
            while let first = underWay.first, first.due <= start {
                try terminal.press(first.stroke)
                underWay.removeFirst()
            }
            terminal.listen(atMost: Int32(max(1, 100 / speed)))
            let rest = ContinuousClock.now - start
            terminal.pause(microseconds: Int(100_000 / speed) - Int(rest / .microseconds(1)))
        }
    }
}

@Suite(.timeLimit(.minutes(60)))
struct SlowLineTests {
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

    private func letters(_ text: String) -> [Stroke] { text.map { .character($0) } }

    /// What a job took; the budget is in seconds of the line.
    private func expect(_ job: String, _ keys: [Stroke], _ seconds: Int, within budget: Int) {
        print("\(job): \(keys.count) keys, \(seconds) s of characters at 300 baud")
        #expect(seconds <= budget, "\(job)")
    }

    @Test("A register of forty is taken with its thirteen keys, blind, and signed once")
    func register() throws {
        let school = try forty()
        let line = SlowLine(try school.open(as: "teacher"))
        let keys = [.f(8)] + letters("7a17a33a28l") + [.f(2)]
        #expect(keys.count == 13)
        try line.type(keys)
        expect("register", keys, try line.see("igned"), within: 95)
        #expect(try school.isSigned())
        let wanted = (1...40).map { [7: "A", 17: "A", 33: "A", 28: "L"][$0] ?? "P" }.joined()
        #expect(try school.marks() == wanted)
        #expect(try school.problems() == [])
    }

    @Test(
        "Money is taken once, however often the key is pressed while nothing is seen",
        arguments: ["", "2000"])
    func payment(amount: String) throws {
        let school = try SchoolOnDisk.demonstration()
        let line = SlowLine(try school.open(as: "accountant"))
        let before = try school.receipts()
        let keys = letters("dan") + [.enter] + letters(amount + "+++")
        try line.type(keys)
        expect("payment", keys, try line.see("RCP-"), within: 240)
        #expect(try school.receipts() == before + 1)
        #expect(try school.problems() == [])
    }

    @Test("A pupil is admitted once, with all facts and every key blind")
    func admission() throws {
        let school = try SchoolOnDisk.demonstration()
        let line = SlowLine(try school.open(at: Place("", "admin", .command("Pupils"))))
        let keys: [Stroke] =
            [.f(6)] + letters("Rafiqul Karim") + [.enter, .enter] + letters("m041113")
            + letters("3a") + letters("Abdul Karim") + [.enter] + letters("f01712345678")
            + letters("12 Green Road") + [.f(2)]
        try line.type(keys)
        expect("admission", keys, try line.see("Rafiqul Karim is in 3-A"), within: 200)
        let admitted = try school.read {
            try Int.fetchOne(
                $0,
                sql: """
                    SELECT count(*) FROM student JOIN enrolment ON enrolment.student = student.id
                    WHERE name = 'Rafiqul Karim' AND address = '12 Green Road'
                    """)
        }
        #expect(admitted == 1)
        #expect(try school.problems() == [])
    }

    @Test("A telephone number is found from any screen with four keys")
    func telephone() throws {
        let school = try SchoolOnDisk.demonstration()
        let line = SlowLine(try school.open(as: "teacher"))
        let keys = [.f(3)] + letters("dan")
        try line.type(keys)
        let seconds = try line.see { screen in
            screen.row(1).hasPrefix(" Find ") && screen.row(1).contains("  dan")
                && (2..<20).contains { screen.row($0).contains(#/Dan.* 01\d{3}-\d{6}/#) }
        }
        expect("telephone", keys, seconds, within: 240)
        #expect(try school.events() == [])
    }
}
