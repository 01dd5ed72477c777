import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Taking a register by keys.
struct RegisterScreenTests {
    let school: RegisterSchool

    init() throws { school = try RegisterSchool() }

    private func seat(
        _ name: String = "7-B", _ username: String = "nadia", on day: Day = RegisterSchool.today,
        size: Size = Size()
    ) throws -> Seat {
        try Seat(
            school.desk(username), RegisterScreen(school.section(name), on: day), size: size)
    }

    @Test("A class of 35 with three absent and one late takes thirteen keys, and is right")
    func keystrokes() throws {
        var seat = try seat("9-A", "rina")
        let keys: [Key] =
            [.f(8)] + "7a17a33a28l".map { .character($0) } + [.f(2)]
        #expect(keys.count == 13)
        for key in keys { seat.press(key) }
        var wanted = Dictionary(uniqueKeysWithValues: (1...35).map { ($0, "P") })
        wanted.merge([7: "A", 17: "A", 33: "A", 28: "L"]) { $1 }
        #expect(try school.marks("9-A") == wanted)
        #expect(seat.said == "9-A signed: P 31 A 3 L 1.")
        #expect(seat.isHome)
    }

    @Test("Letters of either case mark and move down")
    func letters() throws {
        var seat = try seat()
        seat.type("pAlHe")
        #expect(try school.marks("7-B") == [1: "P", 2: "A", 3: "L", 4: "H", 5: "E"])
        #expect(try seat.top(RegisterScreen.self).cursor == 5)
    }

    @Test("Every digit moves at once, and after a jump the cursor stays")
    func jump() throws {
        var seat = try seat()
        seat.type("1")
        #expect(try seat.top(RegisterScreen.self).cursor == 0)
        seat.type("7")
        #expect(try seat.top(RegisterScreen.self).cursor == 16)
        #expect(seat.lastLine.hasPrefix(" Roll 17"))
        seat.type("a")
        #expect(try seat.top(RegisterScreen.self).cursor == 16)
        #expect(seat.said == "Roll 17 Nadia Islam: Absent.")
        #expect(seat.lastLine.hasSuffix("u = undo   saved 09:12"))
    }

    @Test("A number that nobody has marks nobody")
    func nobody() throws {
        var seat = try seat()
        seat.press(.down)
        seat.type("57a")
        #expect(seat.said == "! Nobody here has roll number 57. Nothing was marked.")
        #expect(try school.marks("7-B").isEmpty)
        #expect(try seat.top(RegisterScreen.self).cursor == 1)
        seat.type("18")
        seat.press(.backspace)
        seat.type("7a")
        #expect(try school.marks("7-B") == [17: "A"], "Backspace takes a digit back")
    }

    @Test("Backspace steps back one and clears, also after a jump and on the last pupil")
    func backspace() throws {
        var seat = try seat()
        seat.type("pp")
        seat.press(.backspace)
        #expect(try school.marks("7-B") == [1: "P"])
        seat.type("17a")
        seat.press(.backspace)
        #expect(try school.marks("7-B") == [1: "P"])
        seat.press(.end)
        seat.type("p")
        seat.press(.backspace)
        #expect(try school.marks("7-B") == [1: "P"])
        seat.press(.home, .backspace)
        #expect(seat.said == "This is the first pupil.")
    }

    @Test("Late records the minute and counts from the bell, only today")
    func late() throws {
        var seat = try seat()
        seat.type("28l")
        #expect(seat.said == "Roll 28 Urmi Chowdhury: Late, 09:12, 12 min.")
        var other = try self.seat("8-A", "tariq", on: day("2026-03-11"))
        other.type("l")
        #expect(other.said == "Roll 1 Dipa Roy: Late.")
    }

    @Test("F8 fills only the blanks, and one undo empties them again, also on a new screen")
    func undo() throws {
        var seat = try seat("8-A", "tariq")
        seat.type("2a")
        seat.press(.f(8))
        #expect(try school.marks("8-A") == [1: "P", 2: "A", 3: "P"])
        var later = try self.seat("8-A", "tariq")
        later.type("u")
        #expect(later.said == "Undone for 2 pupils.  U = put back")
        #expect(try school.marks("8-A") == [2: "A"])
        later.type("u")
        #expect(later.said == "Undone. Roll 2 Ehsan Kabir: no mark.  U = put back")
        later.type("U")
        #expect(later.said == "Put back. Roll 2 Ehsan Kabir: Absent.")
        later.type("uu")
        #expect(later.said == "! There is nothing of yours to undo here.")
    }

    @Test("A star stands where a mark was replaced in this sitting")
    func stars() throws {
        var seat = try seat("8-A", "tariq")
        seat.press(.f(8))
        #expect(!seat.frame.contains("]*"))
        seat.type("2a")
        #expect(seat.frame.contains("Ehsan Kabir           [A]*"))
        seat.type("u")
        #expect(!seat.frame.contains("]*"))
    }

    @Test("Another person's marks come in pupil by pupil, and it is said who made them")
    func merge() throws {
        var seat = try seat()
        seat.type("17")
        let other = try school.openedAgain()
        let pupils = try #require(school.roster.pupils["7-B"])
        let office = try school.session("office", on: other)
        for place in [2, 8] {
            try office.mark(
                MarkOrder(pupils[place], .absent), in: school.section("7-B"),
                on: RegisterSchool.today)
        }
        seat.hearOthers()
        #expect(seat.lastLine.hasSuffix("Selina Akter marked 3 9"))
        #expect(try seat.top(RegisterScreen.self).cursor == 16)
        seat.type("l")
        #expect(try school.marks("7-B") == [3: "A", 9: "A", 17: "L"])
        try other.close()
    }

