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

    @Test("Home offers each role its jobs, and nothing it may not do", arguments: people)
    func frames(person: String) throws {
        let desk = try desk(person)
        let role = desk.session.role.rawValue.lowercased()
        try Frames.expect("HomeScreen-\(role)", of: HomeScreen(desk.session), at: desk)
        #expect(ActionLint.problems(HomeScreen(desk.session).offers(desk)) == [])
    }

    @Test("Every job that home offers opens", arguments: people)
    func opens(person: String) throws {
        let desk = try desk(person)
        for job in HomeJob.all where job.isOffered(to: desk.session.role) {
            let canvas = try Frames.last(
                of: HomeScreen(desk.session), at: desk, .keys(.character(job.key)))
            let hasLeft = canvas.line(0).hasPrefix(" Home > ")
            #expect(hasLeft || canvas.line(22).hasSuffix("."), "\(job.name): \(canvas.line(22))")
            #expect(!canvas.line(22).hasPrefix(" !"), "\(job.name): \(canvas.line(22))")
        }
    }

    @Test("On a closed day the registers are those of the newest open day, in the holidays none")
    func closedDay() throws {
        for (day, sentence) in [
            ("2026-03-13", "0 of 4 registers are signed for Thu 12 Mar."), ("2027-06-01", ""),
        ] as [(Day, String)] {
            let school = try TUISchool(today: day)
            let canvas = try Frames.last(
                of: HomeScreen(school.session("office")), at: school.desk("office"))
            #expect(canvas.text.contains(sentence) || sentence.isEmpty)
            #expect(canvas.text.contains("registers are") == !sentence.isEmpty)
        }
    }

    /// An admission in the middle of which the line dropped.
    private func leaveUnfinished(_ typed: String, at desk: Office) throws {
        _ = try Frames.last(of: AdmissionScreen(at: desk), at: desk, .type(typed))
    }

    @Test(
        "An admission that a dropped line left behind stands at home, and one key goes on with it")
    func unfinished() throws {
        let desk = try desk("office")
        try leaveUnfinished("রফিকুল ইসলাম", at: desk)
        try Frames.expect("HomeScreen-unfinished", of: HomeScreen(desk.session), at: desk)
        #expect(ActionLint.problems(HomeScreen(desk.session).offers(desk)) == [])
        let form = try Frames.last(of: HomeScreen(desk.session), at: desk, .keys("d"))
        #expect(form.line(0).hasPrefix(" Home > Admission"))
        #expect(form.text.contains("রফিকুল ইসলাম"))
        let dropped = try Frames.last(
            of: HomeScreen(desk.session), at: desk, .keys("d", .escape, .escape))
        #expect(dropped.line(0).hasPrefix(" Home  "))
        #expect(!dropped.text.contains("Unfinished"))
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

    @Test("Leaving signs out, and the door stands open for the next")
    func leaves() throws {
        let desk = try desk("office")
        let canvas = try Frames.last(of: HomeScreen(desk.session), at: desk, .keys("q"))
        #expect(canvas.line(0).hasPrefix(" Shapla School "))
        #expect(canvas.line(22).hasPrefix(" Signed out."))
        #expect(throws: Refusal.sessionEnded(.signedOut)) { _ = try desk.session.whoAmI() }
    }
}
