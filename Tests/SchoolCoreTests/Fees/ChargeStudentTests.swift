import Testing

@testable import SchoolCore

struct ChargeStudentTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("One form charges once, and the amount is within bounds")
    func once() throws {
        try school.head()
        var form = ChargeForm()
        form.head = "tuition"
        form.amount = "1,000"
        let key = SubmissionKey()
        let charge = try form.checked(TestSchool.money, today: school.today)
        let first = try school.office.charge(school.abdul, charge, key: key)
        #expect(try school.office.charge(school.abdul, charge, key: key) == first)
        #expect(try school.owed(school.abdul) == "1,000.00")
        form.amount = "1.234"
        form.discount = "2"
        #expect(
            throws: Refusal.invalid([
                FieldProblem("amount", .amount(.tooManyDecimals(limit: 2))),
                FieldProblem("reason", .missing),
            ])
        ) { try form.checked(TestSchool.money, today: school.today) }
    }

    @Test("A head that nobody knows is refused")
    func unknownHead() throws {
        var form = ChargeForm()
        form.head = "Trips"
        form.amount = "5"
        let charge = try form.checked(TestSchool.money, today: school.today)
        try school.expect(.unknown("Trips", kind: "fee head")) {
            _ = try school.office.charge(school.abdul, charge, key: SubmissionKey())
        }
    }
}
