import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Every screen of the program in plain words: what a sighted person reads on it is said.
struct EveryScreenIsReadTests {
    @Test("What stands on a screen is said when it is read", arguments: EveryScreen.all)
    func everyText(read: EveryScreen) throws {
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

    @Test(
        "No line of any screen holds a byte that could steer a terminal", arguments: EveryScreen.all
    )
    func noEscapes(read: EveryScreen) throws {
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
            text = text.replacing(#/^\d !( |$)/#, with: "")
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
