// The register on paper, at every width.

import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct SheetPaperTests {
    let school: RegisterSchool

    init() throws { school = try RegisterSchool() }

    private func papers() throws -> [any SheetPaper] {
        let session = try school.session("nadia")
        let section = try school.section("7-B")
        let profile = school.school.profile
        return [
            RegisterPaper(
                register: try session.register(of: section, on: RegisterSchool.today),
                school: profile),
            MonthPaper(
                sheet: try session.month(of: section, containing: RegisterSchool.today),
                day: RegisterSchool.today, school: profile, excusedCounts: true),
        ]
    }

    @Test("No line is wider than the paper, and every pupil is on it", arguments: [40, 80])
    func widths(width: Int) throws {
        for paper in try papers() {
            let lines = paper.lines(width: width)
            let wide = lines.filter { TextWidth.columns($0) > width }
            #expect(wide.isEmpty, "\(wide)")
            #expect(lines.count > 8 && lines[0].contains(school.school.profile.name))
        }
        #expect(try papers()[0].lines(.halfA4) == papers()[0].lines(width: 80))
    }

    @Test("The day's sheet has roll, name, mark and remark, what it adds up to, and who signed")
    func day() throws {
        let lines = try papers()[0].lines(width: 80)
        let register = try school.session("nadia").register(
            of: school.section("7-B"), on: RegisterSchool.today)
        for row in register.rows {
            let line = lines.first { $0.hasPrefix("\(row.rollNumber) ") }
            let code = row.mark?.code.rawValue ?? "."
            #expect(line?.contains(" \(code)") == true, "\(row.rollNumber)")
        }
        #expect(lines.contains { $0.hasSuffix("of \(register.rows.count)") })
        #expect(lines.last?.hasPrefix("Not signed yet.") == true)
    }

    @Test("The month's sheet has a column for each day, and the sums of each pupil")
    func month() throws {
        let lines = try papers()[1].lines(width: 80)
        #expect(lines.contains { $0.contains("1234567890123456789012345678901") })
        let narrow = try papers()[1].lines(width: 40)
        #expect(narrow.filter { $0.hasPrefix("No") }.count == 3)
    }

    @Test("F7 prints the day, from the month the month; without a printer it says what to do")
    func keys() throws {
        let path = (school.path as NSString).deletingLastPathComponent + "/sheets.txt"
        var seat = try Seat(
            school.desk("nadia"),
            RegisterScreen(school.section("7-B"), on: RegisterSchool.today))
        seat.press(.f(7))
        #expect(seat.said.contains("No printer is set."))
        try school.session("office").set(.receiptPrinter, to: "file:\(path)")
        seat.press(.f(7))
        #expect(seat.said == "7-B 2026-03-12 printed.", "\(seat.said)")
        seat.press(.f(6), .f(7))
        #expect(seat.said == "7-B 2026-03 printed.", "\(seat.said)")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("Thu 12 Mar 2026") && text.contains("Mar 2026\n"))
        try school.session("office").set(.receiptPrinter, to: "file:\(path)/no")
        seat.press(.f(7))
        #expect(seat.said.contains("NOT printed (F7 again)"))
    }
}
