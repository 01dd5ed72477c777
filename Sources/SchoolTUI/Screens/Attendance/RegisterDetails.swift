// Below a register on a large screen: one pupil with the month, and the class's month. Space brings
// the pupil under the cursor here. It does not follow by itself: a move would be 340 bytes on the
// line and a paragraph in a screen reader, where it is 44 bytes and one letter.

import SchoolCore

/// What stands below the register.
struct RegisterDetails: Equatable, Sendable {
    /// Whom the left half is about; nil makes it read anew.
    var student: StudentID?
    private var card: StudentCard?
    private var counts = MarkCounts()
    /// The mark of this register among the counts, once it is signed: it may be corrected since.
    private var counted: AttendanceCode?
    private var notes: [AttendanceRecord] = []
    private var month: MonthSheet?
    private var excusedCounts = true
    private var country = ""
    private var startsAt = 0

    /// Reads the pupil's half. A pupil who has left the class is shown without a card.
    mutating func read(
        _ row: Register.Row, isSigned: Bool, _ desk: Office
    ) throws {
        let session = desk.session
        let student = row.student
        self.student = student
        counted = isSigned ? row.mark?.code : nil
        country = session.school.profile.country
        startsAt = session.school.profile.startsAtMinute
        do {
            card = try session.card(of: student)
            counts = try session.attendanceSummary(of: student)
            var wish = AttendanceRecord.Wish()
            wish.student = student
            wish.limit = 60
            notes = try session.attendance(wish).rows.filter { !$0.remark.isEmpty }
        } catch is Refusal {
            card = nil
            counts = MarkCounts()
            counted = nil
            notes = []
        }
    }

    /// Reads the class's half.
    mutating func readMonth(_ section: SectionID, _ day: Day, _ desk: Office) throws {
        month = try desk.session.month(of: section, containing: day)
        excusedCounts = try desk.session.excusedCounts()
    }

    func draw(
        _ register: Register, at row: Int, on canvas: inout Canvas
    ) {
        let middle = canvas.size.columns / 2
        let pupil = register.rows.first { $0.student == student }
        canvas.rule(row, pupil.map { title($0) } ?? "", in: 0..<middle)
        canvas.put(row, middle, "┼", .dim)
        canvas.rule(
            row, "\(register.sectionName) this month", in: (middle + 1)..<canvas.size.columns)
        canvas.bar(middle, rows: (row + 1)..<canvas.size.rows)
        let both = Area(
            row: row + 1, column: 2, rows: canvas.size.rows - row - 1,
            columns: canvas.size.columns - 3)
        let halves = both.split(at: middle - 4, gap: 5)
        if let pupil { drawPupil(register, pupil, halves.left, on: &canvas) }
        drawClass(register, halves.right, on: &canvas)
    }

    /// The pupil alone, in a box over a screen that has no room for more.
    func drawCard(_ register: Register, on canvas: inout Canvas) {
        guard let pupil = register.rows.first(where: { $0.student == student }) else { return }
        let inside = canvas.panel(
            title(pupil), rows: min(15, canvas.size.rows - 2), columns: 54)
        drawPupil(register, pupil, inside, on: &canvas)
        canvas.cursor = Position(row: inside.row, column: inside.column)
    }

    private func title(_ row: Register.Row) -> String {
        let name = shown(name: row.name, latin: row.latinName)
        return "\(row.rollNumber) \(name)"
    }
}

// The pupil.
extension RegisterDetails {
    private func drawPupil(
        _ register: Register, _ focused: Register.Row, _ area: Area,
        on canvas: inout Canvas
    ) {
        drawCard(focused, area, on: &canvas)
        let used = 5 + drawMonth(register, focused, area.below(5), on: &canvas)
        for (line, note) in notes.prefix(max(0, area.size.rows - used - 1)).enumerated() {
            let row = area.row + used + 1 + line
            if line == 0 { canvas.put(row, area.column, "Notes", .dim) }
            canvas.put(row, area.column + 10, RegisterWords.dayAndMonth(note.day))
            canvas.put(row, area.column + 18, note.remark, width: area.size.columns - 18)
        }
    }

    private func drawCard(
        _ focused: Register.Row, _ area: Area, on canvas: inout Canvas
    ) {
        guard let card else { return }
        let pupil = card.student
        var first = ["\(focused.rollNumber)", "no. \(pupil.admissionNumber)"]
        if let sex = pupil.sex { first.append(String(sex.rawValue.prefix(1))) }
        if let born = pupil.bornOn { first.append("born \(RegisterWords.date(born))") }
        let guardian = card.guardians.first
        let relation = guardian.map { $0.relationWord.isEmpty ? "\($0.relation)" : $0.relationWord }
        let behind = guardian.map {
            shown(name: $0.name, latin: $0.latinName)
        }
        let phones = ([pupil.phone] + card.guardians.map(\.phone)).filter { !$0.isEmpty }
            .map { PhoneNumber.shown($0, at: country) }
        var counts = counts
        if let counted, let code = focused.mark?.code {
            counts[counted] -= 1
            counts[code] += 1
        }
        let percent = counts.percentText(excusedInTotal: excusedCounts)
        var lines = [
            ("Roll", first.joined(separator: "   ")),
            ("Guardian", behind.map { "\($0) (\(relation ?? ""))" } ?? "none"),
            ("Phone", phones.isEmpty ? "none" : phones.joined(separator: "   ")),
            ("So far", "\(RegisterWords.total(counts))   \(percent) %"),
        ]
        // What the letter in the row does not say: minutes late, a remark.
        if let mark = focused.mark, !RegisterWords.details(mark, startsAt: startsAt).isEmpty {
            lines.append(("Mark", RegisterWords.mark(mark, startsAt: startsAt)))
        }
        for (line, (label, text)) in lines.enumerated() where line < area.size.rows {
            canvas.put(area.row + line, area.column, label, .dim)
            canvas.put(area.row + line, area.column + 10, text, width: area.size.columns - 10)
        }
    }

