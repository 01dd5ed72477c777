// A class's month on one page: pupils down, days across. The cursor stands on one mark, and the
// line below says who set it. Left of the first day lies the month before.

import SchoolCore

/// The month of a class.
struct MonthScreen: Screen {
    let section: SectionID
    private(set) var day: Day
    private(set) var pupil = 0
    private var sheet: MonthSheet?
    /// Who set the marks of the pupil under the cursor.
    private var authors: [MarkEventID: MonthSheet.Author] = [:]
    /// The cursor went to another pupil, so that nothing but those is read.
    private var isAtOtherPupil = false
    private var clock: OfficeClock?
    private var excusedCounts = true
    private var today: Day
    private var size = Size()
    /// As wide as the longest roll number.
    private var rollWidth = 2
    private let first: StudentID?

    init(_ section: SectionID, around day: Day, at student: StudentID? = nil) {
        self.section = section
        self.day = day
        today = day
        first = student
    }

    var title: String { "\(Day.monthNames[day.month - 1]) \(day.year)" }
    private var rows: [MonthSheet.Row] { sheet?.rows ?? [] }
    private var focused: MonthSheet.Row? { rows.indices.contains(pupil) ? rows[pupil] : nil }

    var status: String {
        let page = shown
        let more = page.upperBound < rows.count ? "PgDn \(rows.count - page.upperBound) more" : ""
        if sheet?.signed.contains(day) == true { return more + "   signed" }
        let drafts = (sheet?.drafts ?? []).map { String($0.dayOfMonth) }
        return drafts.isEmpty ? more : more + "   not signed: " + drafts.joined(separator: " ")
    }

    var prompt: String {
        guard let row = focused else { return "" }
        let name = RegisterWords.name(row.name, row.latinName)
        return "\(row.rollNumber) \(name), \(day.shortText): \(said(of: row))"
    }

    /// `L 09:12, bus late, by Nadia Sultana 3 Mar 09:08.`
    private func said(of row: MonthSheet.Row) -> String {
        if let mark = row.marks[day.dayOfMonth - 1] {
            let minute = mark.minute.map { " \(RegisterWords.time($0))" } ?? ""
            let remark = mark.remark.isEmpty ? "" : ", \(mark.remark),"
            let author = authors[mark.event]
            let by = author.map { " by \($0.by)" } ?? ""
            let at = author.flatMap { author in
                clock.map { " \(RegisterWords.moment(author.at, $0))" }
            }
            return "\(mark.code.rawValue)\(minute)\(remark)\(by)\(at ?? "")."
        }
        guard let found = sheet?.days.first(where: { $0.day == day }) else { return "no year." }
        if !found.isOpen { return "closed\(found.reason.isEmpty ? "" : ", \(found.reason)")." }
        return "no mark."
    }
}

// Reading and moving.
extension MonthScreen {
    mutating func load(_ desk: Office) throws {
        if isAtOtherPupil { return try readAuthors(desk) }
        let session = desk.session
        let isFirst = sheet == nil
        today = session.today
        sheet = try session.month(of: section, containing: day)
        clock = session.clock
        rollWidth = max(2, String(rows.map(\.rollNumber).max() ?? 0).count)
        excusedCounts = try session.excusedCounts()
        if isFirst, let first, let place = rows.firstIndex(where: { $0.student == first }) {
            pupil = place
        }
        pupil = max(0, min(pupil, rows.count - 1))
        try readAuthors(desk)
    }

