import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Heads, prices, and charges raised from them.
struct PriceListTests {
    @Test("From nothing to a raised class: head, price, preview, raise")
    func fromNothing() throws {
        let school = try TUISchool()
        let desk = try school.desk("karim")
        var seat = try Seat(desk, FeeStructuresScreen())
        seat.press(.f(6))
        #expect(seat.said == "Add a fee head first (h in the list).")
        seat.press(.down)
        seat.type("h")
        seat.press(.f(6))
        seat.type("Library")
        seat.press(.enter)
        seat.type("lib")
        seat.press(.f(2))
        #expect(seat.said == "The head Library is added.")
        seat.press(.f(10), .f(6))
        seat.type("lib")
        seat.press(.enter, .enter)
        seat.type("120")
        seat.press(.enter, .enter, .f(4))
        seat.type("7b")
        seat.press(.enter, .f(2))
        #expect(seat.said == "Library is on the price list.")
        #expect(seat.frame.contains("7-B"))
        seat.press(.enter)
        #expect(seat.frame.contains("10 charges") && seat.frame.contains("total 1,200.00"))
    }

    @Test("A head or a line of the same name, and a class nobody has, are refused in words")
    func refusals() throws {
        let scene = try FeeScene(hasMoney: false)
        var seat = try Seat(scene.karim, NewFeeHeadScreen(today: TUISchool.today))
        seat.type("tuition")
        seat.press(.enter)
        seat.type("tui")
        seat.press(.f(2))
        #expect(seat.said == "! There is a fee head tuition already. Use that one.")
        var line = try Seat(scene.karim, try NewFeeStructureScreen(at: scene.karim))
        line.type("tui")
        line.press(.enter, .enter)
        line.type("100")
        line.press(.enter, .enter)
        line.type("9-Z")
        line.press(.f(2))
        #expect(line.said.contains("There is no class “9-Z”."))
        line.press(.control("U"), .f(2))
        #expect(line.said.contains("That year's price list has Tuition already."))
    }

    @Test("A new price counts from now on, and a line is taken out of use and back")
    func changes() throws {
        let scene = try FeeScene(hasMoney: false)
        var seat = try Seat(scene.karim, FeeStructuresScreen())
        seat.press(.down, .down)
        seat.type("c1250")
        seat.press(.f(2))
        #expect(seat.said == "Tuition costs 1,250.00 from now on.")
        let pupil = try scene.school.pupil("Dipa Roy")
        #expect(try scene.karim.session.feeAccount(of: pupil).dues.first?.amount.minor == 100_000)
        seat.type("u")
        #expect(seat.said == "Tuition is not in use any more.")
        seat.press(.enter, .f(2))
        #expect(seat.said == "Tuition is not in use. Put it in use again first.")
        seat.press(.escape)
        seat.type("u")
        #expect(seat.said == "Tuition is in use again.")
    }

    private func raising(_ scene: FeeScene) throws -> RaiseScreen {
        try RaiseScreen(
            try scene.karim.session.feeStructure(named: "Tuition"), at: scene.karim)
    }

    @Test("F2 raises what is shown, and says where it is undone; nobody is charged twice")
    func raises() throws {
        let scene = try FeeScene(hasMoney: false)
        let steps: [Played] = [
            .type("2026-04"), .keys(.enter), .type("7b"), .keys(.f(2)),
            .untilShown("u undoes it."),
        ]
        let frames = try playOffice(RaisesScreen(), at: scene.karim, [])
        #expect(!frames.endWith("Apr 2026"))
        let raised = try playOffice(try raising(scene), at: scene.karim, steps)
        #expect(raised.contains { $0.text.contains("10 charges") })
        let running = raised.map { $0.line(22) }
        #expect(running.contains { $0.hasPrefix(" Raising Tuition Apr 2026") })
        #expect(running.contains { $0.contains("Esc stops") })
        #expect(try scene.karim.session.raises().first?.count == 10)
        var again = try Seat(scene.karim, RaisesScreen())
        _ = try again.stage.push(raising(scene))
        again.type("2026-04")
        again.press(.enter)
        again.type("7b")
        again.press(.enter, .f(2))
        #expect(again.said == "Everybody there has this charge for Apr 2026 already.")
    }

    @Test("A raise that is stopped half way has raised nothing")
    func stopped() throws {
        let scene = try FeeScene(hasMoney: false)
        let before = try scene.karim.session.raises()
        let order = RaiseOrder(
            structure: try scene.karim.session.feeStructure(named: "Tuition").id,
            period: FeePeriod(typed: "2026-04"))
        #expect(throws: JobStopped()) {
            try scene.karim.session.raise(order) { _, _ in throw JobStopped() }
        }
        #expect(try scene.karim.session.raises() == before)
        #expect(try scene.karim.session.planned(order).count == 24)
    }

    @Test("One pupil is raised by admission number; a wrong one and a wrong month are refused")
    func onePupil() throws {
        let scene = try FeeScene(hasMoney: false)
        var seat = try Seat(scene.karim, try raising(scene))
        seat.type("2027-09")
        seat.press(.enter)
        #expect(seat.frame.contains("2027-09 lies outside that academic year."))
        seat.press(.up)
        seat.press(.control("U"))
        seat.type("soon")
        seat.press(.enter)
        #expect(seat.frame.contains("There is no month or quarter “soon”."))
        seat.press(.up)
        seat.press(.control("U"))
        seat.type("2026-05")
        seat.press(.enter)
        seat.type("one")
        #expect(seat.frame.contains("There is no"))
        seat.type("SA202600008")
        seat.press(.enter)
        #expect(seat.frame.contains("1 charge ") && seat.frame.contains("7-A"))
    }

    @Test("What has changed since the preview is shown before it is raised")
    func changedMeanwhile() throws {
        let scene = try FeeScene(hasMoney: false)
        var seat = try Seat(scene.karim, try raising(scene))
        seat.type("2026-04")
        seat.press(.enter)
        let structure = try scene.office.session.feeStructure(named: "Tuition")
        _ = try scene.office.session.raise(
            RaiseOrder(
                structure: structure.id, period: FeePeriod(typed: "2026-04"),
                scope: .section(scene.school.section("7-A"))))
        seat.press(.f(2))
        #expect(seat.said == "Look at this first. F2 raises it.")
        #expect(seat.frame.contains("12 have it already"))
    }

    @Test("A raise is undone as a whole by its word, and not after somebody paid")
    func undoes() throws {
        let scene = try FeeScene(hasMoney: false)
        var seat = try Seat(scene.karim, RaisesScreen())
        seat.press(.down, .down)
        seat.type("u")
        #expect(seat.frame.contains("Examination once: 12 charges, 6,000.00, will be taken back."))
        seat.type("undo")
        seat.press(.enter)
        #expect(seat.said == "12 charges taken back." && seat.frame.contains("undone"))
        seat.type("u")
        #expect(seat.said == "That raise was undone already.")
        try scene.pay("Urmi Chowdhury", "10")
        seat.press(.end)
        seat.type("uundo")
        seat.press(.enter)
        #expect(seat.said.contains("10.00 of it is paid or conceded already."))
    }

    @Test("Who may only look sees the prices and why nothing more")
    func looksOnly() throws {
        let scene = try FeeScene(hasMoney: false)
        var seat = try Seat(try scene.school.desk("principal"), FeeStructuresScreen())
        seat.press(.enter)
        #expect(seat.said.hasPrefix("Your role may not do this."))
    }
}
