import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Door, desks and forms of the real screens, by lines.
struct PlainPlacesTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    private func door(typed: Bool = true, _ steps: Uttered...) throws -> Conversation {
        let door = try school.door()
        return try converse(
            DeskStage(desk: door, root: SignInScreen(school.school)), typed: typed,
            keepsSession: false, steps)
    }

    @Test("Signing in asks for name and password, and leaving signs out")
    func signIn() throws {
        let talk = try door("office", "Register1", "quit")
        #expect(talk.secrets == 1)
        #expect(talk.answer(to: "office") == ["Password (needed)."])
        #expect(talk.answer(to: "Register1").contains("Home."))
        #expect(talk.answer == ["Signed out."])
        #expect(talk.status == 0)
    }

    @Test("At the end of its lines a script is signed out; before it has signed in it has status 3")
    func ends() throws {
        #expect(try door(typed: false, "office", "Register1").answer.last == "Signed out.")
        #expect(try door(typed: false, "office", "Register2").status == 3)
        #expect(try door(typed: false).status == 3)
    }

    @Test("A password is taken as it is, whatever it begins with or looks like")
    func passwords() throws {
        for typed in ["\"Register1\"", ":Register1", "find Register1", "home"] {
            let talk = try door("office", .line(typed))
            #expect(
                talk.answer(to: typed).first
                    == "Attention: That name and password do not fit together. Try again.")
        }
    }

    @Test("A session that was ended elsewhere leads to the door at the next line, with the reason")
    func ended() throws {
        let desk = try school.desk("karim")
        let owner = try school.session("owner")
        let talk = try converse(
            at: desk, typed: false,
            .meanwhile { try owner.end(desk.session.id) }, "day book", "read")
        #expect(talk.text.contains("Sign in again."))
        #expect(talk.status == 3)
    }

    @Test("A board is written into a file by its name, and read as paper")
    func board() throws {
        let talk = try converse(
            at: try school.desk("principal"), "print or export this", "1", "print or export this",
            "3", "back", "quit")
        #expect(talk.text.contains("rows are in"), "\(talk.text)")
        #expect(talk.text.contains("On paper") && talk.text.contains("Fees taken by month"))
    }

    @Test("A pupil is admitted field by field, into a family that is known")
    func admission() throws {
        let talk = try converse(
            at: try school.desk(), "pupils", "admit", "Karim Islam", "", "m", "11 1 2014", "7b",
            "rahima", "1", "f2")
        #expect(talk.answer(to: "rahima").first == "Families known here:")
        #expect(talk.answer(to: "rahima").contains { $0.hasPrefix("1. Rahima Khatun, ") })
        #expect(talk.answer(to: "1").contains { $0.hasPrefix("The family of ") })
        #expect(talk.answer.first?.contains("Karim Islam is in 7-B roll ") == true)
    }

    @Test("A name of several families is none of them until one is chosen; new is a new guardian")
    func newGuardian() throws {
        let talk = try converse(
            at: try school.desk(), "pupils", "admit", "Karim Islam", "", "m", "11 1 2014", "7b",
            "rahima", "new")
        #expect(talk.answer.contains { $0.hasPrefix("Relation") }, "\(talk.answer)")
        #expect(!talk.text.contains("The family of "))
    }

    @Test("A card says what the office knows, and a form opened from it what is stored")
    func card() throws {
        let talk = try converse(at: try school.desk(), "find krishna", "1", "correct the pupil")
        #expect(talk.answer(to: "1").contains("कृष्ण कुमार."))
        #expect(talk.answer.contains { $0.hasPrefix("Born: ") })
        #expect(talk.answer.last == "Name (needed). Now कृष्ण कुमार; Enter keeps it.")
    }

    @Test("Names that run from right to left are said in the order of their letters")
    func rightToLeft() throws {
        let talk = try converse(at: try school.desk(), "find naeem", "1")
        #expect(talk.answer.contains("محمد نعیم."))
    }

    @Test("find works from every screen, also out of a form, and comes back to it")
    func find() throws {
        let talk = try converse(
            at: try school.desk(), "pupils", "admit", "Karim Islam", "find krishna", "back")
        #expect(talk.answer(to: "find krishna").contains("Find anybody krishna: 1 of 24."))
        #expect(talk.answer.contains("Name: Karim Islam."))
    }

    @Test("A day is gone to by its words, and a closed month says why")
    func calendar() throws {
        let talk = try converse(at: try school.desk(), "calendar", "26 3", "close")
        #expect(
            talk.answer(to: "26 3").contains(
                "The day is Thu 26 Mar 2026. Say another, such as 12 or 12 3."))
        #expect(talk.answer(to: "calendar").contains("Fri 6 Mar 2026: closed, weekend."))
    }

    @Test("A setting is changed by its row's number, and what is out of its range is refused")
    func settings() throws {
        let owner = try school.desk("owner")
        let talk = try converse(at: owner, "settings", "1", "99", "back", "back", "1", "20")
        #expect(talk.answer(to: "1").contains { $0.hasPrefix("New value (needed). Now 15;") })
        #expect(talk.answer(to: "99").first == "That is not a value of this setting.")
        #expect(talk.answer.first?.hasSuffix(" is 20 now.") == true)
        #expect(try owner.session.idleMinutes() == 20)
    }

    @Test("home leads back to the first screen from anywhere")
    func home() throws {
        let talk = try converse(at: try school.desk(), "find krishna", "1", "record leave", "home")
        #expect(talk.answer.first == "Home.")
    }
}
