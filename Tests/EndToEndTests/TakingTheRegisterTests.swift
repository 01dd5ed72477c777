// A teacher's morning in the real program, and what lies in the file afterwards.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct TakingTheRegisterTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    /// What `school attendance class --json` says.
    private struct Said: Decodable {
        struct Register: Decodable {
            struct Row: Decodable {
                let roll: Int
                let status: String?
            }
            let signedBy: String?
            let attendance: [Row]
        }
        let success: Bool
        let data: Register
    }

    private func said() throws -> Said.Register {
        try school.login(as: "teacher")
        let result = try school.run(["attendance", "class", SchoolOnDisk.ownClass, "--json"])
        return try JSONDecoder().decode(Said.self, from: Data(result.output.utf8)).data
    }

    @Test("A teacher signs in, marks her class in a dozen keys, signs and leaves")
    func wholeMorning() throws {
        let terminal = try school.open(as: "teacher")
        #expect(terminal.screen.row(0).hasPrefix(" Home > 3-A"))
        #expect(terminal.screen.text.contains("no mark 30"))

        try terminal.pressEach(.f(8))
        try terminal.type("7a17a28l")
        try terminal.press(.f(2))
        try terminal.wait(for: "3-A signed: P 27 A 2 L 1.")
        try terminal.press(.f(10))
        try terminal.wait(for: "Signed out.")
        try terminal.press(.f(10))

        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(try school.marks() == "PPPPPPAPPPPPPPPPAPPPPPPPPPPLPP")
        #expect(try school.events().map(\.kind).filter { $0 == "SET" }.count == 3)
        let register = try said()
        #expect(register.signedBy != nil)
        #expect(register.attendance.map(\.roll) == Array(1...SchoolOnDisk.strength))
        #expect(register.attendance.filter { $0.status == "ABSENT" }.map(\.roll) == [7, 17])
        #expect(register.attendance.filter { $0.status == "LATE" }.map(\.roll) == [28])
        #expect(try school.problems() == [])
    }

    @Test(
        "A second person in the same register sees the marks come in, both ways")
    func merging() throws {
        let teacher = try school.open(as: "teacher")
        let office = try school.open(as: "admin")
        try office.pressEach(.f(6), "1")
        try office.type("3a")
        try office.press(.enter)
        try office.wait(for: " > 3-A")
        try office.waitUntilIdle()

        try teacher.type("4a")
        try office.wait(for: " marked 4")
        try office.type("5l")
        try teacher.wait(for: " marked 5")

        for terminal in [teacher, office] { try terminal.wait(for: "A 1   L 1") }
        #expect(try school.marks().hasPrefix("...AL...."))
        #expect(try school.problems() == [])
    }

    @Test("What is refused changes nothing: signing with marks missing, a number of nobody")
    func refusals() throws {
        let terminal = try school.open(as: "teacher")
        try terminal.type("99a")
        try terminal.wait(for: "Nobody here has roll number")
        try terminal.press(.f(2))
        try terminal.wait(toLose: "Nobody here has roll number")
        #expect(terminal.screen.row(0).hasPrefix(" Home > 3-A"))
        #expect(try school.marks() == String(repeating: ".", count: 30))
        #expect(try school.events() == [])
    }

    @Test("Sixty keys in one write are sixty keys")
    func typeAhead() throws {
        let terminal = try school.open(as: "teacher")
        try terminal.type(String(repeating: "pal", count: 10) + String(repeating: "u", count: 30))
        try terminal.wait(for: "no mark 30")
        try terminal.waitUntilIdle()
        #expect(try school.events().count == 60)
        #expect(try school.marks() == String(repeating: ".", count: 30))
        try terminal.type(String(repeating: "U", count: 30) + "\u{1B}OB\u{1B}OA")
        try terminal.wait(for: "no mark 0")
        try terminal.waitUntilIdle()
        #expect(try school.marks() == String(repeating: "PAL", count: 10))
        #expect(try school.problems() == [])
    }

    @Test("On a closed day the newest open day opens, and says so")
    func closedDay() throws {
        school.now = "2026-11-20T03:30:00Z"  // A Friday: the demonstration's weekend.
        let terminal = try school.open(as: "teacher")
        #expect(
            terminal.screen.text.contains("Today is Friday, the school is closed"),
            "\(terminal.screen.text)")
        #expect(terminal.screen.text.contains("19 Nov"))
        try terminal.pressEach("a")
        #expect(try school.marks(on: "2026-11-19").hasPrefix("A."))
    }
}
