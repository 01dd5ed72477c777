import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Every screen of the program in plain words: what a sighted person reads on it is said.
struct EveryScreenIsReadTests {
    /// One screen, by its name, and where it is opened.
    struct Read: Sendable, CustomTestStringConvertible {
        let name: String
        let open: @Sendable () throws -> Opened

        var testDescription: String { name }
    }

    /// A screen at a desk, and the school that must live as long as they.
    struct Opened {
        let school: AnyObject
        let desk: Office
        let screen: any Screen<Office>
    }

    private static func small(_ small: SmallScreen) -> Read {
        Read(name: small.name) {
            let school = try TUISchool()
            let desk = try school.desk()
            return Opened(school: school, desk: desk, screen: try small.open(school, desk))
        }
    }

    private static func fees(_ framed: FeeListFrameTests.Framed) -> Read {
        Read(name: framed.name) {
            let scene = try FeeScene()
            return Opened(
                school: scene.school, desk: scene.karim, screen: try framed.open(scene))
        }
    }

    private static func pupil(
        _ name: String, _ open: @escaping @Sendable (StudentID, Office) throws -> any Screen<Office>
    ) -> Read {
        Read(name: name) {
            let school = try TUISchool()
            let desk = try school.desk()
            let screen = try open(try school.pupil("Rafiqul Islam"), desk)
            return Opened(school: school, desk: desk, screen: screen)
        }
    }

    private static func counter(
        _ name: String, _ open: @escaping @Sendable (CounterSchool) throws -> any Screen<Office>
    ) -> Read {
        Read(name: name) {
            let counter = try CounterSchool()
            return Opened(
                school: counter.school, desk: counter.desk, screen: try open(counter))
        }
    }

    private static func register(
        _ name: String, _ open: @escaping @Sendable (SectionID) -> any Screen<Office>
    ) -> Read {
        Read(name: name) {
            let school = try RegisterSchool()
            return Opened(
                school: school, desk: try school.desk("nadia"),
                screen: open(try school.section("7-B")))
        }
    }

