import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct HomeScreenTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    static let people = ["owner", "office", "principal", "nadia", "karim", "rahima", "child"]

    private func desk(_ username: String) throws -> Office {
        guard username == "child" else { return try school.desk(username) }
        try school.account("child", "Polash Mia", [.student], mustChange: false)
        let door = try school.door()
        let form = SignInForm("child", TUISchool.oneTime, kind: .command)
        let signedIn = try door.school.signIn(form, slots: door.slots)
        return Office(
            session: signedIn.session, slots: door.slots, minutes: 15, presence: nil, watch: nil)
    }

    @Test("Each role opens its jobs with F6, and nothing it may not do", arguments: people)
    func frames(person: String) throws {
        let desk = try desk(person)
        let role = desk.session.role.rawValue.lowercased()
        let home = HomeScreen(desk.session)
        try Frames.expect("HomeScreen-jobs-\(role)", of: home, at: desk, after: .keys(.f(6)))
        let low = try Frames.last(
            of: home, at: desk, size: Size(columns: 60, rows: 16), .keys(.f(6)))
        for job in JobsMenu(for: desk.session.role).jobs {
            #expect(low.text.contains(job.name), "\(job.name)")
        }
        #expect(ActionLint.problems(home.offers(desk)) == [])
    }

    @Test("Every job that home offers opens with two keys", arguments: people)
    func opens(person: String) throws {
        let desk = try desk(person)
        for job in HomeJob.all where job.isOffered(to: desk.session.role) {
            let keys = Keystrokes.f(6) + Keystrokes(.character(job.key))
            #expect(keys.count == 2)
            let canvas = try Frames.last(of: HomeScreen(desk.session), at: desk, keys.atOnce)
            let hasLeft = canvas.line(0).hasPrefix(" Home > ")
            #expect(hasLeft || canvas.line(22).hasSuffix("."), "\(job.name): \(canvas.line(22))")
            #expect(!canvas.line(22).hasPrefix(" !"), "\(job.name): \(canvas.line(22))")
        }
    }

    @Test("Any letter finds people with that letter typed, in any script", arguments: people)
    func letters(person: String) throws {
        let desk = try desk(person)
        let label = ["karim", "rahima", "child"].contains(person) ? "Find pupil" : "Find anybody"
        for letter in ["q", "র", "m"] as [Character] {
            let canvas = try Frames.last(
                of: HomeScreen(desk.session), at: desk, .keys(.character(letter)))
            #expect(canvas.line(1).contains("\(label)  \(letter)"), "\(canvas.line(1))")
        }
        let pasted = try Frames.last(
            of: HomeScreen(desk.session), at: desk, .read([.paste("raf")]))
        #expect(pasted.line(1).contains("\(label)  raf"))
    }

    @Test("A telephone number is three keys away from home")
    func telephone() throws {
        let desk = try desk("office")
        let keys: Keystrokes = "rok"
        let canvas = try Frames.last(of: HomeScreen(desk.session), at: desk, keys.atOnce)
        #expect(keys.count == 3 && canvas.line(3).contains("01711-204455"))
    }

    @Test("A digit without a line says so, and commands nothing")
    func noLine() throws {
        let desk = try desk("office")
        let canvas = try Frames.last(of: HomeScreen(desk.session), at: desk, .keys("9"))
        #expect(canvas.line(0).hasPrefix(" Home  "))
        #expect(canvas.line(22).contains("There is no line 9 here."))
    }

    /// An admission in the middle of which the line dropped.
    private func leaveUnfinished(_ typed: String, at desk: Office) throws {
        _ = try Frames.last(of: AdmissionScreen(at: desk), at: desk, .type(typed))
    }

    @Test("An admission that a dropped line left behind needs somebody, and its digit goes on")
    func unfinished() throws {
        let desk = try desk("office")
        try leaveUnfinished("রফিকুল ইসলাম", at: desk)
        try Frames.expect("HomeScreen-unfinished", of: HomeScreen(desk.session), at: desk)
        #expect(ActionLint.problems(HomeScreen(desk.session).offers(desk)) == [])
        var seat = try Seat(desk, HomeScreen(desk.session))
        let alerts = try seat.top(HomeScreen.self).alerts.all
        let place = try #require(alerts.firstIndex { $0.kind == .unfinished })
        seat.press(.character(Character(String(place + 1))))
        #expect(seat.title == "Admission" && seat.frame.contains("রফিকুল ইসলাম"))
        seat.press(.escape, .escape)
        #expect(seat.title == "Home" && !seat.frame.contains("Unfinished"))
    }

    @Test("Whoever may not admit is not offered what he once began")
    func notOffered() throws {
        let desk = try desk("nadia")
        try desk.session.keepDraft(form: AdmissionScreen.draftName, body: "name\tRafi")
        let canvas = try Frames.last(of: HomeScreen(desk.session), at: desk)
        #expect(!canvas.text.contains("Unfinished"))
    }

    @Test("F1 explains home and every key of it")
    func help() throws {
        let desk = try desk("office")
        try Frames.expect(
            "HomeScreen-help", of: HomeScreen(desk.session), at: desk, after: .keys(.f(1)))
    }

    @Test("F9 lists what can be done, and narrows as one types")
    func palette() throws {
        let desk = try desk("office")
        try Frames.expect(
            "HomeScreen-palette", of: HomeScreen(desk.session), at: desk, after: .keys(.f(9)))
        try Frames.expect(
            "HomeScreen-palette-typed", of: HomeScreen(desk.session), at: desk,
            after: .keys(.f(9)), .type("sign"))
    }

    @Test(
        "Leaving signs out, from home and from the menu",
        arguments: [[.f(10)], [.f(6), "q"]] as [[Key]])
    func leaves(keys: [Key]) throws {
        let desk = try desk("office")
        let canvas = try Frames.last(
            of: HomeScreen(desk.session), at: desk, .read(keys.map { .key($0) }))
        #expect(canvas.line(0).hasPrefix(" Shapla School "))
        #expect(canvas.line(22).hasPrefix(" Signed out."))
        #expect(throws: Refusal.sessionEnded(.signedOut)) { _ = try desk.session.whoAmI() }
    }

    @Test("Random keys never trap at any size", arguments: people)
    func trial(person: String) throws {
        try ScreenTrial.run({ HomeScreen($0.session) }, at: desk(person), keys: 60)
    }
}
