import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ChoosePasswordScreenTests {
    let school: TUISchool
    let desk: Office

    init() throws {
        school = try TUISchool()
        desk = try school.desk()
    }

    private func prompt(_ typed: String) throws -> String {
        let screen = ChoosePasswordScreen(desk.session, old: TUISchool.oneTime)
        let canvas = try Frames.last(of: screen, at: desk, .type(typed))
        return canvas.line(22).trimmingCharacters(in: .whitespaces)
    }

    @Test("A password of one's own: forced after a one-time password, free from home")
    func frames() throws {
        let free = ChoosePasswordScreen(desk.session, old: nil)
        try Frames.expect("ChoosePasswordScreen", of: free, at: desk)
        let forced = ChoosePasswordScreen(desk.session, old: TUISchool.oneTime)
        try Frames.expect(
            "ChoosePasswordScreen-forced", of: forced, at: desk, after: .type("monsoon"))
    }

    @Test(
        "What is still missing is said while typing",
        arguments: [
            ("", "8 characters or more, with a capital, a small letter, a digit."),
            ("m", "Still needs at least 8 characters, a capital letter, a digit."),
            ("monsoon7", "Still needs a capital letter."),
            ("MONSOON7", "Still needs a small letter."),
            ("Monsoon7", "That will do. Type it again, then Enter."),
        ])
    func missing(typed: String, sentence: String) throws {
        #expect(try prompt(typed) == sentence)
    }

    @Test("Two passwords that differ are not taken")
    func differ() throws {
        let screen = ChoosePasswordScreen(desk.session, old: "Register1")
        let canvas = try Frames.last(
            of: screen, at: desk, .type("Monsoon7"), .keys(.enter), .type("Monsoon8"), .keys(.f(2)))
        #expect(canvas.line(22).contains("The two do not match."))
        #expect(try desk.isPassword("Register1"))
    }

    @Test("The present password must be right")
    func wrong() throws {
        let screen = ChoosePasswordScreen(desk.session, old: nil)
        let canvas = try Frames.last(
            of: screen, at: desk, .type("Register2"), .keys(.enter), .type("Monsoon7"),
            .keys(.enter), .type("Monsoon7"), .keys(.enter))
        #expect(canvas.line(22).hasPrefix(" ! The present password is not right."))
        #expect(try desk.isPassword("Register1"))
    }

    @Test("After a one-time password the new one is chosen before anything else, and then home")
    func forced() throws {
        try school.account("rina", "Rina Das", [.accountant], mustChange: true)
        let door = try school.door()
        let signIn: [Played] = [
            .type("rina"), .keys(.enter), .type(TUISchool.oneTime), .keys(.enter),
        ]
        let choosing = try #require(
            Frames.canvases(of: SignInScreen(door.school), at: door, signIn).last)
        #expect(choosing.line(0).hasPrefix(" A password of your own "))
        let chosen: [Played] = [.type("Monsoon7"), .keys(.enter), .type("Monsoon7"), .keys(.enter)]
        let home = try #require(
            Frames.canvases(of: SignInScreen(door.school), at: door, signIn + chosen).last)
        #expect(home.line(0).hasPrefix(" Fees "))
        #expect(home.text.contains("Your password is changed."))
    }

    @Test("Keys, bar, help and palette agree")
    func actions() {
        let screen = ChoosePasswordScreen(desk.session, old: nil)
        #expect(ActionLint.problems(screen.offers(desk)) == [])
    }
}