    @Test("Signed meanwhile by somebody else: nothing more is marked, and the screen shows why")
    func signedMeanwhile() throws {
        var seat = try seat("8-A", "tariq")
        var order = RegisterOrder()
        order.signs = true
        _ = try school.session("office").takeRegister(
            of: school.section("8-A"), on: RegisterSchool.today, order)
        seat.type("a")
        #expect(seat.said.hasPrefix("! The register is signed."))
        #expect(seat.frame.contains("signed by Selina Akter"))
    }

    @Test("Planned leave comes marked before anybody is called")
    func leave() throws {
        let pupils = try #require(school.roster.pupils["7-B"])
        _ = try school.session("office").recordLeave(
            of: pupils[4], RegisterSchool.today...RegisterSchool.today, reason: "wedding")
        let seat = try seat()
        #expect(try school.marks("7-B") == [5: "E"])
        #expect(seat.frame.contains("Chandni Das           [E]"))
    }

    @Test("Signing names who is missing; then the next own class opens, then home")
    func sign() throws {
        var seat = try seat("8-A", "tariq")
        seat.type("p")
        seat.press(.f(2))
        #expect(seat.said == "! 2 pupils have no mark yet: 2 3. Mark them, then sign.")
        seat.press("*", .f(2))
        #expect(seat.said == "8-A signed: P 3. Now 8-B.")
        #expect(seat.title == "8-B")
        seat.press("*", .f(2))
        #expect(seat.isHome)
    }

    @Test("A signed register is corrected with a mark and a reason, inside the window")
    func correct() throws {
        var seat = try seat("7-B", "nadia", on: day("2026-03-11"))
        seat.press("p")
        #expect(seat.said.hasPrefix("The register is signed. Enter corrects"))
        seat.type("7")
        seat.press(.enter, "l", .enter)
        seat.press(.enter)
        #expect(seat.said == "A correction needs a reason.")
        seat.type("came at ten")
        seat.press(.enter)
        #expect(seat.said == "Roll 7 Ehsan Kabir: corrected to late, came at ten.")
        #expect(try school.marks("7-B", on: day("2026-03-11"))[7] == "L")
        var old = try self.seat("7-B", "nadia", on: day("2026-03-01"))
        old.press(.enter)
        #expect(old.said.contains("more than 7 days back"))
    }

    @Test("A remark stands beside a mark: a usual one, a free one, or none")
    func remarks() throws {
        var seat = try seat("8-A", "tariq")
        seat.press(.enter)
        #expect(seat.said == "Roll 1 Dipa Roy has no mark yet. Mark first, then remark.")
        func remark() throws -> String? {
            try seat.top(RegisterScreen.self).rows[1].mark?.remark
        }
        seat.type("2l")
        seat.press(.enter)
        seat.type("bus")
        seat.press(.enter)
        #expect(try remark() == "bus late")
        #expect(seat.said == "Roll 2 Ehsan Kabir: Late, 09:12, 12 min, bus late.")
        seat.press(.f(4))
        seat.type("lost a shoe")
        seat.press(.enter)
        #expect(try remark() == "lost a shoe")
        seat.press(.f(4), .enter)
        #expect(try remark() == "")
        seat.press(.f(4), .escape)
        #expect(try remark() == "" && seat.title == "8-A")
    }

    @Test("A move changes the sign > and one cell; a mark its cell, the counts and row 23 besides")
    func whatChanges() throws {
        var seat = try seat()
        seat.type("p")
        seat.press(.down)
        let before = seat.canvas
        seat.press(.down)
        let moved = seat.canvas
        #expect(
            changes(before, moved).allSatisfy { $0.column == 1 || (27...29).contains($0.column) })
        #expect(Set(changes(before, moved).map(\.row)).count == 2)
        #expect(before.names == moved.names)
        seat.type("a")
        let marked = changes(moved, seat.canvas)
        #expect(marked.allSatisfy { [1, 22].contains($0.row) || $0.column < 31 })
        #expect(Set(marked.map(\.row)).count == 4)
        #expect(seat.canvas.cursor == Position(row: 6, column: 28))
    }

    private func changes(_ old: Canvas, _ new: Canvas) -> [Position] {
        old.rows.indices.flatMap { row in
            old.rows[row].indices.filter { old.rows[row][$0] != new.rows[row][$0] }
                .map { Position(row: row, column: $0) }
        }
    }

    @Test("No two actions share a key, in any state of a register")
    func lint() throws {
        var seat = try seat("8-A", "tariq")
        #expect(ActionLint.problems(seat.offers) == [])
        seat.press("p", .up, .enter)
        #expect(ActionLint.problems(seat.offers) == [])
        let signed = try self.seat("7-B", "nadia", on: day("2026-03-11"))
        #expect(ActionLint.problems(signed.offers) == [])
    }

    @Test("Random keys never trap, and no row is ever too long")
    func randomKeys() throws {
        let keys: [Key] =
            "palhePALHEuU*17803 q?-+b".map { .character($0) }
            + [
                .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .backspace, .enter,
                .escape, .tab, .backTab, .f(2), .f(4), .f(5), .f(6), .f(8), .f(9), .f(10),
            ]
        var generator = SeededGenerator(seed: 7)
        for round in 0..<8 {
            let size = [Size(), Size(columns: 120, rows: 40), Size(columns: 61, rows: 17)][
                round % 3]
            let name = ["7-B", "8-A"][round % 2]
            var seat = try seat(name, ["nadia", "tariq"][round % 2], size: size)
            for _ in 0..<150 {
                guard let key = keys.randomElement(using: &generator) else { continue }
                seat.press(key)
                let canvas = seat.canvas
                #expect(
                    canvas.rows.indices.allSatisfy {
                        TextWidth.columns(canvas.line($0)) == canvas.size.columns
                    })
            }
        }
    }
}
