import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The hyphen goes back to the last pupil from every screen.
struct LastSeenTests {
    private let school: TUISchool
    private let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
    }

    @Test("The hyphen opens the pupil looked at last, and again the one before")
    func backAndForth() throws {
        let (dipa, gopal) = (try school.pupil("Dipa Roy"), try school.pupil("Gopal Saha"))
        var seat = try Seat(desk, ClassListScreen())
        seat.press(.down, "-")
        #expect(seat.said == "You have looked at no pupil yet.")
        desk.lastSeen.note(dipa)
        seat.press("-")
        #expect(try seat.top(StudentScreen.self).student == dipa)
        desk.lastSeen.note(gopal)
        seat.press("-")
        #expect(try seat.top(StudentScreen.self).student == dipa)
        seat.press("-")
        #expect(try seat.top(StudentScreen.self).student == gopal)
    }
}
