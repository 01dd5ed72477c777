import Testing

@testable import SchoolCore

struct PrintCopyTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A copy is counted and told")
    func copies() throws {
        let receipt = try school.pay(school.abdul, "500")
        #expect(try school.accountant.countCopy(of: receipt.id) == 1)
        #expect(try school.accountant.countCopy(of: receipt.id) == 2)
        #expect(try school.lastLine().verb == "PRINT_COPY")
        #expect(try school.accountant.receipt(receipt.id).copies == 2)
    }
}