    private mutating func readAuthors(_ desk: Office) throws {
        isAtOtherPupil = false
        authors = [:]
        guard let focused else { return }
        authors = try desk.session.markAuthors(
            of: [focused.student], in: section, containing: day)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { self.size = size }

    mutating func type(_ key: Key) -> Typed {
        switch key {
        case .left: return step(by: -1)
        case .right: return step(by: 1)
        default: break
        }
        var table = TableState(cursor: pupil, page: perPage)
        guard table.move(key, count: rows.count) else { return .ignored }
        isAtOtherPupil = table.cursor != pupil
        pupil = max(0, table.cursor)
        return isAtOtherPupil ? .load : .taken
    }

    /// To the next open day; beyond the ends of the month into the next month.
    private mutating func step(by direction: Int) -> Typed {
        var next = day + direction
        while day.monthRange.contains(next) {
            if isOpen(next) {
                day = next
                return .taken
            }
            next = next + direction
        }
        return .act(direction < 0 ? "-" : "+")
    }

    private func isOpen(_ day: Day) -> Bool {
        sheet?.days.first { $0.day == day }?.isOpen ?? false
    }

    /// Turns the leaf; the cursor stands at the near end of the other month.
    private mutating func turn(by months: Int, at desk: Office) throws -> Step<Office> {
        let month = day.monthRange
        let next = months < 0 ? month.lowerBound - 1 : month.upperBound
        guard next <= session(desk).today else {
            return .notice("The months to come have no marks yet.")
        }
        let before = self
        day = next
        do { try load(desk) } catch {
            self = before
            throw error
        }
        if !isOpen(day), case .taken = step(by: months < 0 ? -1 : 1) {}
        return .stay
    }

    private func session(_ desk: Office) -> Session { desk.session }

    private func printSheet(at desk: Office) throws -> Step<Office> {
        guard let sheet, !sheet.rows.isEmpty else { return .notice("Nobody is on it.") }
        let paper = MonthPaper(
            sheet: sheet, day: day, school: desk.session.school.profile,
            excusedCounts: excusedCounts)
        let month = day.monthRange
        return try SheetPrinting.step(
            paper, of: section, month.lowerBound...(month.upperBound - 1), at: desk)
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .enter, label: "Open", name: "Open the day",
                help: "Opens the register of the day under the cursor."
            ) { screen, _ in
                .replace(
                    RegisterScreen(
                        screen.section, on: screen.day, at: screen.focused?.student))
            },
            Action(.f(6), label: "Day", help: "Back to the register of the day.") { _, _ in .pop },
            Action(
                .f(7), "p", label: "Print", name: "Print the month",
                help: "Prints the month of the class where the school prints."
            ) { screen, desk in try screen.printSheet(at: desk) },
            Action("-", label: "Before", name: "Month before", help: "Shows the month before.") {
                screen, desk in try screen.turn(by: -1, at: desk)
            },
            Action("+", label: "After", name: "Month after", help: "Shows the month after.") {
                screen, desk in try screen.turn(by: 1, at: desk)
            },
        ]
    }
}

// Drawing.
extension MonthScreen {
    private var isNarrow: Bool { size.columns < 78 }
    /// Columns of a day: two where there is room, one everywhere else.
    private var stride: Int { size.columns >= 110 ? 2 : 1 }
    private var nameColumn: Int { rollWidth + 2 }
    private var nameWidth: Int { isNarrow ? 14 : 21 }
    private var firstDay: Int { nameColumn + nameWidth + 2 }
    private var afterDays: Int { firstDay + 31 * stride }
    /// Below the pupils stands what the class adds up to.
    private var perPage: Int { max(1, size.rows - 3) }

    private var shown: Range<Int> {
        TableState(cursor: pupil).visible(of: rows.count, room: perPage)
    }

    func draw(on canvas: inout Canvas) {
        guard !rows.isEmpty else {
            canvas.put(2, 2, "Nobody is enrolled in this class in \(title).")
            return
        }
        canvas.say(.table(told), 0) { canvas in
            drawHeading(on: &canvas)
            for index in shown { draw(rows[index], at: index, on: &canvas) }
            drawFooter(on: &canvas)
        }
    }

