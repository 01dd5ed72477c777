import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The conversation itself, on the small office of the toolkit's tests.
struct PlainAppTests {
    private func talk(
        _ steps: Uttered..., typed: Bool = true, desk: DemoDesk = DemoDesk()
    ) throws -> Conversation {
        try converse(
            DeskStage(desk: desk, root: DemoList()), typed: typed, steps)
    }

    @Test("It begins with when and who, where one is, and the first twelve rows of the list")
    func beginning() throws {
        let said = try talk().lines
        #expect(
            said.prefix(4) == [
                "Thu 12 Mar 2026, 09:42, Nadia (teacher).", "Registers.",
                "12 of 14, page 1; more reads on.",
                "1. No 1, Name Abdul Karim, Mark [P], Last PAPPP.",
            ])
        #expect(said.contains("3. No 3, Name محمد نعیم, Mark [P], Last PAPPP."))
        #expect(!said.contains { $0.hasPrefix("13.") })
    }

    @Test("more reads on to the end and says that it is the end")
    func more() throws {
        let talk = try talk("more", "more")
        #expect(
            talk.answer(to: "more") == ["That was the end of the list."])
        #expect(talk.lines.contains("2 of 14, page 2."))
        #expect(talk.lines.contains("14. No 14, Name Quazi Tasnim, Mark [P], Last PAPPP."))
    }

    @Test("A key's letter does what it names, and only what changed is said")
    func onlyChanges() throws {
        let talk = try talk("down", "a")
        #expect(
            talk.answer(to: "down") == ["2. No 2, Name রফিকুল ইসলাম, Mark [P], Last PAPPP."])
        #expect(
            talk.answer(to: "a") == ["2. No 2, Name রফিকুল ইসলাম, Mark [A], Last PAPPP."])
    }

    @Test("A row's number goes to the row, and behind it stands what to do there")
    func rowAndAction() throws {
        let talk = try talk("5 mark l", "5")
        #expect(talk.answer(to: "5 mark l") == ["5. No 5, Name শ্রাবন্তী, Mark [L], Last PAPPP."])
        #expect(talk.answer(to: "5") == [])
        #expect(
            try self.talk("99").answer == [
                "Attention: There is no row 99 among those that were read."
            ])
    }

    @Test("A form asks field by field, and Enter keeps what is there")
    func form() throws {
        let desk = DemoDesk()
        let talk = try talk(
            "new", "Dipa", "f", "", "01711111111", "2500.5", "f2", desk: desk)
        #expect(
            talk.answer(to: "new") == ["Registers > Admission.", "5 fields.", "Name (needed)."])
        #expect(talk.answer(to: "Dipa") == ["Sex, m Male, f Female."])
        #expect(
            talk.answer(to: "f") == [
                "Sex: Female.", "Born (needed), a day such as 12, 12 3, 041113, mon, t.",
            ])
        #expect(talk.lines.contains("Born: empty, wrong: This is needed."))
        #expect(talk.lines.contains("Telephone: 01711111111, Known already: Dipa Roy."))
        #expect(talk.answer(to: "f2").contains("Attention: Something is missing."))
    }

    @Test("back goes back one field, then warns, then leaves")
    func back() throws {
        let talk = try talk("new", "Dipa", "back", "back", "back", "back")
        let kept = "Kept as a draft. back again throws it away."
        #expect(talk.lines.contains("Name (needed). Now Dipa; Enter keeps it."))
        #expect(talk.lines.filter { $0 == kept }.count == 1)
        #expect(talk.answer == ["This is the first screen. Say quit to leave."])
    }

    @Test("A word that is a command stands in quotes to be a value; two quotes empty a field")
    func quotes() throws {
        let talk = try talk("new", "\"save\"", "back", "\"\"", "back", ":save")
        #expect(talk.lines.contains("Name (needed). Now save; Enter keeps it."))
        #expect(talk.lines.contains("Name: empty, wrong: This is needed."))
        #expect(talk.answer.first == "Attention: Something is missing.")
    }

    @Test("A choice is taken by number, code or name, and by nothing else")
    func choice() throws {
        #expect(
            try talk("f4").answer.prefix(4) == [
                "Class:", "1. 7A Seven A.", "2. 7B Seven B.",
                "Choose one by its number or its name; back leaves it.",
            ])
        for typed in ["2", "7b", "Seven B", "seven b"] {
            #expect(try talk("f4", .line(typed)).answer.first == "Class 1.")
        }
        for typed in ["seven", "3", ""] {
            let said = try talk("f4", .line(typed)).answer.first
            #expect(said?.hasPrefix("Attention: ") == true)
        }
        #expect(try talk("f4", "back", "1").answer(to: "back") == ["Registers."] + rows)
    }

    private var rows: [String] {
        get throws { Array(try talk().lines.dropFirst(2)) }
    }

    @Test("A question wants its word: Enter and another word leave everything as it is")
    func question() throws {
        let desk = DemoDesk(mayDelete: true)
        let talk = try talk("f8", "yes", "DELETE", desk: desk)
        #expect(
            talk.answer(to: "f8") == [
                "Delete all pupils of this class?",
                "Type DELETE to go on; back leaves everything as it is.",
            ])
        #expect(talk.answer(to: "yes") == ["Attention: That is not the word. Nothing was done."])
        #expect(talk.answer == ["All gone.", "Registers.", "Nobody is in this class."])
        #expect(try self.talk("f8", "back", desk: desk).answer.first == "Nothing was done.")
        #expect(try self.talk("f8", "", desk: desk).answer.first == "Nothing was done.")
    }

    @Test("A word typed before its question was heard does not answer it; a script's does")
    func typedAhead() throws {
        let desk = DemoDesk(mayDelete: true)
        let person = try talk(.ahead(["f8", "DELETE"]), "back", desk: desk)
        #expect(!person.lines.contains("All gone."))
        let script = try talk(.ahead(["f8", "DELETE"]), typed: false, desk: desk)
        #expect(script.lines.contains("All gone."))
    }

    @Test("What is off says why, what the role withholds says so, and what is unknown does nothing")
    func refusals() throws {
        #expect(try talk("sign").answer == ["It is signed."])
        #expect(try talk("delete").answer == ["Your role does not allow this."])
        #expect(try talk("fail").answer.first?.hasPrefix("Attention: ") == true)
        #expect(
            try talk("dance").answer == [
                "Attention: “dance” is nothing that can be done here. ? lists what can."
            ])
    }

    @Test("? lists what can be done here, with names and keys")
    func help() throws {
        let said = try talk("?").answer
        #expect(said.contains("Mark P, p: Sets the mark P and moves down."))
        #expect(said.contains("Sign, F2: Signs the register. Off now: It is signed."))
        #expect(!said.contains { $0.contains("Deletes everything") })
        #expect(said.last?.hasPrefix("Everywhere: ") == true)
    }

    @Test("say again says the last answer, messages what was said before")
    func again() throws {
        let talk = try talk("sign", "say again", "dance", "messages")
        #expect(talk.answer(to: "say again") == ["It is signed."])
        #expect(talk.answer(to: "messages") == ["It is signed."])
    }

    @Test("A job says how far it is and then what came of it")
    func job() throws {
        let talk = try talk("print", .untilWoken, .untilWoken)
        #expect(talk.lines.contains { $0.hasPrefix("Printing") })
        #expect(talk.lines.contains("Printed 3 pages."))
        let script = try self.talk("print", "down", typed: false)
        #expect(script.lines.contains("Printed 3 pages."))
        #expect(script.answer == ["2. No 2, Name রফিকুল ইসলাম, Mark [P], Last PAPPP."])
    }

    @Test("Other people's changes are said before the next answer, never in between")
    func others() throws {
        let talk = try talk(.meanwhile {}, "down")
        #expect(
            talk.answer == [
                "1 new, say reload.", "2. No 2, Name রফিকুল ইসলাম, Mark [P], Last PAPPP.",
            ])
        #expect(talk.lines.filter { $0.contains("1 new") }.count == 1)
    }

    @Test("After the idle time it locks, asks for the password unseen, and goes on where one was")
    func lock() throws {
        let talk = try talk("down", .minutes(15), "wrong", "Secret77", "down")
        #expect(talk.lines.contains("This screen is locked."))
        #expect(talk.answer(to: "wrong").first == "That is not it.")
        #expect(talk.secrets >= 2)
        #expect(talk.answer == ["3. No 3, Name محمد نعیم, Mark [P], Last PAPPP."])
    }

    @Test("A line that comes too late is not obeyed but locks")
    func late() throws {
        let stage = DeskStage(desk: DemoDesk(), root: DemoList())
        let talk = try converse(stage, [.minutes(14), "down", .minutes(15), "Secret77", "down"])
        #expect(talk.answer == ["3. No 3, Name محمد نعیم, Mark [P], Last PAPPP."])
    }

    @Test("Ctrl-C leaves a question, and says how to leave the program")
    func interrupt() throws {
        let desk = DemoDesk(mayDelete: true)
        let talk = try talk("f8", .interrupt, .interrupt, desk: desk)
        #expect(talk.lines.contains("Nothing was done."))
        #expect(talk.lines.last == "Nothing was done. Say quit to leave.")
    }

    @Test("A hang-up keeps what is unfinished")
    func hangUp() throws {
        let desk = DemoDesk()
        _ = try talk("new", "Dipa", .event(.hangUp), desk: desk)
        #expect(desk.log.all.last == "keep Dipa")
        #expect(desk.log.all.contains("keep list"))
    }

    @Test("quit warns once where something is not finished")
    func quit() throws {
        let talk = try talk("new", "Dipa", "quit", "quit", "down")
        let warning = "Attention: Something is not finished here. Say quit again to leave it."
        #expect(talk.answer(to: "quit").isEmpty)
        #expect(talk.lines.contains(warning))
        #expect(!talk.lines.contains("> down"))
    }

    @Test(
        "A script stops at the first line that is refused, with its exit status",
        arguments: [
            ("sign", 2), ("delete", 4), ("dance", 2), ("99", 2), ("fail", 1),
        ])
    func script(line: String, status: Int32) throws {
        let talk = try talk("down", .line(line), "a", typed: false)
        #expect(talk.status == status)
        #expect(talk.lines.last == "Line 2 was refused. No line after it was read.")
        #expect(!talk.text.contains("[A]"))
    }

    @Test("A script that ends in the middle of something says so with status 2")
    func unfinished() throws {
        let desk = DemoDesk()
        let talk = try talk("new", "Dipa", typed: false, desk: desk)
        #expect(talk.status == 2)
        #expect(talk.lines.last == "Left unfinished. What can be kept is kept.")
        #expect(desk.log.all.contains("keep Dipa"))
        #expect(try self.talk("f4", typed: false).status == 2)
        #expect(try self.talk("down", typed: false).status == 0)
    }

    @Test("A field that is wrong stops a script at its line")
    func wrongField() throws {
        let talk = try talk("new", "Dipa", "f", "99 99", "123", typed: false)
        #expect(talk.status == 2)
        #expect(talk.lines.last == "Line 4 was refused. No line after it was read.")
        #expect(talk.lines.contains { $0.hasPrefix("Born: 99 99, wrong: No such day.") })
    }
}
