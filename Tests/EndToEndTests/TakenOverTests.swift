// A half-dead line: the teacher signs in again while the first program still runs.

import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct TakenOverTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    @Test("A second sign-in takes the register over at once; the first screen reads, and says so")
    func takenOver() throws {
        let first = try school.open(as: "teacher")
        try first.pressEach("a", "p", "l")
        let marks = try school.marks()

        let second = try school.open(as: "teacher")
        #expect(second.screen.text.contains("Your other screen only reads now. 3 marks are safe."))
        #expect(second.screen.find("> 3 ") != nil, "\(second.screen.text)")
        try first.wait(for: "read only: open elsewhere")

        try first.pressEach("a")
        #expect(first.screen.text.contains("this one only reads"), "\(first.screen.text)")
        try first.pressEach("u")
        #expect(first.screen.text.contains("this one only reads"), "\(first.screen.text)")
        #expect(try school.marks() == marks)
        try second.pressEach(.down, "h")
        #expect(try school.marks() != marks)

        second.hangUp()
        #expect(try second.waitForEnd() == .exited(0))
        try first.wait(toLose: "read only")
        let before = try school.marks()
        try first.pressEach("e")
        #expect(try school.marks() != before)
        #expect(try school.problems() == [])
    }
}
