// The register of a class on paper: a day with its marks, or a month with pupils down and days
// across. A roll of 40 columns takes the month in two strips, and the sums below them; half A4
// is printed once, as 80.

import SchoolCore

/// A sheet of the register to be printed.
protocol SheetPaper {
    /// What the print queue calls it: `7-B 2026-03-12`.
    var name: String { get }
    func lines(width: Int) -> [String]
}

extension SheetPaper {
    func lines(_ width: ReceiptWidth) -> [String] { lines(width: width == .narrow ? 40 : 80) }
}

extension PaperText {
    /// The school and what the sheet is.
    fileprivate mutating func sheetHead(_ school: SchoolProfile, _ left: String, _ right: String) {
        centred(school.name)
        rule()
        row(left, right)
    }

    /// Who signed, or a line to sign on.
    fileprivate mutating func signature(_ signedBy: String?) {
        rule()
        if let signedBy {
            left("Signed by \(signedBy)")
        } else {
            blank()
            left("Not signed yet. Signature " + String(repeating: "_", count: 14))
        }
    }

    /// Cells of fixed widths under each other, whatever the script of the names.
    fileprivate mutating func cells(_ cells: [(text: String, width: Int)]) {
        let line = cells.map { cell in
            let text = TextWidth.prefix(Clean.line(cell.text), columns: cell.width)
            let blanks = cell.width - TextWidth.columns(text)
            return text + String(repeating: " ", count: max(0, blanks))
        }.joined()
        asItIs(line)
    }
}

/// One class on one day.
struct RegisterPaper: SheetPaper {
    let register: Register
    let school: SchoolProfile

    var name: String { "\(register.sectionName) \(register.day.iso)" }

    func lines(width: Int) -> [String] {
        var paper = PaperText(width: width)
        paper.sheetHead(school, "Register \(register.sectionName)", register.day.text)
        paper.rule()
        let names = width - 4 - 7
        let room = width >= 60 ? 34 : names
        for row in register.rows {
            let mark = row.mark
            let minute = mark?.minute.map { " \(RegisterWords.time($0))" } ?? ""
            let code = (mark?.code.rawValue ?? ".") + minute
            let remark = width >= 60 ? mark?.remark ?? "" : ""
            paper.cells(
                [
                    (String(row.rollNumber), 4), (row.name, room), (" " + code, 8),
                    (remark, max(0, width - 4 - room - 8)),
                ])
            if width < 60, let remark = mark?.remark, !remark.isEmpty {
                paper.left(remark, indent: 4)
            }
        }
        paper.rule()
        let counts = register.counts
        paper.left(
            AttendanceCode.allCases.map { "\($0.rawValue) \(counts[$0])" }.joined(separator: "  ")
                + "  of \(register.rows.count)")
        paper.signature(register.signedBy)
        return paper.lines
    }
}

extension MonthSheet {
    /// `Not signed, so not counted: 9 Mar, 12 Mar.`; nil where every mark is signed.
    var draftWords: String? {
        guard !drafts.isEmpty else { return nil }
        let days = drafts.map { RegisterWords.dayAndMonth($0) }.joined(separator: ", ")
        return "Not signed, so not counted: \(days)."
    }
}

/// One class in one month.
struct MonthPaper: SheetPaper {
    let sheet: MonthSheet
    let day: Day
    let school: SchoolProfile
    let excusedCounts: Bool

    var name: String { "\(sheet.sectionName) \(day.iso.prefix(7))" }
    private var month: Range<Day> { day.monthRange }

    func lines(width: Int) -> [String] {
        var paper = PaperText(width: width)
        paper.sheetHead(
            school, "Register \(sheet.sectionName)", "\(Day.monthNames[day.month - 1]) \(day.year)")
        let strips =
            width >= 60
            ? [Strip(days: 1...31, hasSums: true, names: 20)]
            : [
                Strip(days: 1...16, hasSums: false, names: 20),
                Strip(days: 17...31, hasSums: false, names: 20),
                Strip(days: nil, hasSums: true, names: 17),
            ]
        for strip in strips {
            paper.rule()
            draw(strip, on: &paper)
        }
        paper.rule()
        let signed = sheet.signed.count
        paper.left("\(signed) of \(sheet.days.count(where: \.isOpen)) school days are signed.")
        if let words = sheet.draftWords { paper.left(words) }
        return paper.lines
    }

    /// What stands beside the names: some days, the sums, or both.
    private struct Strip {
        let days: ClosedRange<Int>?
        let hasSums: Bool
        let names: Int
    }

    private func draw(_ strip: Strip, on paper: inout PaperText) {
        let (names, hasSums) = (strip.names, strip.hasSums)
        let numbers = strip.days.map { days in days.filter { $0 <= month.count } } ?? []
        let sums = hasSums ? [("  P", 4), ("  A", 4), ("  L", 4), ("     %", 6)] : []
        let tens = numbers.map { ($0 > 9 ? "\($0 / 10)" : " ", 1) }
        if !numbers.isEmpty { paper.cells([("", 4), ("", names)] + tens) }
        paper.cells([("No", 4), ("Name", names)] + numbers.map { ("\($0 % 10)", 1) } + sums)
        for row in sheet.rows {
            let marks = numbers.map { number -> (String, Int) in
                if let code = row.codes[number - 1] { return (code.rawValue, 1) }
                return (isOpen(number) ? "." : " ", 1)
            }
            let counts = row.counts
            let figures = [counts[.present], counts[.absent], counts[.late]].map {
                (aligned(String($0), 4), 4)
            }
            let percent = aligned(counts.percentText(excusedInTotal: excusedCounts), 6)
            paper.cells(
                [(String(row.rollNumber), 4), (row.name, names)] + marks
                    + (hasSums ? figures + [(percent, 6)] : []))
        }
    }

    private func aligned(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private func isOpen(_ number: Int) -> Bool {
        let day = month.lowerBound + (number - 1)
        return sheet.days.first { $0.day == day }?.isOpen ?? false
    }
}
