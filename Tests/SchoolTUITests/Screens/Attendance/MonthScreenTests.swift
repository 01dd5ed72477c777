import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// A class's month.
struct MonthScreenTests {
    let school: RegisterSchool

    init() throws { school = try RegisterSchool() }

    private func seat(_ size: Size = Size()) throws -> Seat {
        let pupils = try #require(school.roster.pupils["7-B"])
        var seat = try Seat(
            school.desk("nadia"),
            RegisterScreen(school.section("7-B"), on: RegisterSchool.today, at: pupils[6]),
            size: size)
        seat.press(.f(6))
        return seat
    }

    @Test("The month shows pupils by days at every size")
    func frames() throws {
        for size in Frames.sizes {
            try expectFrame(try seat(size).canvas, "MonthScreen-\(size.columns)x\(size.rows)")
        }
    }

    @Test("The line below says who set the mark under the cursor")
    func whoMarked() throws {
        var seat = try seat()
        seat.press(.left)
        #expect(seat.lastLine.hasPrefix(" 7 Ehsan Kabir, Wed 11 Mar: A, sick, by Selina Akter"))
        seat.press(.left, .left, .left, .left)
        #expect(seat.lastLine.contains("Thu 5 Mar"), "closed days are stepped over")
    }

    @Test("At another pupil the line tells who marked that one")
    func whoMarkedOther() throws {
        var seat = try seat()
        seat.press(.left, .down)
        #expect(seat.lastLine.hasPrefix(" 8 "))
        #expect(seat.lastLine.contains("Wed 11 Mar: P by Selina Akter"))
        seat.press(.up)
        #expect(seat.lastLine.hasPrefix(" 7 Ehsan Kabir, Wed 11 Mar: A, sick, by Selina Akter"))
    }

    @Test("Left of the first day lies the month before, and the months to come are empty")
    func otherMonths() throws {
        var seat = try seat()
        seat.press("-")
        #expect(seat.title == "Feb 2026")
        seat.press("+", "+")
        #expect(seat.title == "Mar 2026")
        #expect(seat.said == "The months to come have no marks yet.")
    }

    @Test("Enter opens the day under the cursor, F6 goes back")
    func openDay() throws {
        var seat = try seat()
        seat.press(.left, .enter)
        #expect(seat.title == "7-B  Wed 11 Mar")
        #expect(try seat.top(RegisterScreen.self).focused?.rollNumber == 7)
        var other = try self.seat()
        other.press(.f(6))
        #expect(other.title == "7-B")
    }

    @Test("No two actions share a key")
    func lint() throws {
        #expect(ActionLint.problems(try seat().offers) == [])
    }
}
