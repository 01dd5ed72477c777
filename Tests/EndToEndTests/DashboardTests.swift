// The dashboards in the real program: how many bytes they cost, and how they follow what other
// processes do without moving anything.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct DashboardTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    /// What another process does meanwhile.
    private func runs(_ words: [String], as username: String) throws {
        try school.login(as: username)
        let result = try school.run(words)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(
        "A dashboard is painted with at most three kilobytes at 80x24, and six at 120x40",
        arguments: ["admin", "principal", "teacher", "accountant", "parent", "student"])
    func firstPaint(person: String) throws {
        for (columns, rows, most) in [(80, 24, 3072), (120, 40, 6144)] {
            let terminal = try school.open(as: person, columns: columns, rows: rows)
            if person == "teacher" { try terminal.pressEach(.f(10)) }
            if person == "accountant" { try terminal.pressEach(.character("=")) }
            _ = terminal.takeBytes()
            try terminal.pressEach(.control("l"))
            let bytes = terminal.takeBytes()
            #expect(bytes <= most && bytes > 500, "\(person) \(columns)x\(rows): \(bytes)")
        }
    }

    /// What changes the figures of each board.
    private static let payment = (["fees", "pay", "--amount", "10", "--student"], "accountant")
    private static let register = (
        ["attendance", "mark", SchoolOnDisk.ownClass, "--absent", "3", "--sign"], "admin"
    )

    @Test(
        "What another process does shows within two seconds as a changed figure, on every board",
        arguments: ["admin", "principal", "teacher", "accountant", "parent", "student"])
    func withinTwoSeconds(person: String) throws {
        let terminal = try school.open(as: person)
        if person == "teacher" { try terminal.pressEach(.f(10)) }
        if person == "accountant" { try terminal.pressEach("=") }
        let deeds = [
            "principal": [Self.register], "teacher": [Self.register],
            "admin": [Self.payment, Self.register],
        ]
        for (words, username) in deeds[person] ?? [Self.payment] {
            let own = try words.last == "--student" ? [number(of: person)] : []
            try school.login(as: username)
            let (before, cursor) = (figures(terminal), terminal.screen.cursor)
            let result = try school.run(words + own)
            #expect(result.status == 0, "\(result.output)")
            // This limit is the promise itself: two seconds from the end of what was done.
            try terminal.wait("another figure", seconds: 2) { _ in figures(terminal) != before }
            #expect(terminal.screen.cursor == cursor)
        }
    }

    /// Every figure above the message line; the first row holds the clock, which stands still.
    private func figures(_ terminal: PseudoTerminal) -> [[String]] {
        (1..<22).map { row in
            terminal.screen.row(row).split(separator: " ").map(String.init)
                .filter { $0.contains(where: \.isNumber) }
        }
    }

    /// A pupil whose money this person sees.
    private func number(of person: String) throws -> String {
        let own = try school.read {
            try String.fetchOne(
                $0,
                sql: """
                    SELECT admissionNumber FROM student
                    LEFT JOIN studentGuardian ON studentGuardian.student = student.id
                    LEFT JOIN guardian ON guardian.id = studentGuardian.guardian
                    WHERE coalesce(guardian.user, 0) = (SELECT id FROM user WHERE username = ?1)
                        OR student.user = (SELECT id FROM user WHERE username = ?1)
                    """, arguments: [person])
        }
        return try own ?? firstNumber()
    }

    @Test("What others pay and mark shows as changed figures, in a few bytes")
    func others() throws {
        let terminal = try school.open(as: "admin")
        _ = terminal.takeBytes()
        let rows = (0..<24).map { terminal.screen.row($0) }
        let cursor = terminal.screen.cursor

        try runs(["fees", "pay", "--student", firstNumber(), "--amount", "10"], as: "accountant")
        try terminal.wait("the sum of today") { !$0.row(2).hasPrefix(rows[2].prefix(30)) }
        try terminal.wait(for: "new, F5")
        try terminal.pressEach(.up)
        let paid = terminal.takeBytes()
        #expect(paid > 0 && paid < 200, "\(paid) bytes")

        try runs(
            ["attendance", "mark", SchoolOnDisk.ownClass, "--absent", "3", "--sign"],
            as: "teacher")
        try terminal.wait("one more register") { !$0.row(1).hasPrefix(rows[1].prefix(30)) }
        try terminal.pressEach(.up)
        let marked = terminal.takeBytes()
        #expect(marked > 0 && marked < 200, "\(marked) bytes")

        #expect(terminal.screen.cursor == cursor)
        for row in 13..<20 {
            let now = terminal.screen.row(row)
            #expect(now.prefix(6) == rows[row].prefix(6), "\(rows[row]) became \(now)")
        }
    }

    @Test(
        "What is paid elsewhere costs the accountant's board few bytes and moves no row of it",
        arguments: [(80, 24), (120, 40)])
    func paidElsewhere(columns: Int, rows: Int) throws {
        let terminal = try school.open(as: "accountant", columns: columns, rows: rows)
        try terminal.pressEach("=")
        try terminal.wait(for: "Last receipts")
        _ = terminal.takeBytes()
        let before = (0..<rows).map { terminal.screen.row($0) }
        let list = try #require(before.firstIndex { $0.contains("Last receipts") })
        try runs(["fees", "pay", "--student", firstNumber(), "--amount", "10"], as: "admin")
        try terminal.wait(for: "new, F5")
        try terminal.pressEach(.up)
        let bytes = terminal.takeBytes()
        #expect(bytes > 0 && bytes < 200, "\(bytes) bytes")
        for row in list..<(rows - 2) { #expect(terminal.screen.row(row) == before[row]) }
    }

    @Test(
        "Registers signed elsewhere, the day's first among them, cost a board under 200 bytes each",
        arguments: ["teacher", "principal"], [[80, 24], [120, 40], [60, 16]])
    func signedElsewhere(person: String, size: [Int]) throws {
        let terminal = try school.open(as: person, columns: size[0], rows: size[1])
        if person == "teacher" { try terminal.pressEach(.f(10)) }
        try terminal.wait(for: "0 of")
        let classes = try school.read {
            try String.fetchAll(
                $0, sql: "SELECT name FROM section ORDER BY name <> ?, name LIMIT 2",
                arguments: [SchoolOnDisk.ownClass])
        }
        for (place, name) in classes.enumerated() {
            _ = terminal.takeBytes()
            let cursor = terminal.screen.cursor
            try runs(["attendance", "mark", name, "--absent", "3,4,5", "--sign"], as: "admin")
            guard person == "principal" || place == 0 else { break }
            try terminal.wait(for: "\(place + 1) of")
            try terminal.pressEach(.up)
            let bytes = terminal.takeBytes()
            #expect(bytes > 0 && bytes < 200, "\(name): \(bytes) bytes")
            #expect(terminal.screen.cursor == cursor)
        }
    }

    @Test("Whoever comes and goes elsewhere costs no byte", arguments: ["admin", "parent"])
    func unrelated(person: String) throws {
        let terminal = try school.open(as: person)
        _ = terminal.takeBytes()
        try school.login(as: "accountant")
        try terminal.pressEach(.up)
        #expect(terminal.takeBytes() == 0)
    }

    @Test("The command gives the same figures to scripts, and to nobody who may not have them")
    func command() throws {
        try school.login(as: "admin")
        let board = try school.run(["dashboard", "--json"])
        #expect(board.status == 0 && board.output.contains("\"totalStudents\":120"))
        #expect(board.output.contains("\"upcomingExams\":null"))
        try school.login(as: "teacher")
        #expect(try school.run(["dashboard", "--role", "SCHOOL_ADMIN"]).status == 4)
        #expect(try school.run(["dashboard", "--role", "nobody"]).status == 2)
        #expect(try school.run(["dashboard"]).output.contains("Registers in"))
    }

    private func firstNumber() throws -> String {
        try school.read {
            try String.fetchOne($0, sql: "SELECT admissionNumber FROM student LIMIT 1") ?? ""
        }
    }
}
