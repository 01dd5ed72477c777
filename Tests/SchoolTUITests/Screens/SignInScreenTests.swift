// The door, as somebody sees it who has not signed in.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct SignInScreenTests {
    let school: TUISchool
    let door: Door

    init() throws {
        school = try TUISchool()
        door = try school.door()
    }

    private func played(_ steps: Played...) throws -> Canvas {
        try #require(Frames.canvases(of: SignInScreen(door.school), at: door, steps).last)
    }

    @Test("The door asks for a name and a password, and says what five failures do")
    func empty() throws {
        try Frames.expect("SignInScreen", of: SignInScreen(door.school), at: door)
    }

    @Test("A demonstration shows its people; a real school never does")
    func demonstration() throws {
        var profile = school.school.profile
        profile.name = "Demonstration School"
        profile.isDemonstration = true
        let invented = School(
            file: school.school.file, clock: school.school.clock, profile: profile,
            place: .nowhere)
        let door = Door(school: invented, slots: door.slots)
        try Frames.expect("SignInScreen-demonstration", of: SignInScreen(invented), at: door)
        #expect(try !played().text.contains("Demo1234"))
    }

    @Test(
        "Whatever is wrong, the answer is the same; the name stays and the password goes",
        arguments: [("office", "Register2"), ("nobody", "Register1")])
    func refused(name: String, password: String) throws {
        let steps: [Played] = [.type(name), .keys(.enter), .type(password), .keys(.enter)]
        let canvas = try #require(
            Frames.canvases(of: SignInScreen(door.school), at: door, steps).last)
        #expect(canvas.text.contains(name) && !canvas.text.contains("*****"))
        #expect(!canvas.text.contains(password))
        let sentence = "! That name and password do not fit together. Try again."
        #expect(canvas.line(22).hasPrefix(" " + sentence))
        guard name == "office" else { return }
        try Frames.expect(
            "SignInScreen-refused", of: SignInScreen(door.school), at: door,
            after: .type(name), .keys(.enter), .type(password), .keys(.enter))
    }

    @Test("The password is never drawn")
    func hidden() throws {
        let canvas = try played(.type("office"), .keys(.enter), .type("Register1"))
        #expect(canvas.text.contains("office") && !canvas.text.contains("Register1"))
    }

    @Test("The right password leads home, and Enter is enough")
    func home() throws {
        let canvas = try played(.type("office"), .keys(.enter), .type("Register1"), .keys(.enter))
        #expect(canvas.line(0).hasPrefix(" Home "))
        #expect(canvas.line(0).hasSuffix("09:00  Selina (office)"))
    }

    @Test("A person with several roles chooses one, and works in it")
    func roles() throws {
        try school.account("rina", "Rina Das", [.teacher, .accountant], mustChange: false)
        try Frames.expect(
            "SignInScreen-roles", of: SignInScreen(door.school), at: door,
            after: .type("rina"), .keys(.enter), .type(TUISchool.oneTime), .keys(.enter))
        let canvas = try played(
            .type("rina"), .keys(.enter), .type(TUISchool.oneTime), .keys(.enter),
            .keys("2"))
        #expect(canvas.line(0).hasSuffix("Rina (accounts)"))
    }

    @Test("A sixth session is let in only over the end of the oldest")
    func sixth() throws {
        try school.account("rina", "Rina Das", [.accountant], mustChange: false)
        for _ in 0..<5 {
            let form = SignInForm("rina", TUISchool.oneTime, kind: .command)
            _ = try door.school.signIn(form, slots: door.slots)
            school.time.pass(minutes: 1)
        }
        try Frames.expect(
            "SignInScreen-five", of: SignInScreen(door.school), at: door,
            after: .type("rina"), .keys(.enter), .type(TUISchool.oneTime), .keys(.enter))
        let back = try played(
            .type("rina"), .keys(.enter), .type(TUISchool.oneTime), .keys(.enter), .keys("2"))
        #expect(back.line(0).contains("Shapla School"))
        let inside = try played(
            .type("rina"), .keys(.enter), .type(TUISchool.oneTime), .keys(.enter), .keys("1"))
        #expect(inside.line(0).hasPrefix(" Fees "))
    }

    @Test("Keys, bar, help and palette agree")
    func actions() {
        #expect(ActionLint.problems(SignInScreen(door.school).offers(door)) == [])
    }
}
