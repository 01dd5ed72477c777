import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Right goes in and Left comes out, wherever the arrows move nothing themselves.
struct InAndOutTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    @Test("From the classes into one, to a pupil, and back again, with two keys")
    func classes() throws {
        var seat = try Seat(school.desk(), ClassListScreen())
        seat.press(.down, .right)
        let name = seat.title
        #expect(name == "7-A")
        seat.press(.right)
        #expect(seat.stage.levels.count == 4)
        seat.press(.left)
        #expect(seat.title == name)
        seat.press(.left)
        #expect(seat.title == "Classes")
    }

    @Test("In the find field the arrows move in the words")
    func finding() throws {
        var seat = try Seat(school.desk(), StudentListScreen())
        seat.type("ra")
        seat.press(.right, .left, .left, .left)
        #expect(seat.title == "Pupils" && seat.canvas.isTyping)
        seat.type("x")
        #expect(seat.canvas.line(1).contains("xra"))
    }

    @Test("Left in the rows of a search clears it first, as Esc does")
    func rows() throws {
        var seat = try Seat(school.desk(), StudentListScreen())
        seat.type("ra")
        seat.press(.down, .left)
        #expect(seat.title == "Pupils" && !seat.canvas.line(1).contains(" ra"))
        seat.press(.down, .right)
        #expect(seat.title != "Pupils")
    }

    @Test("A form is neither left nor finished by an arrow")
    func forms() throws {
        var seat = try Seat(school.desk(), NewClassScreen(today: TUISchool.today))
        let title = seat.title
        for _ in 0..<6 {
            seat.press(.left, .left, .right, .tab)
            #expect(seat.title == title && seat.said == "")
        }
    }

    @Test("Right does not finish a piece of work, where Enter does")
    func finishing() throws {
        let desk = try school.desk()
        var seat = try Seat(desk, NameOrderScreen(desk))
        seat.press(.right)
        #expect(seat.title == "Names from right to left" && seat.said == "")
        seat.press(.left)
        #expect(seat.isHome)
    }

    @Test("On a board Right opens the marked line; on the first screen Left says where one is")
    func board() throws {
        let desk = try school.desk("rahima")
        var seat = try Seat(desk, HomeScreen(desk.session))
        seat.press(.right)
        #expect(seat.title != "Home")
        seat.press(.left)
        #expect(seat.title == "Home")
        var stage = DeskStage(desk: desk, root: HomeScreen(desk.session))
        try stage.begin(in: Surroundings(wording: { "\($0)" }, wake: {}))
        _ = stage.handle(.key(.left), at: 0)
        #expect(stage.notice?.text == "This is the first screen. F10 leaves the program.")
    }

    @Test("In the help Right does the marked line, and Left closes")
    func help() throws {
        let desk = try school.desk()
        var seat = try Seat(desk, StudentScreen(school.pupil("Rafiqul Islam")))
        seat.press(.f(1), .left)
        #expect(seat.stage.overlay == nil)
        seat.press(.f(1), .right)
        #expect(seat.stage.overlay == nil && seat.stage.levels.count == 3)
    }
}
