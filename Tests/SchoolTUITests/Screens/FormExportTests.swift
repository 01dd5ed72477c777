import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// F7 writes what is shown where it is no list of records: forms, the calendar, the settings.
struct FormExportTests {
    let scene: FeeScene
    let desk: Office

    init() throws {
        scene = try FeeScene()
        desk = try scene.school.desk()
    }

    private func exported<Shown: Screen>(
        _ screen: Shown, typing text: String = "", at desk: Office? = nil
    ) throws -> String where Shown.Desk == Office {
        var seat = try Seat(desk ?? self.desk, screen)
        seat.type(text)
        let before = try scene.exports()
        seat.press(.f(7), .enter)
        #expect(seat.said.contains(" in school.db.outbox/"), "\(screen.title): \(seat.said)")
        return try #require(scene.exports().first { !before.contains($0) })
    }

    @Test("A form goes into a file with each field as it was typed, and is still there")
    func form() throws {
        let text = try exported(
            NewSubjectScreen(today: desk.session.today), typing: "Botany")
        #expect(text.hasPrefix("Field,Value"))
        #expect(text.contains("Subject,Botany") && text.contains("Code,"))
    }

    @Test("The month of the calendar, the settings and one's own go into files")
    func others() throws {
        let month = try exported(CalendarScreen(at: desk.session.today))
        #expect(month.hasPrefix("Day,Weekday,School,Reason"))
        #expect(month.contains("2026-03-12,Thu,open"))
        let settings = try exported(SettingsScreen())
        #expect(settings.hasPrefix("Setting,Value,Range,Meaning"))
        let own = try exported(MySettingsScreen(desk))
        #expect(own.contains("theme,dark,"))
    }

    @Test("Who may see his own settings only may take them along")
    func own() throws {
        let teacher = try scene.school.desk("nadia")
        #expect(try exported(MySettingsScreen(teacher), at: teacher).contains("mouse,off,"))
        _ = try exported(CalendarScreen(at: desk.session.today), at: teacher)
    }
}
