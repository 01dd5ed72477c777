// The dashboards of every role at three sizes, and how they keep still while others work.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct DashboardTests {
    let scene: DashboardSchool
    private var school: TUISchool { scene.school }

    init() throws { scene = try DashboardSchool() }

    static let roles = ["owner", "office", "principal", "nadia", "karim", "rahima"]

    private func canvas(
        _ desk: Office, _ size: Size = Size(), charts: ChartStyle = .blocks, _ keys: Key...
    ) throws -> Canvas {
        try desk.prefer(.charts, charts.rawValue)
        return try #require(
            Frames.canvases(
                of: HomeScreen(desk.session), at: desk, size: size,
                [.read(keys.map { .key($0) })]
            ).last)
    }

    @Test("On a first day the curve says one figure, and one school day")
    func firstDay() throws {
        let counts = MarkCounts(present: 94, absent: 6, late: 0, halfDay: 0, excused: 0)
        let day = AttendanceOverview.DayLine(day: TUISchool.today, counts: counts)
        let overview = AttendanceOverview(
            day: TUISchool.today, isToday: true, counts: counts, signed: 1, dueAt: 0,
            isDue: false, classes: [], trend: [day], usual: nil, forgotten: nil,
            running: AttendanceOverview.Absences(pupils: 0, longest: 0), often: 0,
            excusedInTotal: true)
        let curve = try #require(AttendanceCurve(overview, days: 14))
        #expect(curve.title == "Attendance %, 1 school day")
        #expect((curve.high, curve.low, curve.now) == ("94.0", "", "now 94.0"))
    }

    @Test("Each role's figures at three sizes", arguments: roles, DashboardSchool.sizes)
    func frames(person: String, size: Size) throws {
        let drawn = try canvas(scene.desk(person), size)
        try expectFrame(drawn, "HomeScreen-\(person)-\(size.columns)x\(size.rows)")
        #expect(drawn.cursor != nil)
    }

    @Test("A pupil's own figures at three sizes", arguments: DashboardSchool.sizes)
    func pupil(size: Size) throws {
        let desk = try scene.pupilDesk("Rafiqul Islam")
        let drawn = try canvas(desk, size)
        #expect(drawn.text.contains("Attendance") && drawn.text.contains("Owed"))
        try expectFrame(drawn, "HomeScreen-student-\(size.columns)x\(size.rows)")
    }

    @Test("The accountant's search box has the day's figures below it where there is room")
    func counter() throws {
        let desk = try scene.desk("karim")
        try Frames.expect("FeeSearchScreen-home", of: FeeSearchScreen(isHome: true), at: desk)
        let shown = try Frames.last(
            of: FeeSearchScreen(isHome: true), at: desk, .keys("="))
        #expect(shown.line(0).hasPrefix(" Fees > Dashboard"))
        let found = try Frames.last(
            of: FeeSearchScreen(isHome: true), at: desk, .keys("=", "d", "i"))
        #expect(found.line(1).contains("Find pupil  di"))
    }

    @Test("A young school, and one on a closed day", arguments: DashboardSchool.sizes)
    func empty(size: Size) throws {
        let name = "\(size.columns)x\(size.rows)"
        let closed = try TUISchool(today: "2026-03-13")
        try expectFrame(canvas(closed.desk(), size), "HomeScreen-closed-\(name)")
        let young = try YoungSchool()
        for role in [Role.schoolAdmin, .teacher, .accountant, .parent] {
            try expectFrame(
                canvas(young.desk(role), size),
                "HomeScreen-young-\(role.rawValue.lowercased())-\(name)")
        }
    }

    @Test("Charts of plain characters, and none at all: the numbers are there all the same")
    func charts() throws {
        let desk = try scene.desk("office")
        for size in DashboardSchool.sizes {
            let name = "\(size.columns)x\(size.rows)"
            try expectFrame(canvas(desk, size, charts: .ascii), "HomeScreen-ascii-\(name)")
            let none = try canvas(desk, size, charts: .none)
            try expectFrame(none, "HomeScreen-none-\(name)")
            #expect(!none.text.contains("█") && !none.text.contains("▁"))
        }
    }

    @Test("A digit opens what is behind its line, already filtered")
    func digits() throws {
        let desk = try scene.desk("office")
        let wanted: [HomeAlert.Kind: String] = [
            .registers: "Not signed", .running: "Absences", .longOverdue: "Defaulters",
            .leftOpen: "Day book", .often: "Absences", .forgotten: "Not signed",
        ]
        var seat = try Seat(desk, HomeScreen(desk.session))
        let alerts = try seat.top(HomeScreen.self).alerts.all
        #expect(alerts.contains { $0.kind == .registers && $0.isUrgent })
        for (place, alert) in alerts.enumerated() {
            seat.press(.character(Character(String(place + 1))))
            let title = try #require(wanted[alert.kind], "\(alert.kind)")
            #expect(seat.title.hasPrefix(title), "\(seat.title)")
            #expect(seat.said.isEmpty)
            seat.press(.escape)
            #expect(seat.title == "Home")
        }
        seat.press(.down, .enter)
        #expect(seat.title != "Home")
    }

    @Test("The teacher's digit opens the register that waits")
    func register() throws {
        let tariq = try scene.desk("tariq")
        var seat = try Seat(tariq, HomeScreen(tariq.session))
        #expect(seat.frame.contains("Register of 7-B: not begun"))
        seat.press("1")
        #expect(seat.title.hasPrefix("7-B"))
    }

    @Test("A parent's digits open card and account of each child")
    func children() throws {
        let desk = try scene.desk("rahima")
        var seat = try Seat(desk, HomeScreen(desk.session))
        let kinds = try seat.top(HomeScreen.self).alerts.all.map(\.kind)
        let children = [try school.pupil("Rafiqul Islam"), try school.pupil("Rokeya Islam")]
        #expect(Set(kinds) == Set(children.flatMap { [.card($0), .account($0)] }))
        // In the smallest window not every line has room: that there is more is said, and Down
        // leads there.
        var small = try Seat(
            desk, HomeScreen(desk.session), size: Size(columns: 60, rows: 16))
        #expect(small.frame.contains(" 1 more below ─"), "\(small.frame)")
        small.press(.down, .down, .down)
        #expect(small.frame.contains(" 3 more above ") && small.frame.contains(">4"))
        seat.press("1")
        #expect(seat.said.isEmpty && seat.title != "Home")
        seat.press(.escape, "2")
        #expect(seat.said.isEmpty && seat.title != "Home")
    }

    @Test("What others do changes figures in place; no row moves, comes or goes until F5")
    func meanwhile() throws {
        let desk = try scene.desk("office")
        var seat = try Seat(desk, HomeScreen(desk.session), size: Size(columns: 120, rows: 40))
        seat.press(.down)
        let before = seat.canvas
        var order = RegisterOrder()
        (order.marks, order.signs) = ([1: .absent, 2: .absent, 3: .absent], true)
        _ = try school.session("tariq").takeRegister(
            of: school.section("7-B"), on: CounterSchool.today, order)
        try scene.fees.pay("Dipa Roy", 250)
        try seat.stage.levels[seat.stage.top].screen.meanwhile(desk)
        let after = seat.canvas
        #expect(after.cursor == before.cursor)
        #expect(after.line(2).contains("2 of 3") && after.text.contains("1,500.00"))
        #expect(seat.lastLine.contains("2 new, F5"))
        for row in 12..<36 {
            #expect(before.line(row).prefix(4) == after.line(row).prefix(4), "row \(row)")
        }
        seat.press(.f(5))
        #expect(!seat.lastLine.contains("new"))
    }

    @Test("On the accountant's board the receipts stay in their rows until F5")
    func receiptsStay() throws {
        try scene.fees.pay("Dipa Roy", 100)
        let desk = try scene.desk("karim")
        var seat = try Seat(desk, HomeScreen(desk.session, isHome: false))
        let before = seat.canvas
        let list = try #require(
            (0..<24).first { before.line($0).contains("Last receipts") })
        try scene.fees.pay("Dipa Roy", 250)
        try seat.stage.levels[seat.stage.top].screen.meanwhile(desk)
        let after = seat.canvas
        #expect(seat.lastLine.contains("1 new, F5"))
        #expect(before.line(1) != after.line(1), "the drawer")
        for row in list..<22 { #expect(before.line(row) == after.line(row), "row \(row)") }
        seat.press(.f(5))
        #expect(!seat.lastLine.contains("new"))
        #expect(seat.canvas.line(list + 1) != before.line(list + 1))
    }

    @Test("Nothing changes on the screen when others do what the figures are not about")
    func unrelated() throws {
        for person in Self.roles {
            let desk = try scene.desk(person)
            var seat = try Seat(desk, HomeScreen(desk.session))
            let before = seat.canvas
            try school.session("principal").keepDraft(form: "leave", body: "x")
            _ = try school.session("principal").switchRole(to: .principal)
            try seat.stage.levels[seat.stage.top].screen.meanwhile(desk)
            #expect(seat.canvas == before, "\(person)")
        }
    }

    @Test("Who is away is listed by kind, and F6 goes on to the next")
    func absences() throws {
        let desk = try scene.desk("office")
        try Frames.expect("AbsencesScreen", of: AbsencesScreen(.running), at: desk)
        var sent = try Seat(desk, AbsencesScreen(.running))
        sent.press(.f(7), .enter)
        #expect(sent.said.contains("absences"), "\(sent.said)")
        var seat = try Seat(desk, AbsencesScreen(.now))
        #expect(seat.frame.contains("Absent at the last register"))
        seat.press(.f(6))
        #expect(seat.frame.contains("three school days running"))
        seat.press(.enter)
        #expect(seat.title == "Rafiqul Islam")
        try ScreenTrial.run({ _ in AbsencesScreen(.often) }, at: desk, keys: 40)
    }
}
