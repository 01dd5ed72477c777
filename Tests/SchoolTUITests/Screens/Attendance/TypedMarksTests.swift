import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What is typed into a register marks whom it names, and nobody else.
struct TypedMarksTests {
    private let school: RegisterSchool

    init() throws { school = try RegisterSchool() }

    private func seat(_ username: String = "nadia") throws -> Seat {
        try Seat(
            school.desk(username),
            RegisterScreen(school.section("7-B"), on: RegisterSchool.today))
    }

    @Test("Bengali digits name a pupil as Latin ones do")
    func bengali() throws {
        var seat = try seat()
        seat.type("৭a")
        #expect(try school.marks("7-B") == [7: "A"])
    }

    @Test("A number that goes on with anything but a mark is refused, and marks nobody")
    func spoilt() throws {
        var seat = try seat()
        seat.type("1-")
        #expect(seat.said == "! 1- is no roll number and mark. Nothing was marked.")
        #expect(try school.marks("7-B").isEmpty)
        seat.type("a")
        #expect(seat.said == "! 1-a is no roll number and mark. Nothing was marked.")
        #expect(try school.marks("7-B").isEmpty)
        seat.type("1-7a")
        #expect(try school.marks("7-B") == [7: "A"])
    }

    @Test("Whoever changes another person's mark is told what it was")
    func others() throws {
        var first = try seat("office")
        first.type("1h")
        var second = try seat()
        second.type("1l")
        #expect(second.said.hasSuffix("Somebody else had set half day."))
        second.type("1a")
        #expect(!second.said.contains("Somebody else"))
    }
}
