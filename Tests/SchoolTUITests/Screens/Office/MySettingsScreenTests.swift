import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What a person prefers, chosen on her own screen.
struct MySettingsScreenTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    private func place(_ preference: Preference) throws -> Int {
        try #require(Preference.allCases.firstIndex(of: preference))
    }

    /// Somebody at her settings, with one of them marked.
    private func seat(_ desk: Office, at preference: Preference) throws -> Seat {
        var seat = try Seat(desk, MySettingsScreen(desk))
        for _ in 0..<(try place(preference)) { seat.press(.down) }
        return seat
    }

    @Test("It says who sits here, in which roles, and until when; the last hour is told everywhere")
    func account() throws {
        let desk = try school.desk()
        #expect(try Seat(desk, MySettingsScreen(desk)).frame.contains("office"))
        let begun = desk.session
        let ending = Session(
            school: begun.school, id: begun.id, user: begun.user, username: begun.username,
            name: begun.name, role: begun.role, expiresAt: begun.now + 1800)
        let last = desk.with(ending)
        let seat = try Seat(last, MySettingsScreen(last))
        #expect(seat.frame.contains("signed in until Thu 12 Mar 09:30"), "\(seat.frame)")
        #expect(seat.canvas.line(0).contains("signs out at 09:30"))
        #expect(!desk.heading.contains("signs out at"))
    }

    @Test("Enter takes the next word, at once, and it is remembered")
    func steps() throws {
        let desk = try school.desk()
        var seat = try seat(desk, at: .theme)
        for word in ["light", "high-contrast", "mono", "dark", "light"] {
            seat.press(.enter)
            #expect(seat.said == "theme is \(word) now.")
            #expect(seat.canvas.look.theme.rawValue == word)
            #expect(try desk.session.preferences()[.theme] == word)
        }
        #expect(try school.desk("nadia").session.preferences() == Preferences())
    }

    @Test("F4 chooses from a list")
    func chooses() throws {
        let desk = try school.desk()
        var seat = try seat(desk, at: .charts)
        seat.press(.f(4), .down, .down, .enter)
        #expect(seat.canvas.look.charts == .none)
        #expect(seat.said == "charts is none now.")
    }

    @Test("Without lines the very screen that asks has none left")
    func lines() throws {
        let desk = try school.desk()
        var seat = try Seat(desk, UserListScreen())
        #expect(seat.frame.contains("──"))
        _ = seat.stage.take { _ in .push(MySettingsScreen(desk)) }
        for _ in 0..<(try place(.lines)) { seat.press(.down) }
        seat.press(.enter, .escape)
        #expect(!seat.frame.contains { ("\u{2500}"..."\u{257F}").contains($0) })
    }

    @Test("What can be no other way says so")
    func sound() throws {
        let desk = try school.desk()
        var seat = try seat(desk, at: .sound)
        seat.press(.enter)
        #expect(seat.said == "sound: the program never makes one.")
    }

    @Test("The palette turns every list and title to Latin letters, and back")
    func latin() throws {
        let desk = try school.desk()
        var seat = try Seat(desk, StudentListScreen())
        #expect(seat.frame.contains("রফিকুল ইসলাম"))
        seat.press(.f(9))
        seat.type("latin")
        seat.press(.enter)
        #expect(seat.said == "Names stand in Latin letters.")
        #expect(!seat.frame.contains("রফিকুল") && seat.frame.contains("Rafiqul Islam"))
        #expect(try desk.session.preferences()[.latinNames] == "on")
        let register = try Seat(
            desk, RegisterScreen(school.section("7-A"), on: TUISchool.today))
        #expect(register.frame.contains("Krishna Kumar") && !register.frame.contains("कृष्ण"))
        seat.press(.f(9))
        seat.type("as written")
        seat.press(.enter)
        #expect(seat.frame.contains("রফিকুল ইসলাম"))
    }

    @Test("By us, lists show names from right to left, turned and joined")
    func byUs() throws {
        let desk = try school.desk()
        let seat = try Seat(desk, StudentListScreen())
        #expect(seat.frame.contains("Muhammad Naeem"))
        try desk.prefer(.rightToLeft, "by-us")
        #expect(seat.frame.contains(Bidi.visual("محمد نعیم")))
        #expect(seat.canvas.look.rightToLeft == .byUs)
    }

    @Test("By the terminal, a card shows the name as written, alone on its row")
    func byTerminal() throws {
        let desk = try school.desk()
        let card = try Seat(desk, StudentScreen(school.pupil("Muhammad Naeem")))
        let row = try #require(
            card.canvas.rows.indices.first {
                card.canvas.line($0).contains("محمد نعیم")
            })
        #expect(card.canvas.line(row).trimmedOfBlanks == "محمد نعیم")
        try desk.prefer(.rightToLeft, "latin")
        #expect(!card.frame.contains("محمد"))
    }

    @Test("Each way of ordering names is in force while it is marked, and Enter keeps it")
    func tries() throws {
        let desk = try school.desk()
        var seat = try Seat(desk, MySettingsScreen(desk))
        seat.type("n")
        #expect(seat.canvas.look.rightToLeft == .byTerminal)
        #expect(seat.frame.contains("محمد نعیم"))
        seat.press(.up)
        #expect(seat.canvas.look.rightToLeft == .byUs)
        #expect(seat.frame.contains(Bidi.visual("گل رخ چوہدری")))
        #expect(desk.preferences[.rightToLeft] == "by-terminal")
        seat.press(.down, .down)
        #expect(seat.canvas.look.rightToLeft == .latin && seat.frame.contains("Gulrukh"))
        seat.press(.up, .up, .enter)
        #expect(desk.preferences[.rightToLeft] == "by-us")
        #expect(seat.said == "right-to-left is by-us now.")
    }

    @Test("A telephone is copied where that is on, and the reason is said where it is off")
    func copies() throws {
        let desk = try school.desk()
        let steps: [Played] = [.keys(.down, "y")]
        let off = try playing(StudentListScreen(), at: desk, steps)
        #expect(off.copied == [])
        #expect(off.canvases.last?.text.contains("Copying is off.") == true)
        try desk.prefer(.copying, "on")
        let on = try playing(StudentListScreen(), at: desk, steps)
        let number = try #require(on.copied.first)
        #expect(number.filter(\.isNumber).count >= 10)
        #expect(on.canvases.last?.text.contains("\(number) is in your clipboard.") == true)
        let card = try playing(
            StudentScreen(school.pupil("Rafiqul Islam")), at: desk, [.keys("y")])
        #expect(card.copied.count == 1)
    }

    @Test("Without a screen there is no clipboard: the number is said instead")
    func saysNumber() throws {
        let desk = try school.desk()
        try desk.prefer(.copying, "on")
        let card = StudentScreen(try school.pupil("Rafiqul Islam"))
        let talk = try converse(at: desk, on: card, "y")
        let answer = talk.answer.joined()
        #expect(answer.contains("Without a screen there is no clipboard. The number is 01"))
    }

    @Test("What is read out is the same however the grid is drawn")
    func readAlike() throws {
        let desk = try school.desk()
        let read = { try converse(at: desk, "find a", "back", "back", "read").lines }
        let before = try read()
        for (preference, value) in [
            (Preference.rightToLeft, "by-us"), (.lines, "off"), (.charts, "ascii"),
            (.cursor, "row-start"), (.theme, "mono"), (.mouse, "on"),
        ] {
            try desk.prefer(preference, value)
        }
        #expect(try read() == before)
        #expect(before.count > 10)
    }

    @Test("No list shows a name from right to left that its terminal would turn the row around")
    func everyList() throws {
        let counter = try CounterSchool()
        let desk = try counter.school.desk()
        let section = try counter.school.section("7-A")
        let child = try counter.pupil("Muhammad Naeem")
        try counter.pay("Muhammad Naeem", 100)
        let screens: [any Screen<Office>] = [
            StudentListScreen(), ClassScreen(section), StaffListScreen(), AuditScreen(),
            RegisterScreen(section, on: CounterSchool.today), DefaultersScreen(),
            MonthScreen(section, around: CounterSchool.today), FeeSearchScreen(),
            DayBookScreen(on: CounterSchool.today), StatementScreen(child),
            FeeAccountScreen(child), UserListScreen(),
        ]
        for screen in screens {
            for size in [Size(), Size(columns: 120, rows: 40)] {
                let frame = try #require(try shown(screen, at: desk, size)).text
                let isTurned = frame.unicodeScalars.contains(where: Bidi.runsLeft)
                #expect(!isTurned, "\(screen.title)\n\(frame)")
            }
        }
        try desk.prefer(.latinNames, "on")
        for screen in screens {
            let frame = try #require(try shown(screen, at: desk, Size())).text
            let foreign = frame.unicodeScalars.filter { (0x900..<0xA00).contains($0.value) }
            #expect(foreign.isEmpty, "\(screen.title)\n\(frame)")
        }
    }

    private func shown(_ screen: some Screen<Office>, at desk: Office, _ size: Size) throws
        -> Canvas?
    {
        try playOffice(screen, at: desk, size: size, []).last
    }
}
