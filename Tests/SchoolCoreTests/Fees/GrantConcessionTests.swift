import Testing

@testable import SchoolCore

struct GrantConcessionTests {
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
        // A part of it waived hides nothing: what stays open is as late as before.
        try school.office.grant(
            .waiver, of: TestSchool.amount("10"), off: id, reason: "hardship")
        #expect(try status() == (isLate ? .overdue : .partial))
        try expectListed(id, as: isLate ? .overdue : .partial)
        try school.office.grant(.waiver, off: id, reason: "hardship")
        #expect(try status() == .waived)
        try expectListed(id, as: .waived)
        #expect(try school.owed(school.abdul) == "0.00")
        #expect(try school.findings() == [])
    }

    @Test("The audit trail shows the reason of each, and holds no word of it itself")
    func reasons() throws {
        let id = try school.charge(school.abdul, "1000")
        for concession in Concession.allCases {
            let reason = "Because of \(concession.rawValue)"
            try school.office.grant(
                concession, of: TestSchool.amount("10"), off: id, reason: reason)
            var wish = AuditTrail.Wish()
            wish.limit = 1
            let line = try #require(try school.office.auditTrail(wish).rows.first)
            #expect(line.verb == "GRANT_CONCESSION" && line.reason == reason)
            let facts = line.facts.map { "\($0.fact)" }.joined(separator: " ")
            #expect(!facts.contains("Because"))
        }
    }

    /// The list finds a charge under its status and under no other.
    private func expectListed(_ id: ChargeID, as status: Charge.Status) throws {
        for one in Charge.Status.allCases {
            var wish = ChargeWish()
            wish.status = one
            let isListed = try school.office.charges(wish).rows.contains { $0.id == id }
            #expect(isListed == (one == status), "\(one)")
        }
    }

    @Test("Where the school has set so, only an administrator waives; discounts are as before")
    func byAdministrator() throws {
        let id = try school.charge(school.abdul, "1000")
        try school.office.set(.waiverByAdmin, to: 1)
        try school.expect(.fees(.waiverNeedsAdministrator)) {
            try school.accountant.grant(.waiver, off: id, reason: "hardship")
        }
        let some = try TestSchool.amount("10")
        try school.accountant.grant(.discount, of: some, off: id, reason: "staff child")
        try school.office.grant(.waiver, of: some, off: id, reason: "hardship")
        try school.office.set(.waiverByAdmin, to: 0)
        try school.accountant.grant(.waiver, of: some, off: id, reason: "hardship")
        #expect(try school.owed(school.abdul) == "970.00")
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
}
