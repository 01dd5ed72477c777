import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// What becomes of a pupil's forms when they are finished, and when somebody else was faster.
struct StudentCorrectionTests {
    let school: TUISchool
    let desk: Office
    let rafiq: StudentID

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
        rafiq = try school.pupil("Rafiqul Islam")
    }

    private func last(_ keys: Keystrokes...) throws -> Canvas {
        try #require(
            Frames.canvases(of: StudentScreen(rafiq), at: desk, keys.map(\.atOnce)).last)
    }

    private var card: StudentCard { get throws { try desk.session.card(of: rafiq) } }

    @Test("A corrected name is on the card at once")
    func corrected() throws {
        let keys = Keystrokes("c") + Keystrokes(.down, .control("U"))
        let canvas = try last(keys + "Rafiqul Islam Khan" + .f(2))
        #expect(canvas.line(22).contains("SA202600001 Rafiqul Islam Khan: corrected."))
        #expect(canvas.line(2).contains("Rafiqul Islam Khan"))
        #expect(try card.student.name == "রফিকুল ইসলাম")
    }

    @Test("What somebody else saved meanwhile stands beside the fields; F2 again saves over it")
    func changedMeanwhile() throws {
        var screen = try CorrectStudentScreen(rafiq, at: desk)
        var other = AdmissionForm(try card.student)
        other.email = "rafiq@home.example"
        try desk.session.correct(
            rafiq, to: other.corrected(country: "880", today: desk.session.today), version: 1)
        screen.form[.address] = "9 New Street"
        let once = try Frames.last(of: screen, at: desk, .keys(.f(2)))
        #expect(once.line(22).contains("Somebody else has saved meanwhile"))
        #expect(once.text.contains("is rafiq@home.example now"))
        #expect(once.text.contains("9 New Street"))
        #expect(try card.student.address != "9 New Street")
        _ = try Frames.last(of: screen, at: desk, .keys(.f(2), .f(2)))
        #expect(try card.student.address == "9 New Street")
    }

    @Test("A guardian's new telephone is found at once, for every child")
    func guardian() throws {
        let keys = Keystrokes("g") + Keystrokes(.down, .down, .control("U"))
        let canvas = try last(keys + "01999000111" + .f(2))
        #expect(canvas.line(22).contains("Rahima Khatun: corrected."))
        #expect(try desk.session.students(StudentList.Wish(search: "01999000111")).total == 2)
    }

    @Test("A pupil moves from a day on, and a mark in the way says which day would do")
    func moved() throws {
        let blocked = try last("m" + "7b" + "110326" + .f(2))
        #expect(blocked.text.contains("There is a mark on Wed 11 Mar 2026 already."))
        let canvas = try last("m" + "n", .enter, "7b" + .f(2))
        #expect(canvas.line(22).contains("Rafiqul Islam is in 7-B from Thu 12 Mar 2026 on."))
        #expect(try card.present?.sectionName == "7-B")
    }

    @Test("Moving into a full class asks first")
    func full() throws {
        let asked = try last("m" + "8a" + .f(2))
        #expect(asked.text.contains("8-A is full with 2. Move one more in?"))
        #expect(
            try last("m" + "n", .enter, "8a" + .f(2), "more", .enter).line(22).contains("is in 8-A")
        )
    }

    @Test("Leave is recorded for a range of days, once")
    func leave() throws {
        let keys: Keystrokes = "l" + "150326" + "170326" + "wedding" + .f(2)
        #expect(
            try last(keys).line(22)
                .contains("Rafiqul Islam: leave Sun 15 Mar 2026 to Tue 17 Mar 2026."))
        #expect(try last(keys).text.contains("is recorded already"))
        let reversed = try last("l" + "n", .enter, "170426" + "150426" + "wedding" + .f(2))
        #expect(reversed.text.contains("The last day comes after the first."))
    }

    @Test("Esc leaves a changed form only at the second press")
    func escape() throws {
        let once = try last("c" + "X" + Keystrokes(.escape))
        #expect(once.line(22).contains("Kept as a draft. Esc again throws it away."))
        let twice = try last("c" + "X" + Keystrokes(.escape, .escape))
        #expect(twice.line(0).hasPrefix(" Rafiqul Islam "))
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        try ScreenTrial.run({ try CorrectStudentScreen(rafiq, at: $0) }, at: desk, keys: 60)
        try ScreenTrial.run({ try MoveStudentScreen(rafiq, at: $0) }, at: desk, keys: 60)
        try ScreenTrial.run({ try LeaveScreen(rafiq, at: $0) }, at: desk, keys: 60)
        let guardian = try card.guardians[0]
        try ScreenTrial.run(
            { _ in GuardianScreen(guardian, of: rafiq, home: "880") }, at: desk, keys: 60)
    }
}
