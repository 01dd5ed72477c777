import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct StudentListScreenTests {
    let school: TUISchool
    let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
    }

    private func last(_ steps: Played...) throws -> Canvas {
        try #require(Frames.canvases(of: StudentListScreen(), at: desk, steps).last)
    }

    @Test("The list opens in the find field, and narrows as one types")
    func frames() throws {
        try Frames.expect("StudentListScreen", of: StudentListScreen(), at: desk)
        try Frames.expect(
            "StudentListScreen-found", of: StudentListScreen(), at: desk, after: .type("raf"))
        try Frames.expect(
            "StudentListScreen-nobody", of: StudentListScreen(), at: desk, after: .type("xyz"))
    }

    @Test(
        "A pupil is found by name in any script, number, telephone or guardian",
        arguments: ["rafiq is", "রফিকুল", "sa202600001", "01711204", "rahima raf"])
    func found(words: String) throws {
        let canvas = try last(.type(words))
        #expect(canvas.line(3).contains("রফিকুল ইসলাম"))
        #expect(canvas.line(1).hasSuffix(" of 24"))
    }

    @Test("A telephone number is three keys away, and four from any other screen")
    func telephone() throws {
        #expect(try last(.type("rok")).line(3).contains("01711-204455"))
        let keys = Keystrokes.f(3) + "rok"
        let canvas = try Frames.last(
            of: HomeScreen(desk.session), at: desk, keys.atOnce)
        #expect(keys.count == 4)
        #expect(canvas.line(3).contains("01711-204455"))
    }

    @Test("Down goes to the rows, where letters command; the stroke goes back to the field")
    func rows() throws {
        let rows = try last(.type("ro"), .keys(.down, .down))
        #expect(rows.cursor == Position(row: 4, column: 0))
        #expect(try last(.type("ro"), .keys(.down, "/"), .type("k")).line(1).contains("rok"))
        #expect(try last(.type("ro"), .keys(.down, .up), .type("k")).line(1).contains("rok"))
        #expect(try last(.keys(.down, "m")).line(0).contains("Pupils > Move"))
    }

    @Test("Esc clears what was typed before it goes back")
    func escape() throws {
        let home = HomeScreen(desk.session)
        let once = try Frames.last(
            of: home, at: desk, .keys(.f(3)), .type("rok"), .keys(.escape))
        #expect(once.line(0).contains("Find"))
        #expect(once.line(1).hasSuffix("  24"))
        let twice = try Frames.last(
            of: home, at: desk, .keys(.f(3)), .type("rok"), .keys(.escape, .escape))
        #expect(!twice.line(0).contains("Find"))
    }

    @Test("Enter opens the marked pupil straight from the field")
    func opens() throws {
        let canvas = try last(.type("rok"), .keys(.enter))
        #expect(canvas.line(0).contains("Pupils > Rokeya Islam"))
    }

    @Test("The list is narrowed to a class or a status")
    func narrowed() throws {
        let classB = try last(.keys(.f(4)), .type("7b"), .keys(.enter))
        #expect(classB.line(1).contains("only 7-B"))
        #expect(classB.line(1).hasSuffix("  10"))
        let left = try last(.keys(.f(4)), .type("transferred"), .keys(.enter))
        #expect(left.line(4).contains("Nobody is found."))
        let none = try last(.type("xylophon"))
        #expect(none.line(4).contains("Nobody is found: use fewer letters; F6 admits."))
        #expect(try !last(.type("xylophon"), .keys(.control("U"))).text.contains("Nobody"))
    }

    @Test("A page turns when the cursor leaves it, and a resize keeps the cursor's pupil")
    func pages() throws {
        let second = try last(.keys(.down, .end))
        #expect(second.line(1).hasSuffix("  24"))
        let cursor = try #require(second.cursor)
        #expect(second.line(cursor.row).contains("Zoë Fernandes"))
        let small = try last(
            .keys(.down, .end), .read([.resize(Size(columns: 60, rows: 16))]))
        #expect(small.line(try #require(small.cursor).row).contains("Zoë Fernandes"))
        let large = try last(.read([.resize(Size(columns: 120, rows: 40))]))
        #expect(large.text.contains("Zoë Fernandes") && large.line(1).hasSuffix("  24"))
    }

    @Test("Who may not admit is told so, and sees only the own children")
    func otherRoles() throws {
        let parent = try school.desk("rahima")
        let canvas = try Frames.last(of: StudentListScreen(), at: parent, .keys(.f(6)))
        #expect(canvas.line(1).hasSuffix("  2"))
        #expect(canvas.line(22).contains("Your role may not do this."))
        #expect(!canvas.line(23).contains("Admit"))
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        try ScreenTrial.run({ _ in StudentListScreen() }, at: desk)
    }
}
