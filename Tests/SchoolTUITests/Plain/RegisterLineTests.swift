import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The register in one line.
struct RegisterLineTests {
    let school: RegisterSchool

    init() throws { school = try RegisterSchool() }

    private func register(_ name: String = "7-B") throws -> RegisterScreen {
        RegisterScreen(try school.section(name), on: RegisterSchool.today)
    }

    private func talk(
        as username: String = "nadia", on screen: (any Screen<Office>)? = nil, typed: Bool = true,
        _ steps: Uttered...
    ) throws -> Conversation {
        let desk = try school.desk(username)
        var stage = DeskStage(desk: desk, root: HomeScreen(desk.session))
        if let screen { stage.put(screen) }
        return try converse(stage, typed: typed, steps)
    }

    private func wanted(_ others: [Int: String], of count: Int = 40) -> [Int: String] {
        Dictionary(uniqueKeysWithValues: (1...count).map { ($0, others[$0] ?? "P") })
    }

    @Test("Marks are read with the remarks behind them")
    func marks() {
        let line = RegisterLine("7a 17A 28l bus late 33h".split(separator: " "))
        #expect(
            line.marks == [
                .init(roll: 7, code: .absent), .init(roll: 17, code: .absent),
                .init(roll: 28, code: .late, remark: "bus late"),
                .init(roll: 33, code: .halfDay),
            ])
        #expect(line.isComplete)
        for word in ["a", "7", "7x", "x7", "77777a", "7-a", "-7a"] {
            #expect(RegisterLine.mark(word) == nil, "\(word)")
        }
        #expect(!RegisterLine("bus late 7a".split(separator: " ")).isComplete)
    }

    @Test("A teacher takes the register of her class in two lines, and the rest is present")
    func twoLines() throws {
        let talk = try talk("7b 7a 17a 33a 28l", "y")
        #expect(
            talk.answer(to: "7b 7a 17a 33a 28l").last
                == "7-B: 36 present, 3 absent, 1 late. Sign? y or n")
        #expect(talk.answer.first == "7-B signed: P 36 A 3 L 1.")
        #expect(try school.marks("7-B") == wanted([7: "A", 17: "A", 33: "A", 28: "L"]))
        let register = try school.session("office").register(
            of: school.section("7-B"), on: RegisterSchool.today)
        #expect(register.isSigned)
        #expect(register.rows[27].mark?.minute == 9 * 60 + 12)
    }

    @Test(
        "The class is named as one likes, from any home that takes registers",
        arguments: ["7b 28l", "7B 28L", "7-B 28l", "7-b 28l"])
    func names(line: String) throws {
        let talk = try talk(as: "office", .line(line), "n")
        #expect(
            talk.answer(to: line).last == "7-B: 39 present, 1 late. Sign? y or n")
        #expect(talk.answer == ["Not signed. Every mark is saved."] + talk.answer.dropFirst())
        #expect(try school.marks("7-B") == wanted([28: "L"]))
    }

    @Test("Enter alone signs nothing")
    func enter() throws {
        let talk = try talk("7b all", "", "n")
        #expect(talk.answer(to: "").first?.hasPrefix("Attention: Choose one") == true)
        #expect(
            try !school.session("office").register(
                of: school.section("7-B"), on: RegisterSchool.today
            ).isSigned)
    }

    @Test(
        "A roll that nobody has, or that is named twice, marks nobody",
        arguments: [
            ("7b 7a 41a", "There is no roll 41 in 7-B. Nothing was marked."),
            ("7b 7a 7l", "Roll 7 is named twice. Nothing was marked."),
        ])
    func refused(line: String, sentence: String) throws {
        let talk = try talk(on: register(), typed: false, .line(line), "y")
        #expect(talk.answer.first == "Attention: \(sentence)")
        #expect(talk.status == 2)
        #expect(try school.marks("7-B") == [:])
    }

    @Test("In an open register marks alone mark those pupils and nobody else, with remarks")
    func alone() throws {
        let talk = try talk(on: register(), "28l bus late", "28l", "9a 10a")
        #expect(
            talk.answer(to: "28l bus late").first
                == "Roll 28 Urmi Chowdhury: Late, 09:12, 12 min, bus late.")
        #expect(
            talk.answer(to: "28l").first
                == "Roll 28 Urmi Chowdhury: Late, 09:12, 12 min, bus late.")
        #expect(talk.answer.first?.contains(": Absent. Roll 10 ") == true)
        #expect(try school.marks("7-B") == [9: "A", 10: "A", 28: "L"])
    }

    @Test("The same line twice marks nobody twice")
    func twice() throws {
        _ = try talk(on: register(), "7b 7a 28l", "n", "7b 7a 28l", "n")
        let audit = try school.session("office").attendance(AttendanceRecord.Wish())
        #expect(
            audit.rows.filter { $0.code == .absent && $0.day == RegisterSchool.today }.count == 1)
        #expect(try school.marks("7-B") == wanted([7: "A", 28: "L"]))
    }

    @Test("One step back takes a whole line back")
    func undone() throws {
        _ = try talk(on: register(), "7a 17a", "undo")
        #expect(try school.marks("7-B") == [:])
    }

    @Test("A roll number alone goes to the pupil and says the mark")
    func roll() throws {
        let talk = try talk(on: register(), "28", "l", "57")
        #expect(talk.answer(to: "28").first == "Roll 28 Urmi Chowdhury: no mark.")
        #expect(try school.marks("7-B") == [28: "L"])
        #expect(
            talk.answer.first == "Attention: There is no roll 57 in 7-B. Nothing was marked.")
    }

    @Test("What may be a class or a roll marks nobody, and both can be written surely")
    func eitherWay() throws {
        let screen = try register("8-A")
        let talk = try talk(as: "office", on: screen, "8a 2l")
        #expect(
            talk.answer.first
                == "Attention: 8a may be the class 8-A or roll 8. Write 8-A for the class, "
                + "08a for the pupil. Nothing was marked.")
        #expect(try school.marks("8-A") == [:])
        _ = try self.talk(as: "office", on: screen, "8-a 2l", "n")
        #expect(try school.marks("8-A")[2] == "L")
        let other = try self.talk(as: "office", on: register(), "8a 2l")
        #expect(other.answer.first?.contains("may be the class 8-A") == true)
        _ = try self.talk(as: "office", on: register(), "08a")
        #expect(try school.marks("7-B") == [8: "A"])
    }

    @Test("A signed register refuses the line as the screen does")
    func signed() throws {
        _ = try talk("7b all", "y")
        let talk = try talk(typed: false, "7b 7a", "y")
        #expect(talk.answer.contains { $0.hasPrefix("Attention: ") })
        #expect(talk.status != 0)
        #expect(try school.marks("7-B") == wanted([:]))
    }

    @Test("Another class of the line opens that class; who takes no registers opens none")
    func others() throws {
        let talk = try talk(as: "office", on: register(), "9-a", "back")
        #expect(talk.answer(to: "9-a").contains("Home > 7-B > 9-A."))
        let karim = try self.talk(as: "karim", "7b 7a")
        #expect(karim.answer.first?.hasPrefix("Attention: ") == true)
        #expect(try school.marks("7-B") == [:])
    }

    @Test("A class of somebody else is refused in the words of the office")
    func reach() throws {
        let talk = try talk("9a 3a")
        #expect(talk.answer.first?.hasPrefix("Attention: ") == true)
        #expect(try school.marks("9-A") == [:])
    }

    @Test("What somebody else marks is told before the next answer")
    func meanwhile() throws {
        let elsewhere = try school.openedAgain()
        let office = try school.session("office", on: elsewhere)
        let section = try school.section("7-B")
        var order = RegisterOrder()
        (order.marks, order.restPresent) = ([7: .absent], false)
        let talk = try talk(
            on: register(), "1p",
            .meanwhile {
                _ = try office.takeRegister(of: section, on: RegisterSchool.today, order)
            },
            "2p")
        #expect(talk.answer.first == "Selina Akter marked 7.")
        try elsewhere.close()
    }
}
