import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What a teacher sees of a register.
struct RegisterFrameTests {
    let school: RegisterSchool
    let sizes = Frames.sizes

    init() throws { school = try RegisterSchool() }

    private func seat(_ size: Size, at roll: Int? = nil) throws -> Seat {
        let pupils = try #require(school.roster.pupils["7-B"])
        return try Seat(
            school.desk("nadia"),
            RegisterScreen(
                school.section("7-B"), on: RegisterSchool.today, at: roll.map { pupils[$0 - 1] }),
            size: size)
    }

    private func name(_ state: String, _ size: Size) -> String {
        "RegisterScreen-\(state)-\(size.columns)x\(size.rows)"
    }

    @Test("A blank register shows forty pupils in four scripts, and nothing marked")
    func blank() throws {
        for size in sizes { try expectFrame(try seat(size).canvas, name("blank", size)) }
    }

    @Test("A register half taken shows each mark, the counts, and what was said last")
    func half() throws {
        for size in sizes {
            let school = try RegisterSchool()
            var seat = try Seat(
                school.desk("nadia"),
                RegisterScreen(try school.section("7-B"), on: RegisterSchool.today), size: size)
            seat.press(.f(8))
            seat.type("7a17a33a")
            school.become(RegisterSchool.today, hour: 9, minute: 41, second: 7)
            seat.type("28")
            seat.press(" ")
            if size.columns < 110 { seat.press(.escape) }
            seat.type("28l")
            try expectFrame(seat.canvas, name("half", size))
        }
    }

    @Test("A signed register says who signed it")
    func signed() throws {
        var order = RegisterOrder()
        order.marks = [7: .absent, 28: .late]
        order.remarks = [7: "sick, mother called the office"]
        order.signs = true
        _ = try school.session("nadia").takeRegister(
            of: school.section("7-B"), on: RegisterSchool.today, order)
        for size in sizes { try expectFrame(try seat(size, at: 7).canvas, name("signed", size)) }
    }

    @Test("A remark is chosen from a list that narrows as it is typed")
    func remark() throws {
        var seat = try seat(Size(), at: 28)
        seat.press("l", .up, .enter)
        try expectFrame(seat.canvas, "RegisterScreen-remark-80x24")
        seat.type("bu")
        try expectFrame(seat.canvas, "RegisterScreen-remark-typed-80x24")
    }

    @Test("The pupil's card lies over a small screen")
    func card() throws {
        var seat = try seat(Size(), at: 28)
        seat.press(" ")
        try expectFrame(seat.canvas, "RegisterScreen-card-80x24")
    }

    @Test("More than forty pupils come in pages")
    func pages() throws {
        var seat = try Seat(
            school.desk("office"),
            RegisterScreen(school.section("10-A"), on: RegisterSchool.today))
        seat.press(.pageDown)
        try expectFrame(seat.canvas, "RegisterScreen-pages-80x24")
        seat.type("7a")
        #expect(seat.frame.contains("page 1/2"))
        #expect(try school.marks("10-A") == [7: "A"])
    }

    @Test("Latin names stand everywhere once they are asked for")
    func latin() throws {
        var seat = try seat(Size())
        #expect(seat.frame.contains("Muhammad Naeem") && !seat.frame.contains("محمد"))
        #expect(seat.frame.contains("আয়েশা"))
        seat.press(.f(9))
        seat.type("latin")
        seat.press(.enter)
        #expect(seat.frame.contains("Ayesha Siddika") && !seat.frame.contains("আয়েশা"))
        seat.type("3p")
        #expect(seat.said == "Roll 3 Ayesha Siddika: Present.")
    }
}
