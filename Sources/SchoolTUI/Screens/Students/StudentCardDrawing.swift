// The pupil's card on a canvas: stacked at 80 columns, in two columns where there is room. The name
// as written stands alone on its line, where a terminal that reorders the row harms nothing.

import SchoolCore

extension StudentScreen {
    func draw(on canvas: inout Canvas) {
        guard let card else { return }
        canvas.cursor = Position(row: 0, column: 1)
        let width = canvas.size.columns
        var pen = CardPen(row: 0, columns: 1..<(width - 1), last: canvas.size.rows)
        drawParticulars(card, &pen, on: &canvas)
        guard width >= 110 else {
            drawFamily(card, &pen, on: &canvas)
            drawEnrolments(card, &pen, on: &canvas)
            drawAttendance(&pen, on: &canvas)
            return
        }
        var right = pen
        pen.columns = 1..<(width / 2 - 2)
        right.columns = (width / 2 + 1)..<(width - 1)
        canvas.bar(width / 2 - 1, rows: pen.row..<canvas.size.rows)
        drawFamily(card, &pen, on: &canvas)
        drawEnrolments(card, &pen, on: &canvas)
        drawAttendance(&right, on: &canvas)
    }

    private func drawParticulars(
        _ card: StudentCard, _ pen: inout CardPen, on canvas: inout Canvas
    ) {
        let pupil = card.student
        let name = shown(name: pupil.name, latin: pupil.latinName, standsAlone: true)
        let isWrittenOtherwise = name != pupil.latinName
        pen.name(name, .title, on: &canvas)
        var facts = [pupil.admissionNumber]
        if let present = card.present {
            facts.append("\(present.sectionName) roll \(present.rollNumber)")
        }
        facts += pupil.status == .active ? [] : [pupil.status.word.uppercased()]
        let known = (isWrittenOtherwise ? [pupil.latinName] : []) + facts
        pen.line(known.joined(separator: "   "), on: &canvas)
        pen.pairs(
            [
                ("Born", born(pupil)), ("Sex", pupil.sex?.word ?? "-"),
                ("Admitted", pupil.admittedOn.text),
            ], on: &canvas)
        pen.pairs([("Address", pupil.address.isEmpty ? "-" : pupil.address)], on: &canvas)
        let phone = PhoneNumber.shown(pupil.phone, at: home)
        let reach = [("Phone", phone), ("E-mail", pupil.email)].filter { !$0.1.isEmpty }
        if !reach.isEmpty { pen.pairs(reach, on: &canvas) }
    }

    func born(_ pupil: Student) -> String {
        guard let born = pupil.bornOn else { return "-" }
        return "\(born.text), \(years(from: born, to: today))"
    }

    private func drawFamily(_ card: StudentCard, _ pen: inout CardPen, on canvas: inout Canvas) {
        pen.rule("Guardians", on: &canvas)
        if card.guardians.isEmpty { pen.line("Nobody is recorded.", .warn, on: &canvas) }
        for guardian in card.guardians.prefix(3) {
            let word =
                guardian.relationWord.isEmpty
                ? guardian.relation.word : guardian.relationWord
            let phone = PhoneNumber.shown(guardian.phone, at: home)
            pen.row(
                shown(name: guardian.name, latin: guardian.latinName),
                [word, phone.isEmpty ? "no telephone" : phone, guardian.occupation],
                on: &canvas)
        }
        guard !card.siblings.isEmpty else { return }
        pen.rule("Brothers and sisters", on: &canvas)
        for sibling in card.siblings.prefix(3) {
            pen.row(
                shown(name: sibling.name, latin: sibling.latinName),
                [sibling.sectionName ?? "-", sibling.admissionNumber, ""],
                on: &canvas)
        }
        pen.more(card.siblings.count - 3, on: &canvas)
    }

