import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Several pupils ticked in the list, and one deed for all of them.
struct MarkedPupilsTests {
    private let school: TUISchool
    private let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
    }

    private func seat(typing words: String = "") throws -> Seat {
        var seat = try Seat(desk, StudentListScreen())
        seat.type(words)
        seat.press(.down)
        return seat
    }

    @Test("Space marks and moves on, and takes the mark off again")
    func space() throws {
        var seat = try seat()
        seat.press(" ", " ")
        #expect(seat.lastLine.hasSuffix("2 marked"))
        #expect(seat.canvas.line(3).hasPrefix(" *") && seat.canvas.line(4).hasPrefix(" *"))
        seat.press(.home, " ")
        #expect(seat.lastLine.hasSuffix("1 marked"))
    }

    @Test("v marks a range from either end, and the star all or none")
    func range() throws {
        var seat = try seat()
        seat.press(.down, .down, "v", .up, .up, "v")
        #expect(seat.lastLine.hasSuffix("3 marked"))
        seat.press("*")
        #expect(seat.said == "Nobody is marked now.")
        seat.press("*")
        #expect(seat.lastLine.hasSuffix("24 marked"))
    }

    @Test("In the find field Space and v are letters of a name")
    func finding() throws {
        var seat = try Seat(desk, StudentListScreen())
        seat.type("dipa v")
        #expect(!seat.lastLine.contains("marked"))
        #expect(seat.canvas.line(1).contains("dipa v"))
    }

    @Test("Leave is recorded for all that are marked, and then nobody is")
    func leave() throws {
        var seat = try seat()
        seat.press(" ", " ", " ", "l")
        #expect(seat.canvas.line(2).contains("3 pupils: "))
        seat.press(.enter, .enter)
        seat.type("excursion")
        seat.press(.f(2))
        #expect(seat.said == "3 pupils: leave on Thu 12 Mar 2026.")
        #expect(!seat.lastLine.contains("marked"))
    }

    @Test("One whose leave is recorded already stands in the way, by name, of all of them")
    func refused() throws {
        let first = try #require(try desk.session.students(StudentList.Wish()).rows.first)
        _ = try desk.session.recordLeave(
            of: first.id, TUISchool.today...TUISchool.today, reason: "ill")
        var seat = try seat()
        seat.press(" ", " ", "l", .enter, .enter)
        seat.type("excursion")
        seat.press(.f(2))
        #expect(seat.said.contains(first.latinName + ": "))
    }

    @Test("Several are moved to another class on one day")
    func move() throws {
        var seat = try seat(typing: "")
        seat.press(" ", " ", "m")
        seat.type("10a")
        seat.press(.enter)
        seat.type("15 3")
        seat.press(.f(2))
        #expect(seat.said == "2 pupils are in 10-A from Sun 15 Mar 2026 on.")
        var wish = StudentList.Wish()
        wish.section = try school.section("10-A")
        #expect(try desk.session.students(wish).total == 2)
    }
}