    static let pupils: [Read] = [
        pupil("StudentListScreen") { _, _ in StudentListScreen() },
        pupil("StudentScreen") { student, _ in StudentScreen(student) },
        pupil("CorrectStudentScreen") { try CorrectStudentScreen($0, at: $1) },
        pupil("MoveStudentScreen") { try MoveStudentScreen($0, at: $1) },
        pupil("LeaveScreen") { try LeaveScreen($0, at: $1) },
        pupil("AdmissionScreen") { _, desk in try AdmissionScreen(at: desk) },
        pupil("GuardianScreen") { student, desk in
            let card = try desk.session.card(of: student)
            return GuardianScreen(try #require(card.guardians.first), of: student, home: "880")
        },
        pupil("HomeScreen") { _, desk in HomeScreen(desk.session) },
        pupil("ChoosePasswordScreen") { _, desk in ChoosePasswordScreen(desk.session, old: nil) },
    ]

    static let money: [Read] = [
        counter("FeeSearchScreen") { _ in FeeSearchScreen(isHome: true) },
        counter("FeeAccountScreen") { FeeAccountScreen(try $0.pupil("Rafiqul Islam")) },
        counter("FamilyPaymentScreen") { counter in
            let account = try counter.karim.feeAccount(of: counter.pupil("Rafiqul Islam"))
            return try FamilyPaymentScreen(account, at: counter.desk)
        },
        counter("ReceiptScreen") { ReceiptScreen(try $0.pay("Dipa Roy", 500)) },
        counter("ReceiptNumberScreen") { ReceiptNumberScreen(today: $0.karim.today) },
        counter("TakeBackScreen") { counter in
            TakeBackScreen(.refund, of: try counter.pay("Dipa Roy", 500), at: counter.desk)
        },
        counter("DueChangeScreen") { counter in
            let dues = try counter.karim.feeAccount(of: counter.pupil("Rafiqul Islam")).dues
            return DueChangeScreen(.postpone, of: try #require(dues.first), at: counter.desk)
        },
    ]

    static let registers: [Read] = [
        register("RegisterScreen") { RegisterScreen($0, on: RegisterSchool.today) },
        register("RegisterListScreen") { _ in RegisterListScreen(on: RegisterSchool.today) },
        register("MonthScreen") { MonthScreen($0, around: RegisterSchool.today) },
    ]

    static let all =
        SmallScreen.all.map(small) + FeeListFrameTests.all.map(fees) + pupils + money + registers

    @Test("What stands on a screen is said when it is read", arguments: all)
    func everyText(read: Read) throws {
        let opened = try read.open()
        let seen = try seen(opened.screen, at: opened.desk)
        let said = try said(opened.screen, at: opened.desk)
        #expect(!seen.isEmpty)
        let all = Self.plain(said)
        for text in seen {
            #expect(
                all.contains(Self.plain(text)), "\(read.name): “\(text)” is not said in\n\(said)")
        }
    }

    @Test("No line of any screen holds a byte that could steer a terminal", arguments: all)
    func noEscapes(read: Read) throws {
        let opened = try read.open()
        let said = try said(opened.screen, at: opened.desk)
        #expect(
            said.unicodeScalars.allSatisfy {
                $0 == "\n" || ($0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value))
            })
        #expect(!said.contains { "│─┌└┬┴┼█".contains($0) })
    }

    @Test(
        "Every job that a role's home offers is reached by its name and read",
        arguments: HomeScreenTests.people)
    func jobs(person: String) throws {
        let school = try TUISchool()
        guard person != "child" else { return }
        let desk = try school.desk(person)
        for job in HomeJob.all where job.isOffered(to: desk.session.role) {
            let talk = try converse(at: desk, .line(job.name), "read")
            let hasLeft = talk.answer(to: job.name).contains { $0.hasPrefix("Home > ") }
            let isTold = talk.answer(to: job.name).first?.hasPrefix("Attention") == false
            #expect(hasLeft || isTold, "\(job.name): \(talk.text)")
            #expect(!talk.answer.isEmpty)
        }
    }

    /// A sentence has signs that the columns of a screen have not.
    private static func plain(_ text: String) -> String {
        text.filter { !":,".contains($0) }.lowercased()
    }

    // MARK: What is seen

    /// The texts on the rows between the frame's own, without what only marks or measures.
    private func seen(_ screen: any Screen<Office>, at desk: Office) throws -> [String] {
        var stage = DeskStage(desk: desk, root: HomeScreen(desk.session))
        stage.put(screen)
        try stage.begin(in: Surroundings(wording: { Wording.sentence($0) }, wake: {}))
        let canvas = stage.draw()
        let styles = canvas.styles.split(separator: "\n", omittingEmptySubsequences: false)
        return (1..<(canvas.size.rows - 2)).flatMap { row -> [String] in
            let texts = texts(canvas.line(row))
            let isHeading = Set(styles[row]).isSubset(of: ["t", "."]) && styles[row].contains("t")
            return isHeading && texts.count > 2 ? [] : texts
        }.filter { isWorthSaying($0, on: screen) }
    }

    private func texts(_ line: String) -> [String] {
        let clean = String(line.map { isDrawn($0) ? "\u{1}" : $0 })
            .replacing("\u{1}", with: "  ")
        var texts: [String] = []
        for part in clean.split(separator: "  ") {
            var text = String(part).trimmed
            if text.hasPrefix(">") { text = String(text.dropFirst()).trimmed }
            text = text.replacing(#/^\d ! /#, with: "")
            if text.hasSuffix(" *") { text = String(text.dropLast(2)) }
            if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
                text = String(text[text.index(after: end)...]).trimmed
            }
            if let day = typedDay(text) { text = day.text }
            if text.hasSuffix("…") { text = String(text.dropLast()).trimmed }
            if !text.isEmpty { texts.append(text) }
        }
        return texts
    }

    /// Lines, blocks and the signs of charts.
    private func isDrawn(_ sign: Character) -> Bool {
        sign.unicodeScalars.allSatisfy { (0x2500..<0x25A0).contains($0.value) || $0 == "·" }
    }

    /// `12.03.2026`, as a form shows a day that was typed.
    private func typedDay(_ text: String) -> Day? {
        let parts = text.split(separator: ".").compactMap { Int($0) }
        guard text.count == 10, parts.count == 3 else { return nil }
        return Day(year: parts[2], month: parts[1], day: parts[0])
    }

    /// Boxes to tick, keys, sums' rules and the squares of a calendar say nothing by themselves.
    private func isWorthSaying(_ text: String, on screen: any Screen<Office>) -> Bool {
        if text.allSatisfy({ "-[]PALHEx/*. ".contains($0) }) && text.count < 8 { return false }
        if text == "!" || text.allSatisfy({ $0 == "-" }) || text.hasPrefix("+ or F2") {
            return false
        }
        if text.hasPrefix("P ") && text.contains("no mark") { return false }
        if screen is CalendarScreen || screen is MonthScreen {
            let isSquare = text.allSatisfy { $0.isNumber || "]- .PALHE%".contains($0) }
            let isWeekday = Day.weekdayNames.contains(text) || text.hasPrefix("No Name")
            return !isSquare && !isWeekday
        }
        if screen is RegisterScreen { return text.firstMatch(of: #/^[PALHE] \d+$/#) == nil }
        return !["type, or F4", "C K M Q B"].contains(text)
    }

    /// All that is said when the screen is opened and then read, field by field.
    private func said(_ screen: any Screen<Office>, at desk: Office) throws -> String {
        guard screen is ChoosePasswordScreen else {
            return try converse(at: desk, on: screen, "read").text
        }
        return try converse(at: desk, on: screen, "", "", "").text
    }
}
