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

    @Test("A copy bears the name and the class of the day on which the money was taken")
    func snapshot() throws {
        let receipt = try school.pay(school.abdul, "500")
        var form = AdmissionForm(try school.office.card(of: school.abdul).student)
        form.name = "Zahid Iqbal"
        try school.office.correct(
            school.abdul, to: form.corrected(country: "880", today: school.today), version: 1)
        let copy = try school.accountant.receipt(receipt.id)
        #expect(copy.studentName == receipt.studentName && copy.studentName != "Zahid Iqbal")
        #expect(copy.studentClass == receipt.studentClass)
        #expect(try school.findings() == [])
    }
}
