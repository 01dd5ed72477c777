import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// F7 on lists and forms: a file, the printer, the screen.
struct LeavingTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    @Test("A list is printed where receipts come out, with its titles, and the trail tells of it")
    func printed() throws {
        var seat = try Seat(fees.desk, FeeHeadsScreen())
        seat.press(.f(7), "2")
        #expect(seat.said == "No printer is set. F7 and Enter write a file instead.")
        let path = try fees.printToFile()
        seat.press(.f(7), "2")
        #expect(seat.said == "Fee heads printed.")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let heads = try fees.karim.feeHeads()
        #expect(text.contains("Fee heads") && text.contains(heads[0].name))
        #expect(text.contains("\(heads.count) row"))
    }

    @Test("The question where to, and a list as it would be printed")
    func frames() throws {
        let heads = FeeHeadsScreen()
        try Frames.expect("Leaving-where", of: heads, at: fees.desk, after: .keys(.f(7)))
        try Frames.expect("Leaving-paper", of: heads, at: fees.desk, after: .keys(.f(7), "3"))
    }

    @Test("A printer that fails is told of, and nothing is lost")
    func failing() throws {
        try fees.school.session("owner").set(.receiptPrinter, to: "file:/nowhere/paper.txt")
        var seat = try Seat(fees.desk, FeeHeadsScreen())
        seat.press(.f(7), "2")
        #expect(seat.said.contains("NOT printed (F7 again)"), "\(seat.said)")
    }

    @Test("A form is printed field by field, and shown on the screen as it would be")
    func form() throws {
        let path = try fees.printToFile()
        var seat = try Seat(fees.desk, NewFeeHeadScreen(today: fees.karim.today))
        seat.type("Laboratory")
        seat.press(.f(7), "2")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("Field") && text.contains("Laboratory"))
        seat.press(.f(7), "3")
        #expect(seat.title == "On paper" && seat.frame.contains("Laboratory"))
        seat.press(.escape)
        #expect(seat.frame.contains("Laboratory"))
    }

    @Test("On the screen a sum stays in its column beside a name of any script")
    func columns() throws {
        let list = ListToExport(
            name: "day-book", header: ["Pupil", "Paper", "Amount"],
            rows: [
                [.text("राहुल बिष्ट"), .text("RCP-2026-0001"), .amount("100.00")],
                [.text("Dipa Roy"), .text("RCP-2026-0002"), .amount("40.00")],
            ])
        let leaving = Leaving(
            list: list, title: "Day book", needs: .seeFees, concern: .school, counted: "2 rows are")
        let seat = try Seat(fees.desk, ListPaperScreen(leaving, at: fees.desk))
        let ends = (0..<20).map { seat.canvas.line($0) }.filter { $0.contains("RCP-") }.map {
            TextWidth.columns(String($0.reversed().drop { $0 == " " }.reversed()))
        }
        #expect(ends.count == 2 && Set(ends).count == 1, "\(seat.frame)")
    }

    @Test("What is wider than the paper stands in paragraphs; nothing is cut", arguments: [40, 80])
    func wide(width: Int) {
        let long = String(repeating: "long ", count: 30)
        let list = ListToExport(
            name: "entries", narrowing: "Paid", header: ["Day", "What", "Sum"],
            rows: [[.text("2026-03-12"), .text(long), .amount("1200.00")]])
        let paper = ListPaper(
            list: list, title: "Entries", when: "Thu 12 Mar 2026", school: fees.karim.school.profile
        )
        let lines = paper.lines(width: width)
        #expect(lines.allSatisfy { TextWidth.columns($0) <= width })
        #expect(lines.joined(separator: " ").matches(of: /long/).count == 30)
        #expect(lines.contains { $0.contains("Sum: 1200.00") } && lines.last == "1 row")
    }
}
