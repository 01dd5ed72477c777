import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The hardware cursor is what screen readers and braille displays follow.
struct CursorTests {
    static let people = ["owner", "office", "principal", "nadia", "karim", "rahima"]

    private let movements: [Played] = [
        .keys(.down), .keys(.down), .keys(.pageDown), .keys(.up), .keys(.end), .keys(.tab),
        .keys(.f(1)), .keys(.down), .keys(.escape), .keys(.f(9)), .keys(.down), .type("a"),
        .keys(.escape), .keys(.f(4)), .keys(.down), .keys(.escape), .keys(.enter), .keys(.down),
    ]

    /// What is lit on a row, the key bar aside.
    private func isLit(_ canvas: Canvas, _ row: Int) -> Bool {
        canvas.rows[row].contains { $0.style == .focus || $0.text == ">" }
    }

    /// Where something is lit, the cursor stands on such a row, or where letters go.
    private func isOnFocus(_ canvas: Canvas) -> Bool {
        guard let cursor = canvas.cursor, canvas.rows.indices.contains(cursor.row) else {
            return false
        }
        let isAnyLit = canvas.rows.indices.dropFirst().dropLast(2).contains { isLit(canvas, $0) }
        return !isAnyLit || canvas.isTyping || isLit(canvas, cursor.row)
    }

    /// Every screen a person can open, by name.
    private func screens(
        _ school: TUISchool, _ desk: Office
    ) throws -> [(name: String, screen: any Screen<Office>)] {
        var screens: [(String, any Screen<Office>)] = []
        for small in SmallScreen.all {
            do { screens.append((small.name, try small.open(school, desk))) } catch is Refusal {}
        }
        let pupil = try school.pupil("Rafiqul Islam")
        screens += [
            ("HomeScreen", HomeScreen(desk.session)), ("StudentListScreen", StudentListScreen()),
            ("StudentScreen", StudentScreen(pupil)),
            ("RegisterScreen", RegisterScreen(try school.section("7-A"), on: TUISchool.today)),
            ("MonthScreen", MonthScreen(try school.section("7-A"), around: TUISchool.today)),
            ("RegisterListScreen", RegisterListScreen(on: TUISchool.today)),
            ("FeeSearchScreen", FeeSearchScreen()), ("FeeAccountScreen", FeeAccountScreen(pupil)),
            ("FeeListsScreen", FeeListsScreen()), ("FeeStructuresScreen", FeeStructuresScreen()),
            ("DefaultersScreen", DefaultersScreen()),
            ("ChargesScreen", ChargesScreen(around: TUISchool.today)),
            ("DayBookScreen", DayBookScreen(on: TUISchool.today)),
            ("StatementScreen", StatementScreen(pupil)),
        ]
        return screens
    }

    private func canvases(
        of screen: some Screen<Office>, at desk: Office, _ size: Size = Size()
    ) throws -> [Canvas] {
        try playOffice(screen, at: desk, size: size, movements)
    }

    @Test(
        "After every paint the cursor is on the focus, on every screen of a role", arguments: people
    )
    func focus(person: String) throws {
        let school = try TUISchool()
        let desk = try school.desk(person)
        for (name, screen) in try screens(school, desk) {
            do {
                for (place, canvas) in try canvases(of: screen, at: desk).enumerated() {
                    #expect(isOnFocus(canvas), "\(name) \(place)\n\(canvas.text)")
                }
            } catch is Refusal {}  // Not for this role.
        }
    }

    @Test(
        "A screen itself says where its cursor is: it is never left to the frame", arguments: people
    )
    func own(person: String) throws {
        let school = try TUISchool()
        let desk = try school.desk(person)
        for (name, screen) in try screens(school, desk) {
            var screen = screen
            let size = Size(columns: 80, rows: 21)
            screen.fit(size)
            do { try screen.load(desk) } catch is Refusal { continue }
            var canvas = Canvas(size)
            screen.draw(on: &canvas)
            #expect(canvas.cursor != nil, "\(name)")
        }
    }

    @Test("For braille it stands at the beginning of the row, wherever nothing is typed")
    func braille() throws {
        let school = try TUISchool()
        let desk = try school.desk()
        try desk.prefer(.cursor, "row-start")
        for (name, screen) in try screens(school, desk) {
            for size in [Size(), Size(columns: 120, rows: 40)] {
                for canvas in try canvases(of: screen, at: desk, size) where !canvas.isTyping {
                    let column = canvas.cursor?.column ?? 999
                    #expect(column <= canvas.rowStart, "\(name) \(column)\n\(canvas.text)")
                }
            }
        }
    }

    @Test("In a register of two columns the row of the second begins in the middle")
    func secondColumn() throws {
        let school = try RegisterSchool()
        let desk = try school.desk("nadia")
        try desk.prefer(.cursor, "row-start")
        var seat = try Seat(
            desk, RegisterScreen(school.section("7-B"), on: RegisterSchool.today))
        let first = try #require(seat.canvas.cursor)
        seat.press(.right)
        let second = try #require(seat.canvas.cursor)
        #expect(first.column == 0 && second.column > 35 && first.row == second.row)
    }
}
