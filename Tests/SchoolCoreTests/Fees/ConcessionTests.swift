import Testing

@testable import SchoolCore

struct ConcessionTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Status follows what is paid, waived and overdue", arguments: [false, true])
    func status(isLate: Bool) throws {
        let id = try school.charge(
            school.abdul, "1000", due: isLate ? "2026-03-11" : "2026-03-12")
        func status() throws -> Charge.Status {
            try school.office.charge(id).status(on: school.today)
        }
        #expect(try status() == (isLate ? .overdue : .due))
        let receipt = try school.pay(school.abdul, "400")
        #expect(try status() == (isLate ? .overdue : .partial))
        try school.pay(school.abdul, "600")
        #expect(try status() == .paid)
        _ = try school.office.refund(
            receipt.id, amount: TestSchool.amount("400"), reason: "moved away")
        #expect(try status() == (isLate ? .overdue : .partial))
        try school.office.grant(.waiver, off: id, reason: "hardship")
        #expect(try status() == .waived)
        #expect(try school.owed(school.abdul) == "0.00")
        #expect(try school.findings() == [])
    }

    @Test("A discount and a scholarship come with the charge, each with its reason")
    func withCharge() throws {
        try school.head()
        var form = ChargeForm()
        form.head = "Tuition"
        form.amount = "1000"
        form.discount = "100"
        form.scholarship = "250.50"
        #expect(throws: Refusal.invalid([FieldProblem("reason", .missing)])) {
            try form.checked(TestSchool.money, today: school.today)
        }
        form.reason = "staff child"
        let id = try school.office.charge(
            school.abdul, form.checked(TestSchool.money, today: school.today),
            key: SubmissionKey())
        let charge = try school.office.charge(id)
        #expect(TestSchool.money.text(charge.net) == "649.50" && charge.open == charge.net)
        #expect(try school.findings() == [])
    }

    @Test("A concession is at most what is open, and can be taken back")
    func takenBack() throws {
        let id = try school.charge(school.abdul, "1000")
        try school.expect(.fees(.concessionTooLarge(open: "1,000.00"))) {
            try school.office.grant(
                .discount, of: TestSchool.amount("1000.01"), off: id, reason: "too much")
        }
        try school.office.grant(.discount, of: TestSchool.amount("300"), off: id, reason: "board")
        #expect(try school.owed(school.abdul) == "700.00")
        try school.office.takeBackConcession(on: id, reason: "by mistake")
        #expect(try school.owed(school.abdul) == "1,000.00")
        try school.expect(.fees(.alreadyTakenBack)) {
            try school.office.takeBackConcession(on: id, reason: "by mistake")
        }
        #expect(try school.findings() == [])
    }

    @Test("A concession needs a reason, and an open charge")
    func refusals() throws {
        let id = try school.charge(school.abdul, "1000")
        try school.expect(.invalid([FieldProblem("reason", .missing)])) {
            try school.office.grant(.waiver, off: id, reason: " ")
        }
        try school.pay(school.abdul, "1000")
        try school.expect(.fees(.chargeSettled)) {
            try school.office.grant(.waiver, off: id, reason: "hardship")
        }
    }

    @Test("A charge takes another amount, or none, while nothing of it is paid")
    func corrected() throws {
        let old = try school.charge(school.abdul, "1000")
        let new = try school.office.correct(
            old, amount: TestSchool.amount("900"), reason: "wrong class")
        #expect(try school.owed(school.abdul) == "900.00")
        #expect(try school.office.charge(old).isCancelled)
        try school.office.cancel(new, reason: "not his")
        #expect(try school.owed(school.abdul) == "0.00")
        try school.expect(.fees(.chargeCancelled)) {
            try school.office.cancel(new, reason: "not his")
        }
        let paid = try school.charge(school.abdul, "500")
        try school.pay(school.abdul, "1")
        try school.expect(.fees(.chargePaid("1.00"))) {
            try school.office.cancel(paid, reason: "not his")
        }
        #expect(try school.findings() == [])
    }

    @Test("A charge may be postponed, and is overdue from the day after")
    func postponed() throws {
        let id = try school.charge(school.abdul, "1000", due: "2026-03-01")
        #expect(try school.office.defaulters(DefaulterList.Wish()).total == 1)
        try school.office.postpone(id, to: "2026-03-12")
        #expect(try school.office.defaulters(DefaulterList.Wish()).total == 0)
        school.time.become("2026-03-15")
        #expect(try school.office.defaulters(DefaulterList.Wish()).total == 1)
        #expect(try school.findings() == [])
    }
}
