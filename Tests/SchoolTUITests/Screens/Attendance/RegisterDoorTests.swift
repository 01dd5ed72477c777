import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Where the register opens.
struct RegisterDoorTests {
    let school: RegisterSchool

    init() throws { school = try RegisterSchool() }

    private func sign(_ name: String, _ username: String, on day: Day = RegisterSchool.today) throws
    {
        var order = RegisterOrder()
        order.signs = true
        _ = try school.session(username).takeRegister(of: school.section(name), on: day, order)
    }

    @Test("A class teacher lands on the first unsigned class of today")
    func unsigned() throws {
        try sign("8-A", "tariq")
        let opening = try #require(try RegisterDoor.first(for: school.desk("tariq")))
        let screen = try #require(opening.screen as? RegisterScreen)
        #expect(screen.section == (try school.section("8-B")))
        #expect(opening.notice == nil)
    }

    @Test("With every class signed, and for the office, the list opens")
    func list() throws {
        try sign("7-B", "nadia")
        let mine = try #require(try RegisterDoor.first(for: school.desk("nadia")))
        #expect(mine.screen is RegisterListScreen)
        let office = try #require(try RegisterDoor.first(for: school.desk("office")))
        #expect(office.screen is RegisterListScreen)
    }

    @Test("Who takes no registers gets none")
    func accountant() throws {
        #expect(try RegisterDoor.first(for: school.desk("karim")) == nil)
    }

    @Test("On a closed day the newest open day opens, and says so")
    func closedDay() throws {
        school.become(day("2026-03-13"))
        let opening = try #require(try RegisterDoor.first(for: school.desk("nadia")))
        let screen = try #require(opening.screen as? RegisterScreen)
        #expect(screen.day == day("2026-03-12"))
        #expect(
            opening.notice?.text
                == "Today is Friday, the school is closed: this is the register of Thu 12 Mar.")
    }

    @Test("A holiday says its reason")
    func holiday() throws {
        try school.session("office").close(day("2026-03-15"), reason: "Holi")
        school.become(day("2026-03-15"))
        let opening = try #require(try RegisterDoor.first(for: school.desk("nadia")))
        #expect(
            opening.notice?.text.hasPrefix("Today is Sunday, the school is closed (Holi)") == true)
    }

    @Test("After a dropped line the same pupil waits, and the marks are safe")
    func dropped() throws {
        let pupils = try #require(school.roster.pupils["7-B"])
        var seat = try Seat(
            school.desk("nadia"),
            RegisterScreen(school.section("7-B"), on: RegisterSchool.today))
        seat.type("ppa17l")
        let lost = school.school.clock.now()
        school.become(RegisterSchool.today, hour: 9, minute: 50)
        let opening = try #require(try RegisterDoor.first(for: school.desk("nadia"), lostAt: lost))
        #expect(opening.notice?.text == "Your line dropped at 09:12. 4 marks are safe.")
        let again = try Seat(
            school.desk("nadia"), try #require(opening.screen as? RegisterScreen))
        #expect(try again.top(RegisterScreen.self).focused?.student == pupils[16])
    }
}
