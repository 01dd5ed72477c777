import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The list of charges, one charge, and days that are typed, used as an accountant uses them.
struct ChargesScreenTests {
    let scene: FeeScene

    init() throws { scene = try FeeScene() }

    private func charges() throws -> Seat {
        try Seat(scene.karim, ChargesScreen(around: TUISchool.today))
    }

    /// Chooses by words from the list that a key opens.
    private func choose(_ words: String, after key: String, in seat: inout Seat) {
        seat.type(key)
        seat.type(words)
        seat.press(.enter)
    }

    @Test("The month's charges are narrowed by class, status and head, and each word is shown")
    func narrowed() throws {
        var seat = try charges()
        #expect(seat.frame.contains("Due Sun 1 Mar 2026 to Tue 31 Mar 2026"))
        let all = try total(seat)
        choose("8a", after: "c", in: &seat)
        #expect(try seat.frame.contains("8-A") && total(seat) < all)
        choose("paid", after: "s", in: &seat)
        #expect(seat.frame.contains("8-A, paid"))
        choose("tuition", after: "h", in: &seat)
        #expect(seat.frame.contains("8-A, paid, Tuition"))
        choose("all", after: "s", in: &seat)
        choose("all", after: "h", in: &seat)
        choose("all", after: "c", in: &seat)
        #expect(try seat.frame.contains("Whole school") && total(seat) == all)
    }

    private func total(_ seat: Seat) throws -> Int {
        let word = seat.canvas.line(1).split(separator: " ").dropLast().last
        return try #require(word.flatMap { Int($0) }, "\(seat.frame)")
    }

    @Test("A kind of heads is chosen beside the heads themselves")
    func kinds() throws {
        var seat = try charges()
        seat.press(.left, .left)
        choose("other", after: "h", in: &seat)
        #expect(seat.frame.contains("all other") && seat.frame.contains("Examination"))
        #expect(!seat.frame.contains("Tuition"))
    }

    @Test("Left and right turn by months; F4 shows a year, or until today")
    func days() throws {
        var seat = try charges()
        seat.press(.left)
        #expect(seat.frame.contains("Due Sun 1 Feb 2026 to Sat 28 Feb 2026"))
        seat.press(.right, .right)
        #expect(seat.frame.contains("No such charge falls due in these days."))
        seat.press(.f(4))
        seat.type("until")
        seat.press(.enter)
        #expect(seat.frame.contains("Due until Thu 12 Mar 2026"))
        seat.press(.f(4))
        seat.type("all")
        seat.press(.enter)
        #expect(seat.frame.contains("Due any day") && seat.frame.contains("2025-11-15"))
        seat.press(.left)
        #expect(seat.said == "All days are shown. F4 chooses some.")
    }

    @Test("Days are typed: a digit over the list begins the first, and they are checked")
    func typed() throws {
        var seat = try charges()
        seat.type("2026-01-28")
        #expect(seat.title == "Days")
        seat.press(.enter)
        seat.type("2026-01-01")
        seat.press(.f(2))
        #expect(seat.frame.contains("! The last day comes after the first."))
        seat.press(.escape, .escape)
        seat.type("2026-01-28")
        seat.press(.f(2))
        #expect(seat.title == "Charges" && seat.frame.contains("Due Wed 28 Jan 2026"))
        #expect(seat.frame.contains("1 charge\n") && seat.frame.contains("রফিকুল ইসলাম"))
    }

    @Test("The collection register takes any days, too: words that fit no range are a day")
    func collection() throws {
        var seat = try Seat(scene.karim, CollectionScreen(around: TUISchool.today))
        seat.press(.f(4))
        seat.type("2026-03-0")
        #expect(seat.frame.contains("Enter begins with this day."))
        seat.type("1")
        seat.press(.enter)
        #expect(seat.title == "Days")
        seat.press(.enter)
        seat.type("2026-03-12")
        seat.press(.f(2))
        #expect(seat.frame.contains("Sun 1 Mar 2026 to Thu 12 Mar 2026"), "\(seat.frame)")
        seat.press(.f(4))
        seat.type("other")
        seat.press(.enter)
        #expect(seat.title == "Days" && seat.frame.contains("12.03.2026"))
        seat.press(.f(10))
        #expect(seat.title == "Collection")
    }

    @Test("The orders follow each other, and the first row with them")
    func orders() throws {
        var seat = try charges()
        seat.press(.f(4))
        seat.type("all")
        seat.press(.enter)
        #expect(seat.frame.contains("the oldest due first"))
        #expect(seat.canvas.line(5).contains("Gopal Saha"))
        seat.type("o")
        #expect(seat.frame.contains("the newest due first"))
        seat.type("o")
        #expect(seat.frame.contains("the largest open sum first"))
        #expect(seat.canvas.line(5).contains("1,000.00"))
        seat.type("o")
        #expect(seat.frame.contains("by name"))
        #expect(seat.canvas.line(5).contains("Arafat Hossain"))
        seat.type("o")
        #expect(seat.frame.contains("the oldest due first"))
    }

