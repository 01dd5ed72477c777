import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct InvoiceScreenTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    @Test("An invoice is issued from the account: printed, numbered, shown, and no money moves")
    func issued() throws {
        let path = try fees.printToFile()
        let owed = try fees.owed("Rafiqul Islam")
        var seat = try fees.account("Rafiqul Islam")
        seat.press("i")
        #expect(seat.frame.contains("New, all that is due"))
        #expect(seat.frame.contains("New, Jan 2026"))
        seat.press(.enter)
        #expect(seat.title == "INV-2026-0001")
        #expect(seat.said.hasPrefix("INV-2026-0001  ") && seat.said.hasSuffix("printed"))
        #expect(try fees.owed("Rafiqul Islam") == owed)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("Invoice INV-2026-0001") && !text.contains("COPY"))
        seat.press(.f(7))
        #expect(seat.said == "INV-2026-0001  COPY 1 printed")
        #expect(seat.lastLine.contains("INV-2026-0001"))
        seat.press(.escape, "i")
        #expect(seat.frame.contains("INV-2026-0001"))
    }

    @Test("An invoice is shown as it stands on paper")
    func frames() throws {
        let invoice = try fees.karim.issueInvoice(
            to: fees.pupil("Rafiqul Islam"), key: SubmissionKey())
        try Frames.expect("InvoiceScreen", of: InvoiceScreen(invoice), at: fees.desk)
    }

    @Test("A parent sees the invoices of the own child, and issues none")
    func parent() throws {
        let desk = try fees.school.desk("rahima")
        let student = try fees.pupil("Rafiqul Islam")
        var seat = try Seat(desk, FeeAccountScreen(student))
        seat.press("i")
        #expect(seat.said == "Nothing is due, and no invoice was issued.")
        _ = try fees.karim.issueInvoice(to: student, key: SubmissionKey())
        seat.press("i")
        #expect(!seat.frame.contains("New, all"))
        seat.press(.enter)
        #expect(seat.title == "INV-2026-0001")
        seat.press(.f(7))
        #expect(seat.said.contains("Your role may not do this."))
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        let invoice = try fees.karim.issueInvoice(
            to: fees.pupil("Rafiqul Islam"), key: SubmissionKey())
        try ScreenTrial.run({ _ in InvoiceScreen(invoice) }, at: fees.desk, keys: 40)
    }
}
