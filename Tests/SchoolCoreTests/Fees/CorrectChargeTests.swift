import Testing

@testable import SchoolCore

struct CorrectChargeTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A charge takes another amount while nothing of it is paid")
    func corrected() throws {
        let old = try school.charge(school.abdul, "1000")
        _ = try school.office.correct(
            old, amount: TestSchool.amount("900"), reason: "wrong class")
        #expect(try school.owed(school.abdul) == "900.00")
        #expect(try school.office.charge(old).isCancelled)
        #expect(try school.findings() == [])
    }
}
