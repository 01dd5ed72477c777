// Invoices and the papers of voids and refunds by command.

import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct InvoiceCommandsTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    private func answer<Command: OfficeCommand>(
        _ command: Command.Type, _ words: String..., by name: String = "karim"
    ) throws -> Answer {
        try command.parse(words).answer(school.session(name))
    }

    private func printToFile() throws {
        try school.session("office").set(.receiptPrinter, to: "file:\(school.path("out"))")
    }

    private var printed: String {
        get throws { try String(contentsOfFile: school.path("out"), encoding: .utf8) }
    }

    private func dues() throws -> String {
        try school.charge("Dipa Roy", "1000", due: "2026-02-10")
        try school.charge("Dipa Roy", "500", due: "2026-04-10", name: "Excursion")
        return try school.number("Dipa Roy")
    }

    @Test("An invoice names each charge that is due, and their sum in words")
    func issued() throws {
        let number = try dues()
        let all = try answer(FeesCommand.IssueInvoice.self, "--student", number)
        #expect(all.lines.contains { $0.hasPrefix("Invoice INV-2026-0001") })
        #expect(all.lines.contains { $0.hasPrefix("Tuition  Feb 2026  30 days late") })
        #expect(all.lines.contains { $0.hasPrefix("Excursion  Apr 2026  due Fri 10 Apr") })
        #expect(all.lines.contains("  One thousand five hundred taka only"))
        #expect(all.lines.allSatisfy { TextWidth.columns($0) <= 80 })
        let april = try object(
            answer(
                FeesCommand.IssueInvoice.self, "--student", number, "--period", "2026-04",
                "--width", "40"))
        #expect(april["total"] as? Double == 500)
        #expect(april["invoiceNumber"] as? String == "INV-2026-0002")
        #expect(throws: Refusal.fees(.nothingToInvoice)) {
            _ = try answer(
                FeesCommand.IssueInvoice.self, "--student", number, "--period", "2026-06")
        }
    }

    @Test("An invoice is listed, shown, and printed again as a copy")
    func copies() throws {
        let number = try dues()
        try printToFile()
        _ = try answer(FeesCommand.IssueInvoice.self, "--student", number, "--print")
        #expect(try printed.contains("Invoice INV-2026-0001"))
        #expect(try !printed.contains("COPY"))
        for copy in 1...2 {
            let again = try answer(InvoicesCommand.PrintAgain.self, "INV-2026-1")
            #expect(try object(again)["copy"] as? Int == copy)
        }
        #expect(try printed.contains("COPY 1") && printed.contains("COPY 2"))
        let shown = try answer(InvoicesCommand.Show.self, "1", "--width", "40")
        #expect(try object(shown)["copies"] as? Int == 2)
        #expect(shown.lines.allSatisfy { TextWidth.columns($0) <= 40 })
        for words in [[], ["--student", number], ["--from", "2026-03-01"]] {
            let list = try InvoicesCommand.List.parse(words).answer(school.session("karim"))
            #expect(list.lines.count == 2, "\(words)")
        }
    }

    @Test("An invoice whose printer fails is issued all the same")
    func printerFails() throws {
        let number = try dues()
        try school.session("office").set(.receiptPrinter, to: "file:\(school.path("no/out"))")
        let issued = try answer(FeesCommand.IssueInvoice.self, "--student", number, "--print")
        #expect(issued.exitStatus == 8)
        #expect(issued.lines.last?.hasPrefix("Issued, not printed: ") == true)
        #expect(try object(answer(InvoicesCommand.Show.self, "1"))["copies"] as? Int == 0)
    }

    @Test("A void and a refund print papers of their own, and again as copies")
    func takenBack() throws {
        try school.charge("Dipa Roy", "800")
        try school.pay([("Dipa Roy", "500")])
        try school.pay([("Dipa Roy", "300")])
        try printToFile()
        _ = try answer(
            PaymentsCommand.Void.self, "1", "--reason", "wrong pupil", "--print", by: "office")
        _ = try answer(
            PaymentsCommand.Refund.self, "2", "--amount", "100", "--reason", "left early",
            "--print", by: "office")
        let papers = try printed
        #expect(papers.contains("Void VD-2026-0001") && papers.contains("Refund RF-2026-0001"))
        #expect(papers.contains("Reason: wrong pupil") && papers.contains("RCP-2026-0002"))
        _ = try answer(ReceiptsCommand.PrintAgain.self, "VD-2026-0001")
        #expect(try printed.contains("COPY 1"))
        let shown = try answer(ReceiptsCommand.Show.self, "rf-2026-1", "--width", "40")
        #expect(shown.lines.contains("GIVEN BACK, BDT                   100.00"))
        #expect(try object(shown)["kind"] as? String == "REFUND")
        #expect(throws: Refusal.unknown("VD-2026-0009", kind: "void or refund")) {
            _ = try answer(ReceiptsCommand.Show.self, "VD-2026-0009")
        }
    }

    @Test("A void whose printer fails stands, and says so")
    func voidUnprinted() throws {
        try school.pay([("Dipa Roy", "500")])
        try school.session("office").set(.receiptPrinter, to: "file:\(school.path("no/out"))")
        let void = try answer(
            PaymentsCommand.Void.self, "1", "--reason", "wrong pupil", "--print", by: "office")
        #expect(void.exitStatus == 8 && void.lines[0] == "VD-2026-0001: RCP-2026-0001 is void.")
        #expect(void.lines.last?.hasPrefix("Done, not printed: ") == true)
        let receipt = try school.session("office").receipt(numbered: "1")
        #expect(receipt.status == .cancelled)
    }
}
