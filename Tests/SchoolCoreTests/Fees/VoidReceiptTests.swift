import Testing

@testable import SchoolCore

struct VoidReceiptTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A void takes the whole receipt back under a number of its own; the receipt stays")
    func voided() throws {
        try school.charge(school.abdul, "1000")
        let receipt = try school.pay(school.abdul, "1000")
        let paper = try school.office.void(receipt.id, reason: "wrong pupil")
        #expect(paper.text == "VD-2026-0001" && paper.amount == receipt.total)
        #expect(try school.owed(school.abdul) == "1,000.00")
        let read = try school.accountant.receipt(numbered: "1")
        #expect(read.status == .cancelled && read.takenBack.map(\.reason) == ["wrong pupil"])
        try school.expect(.fees(.alreadyVoided("RCP-2026-0001"))) {
            _ = try school.office.void(receipt.id, reason: "again")
        }
        #expect(try school.accountant.dayBook(on: school.today).expected == .zero)
        #expect(try school.findings() == [])
    }

    @Test("Nobody takes back what he took himself")
    func ownReceipt() throws {
        let receipt = try school.pay(school.abdul, "100")
        try school.expect(.fees(.ownReceipt)) {
            _ = try school.accountant.void(receipt.id, reason: "my mistake")
        }
        try school.expect(.fees(.ownReceipt)) {
            _ = try school.accountant.refund(
                receipt.id, amount: receipt.total, reason: "my mistake")
        }
    }

    @Test("A void takes the advance back even where a later charge has used it")
    func usedAdvance() throws {
        let receipt = try school.pay(school.abdul, "500")
        try school.charge(school.abdul, "300")
        #expect(try school.owed(school.abdul) == "0.00")
        _ = try school.office.void(receipt.id, reason: "bounced")
        #expect(try school.owed(school.abdul) == "300.00")
        #expect(try school.advance(school.abdul) == "0.00")
        #expect(try school.findings() == [])
    }

    @Test("An advance that the file no longer has is not taken back, and nothing is written")
    func lostAdvance() throws {
        let receipt = try school.pay(school.abdul, "500")
        try school.arrange("UPDATE studentBalance SET advance = 20000 WHERE owed = 0")
        try school.expect(.fees(.advanceSpent("300.00"))) {
            _ = try school.office.void(receipt.id, reason: "bounced")
        }
        #expect(try school.accountant.receipt(receipt.id).status != .cancelled)
    }

    @Test("A year that is over gives nothing back")
    func closedYear() throws {
        let receipt = try school.pay(school.abdul, "500")
        let next = try NewYear(name: "2027", startsOn: "2027-01-01", endsOn: "2027-12-31")
        _ = try school.office.openYear(next, makeCurrent: true)
        school.time.become("2027-01-03")
        try school.expect(.fees(.yearClosed("2026"))) {
            _ = try school.office.void(receipt.id, reason: "too late")
        }
        try school.expect(.fees(.yearClosed("2026"))) {
            _ = try school.office.refund(receipt.id, amount: receipt.total, reason: "too late")
        }
        // What the sentence advises: a due of this year carries what that one cannot.
        let due = try school.charge(school.abdul, "800")
        try school.office.grant(
            .discount, of: TestSchool.amount("100"), off: due,
            reason: "\(receipt.text) was too much")
        #expect(try school.findings() == [])
    }

    @Test("A pupil and a parent see their own receipts, and nobody else's")
    func reach() throws {
        _ = try school.pay(school.abdul, "500")
        _ = try school.pay(school.dipa, "500")
        #expect(try school.parent.receipt(numbered: "1").number == 1)
        #expect(throws: Refusal.unknown("2", kind: "receipt")) {
            try school.parent.receipt(numbered: "2")
        }
        #expect(try school.pupil.charges(ChargeWish()).total == 0)
    }
}
