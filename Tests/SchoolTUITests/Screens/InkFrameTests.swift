import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The main screens in colour, in high contrast and without colours.
struct InkFrameTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let theme: Theme
        let colours: Int
        var testDescription: String { "\(theme.rawValue), \(colours) colours" }
    }

    static let cases = [
        Case(theme: .dark, colours: 256), Case(theme: .light, colours: 8),
        Case(theme: .highContrast, colours: 8), Case(theme: .mono, colours: 0),
    ]

    @Test("A register tells every mark apart without its colour", arguments: cases)
    func register(_ each: Case) throws {
        let school = try RegisterSchool()
        var seat = try Seat(
            school.desk("nadia"),
            RegisterScreen(school.section("7-B"), on: RegisterSchool.today))
        seat.press(.f(8))
        seat.type("7a17a28l30h")
        try expectInks(seat.canvas, "RegisterScreen", each.theme, colours: each.colours)
    }

    @Test("Home, the pupils' list, a card and an account", arguments: cases)
    func office(_ each: Case) throws {
        let counter = try CounterSchool()
        let desk = try counter.school.desk()
        let pupil = try counter.pupil("Rafiqul Islam")
        let screens: [(String, any Screen<Office>)] = [
            ("HomeScreen", HomeScreen(desk.session)), ("StudentListScreen", StudentListScreen()),
            ("StudentScreen", StudentScreen(pupil)), ("FeeAccountScreen", FeeAccountScreen(pupil)),
        ]
        for (name, screen) in screens {
            let canvas = try #require(try shown(screen, at: desk))
            try expectInks(canvas, name, each.theme, colours: each.colours)
        }
    }

    @Test("A refusal has its sign in every theme", arguments: cases)
    func refusal(_ each: Case) throws {
        let school = try TUISchool()
        let canvas = try Frames.last(
            of: SignInScreen(school.school), at: school.door(), .type("nobody"), .keys(.enter),
            .type("Wrong123"), .keys(.enter))
        try expectInks(canvas, "SignInScreen-refused", each.theme, colours: each.colours)
    }

    @Test("Every screen in colour and without, at three sizes", arguments: EveryScreen.all)
    func every(one: EveryScreen) throws {
        let opened = try one.open()
        func seated<First: Screen<Office>>(_ screen: First, _ size: Size) throws -> Canvas {
            try Seat(opened.desk, screen, size: size).canvas
        }
        let sheets = try Frames.sizes.flatMap { size in
            let canvas = try seated(opened.screen, size)
            return ["#### \(size.columns)x\(size.rows)", canvas.text]
                + inkLayers(canvas, .dark, colours: 256) + ["==== without colours"]
                + inkLayers(canvas, .mono, colours: 0).prefix(2)
        }
        let name = one.name.replacing(" ", with: "-")
        try expectText(sheets.joined(separator: "\n") + "\n", "inks-\(name)")
    }

    private func shown(_ screen: some Screen<Office>, at desk: Office) throws -> Canvas? {
        try playOffice(screen, at: desk, .keys(.down)).last
    }
}