    /// How many came on each day, and the month's figures of the whole class.
    private func drawFooter(on canvas: inout Canvas) {
        let line = 2 + shown.count
        canvas.put(line, nameColumn, stride > 1 ? "The class, present" : "The class", .title)
        if stride > 1 {
            for each in day.monthRange where isOpen(each) {
                let place = each - day.monthRange.lowerBound
                guard sheet?.signed.contains(each) == true else { continue }
                let codes = rows.compactMap { $0.codes[place] }
                let came = codes.count { $0 == .present || $0 == .late }
                canvas.put(
                    line, firstDay + place * stride - 1, String(came), .dim, width: 2,
                    align: .right)
            }
        }
        let counts = rows.map(\.counts).reduce(MarkCounts(), +)
        for (column, figure, width) in figures(counts) {
            canvas.put(
                line, column, String(figure.dropFirst()), .title, width: width, align: .right)
        }
    }

    /// `Roll 7 Ehsan Kabir: 1 P, 2 A, 3 P; P 2, A 1, 66.7 %`.
    private var told: ToldTable {
        let said = rows.map { row in
            let name = RegisterWords.name(row.name, row.latinName)
            let marks = row.codes.enumerated()
                .compactMap { place, code in code.map { "\(place + 1) \($0.rawValue)" } }
            let sums = AttendanceCode.allCases.filter { row.counts[$0] > 0 }
                .map { "\($0.rawValue) \(row.counts[$0])" }
            let percent = row.counts.percentText(excusedInTotal: excusedCounts) + " %"
            return "Roll \(row.rollNumber) \(name): "
                + (marks.isEmpty ? "no marks" : marks.joined(separator: ", ")) + "; "
                + (sums + [percent]).joined(separator: ", ")
        }
        return ToldTable(rows: said, cursor: pupil, isNumbered: false)
    }

    private func drawHeading(on canvas: inout Canvas) {
        canvas.put(1, 1, "No", .title)
        canvas.put(1, nameColumn, "Name", .title)
        for day in day.monthRange {
            let column = firstDay + (day.dayOfMonth - 1) * stride
            let style: Style = day == today ? .title : .dim
            if day.dayOfMonth > 9 { canvas.put(0, column, "\(day.dayOfMonth / 10)", style) }
            canvas.put(1, column, "\(day.dayOfMonth % 10)", style)
        }
        for (column, heading, width) in figures(MarkCounts()) {
            canvas.put(1, column, String(heading.prefix(1)), .title, width: width, align: .right)
        }
    }

    private func draw(_ row: MonthSheet.Row, at index: Int, on canvas: inout Canvas) {
        let line = 2 + index - shown.lowerBound
        let isCurrent = index == pupil
        canvas.put(line, 0, isCurrent ? ">" : " ")
        canvas.put(line, 1, String(row.rollNumber), width: rollWidth, align: .right)
        let name = RegisterWords.name(row.name, row.latinName)
        canvas.name(line, nameColumn, name, width: nameWidth)
        for (place, code) in row.codes.enumerated() {
            let each = day.monthRange.lowerBound + place
            let column = firstDay + place * stride
            let isFocused = isCurrent && each == day
            let text = code?.rawValue ?? (isOpen(each) ? "." : " ")
            canvas.put(line, column, text, isFocused ? .focus : RegisterWords.style(code))
            if isFocused { canvas.cursor = Position(row: line, column: column) }
        }
        for (column, figure, width) in figures(row.counts) {
            canvas.put(line, column, String(figure.dropFirst()), width: width, align: .right)
        }
    }

    /// Column, letter with figure, and width of what a row adds up to.
    private func figures(_ counts: MarkCounts) -> [(Int, String, Int)] {
        let percent = "%" + counts.percentText(excusedInTotal: excusedCounts)
        if isNarrow { return [(afterDays + 1, percent, 5)] }
        let codes = stride > 1 ? AttendanceCode.allCases : [.present, .absent, .late]
        return codes.enumerated().map { place, code in
            (afterDays + 1 + place * 4, "\(code.rawValue)\(counts[code])", 4)
        } + [(afterDays + 1 + codes.count * 4, percent, 6)]
    }
}