    /// The weeks of the month with this pupil's marks; gives back the rows it took.
    private func drawMonth(
        _ register: Register, _ focused: Register.Row, _ area: Area, on canvas: inout Canvas
    ) -> Int {
        guard let month, let first = month.days.first?.day else { return 0 }
        let weekdays = openWeekdays(month)
        canvas.put(area.row, area.column, Day.monthNames[first.month - 1], .title)
        for (place, weekday) in weekdays.enumerated() {
            canvas.put(
                area.row, area.column + 10 + place * 6, Day.weekdayNames[weekday - 1], .dim)
        }
        var row = 0
        for day in month.days {
            guard let place = weekdays.firstIndex(of: day.day.weekday) else { continue }
            if row == 0 || place == 0 { row += 1 }
            guard row < area.size.rows else { break }
            let code = code(of: focused, on: day, in: register)
            let column = area.column + 9 + place * 6
            canvas.put(
                area.row + row, column, String(day.day.dayOfMonth), .dim, width: 2, align: .right)
            canvas.put(
                area.row + row, column + 3, code?.rawValue ?? (day.isOpen ? "." : "-"),
                code.map { RegisterWords.style($0) } ?? .dim)
        }
        return min(row + 1, area.size.rows)
    }

    /// Weekdays on which the school was open at least once, in the order of its week.
    private func openWeekdays(_ month: MonthSheet) -> [Int] {
        let open = Set(month.days.filter(\.isOpen).map(\.day.weekday))
        let all = open.contains(7) ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
        return all.filter(open.contains)
    }

    /// The sheet as it was read, with what the register in hand says of its own day.
    private func code(
        of row: Register.Row, on day: SchoolDay, in register: Register
    ) -> AttendanceCode? {
        if day.day == register.day { return row.mark?.code }
        return codes(of: row.student, in: register)[day.day]
    }

    private func codes(of student: StudentID, in register: Register) -> [Day: AttendanceCode] {
        guard let month, let row = month.rows.first(where: { $0.student == student }) else {
            return [:]
        }
        let start = register.day.monthRange.lowerBound
        var codes: [Day: AttendanceCode] = [:]
        for (place, code) in row.codes.enumerated() { codes[start + place] = code }
        return codes
    }
}

// The class.
extension RegisterDetails {
    private func drawClass(
        _ register: Register, _ area: Area, on canvas: inout Canvas
    ) {
        guard let month else { return }
        let days = recorded(month, register).suffix(max(0, area.size.rows - 3))
        for (line, (day, counts)) in days.enumerated() {
            let row = area.row + line
            canvas.put(row, area.column, weekdayAndDate(day))
            for (place, code) in [AttendanceCode.present, .absent, .late].enumerated() {
                let number = String(counts[code])
                canvas.put(row, area.column + 7 + place * 6, number, width: 4, align: .right)
                canvas.put(row, area.column + 12 + place * 6, code.rawValue, .dim)
            }
            let permille = counts.permille(excusedInTotal: excusedCounts) ?? 0
            let percent = counts.percentText(excusedInTotal: excusedCounts) + " %"
            canvas.put(row, area.column + 26, percent, width: 8, align: .right)
            canvas.blocks(row, area.column + 36, share: Double(permille) / 1000, width: 12)
        }
        let row = area.row + days.count + 1
        guard row + 1 < canvas.size.rows else { return }
        canvas.put(
            row, area.column, "Absent 3 days running: \(away(month, register))",
            width: area.size.columns)
        canvas.put(
            row + 1, area.column, "Below 75 % this month: \(low(month))",
            width: area.size.columns)
    }

    /// Days that are signed, oldest first: a draft changes with each key.
    private func recorded(
        _ month: MonthSheet, _ register: Register
    ) -> [(day: Day, counts: MarkCounts)] {
        month.days.enumerated().compactMap { place, day in
            guard isSigned(day.day, month, register) else { return nil }
            let counts = month.rows.compactMap { $0.codes[place] }.reduce(into: MarkCounts()) {
                $0[$1] += 1
            }
            return counts.total > 0 ? (day.day, counts) : nil
        }
    }

    /// The register in hand may be signed since the month was read.
    private func isSigned(_ day: Day, _ month: MonthSheet, _ register: Register) -> Bool {
        day == register.day ? register.isSigned : month.signed.contains(day)
    }

    private func weekdayAndDate(_ day: Day) -> String { "\(day.weekdayName) \(day.dayOfMonth)" }

    private func away(_ month: MonthSheet, _ register: Register) -> String {
        let days = month.days.enumerated().filter {
            $1.day <= register.day && isSigned($1.day, month, register)
        }
        let names = month.rows.filter { row in
            let codes = days.compactMap { row.codes[$0.offset] }
            return codes.count >= 3 && codes.suffix(3).allSatisfy { $0 == .absent }
        }.map { title($0) }
        return names.isEmpty ? "none" : names.joined(separator: ", ")
    }

    private func low(_ month: MonthSheet) -> String {
        let names = month.rows.filter { row in
            row.counts.total >= 4
                && (row.counts.permille(excusedInTotal: excusedCounts) ?? 1000) < 750
        }.map { row in
            "\(title(row)) \(row.counts.percentText(excusedInTotal: excusedCounts)) %"
        }
        return names.isEmpty ? "none" : names.joined(separator: ", ")
    }

    private func title(_ row: MonthSheet.Row) -> String {
        let name = shown(name: row.name, latin: row.latinName)
        return "\(row.rollNumber) \(name)"
    }
}