    @Test("Enter shows a charge with what was paid; from there the receipt, the account, a change")
    func one() throws {
        var seat = try Seat(scene.karim, ChargeScreen(scene.charge(of: "Dipa Roy", 0)))
        #expect(seat.frame.contains("Tuition") && seat.frame.contains("Charged 1,000.00"))
        #expect(seat.frame.contains("RCP-2026-0005") && seat.frame.contains("Open 0.00"))
        seat.press(.enter)
        #expect(seat.frame.contains("RCP-2026-0005") && seat.title.contains("RCP-2026-0005"))
        seat.press(.escape)
        seat.type("a")
        #expect(seat.title.contains("Dipa Roy"))
        seat.press(.escape)
        seat.type("?")
        #expect(seat.title == "Entries")
    }

    @Test("A payment that was taken back says by which paper; a charge without any says so")
    func takenBack() throws {
        var seat = try Seat(scene.karim, ChargeScreen(scene.charge(of: "Ayesha Siddika", 0)))
        #expect(seat.frame.contains("taken back by VD-2026-0001"), "\(seat.frame)")
        let gopal = try Seat(scene.karim, ChargeScreen(scene.charge(of: "Gopal Saha", 0)))
        #expect(gopal.frame.contains("Nothing was paid of it yet."))
        seat.press(.f(10))
        #expect(seat.isHome)
    }

    @Test("The office changes a charge from its screen; the list shows it when one comes back")
    func changed() throws {
        var seat = try Seat(scene.office, ChargesScreen(around: "2025-11-15"))
        seat.press(.enter)
        #expect(seat.frame.contains("Open 750.00"))
        seat.press(.f(4))
        seat.type("w")
        seat.press(.enter, .enter)
        seat.type("hardship")
        seat.press(.f(2))
        #expect(seat.frame.contains("Waived 750.00"), "\(seat.frame)")
        seat.press(.escape)
        #expect(seat.title == "Charges" && seat.frame.contains("waived"))
    }

    @Test("From the account d opens the due at the mark")
    func fromAccount() throws {
        let pupil = try scene.school.pupil("Gopal Saha")
        var seat = try Seat(scene.karim, FeeAccountScreen(pupil))
        seat.type("d")
        #expect(seat.title.hasPrefix("Charge ") && seat.frame.contains("Open 750.00"))
    }

    @Test("What others write is told, and shown by F5; pages are turned without counting again")
    func meanwhile() throws {
        let desk = try scene.school.desk("karim", hearsOthers: true)
        var seat = try Seat(desk, ChargesScreen(around: TUISchool.today))
        let other = try scene.school.openedAgain()
        var form = ChargeForm()
        (form.head, form.amount, form.dueOn) = ("Tuition", "30", "2026-03-30")
        let new = try form.checked(FeeScene.money, today: TUISchool.today)
        let office = try scene.school.session("office", on: other)
        _ = try office.charge(scene.school.pupil("Gopal Saha"), new, key: SubmissionKey())
        seat.hearOthers()
        #expect(seat.frame.contains("changed by others, F5"))
        #expect(try total(seat) == 36)
        seat.press(.f(5))
        #expect(try !seat.frame.contains("changed by others, F5") && total(seat) == 37)
        try other.close()
    }

    @Test("A parent is refused the list of the school, and sees the own child's charge")
    func parent() throws {
        let rahima = try scene.school.desk("rahima")
        let own = try Seat(rahima, ChargeScreen(scene.charge(of: "Rokeya Islam", 0)))
        #expect(own.title.hasPrefix("Charge "))
        let other = try Seat(rahima, ChargeScreen(scene.charge(of: "Dipa Roy", 0)))
        #expect(other.isHome && other.said.hasPrefix("!"))
        let list = try Seat(rahima, ChargesScreen(around: TUISchool.today))
        #expect(!list.frame.contains("Dipa Roy"))
    }

    @Test("= on the board asks which figure, and shows its entries; ? is help, and leads there")
    func board() throws {
        var seat = try Seat(scene.karim, HomeScreen(scene.karim.session))
        seat.type("?")
        #expect(seat.frame.contains("┌ Help ") && seat.frame.contains("entries behind a figure"))
        seat.press(.enter)
        #expect(seat.frame.contains("Entries behind which figure"))
        seat.press(.escape)
        seat.type("=")
        #expect(seat.frame.contains("Entries behind which figure"))
        seat.type("this month")
        seat.press(.enter)
        #expect(seat.title == "Entries" && seat.frame.contains("This month"))
    }
}
