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
        try expectSheet(one.name.replacing(" ", with: "-")) { try seated(opened.screen, $0) }
    }

    @Test("The door, the first start and a first password in colour and without, at three sizes")
    func doors() throws {
        let school = try TUISchool()
        let door = try school.door()
        let wrong: [Played] = [.type("nobody"), .keys(.enter), .type("Wrong123"), .keys(.enter)]
        for (name, steps) in [("SignInScreen", []), ("SignInScreen-refused", wrong)] {
            try expectSheet(name) { size in
                try last(of: SignInScreen(door.school), at: door, size, steps)
            }
        }
        let lot = EmptyLot(path: "the folder/school.db") { school.time.clock(zone: $0) }
        let half: [Played] = [.type("Shapla School"), .keys(.f(2))]
        for (name, steps) in [("FoundingScreen", []), ("FoundingScreen-missing", half)] {
            try expectSheet(name) { try last(of: FoundingScreen(on: lot), at: lot, $0, steps) }
        }
        let desk = try school.desk()
        try expectSheet("ChoosePasswordScreen-forced") { size in
            let screen = ChoosePasswordScreen(desk.session, old: TUISchool.oneTime)
            return try last(of: screen, at: desk, size, [.type("monsoon")])
        }
    }

    @Test(
        "Every role's figures of a busy morning in colour and without, at three sizes",
        arguments: DashboardTests.roles + ["child"])
    func boards(person: String) throws {
        let scene = try DashboardSchool()
        let desk =
            try person == "child" ? scene.pupilDesk("Rafiqul Islam") : scene.desk(person)
        try expectSheet("HomeScreen-busy-\(person)") { size in
            try last(of: HomeScreen(desk.session), at: desk, size, [])
        }
    }

    private func last<First: Screen>(
        of screen: First, at desk: First.Desk, _ size: Size, _ steps: [Played]
    ) throws -> Canvas {
        try #require(Frames.canvases(of: screen, at: desk, size: size, steps).last)
    }

    /// Compares a screen at three sizes, each in colour and without, with what is recorded.
    private func expectSheet(_ name: String, _ draw: (Size) throws -> Canvas) throws {
        let sheets = try Frames.sizes.flatMap { size in
            let canvas = try draw(size)
            return ["#### \(size.columns)x\(size.rows)", canvas.text]
                + inkLayers(canvas, .dark, colours: 256) + ["==== without colours"]
                + inkLayers(canvas, .mono, colours: 0).prefix(2)
        }
        try expectText(sheets.joined(separator: "\n") + "\n", "inks-\(name)")
    }

    private func shown(_ screen: some Screen<Office>, at desk: Office) throws -> Canvas? {
        try playOffice(screen, at: desk, .keys(.down)).last
    }
}
