import Testing

@testable import SchoolCore

struct ChargeStudentsTests {
    private let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.head("Excursion", "OTHER")
    }

    private func new(_ amount: String = "500", discount: String = "") throws -> NewCharge {
        var form = ChargeForm()
        (form.head, form.amount, form.discount) = ("excursion", amount, discount)
        form.reason = discount.isEmpty ? "" : "the bus was free"
        return try form.checked(TestSchool.money, today: school.today)
    }

    @Test("A class is charged in one entry, looked at before, and undone as a whole")
    func wholeClass() throws {
        let scope = ChargeScope.section(school.classA)
        let plan = try school.office.planned(new(), for: scope)
        let strength = try school.count(
            "SELECT count(*) FROM enrolment WHERE toOn IS NULL AND section = 1")
        #expect(plan.count == strength && plan.total.minor == Int64(strength) * 50_000)
        #expect(try school.count("SELECT count(*) FROM charge") == 0)
        let raised = try school.office.charge(new(), for: scope, key: SubmissionKey())
        #expect(raised.count == plan.count && raised.total == plan.total)
        #expect(try school.count("SELECT count(*) FROM journalEntry") == 1)
        #expect(try school.owed(school.abdul) == "500.00" && school.owed(school.dipa) == "0.00")
        #expect(try school.office.undoRaise(raised.entry) == plan.count)
        #expect(try school.owed(school.abdul) == "0.00")
        #expect(try school.findings() == [])
    }

    @Test("The same form sent again charges nobody twice, and no pupil stands in it twice")
    func once() throws {
        let key = SubmissionKey()
        let scope = ChargeScope.students([try school.abdul, try school.dipa, try school.abdul])
        let first = try school.office.charge(new(), for: scope, key: key)
        #expect(first.count == 2)
        #expect(try school.office.charge(new(), for: scope, key: key) == first)
        #expect(try school.owed(school.abdul) == "500.00")
        let used = Refusal.keyUsed(by: "raise \(first.entry.rawValue)")
        try school.expect(used) {
            _ = try school.office.charge(new("600"), for: scope, key: key)
        }
        try school.expect(used) {
            _ = try school.office.charge(new(), for: .students([school.dipa]), key: key)
        }
        try school.expect(.keyUsed(by: "another form")) {
            _ = try school.office.charge(school.abdul, new(), key: key)
        }
    }

    @Test("What is taken off is taken off each, and an advance pays its own pupil's")
    func concessions() throws {
        try school.pay(school.abdul, "120")
        let scope = ChargeScope.students([try school.abdul, try school.dipa])
        let raised = try school.office.charge(
            new(discount: "100"), for: scope, key: SubmissionKey())
        #expect(raised.total.minor == 100_000)
        #expect(try school.owed(school.abdul) == "280.00")
        #expect(try school.owed(school.dipa) == "400.00")
        #expect(try school.findings() == [])
    }

    @Test("Nobody, an unknown pupil and an unknown head are refused")
    func refused() throws {
        let key = SubmissionKey()
        try school.expect(.fees(.nothingToRaise)) {
            _ = try school.office.charge(new(), for: .students([]), key: key)
        }
        try school.expect(.notFound(.student(StudentID(999)))) {
            _ = try school.office.charge(new(), for: .students([StudentID(999)]), key: key)
        }
        var form = ChargeForm()
        (form.head, form.amount) = ("Trips", "5")
        let unknown = try form.checked(TestSchool.money, today: school.today)
        #expect(throws: Refusal.unknown("Trips", kind: "fee head")) {
            _ = try school.office.planned(unknown, for: .section(school.classA))
        }
    }
}
