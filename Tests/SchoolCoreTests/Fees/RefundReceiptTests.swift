import Testing

@testable import SchoolCore

struct RefundReceiptTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Money is given back in part, out of the advance first, never more than was paid")
    func refunded() throws {
        try school.charge(school.abdul, "1000")
        let receipt = try school.pay(school.abdul, "1200")
        let first = try school.office.refund(
            receipt.id, amount: TestSchool.amount("300"), reason: "overpaid")
        #expect(first.text == "RF-2026-0001")
        #expect(try school.advance(school.abdul) == "0.00")
        #expect(try school.owed(school.abdul) == "100.00")
        try school.expect(.fees(.refundTooLarge(left: "900.00"))) {
            _ = try school.office.refund(
                receipt.id, amount: TestSchool.amount("900.01"), reason: "too much")
        }
        try school.expect(.fees(.alreadyRefunded(receipt.text))) {
            _ = try school.office.void(receipt.id, reason: "all of it")
        }
        _ = try school.office.refund(
            receipt.id, amount: TestSchool.amount("900"), reason: "leaves")
        #expect(try school.accountant.receipt(receipt.id).status == .refunded)
        try school.expect(.fees(.refundedWhole(receipt.text))) {
            _ = try school.office.refund(receipt.id, amount: .zero, reason: "once more")
        }
        #expect(try school.owed(school.abdul) == "1,000.00")
        #expect(try school.findings() == [])
    }
}
