import Testing

@testable import SchoolCore

struct PrintInvoiceCopyTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A copy of an invoice is counted and told")
    func copies() throws {
        try school.charge(school.abdul, "500")
        let invoice = try school.accountant.issueInvoice(to: school.abdul, key: SubmissionKey())
        #expect(try school.accountant.countCopy(of: invoice.id) == 1)
        #expect(try school.accountant.countCopy(of: invoice.id) == 2)
        #expect(try school.lastLine().verb == "PRINT_COPY")
        #expect(try school.accountant.invoice(numbered: "1").copies == 2)
        #expect(throws: Refusal.notFound(.invoice(InvoiceID(77)))) {
            try school.accountant.countCopy(of: InvoiceID(77))
        }
    }
}
