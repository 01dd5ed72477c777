// Invoices, voids and refunds on paper, line for line.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct CounterPaperTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    private func profile() throws -> SchoolProfile {
        var profile = try school.session("office").school.profile
        profile.name = "Shapla School"
        profile.address = "12 Lake Road, Mirpur, Dhaka 1216"
        return profile
    }

    private func invoice() throws -> Invoice {
        try school.charge("Rafiqul Islam", "1500", due: "2026-02-10")
        try school.charge("Rafiqul Islam", "1000.50", due: "2026-04-10")
        try school.pay([("Rafiqul Islam", "200")])
        return try school.session("karim").issueInvoice(
            to: school.pupil("Rafiqul Islam"), key: SubmissionKey())
    }

    @Test("An invoice at 40 columns")
    func narrowInvoice() throws {
        let paper = InvoicePaper(try invoice(), school: try profile(), copy: 2)
        #expect(
            paper.lines(width: 40).joined(separator: "\n") == """
                             Shapla School
                    12 Lake Road, Mirpur, Dhaka 1216
                ----------------------------------------
                Invoice INV-2026-0001             COPY 2
                Thu 12 Mar 2026  09:00
                Issued by Karim Uddin
                ----------------------------------------
                রফিকুল ইসলাম  7-A             SA202600001
                To Rahima Khatun
                All that is due
                ----------------------------------------
                Tuition  Feb 2026
                30 days late                    1,300.00
                  1,500.00 charged  200.00 paid
                Tuition  Apr 2026
                due Fri 10 Apr 2026             1,000.50
                ----------------------------------------
                TO PAY, BDT                     2,300.50
                  Two thousand three hundred taka and
                  fifty paisa only
                ----------------------------------------
                """)
    }

    @Test("A void at 80 columns says what it takes back, why and who")
    func void() throws {
        try school.charge("Rafiqul Islam", "1500")
        let receipt = try school.pay([("Rafiqul Islam", "1500")]).receipt
        let paper = try school.session("office").void(receipt.id, reason: "wrong family")
        let lines = TakenBackPaper(paper, of: receipt, school: try profile(), copy: nil)
            .lines(width: 80)
        #expect(lines.contains { $0.hasPrefix("Void VD-2026-0001") && $0.hasSuffix("09:00") })
        #expect(lines.contains { $0.hasPrefix("By ") })
        #expect(lines.contains { $0.hasPrefix("Receipt RCP-2026-0001") })
        #expect(lines.contains("  of Thu 12 Mar 2026, taken by Karim Uddin"))
        #expect(lines.contains { $0.hasPrefix("TAKEN BACK, BDT") && $0.hasSuffix("1,500.00") })
        #expect(lines.contains("Reason: wrong family"))
        #expect(lines.last?.hasPrefix("Signature ___") == true)
    }

    @Test("Every paper fits its width, and half A4 is two sides", arguments: [40, 80])
    func widths(width: Int) throws {
        let invoice = try invoice()
        let receipt = try #require(
            try school.session("karim").receipts(of: invoice.student).first)
        let paper = try school.session("office").refund(
            receipt.id, amount: school.amount("50"), reason: String(repeating: "paid ", count: 30))
        let papers: [any CounterPaper] = [
            InvoicePaper(invoice, school: try profile(), copy: nil),
            TakenBackPaper(paper, of: receipt, school: try profile(), copy: 11),
        ]
        for paper in papers {
            #expect(paper.lines(width: width).allSatisfy { TextWidth.columns($0) <= width })
            #expect(paper.lines(.halfA4).count == 66)
        }
    }
}
