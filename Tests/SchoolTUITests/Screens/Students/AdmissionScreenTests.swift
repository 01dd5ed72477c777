import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct AdmissionScreenTests {
    let school: TUISchool
    let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
    }

    private static let next: Keystrokes = .enter
    private static let whole: Keystrokes =
        .f(6) + "Rafiqul Karim" + next + next + "m041113" + "7b" + "Abdul Karim" + next + "f"
        + "01712345678" + "12 Green Road" + .f(2)

    private func last(_ keys: Keystrokes...) throws -> Canvas {
        try #require(
            Frames.canvases(of: StudentListScreen(), at: desk, keys.map(\.atOnce)).last)
    }

    private func card(_ words: String) throws -> StudentCard {
        let rows = try desk.session.students(StudentList.Wish(search: words)).rows
        return try desk.session.card(of: #require(rows.first).id)
    }

    @Test("A pupil with all facts is admitted in sixty-five keys or fewer")
    func budget() throws {
        let canvas = try last(Self.whole)
        #expect(Self.whole.count <= 65)
        #expect(canvas.line(22).contains("SA202600025 Rafiqul Karim is in 7-B roll 11."))
        let card = try card("rafiqul karim")
        #expect(card.student.sex == .male)
        #expect(card.student.bornOn == "2013-11-04")
        #expect(card.student.address == "12 Green Road")
        #expect(card.present?.sectionName == "7-B")
        #expect(card.guardians.map(\.latinName) == ["Abdul Karim"])
        #expect(card.guardians.map(\.phone) == ["8801712345678"])
        #expect(card.guardians.map(\.relation) == [.father])
    }

    /// As they are typed on a Bengali keyboard: a vowel sign is a key of its own.
    private static func typed(_ text: String) -> Keystrokes {
        var keys = Keystrokes()
        keys.keys = text.unicodeScalars.map { .character(Character($0)) }
        return keys
    }

    @Test("A Bengali pupil with all facts is admitted in seventy keys, Latin forms proposed")
    func bengali() throws {
        let name = Keystrokes.f(6) + Self.typed("রফিকুল মাহমুদ") + Self.next
        let rest =
            Self.next + "m041113" + "7b" + Self.typed("আব্দুল মাহমুদ") + Self.next + Self.next + "f"
            + "01712345678" + Self.typed("১২ গ্রিন রোড") + .f(2)
        #expect((name + rest).count <= 70)
        let canvases = try Frames.canvases(
            of: StudentListScreen(), at: desk, [name.atOnce, rest.atOnce])
        let proposing = try #require(canvases.first { $0.text.contains("Rafiqul Mahmud") })
        #expect(proposing.text.contains("proposed: Enter takes it, typing replaces it."))
        let card = try card("rafiqul mahmud")
        #expect((card.student.name, card.student.latinName) == ("রফিকুল মাহমুদ", "Rafiqul Mahmud"))
        #expect(card.guardians.map(\.latinName) == ["Abdul Mahmud"])
    }

    @Test("A proposed Latin form is typed over, follows the name, and goes when none is needed")
    func proposals() throws {
        var seat = try Seat(desk, AdmissionScreen(at: desk))
        seat.type("মাহমুদ")
        seat.press(.enter)
        #expect(seat.frame.contains("Mahmud"))
        seat.press(.backTab)
        seat.type(" শরিফ")
        seat.press(.enter)
        #expect(seat.frame.contains("Mahmud Sharif"))
        seat.type("Ma")
        #expect(!seat.frame.contains("Sharif"))
        seat.type("hmood")
        seat.press(.backTab)
        seat.type("া")
        seat.press(.enter)
        #expect(seat.frame.contains("Mahmood"))
        seat.press(.backTab, .control("U"))
        seat.type("خزيمة")
        seat.press(.enter, .control("U"), .backTab)
        seat.type("ا")
        seat.press(.enter)
        #expect(seat.frame.contains("as people type it; it is needed."))
    }

    @Test("The sibling of a pupil here is admitted in thirty keys")
    func sibling() throws {
        let keys: Keystrokes =
            .f(6) + "Rashida Islam" + .enter + .enter + "f150617" + "7b" + "rok" + .enter + .f(2)
        let canvas = try last(keys)
        #expect(keys.count == 30)
        #expect(canvas.line(22).contains("Rashida Islam is in 7-B"))
        let card = try card("rashida")
        #expect(card.guardians.map(\.id) == [school.roster.rahima])
        #expect(card.guardians.map(\.relation) == [.mother])
        #expect(card.siblings.map(\.name).sorted() == ["Rokeya Islam", "রফিকুল ইসলাম"])
        #expect(card.student.address == "House 13, Green Road, Dhaka")
    }

    @Test("A guardian's full name is a new guardian, whoever is known here")
    func notAStranger() throws {
        _ = try last(
            .f(6) + "Tania Sultana" + .enter + .enter + "f041113" + "7b", "Rahima Khatun",
            .enter + "m" + "01999888777" + .f(2))
        #expect(try card("tania").guardians.map(\.id) != [school.roster.rahima])
        let chosen = try last(
            .f(6) + "Tania Begum" + .enter + .enter + "f041113" + "7b", "Rahima Khatun",
            Keystrokes(.down, .enter) + .f(2))
        #expect(chosen.line(22).contains("Tania Begum is in 7-B"))
        #expect(try card("tania begum").guardians.map(\.id) == [school.roster.rahima])
    }

    @Test("Changing the guardian after a family was taken lets the family go")
    func anotherGuardian() throws {
        let canvas = try last(
            .f(6) + "Tania Sultana" + .enter + .enter + "f041113" + "7b", "rok" + .enter,
            Keystrokes(.up, .control("U")) + "Salma Bibi")
        #expect(!canvas.text.contains("01711-204455"))
        #expect(!canvas.text.contains("family known"))
    }

    @Test("Two names in two scripts are told apart, in either order")
    func scripts() throws {
        _ = try last(
            .f(6) + "রাশেদা বেগম" + .enter + "Rasheda Begum" + .enter + "f041113" + "7b",
            "সালমা বেগম" + .enter + "Salma Begum" + .enter + "m" + "01712345678" + .f(2))
        let first = try card("rasheda").student
        #expect((first.name, first.latinName) == ("রাশেদা বেগম", "Rasheda Begum"))
        #expect(try card("rasheda").guardians.map(\.latinName) == ["Salma Begum"])
        _ = try last(
            .f(6) + "Karim Sheikh" + .enter + "করিম শেখ" + .enter + "m041113" + "7b",
            "Salma Bibi" + .enter + .f(2))
        let second = try card("karim sheikh").student
        #expect((second.name, second.latinName) == ("করিম শেখ", "Karim Sheikh"))
    }

    @Test("What was typed is offered again after the line dropped")
    func draft() throws {
        _ = try last(.f(6) + "Rafiqul Karim" + .enter + .enter + "m0411")
        let asked = try last(.f(6))
        #expect(asked.text.contains("Go on with Rafiqul Karim"))
        let back = try last(.f(6) + "1")
        #expect(back.text.contains("Rafiqul Karim"))
        #expect(back.text.contains("male"))
        let anew = try last(.f(6) + "2")
        #expect(!anew.text.contains("Rafiqul Karim"))
        #expect(try desk.session.draft(form: AdmissionScreen.draftName) == nil)
    }

    @Test("The same form sent again after a dropped line admits once")
    func once() throws {
        let form = Keystrokes(keys: Array(Self.whole.keys.dropLast()))
        _ = try last(form)
        let draft = try #require(try desk.session.draft(form: AdmissionScreen.draftName))
        for _ in 0..<2 {
            let screen = try AdmissionScreen(at: desk, draft: draft)
            let canvas = try Frames.last(of: screen, at: desk, .keys(.f(2)))
            #expect(canvas.line(22).contains("SA202600025 Rafiqul Karim is in 7-B"))
        }
        #expect(try desk.session.students(StudentList.Wish()).total == 25)
    }

    @Test("Esc throws away at the second press only, F10 keeps a draft")
    func leaving() throws {
        let once = try last(.f(6) + "Rafi" + Keystrokes(.escape))
        #expect(once.line(22).contains("Esc again throws it away"))
        let twice = try last(.f(6) + "2" + "Rafi" + Keystrokes(.escape, .escape))
        #expect(twice.line(0).contains(" Pupils "))
        #expect(try desk.session.draft(form: AdmissionScreen.draftName) == nil)
        _ = try last(.f(6) + "Rafi" + .f(10))
        #expect(try desk.session.draft(form: AdmissionScreen.draftName)?.fields["name"] == "Rafi")
    }

    @Test("A telephone that is known warns; a name with its birthday warns, and F2 asks")
    func duplicates() throws {
        let canvas = try last(
            .f(6) + "Dipa Roy" + .enter + .enter + "f100513" + "7b" + "Anima Roy" + .enter + "m"
                + "01819770007" + "x" + .enter)
        #expect(canvas.text.contains("SA202600008 7-A has this name and birthday."))
        #expect(canvas.text.contains("the number of Kamal Roy, Dipa Roy 7-A"))
        let asked = try last(.f(6) + "1" + .f(2))
        #expect(asked.text.contains("SA202600008 7-A has this name and birthday. Admit another"))
        #expect(try desk.session.students(StudentList.Wish(search: "dipa roy")).total == 1)
        let twin = try last(.f(6) + "1" + .f(2), "admit", .enter)
        #expect(twin.line(22).contains("Dipa Roy is in 7-B"))
    }

    @Test("Every fault stands beside its field, and nothing typed is lost")
    func faults() throws {
        let canvas = try last(
            .f(6) + "রাশেদা বেগম" + Keystrokes(.enter, .control("U"), .enter) + "f041199" + "7b",
            "A" + .enter + "m",
            "123" + .f(2))
        #expect(canvas.text.contains("রাশেদা বেগম"))
        #expect(canvas.text.contains("Write it in Latin letters too"))
        #expect(canvas.text.contains("! At least 2 characters."))
        #expect(canvas.text.contains("! Not a telephone number"))
    }

    @Test("A full class asks before it takes one more")
    func overCapacity() throws {
        let keys: Keystrokes =
            .f(6) + "Rafiqul Karim" + .enter + .enter + "m041113" + "8a" + "Abdul Karim" + .enter
            + .f(2)
        #expect(try last(keys).text.contains("8-A is full with 2. Admit one more?"))
        #expect(try card("imran").present?.sectionName == "8-A")
        let agreed = try last(.f(6) + "1" + .f(2), "more", .enter)
        #expect(agreed.line(22).contains("Rafiqul Karim is in 8-A roll 3"))
    }

    @Test("Ctrl-D repeats the pupil before")
    func repeated() throws {
        let canvas = try last(
            Self.whole, "Abdul Malik" + .enter + .enter + "m011213" + Keystrokes(.control("D")))
        #expect(canvas.text.contains("> Guardian"))
        #expect(canvas.text.contains("7-B"))
    }

    @Test("Ctrl-D at the guardian finds the family of the pupil before, and once more takes it")
    func repeatedFamily() throws {
        let again = Keystrokes(.control("D"))
        let second: Keystrokes = "Abdul Malik" + .enter + .enter + "m011213"
        let found = try Frames.canvases(
            of: StudentListScreen(), at: desk,
            [Self.whole.atOnce, (second + again + again).atOnce, again.atOnce])
        let frames = found.suffix(2).map(\.text)
        #expect(frames[0].contains("> Guardian") && !frames[0].contains("The family of"))
        #expect(frames[1].contains("The family of") && frames[1].contains("12 Green Road"))
    }

    @Test("The form, and a family found while the guardian is typed")
    func frames() throws {
        try Frames.expect("AdmissionScreen", of: AdmissionScreen(at: desk), at: desk)
        let typed: Keystrokes = "রাশেদা ইসলাম" + .enter + "Rasheda Islam" + .enter + "f150617"
        let family = typed + "7b" + "ro"
        try Frames.expect(
            "AdmissionScreen-family", of: AdmissionScreen(at: desk), at: desk,
            after: family.atOnce)
        try Frames.expect(
            "AdmissionScreen-faults", of: AdmissionScreen(at: desk), at: desk,
            after: (typed + .f(2)).atOnce)
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        try ScreenTrial.run({ try AdmissionScreen(at: $0) }, at: desk)
    }
}

extension Keystrokes {
    init(keys: [Key]) {
        self.init()
        self.keys = keys
    }
}
