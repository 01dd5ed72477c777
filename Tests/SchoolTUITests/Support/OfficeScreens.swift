// The small screens of the office on the school of the tests: every one of them, ready to be
// opened, for what must hold on all.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// One of the small screens, by the name of its type.
struct SmallScreen: Sendable, CustomTestStringConvertible {
    let name: String
    let open: @Sendable (TUISchool, Office) throws -> any Screen<Office>

    var testDescription: String { name }

    static let all: [SmallScreen] = [
        SmallScreen(name: "ClassListScreen") { _, _ in ClassListScreen() },
        SmallScreen(name: "ClassScreen") { school, _ in ClassScreen(try school.section("7-A")) },
        SmallScreen(name: "NewClassScreen") { _, _ in NewClassScreen(today: TUISchool.today) },
        SmallScreen(name: "SubjectListScreen") { _, _ in SubjectListScreen() },
        SmallScreen(name: "NewSubjectScreen") { _, _ in NewSubjectScreen(today: TUISchool.today) },
        SmallScreen(name: "CorrectClassScreen") { school, desk in
            let section = try desk.session.section(try school.section("7-A")).section
            return CorrectClassScreen(section, today: TUISchool.today)
        },
        SmallScreen(name: "SubjectScreen") { _, desk in
            SubjectScreen(try #require(desk.session.subjects().last))
        },
        SmallScreen(name: "CorrectSubjectScreen") { _, desk in
            let subject = try #require(desk.session.subjects().last)
            return CorrectSubjectScreen(subject, today: TUISchool.today)
        },
        SmallScreen(name: "StaffListScreen") { _, _ in StaffListScreen() },
        SmallScreen(name: "StaffScreen") { school, _ in
            let staff = try school.session("office").staff()
            return StaffScreen(try #require(staff.first))
        },
        SmallScreen(name: "StaffFormScreen") { school, _ in
            try StaffFormScreen(appointingAt: try school.desk())
        },
        SmallScreen(name: "CalendarScreen") { _, _ in CalendarScreen(at: TUISchool.today) },
        SmallScreen(name: "NewYearScreen") { school, _ in
            let years = try school.session("office").years()
            return NewYearScreen(after: years.last, today: TUISchool.today)
        },
        SmallScreen(name: "UserListScreen") { _, _ in UserListScreen() },
        SmallScreen(name: "NewUserScreen") { _, desk in NewUserScreen(at: desk) },
        SmallScreen(name: "OneTimePasswordScreen") { _, _ in
            OneTimePasswordScreen(
                try NewPassword("Hazel4Boat", username: "karim"), for: "Karim Uddin",
                username: "karim", said: "The account karim is made.")
        },
        SmallScreen(name: "SessionsScreen") { _, _ in SessionsScreen(ofEverybody: true) },
        SmallScreen(name: "SettingsScreen") { _, _ in SettingsScreen() },
        SmallScreen(name: "SchoolScreen") { _, _ in SchoolScreen() },
        SmallScreen(name: "MySettingsScreen") { _, desk in MySettingsScreen(desk) },
        SmallScreen(name: "NameOrderScreen") { _, desk in NameOrderScreen(desk) },
        SmallScreen(name: "AuditScreen") { _, _ in AuditScreen() },
    ]
}

/// Plays keys with the sentences a person would read, and gives back every canvas.
func playOffice<First: Screen>(
    _ screen: First, at desk: First.Desk, size: Size = Size(), _ steps: Played...
) throws -> [Canvas] {
    try playOffice(screen, at: desk, size: size, steps)
}

func playOffice<First: Screen>(
    _ screen: First, at desk: First.Desk, size: Size = Size(), _ steps: [Played]
) throws -> [Canvas] {
    var app = App(ScriptedTerminal(size, steps), first: screen, at: desk) {
        Wording.sentence($0)
    }
    return try app.run().canvases
}

extension [Canvas] {
    /// True when the last canvas shows this text.
    func endWith(_ text: String) -> Bool { last?.text.contains(text) == true }
}
