import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The registers of a day.
struct RegisterListScreenTests {
    let school: RegisterSchool

    init() throws { school = try RegisterSchool() }

    private func seat(_ username: String = "office", _ size: Size = Size()) throws -> Seat {
        try Seat(
            school.desk(username), RegisterListScreen(on: RegisterSchool.today), size: size)
    }

    @Test("The list says which registers are signed and which wait")
    func frames() throws {
        var order = RegisterOrder()
        order.signs = true
        _ = try school.session("tariq").takeRegister(
            of: school.section("8-A"), on: RegisterSchool.today, order)
        _ = try school.session("nadia").openRegister(
            of: school.section("7-B"), on: RegisterSchool.today)
        let first = try #require(school.roster.pupils["7-B"]?.first)
        try school.session("nadia").mark(
            MarkOrder(first, .absent), in: school.section("7-B"), on: RegisterSchool.today)
        for size in Frames.sizes {
            try expectFrame(
                try seat("office", size).canvas, "RegisterListScreen-\(size.columns)x\(size.rows)")
        }
    }

    @Test("One's own class stands first, and only one's own reach is listed")
    func own() throws {
        let rows = try seat("tariq").top(RegisterListScreen.self).registers
        #expect(rows.map(\.sectionName) == ["8-A", "8-B"])
        #expect(rows.map(\.isClassTeacher) == [true, true])
    }

    @Test("Typed letters find a class, and Enter opens it")
    func find() throws {
        var seat = try seat()
        seat.type("9")
        seat.press(.enter)
        #expect(seat.title == "9-A")
    }

    @Test("F4 chooses another day; a closed one says why it is none")
    func otherDay() throws {
        var seat = try seat()
        seat.press(.f(4), .left, .enter)
        #expect(seat.title == "Registers  Wed 11 Mar")
        seat.press(.f(4), .left, .left, .left, .left, .enter)
        #expect(seat.said.contains("The school is closed on Sat 7 Mar 2026 (weekend)."))
        seat.press(.left, .left, .left, .left, .enter)
        #expect(seat.said.contains("more than 7 days back"))
        seat.press(.escape)
        #expect(seat.title == "Registers  Wed 11 Mar")
    }

    @Test("No two actions share a key")
    func lint() throws {
        var seat = try seat()
        #expect(ActionLint.problems(seat.offers) == [])
        seat.press(.f(4))
        #expect(ActionLint.problems(seat.offers) == [])
    }
}
