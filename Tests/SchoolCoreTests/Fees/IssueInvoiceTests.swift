import Storage
import Testing

@testable import SchoolCore

struct IssueInvoiceTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    private func issue(
        _ student: StudentID, _ period: String? = nil, key: SubmissionKey = SubmissionKey()
    ) throws -> Invoice {
        try school.accountant.issueInvoice(
            to: student, for: period.flatMap(FeePeriod.init(typed:)), key: key)
    }

    @Test("An invoice lists what is due with its sum, names and number, and moves no money")
    func issued() throws {
        try school.charge(school.abdul, "1000", due: "2026-02-10")
        try school.charge(school.abdul, "500", due: "2026-04-10")
        try school.pay(school.abdul, "300")
        let entries = try school.count("SELECT count(*) FROM journalEntry")
        let invoice = try issue(school.abdul)
        #expect(invoice.text == "INV-2026-0001" && invoice.total.minor == 120_000)
        #expect(invoice.lines.map(\.open) == [70_000, 50_000])
        #expect(invoice.lines[0].paid == 30_000 && invoice.lines[0].charged == 100_000)
        #expect(!invoice.studentName.isEmpty && !invoice.guardianName.isEmpty)
        #expect(try school.count("SELECT count(*) FROM journalEntry") == entries)
        #expect(try school.owed(school.abdul) == "1,200.00")
        let line = try school.lastLine()
        #expect(line.verb == "ISSUE_INVOICE" && line.outcome == "SUCCESS")
        #expect(try school.findings() == [])
    }

    @Test("Numbers follow each other without a gap, and begin again with each year")
    func numbers() throws {
        try school.charge(school.abdul, "1000")
        #expect(try issue(school.abdul).number == 1)
        try school.expect(.fees(.nothingToInvoice)) { _ = try issue(school.dipa) }
        #expect(try issue(school.abdul).text == "INV-2026-0002")
        school.time.become("2027-01-02")
        #expect(try issue(school.abdul).text == "INV-2027-0001")
        #expect(PaperNumber.text("INV", 2027, 12_345) == "INV-2027-12345")
        #expect(try school.findings() == [])
    }

    @Test("The same form sent again gives the first invoice")
    func once() throws {
        try school.charge(school.abdul, "1000")
        let key = SubmissionKey()
        let first = try issue(school.abdul, key: key)
        #expect(try issue(school.abdul, key: key) == first)
        #expect(try school.accountant.invoices(of: school.abdul).count == 1)
        try school.expect(.keyUsed(by: first.text)) {
            _ = try issue(school.abdul, "2026-03", key: key)
        }
        try school.expect(.keyUsed(by: "another form")) {
            try school.pay(school.abdul, "1", key: key)
        }
    }

    @Test("A month or a quarter takes its own charges, and of the others those due in it")
    func periods() throws {
        try school.charge(school.abdul, "100", due: "2026-02-10")
        try school.charge(school.abdul, "200", due: "2026-03-10")
        try school.charge(school.abdul, "400", due: "2026-04-10")
        let yearly = try school.structure("Library", amount: "800", frequency: "ANNUALLY")
        _ = try school.office.raise(
            RaiseOrder(structure: yearly, scope: .student(school.abdul), dueOn: "2026-03-31"))
        #expect(try issue(school.abdul, "2026-02").total.minor == 10_000)
        #expect(try issue(school.abdul, "2026-03").total.minor == 100_000)
        #expect(try issue(school.abdul, "2026-Q1").total.minor == 110_000)
        #expect(try issue(school.abdul, "2026-Q2").total.minor == 40_000)
        try school.expect(.fees(.nothingToInvoice)) { _ = try issue(school.abdul, "2025-12") }
    }

    @Test("An invoice stays as it was issued, whatever becomes of its charges")
    func kept() throws {
        let charge = try school.charge(school.abdul, "1000")
        let invoice = try issue(school.abdul)
        try school.office.cancel(charge, reason: "raised twice")
        #expect(try school.accountant.invoice(numbered: "inv-2026-1") == invoice)
        #expect(throws: StorageFailure.constraint("invoice is append-only")) {
            try school.arrange("UPDATE invoice SET total = 1")
        }
    }

    @Test("A parent reads the own child's invoice, and issues none")
    func parent() throws {
        try school.charge(school.abdul, "1000")
        try school.charge(school.dipa, "1000")
        _ = try issue(school.abdul)
        _ = try issue(school.dipa)
        #expect(try school.parent.invoice(numbered: "1").number == 1)
        #expect(throws: Refusal.unknown("2", kind: "invoice")) {
            try school.parent.invoice(numbered: "2")
        }
        #expect(throws: Refusal.self) {
            try school.parent.issueInvoice(to: school.abdul, key: SubmissionKey())
        }
    }
}