    private func drawEnrolments(
        _ card: StudentCard, _ pen: inout CardPen, on canvas: inout Canvas
    ) {
        pen.rule("Classes", on: &canvas)
        if card.enrolments.isEmpty { pen.line("In no class yet.", on: &canvas) }
        for spell in card.enrolments.prefix(3) {
            let until = spell.toOn.map { "to \($0.text)" } ?? "and still"
            let seat = "\(spell.sectionName) roll \(spell.rollNumber)"
            pen.line("\(seat)   from \(spell.fromOn.text) \(until)", on: &canvas)
        }
        pen.more(card.enrolments.count - 3, on: &canvas)
    }

    private func drawAttendance(_ pen: inout CardPen, on canvas: inout Canvas) {
        guard let attendance else { return }
        guard let first = attendance.marks.first, let last = attendance.marks.last else {
            pen.rule("Attendance", on: &canvas)
            pen.line("No register has been taken yet.", on: &canvas)
            return
        }
        pen.rule(
            "Attendance, \(first.day.shortText) to \(last.day.shortText)", on: &canvas)
        let counts = attendance.counts
        let sums = AttendanceCode.allCases.filter { counts[$0] > 0 }
            .map { "\($0.spoken) \(counts[$0])" }
        pen.line("\(attendance.percent) %   " + sums.joined(separator: "   "), on: &canvas)
        pen.line(attendance.letters, on: &canvas)
        for mark in attendance.exceptions {
            let remark = mark.remark.isEmpty ? "" : "   \(mark.remark)"
            pen.line("\(mark.code.rawValue)  \(mark.day.text)\(remark)", on: &canvas)
        }
    }
}

/// Whole years between two days, as people say them.
func years(from first: Day, to last: Day) -> String {
    let (from, to) = (first.civil, last.civil)
    let isBefore = (to.month, to.day) < (from.month, from.day)
    let years = to.year - from.year - (isBefore ? 1 : 0)
    return years == 1 ? "1 year" : "\(max(0, years)) years"
}

/// Writes line after line into a column, and stops where the page ends.
struct CardPen {
    var row: Int
    var columns: Range<Int>
    let last: Int

    private var hasRoom: Bool { row < last }

    mutating func rule(_ title: String, on canvas: inout Canvas) {
        if hasRoom {
            canvas.rule(row, title, in: (columns.lowerBound - 1)..<(columns.upperBound + 1))
        }
        row += 1
    }

    mutating func line(_ text: String, _ style: Style = .plain, on canvas: inout Canvas) {
        if hasRoom { canvas.put(row, columns.lowerBound, text, style, width: columns.count) }
        row += 1
    }

    mutating func name(_ text: String, _ style: Style, on canvas: inout Canvas) {
        canvas.name(row, columns.lowerBound, text, style, width: columns.count - 2)
        row += 1
    }

    /// `Born  Fri 4 Jan 2013`, several on a line.
    mutating func pairs(_ pairs: [(String, String)], on canvas: inout Canvas) {
        var column = columns.lowerBound
        for (label, value) in pairs where hasRoom {
            canvas.put(row, column, label, .dim)
            let isFirst = column == columns.lowerBound
            let start = column + max(isFirst ? 9 : 0, TextWidth.columns(label) + 1)
            canvas.put(row, start, value, width: max(0, columns.upperBound - start))
            column = start + TextWidth.columns(value) + 3
        }
        row += 1
    }

    /// A name and what stands beside it.
    mutating func row(_ name: String, _ facts: [String], on canvas: inout Canvas) {
        let width = min(26, columns.count / 2)
        let beside = zip(facts, [10, 16, 20])
        if hasRoom { canvas.name(row, columns.lowerBound, name, width: width) }
        var column = columns.lowerBound + width + 2
        for (fact, room) in beside where hasRoom && column + 6 < columns.upperBound {
            canvas.put(row, column, fact, width: min(room, columns.upperBound - column))
            column += room + 1
        }
        row += 1
    }

    mutating func more(_ count: Int, on canvas: inout Canvas) {
        if count > 0 { line("and \(count) more", .dim, on: &canvas) }
    }
}

extension Student.Sex {
    var word: String {
        switch self {
        case .male: "boy"
        case .female: "girl"
        case .other: "other"
        }
    }
}
