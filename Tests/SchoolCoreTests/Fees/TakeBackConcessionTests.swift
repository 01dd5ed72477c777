import Testing

@testable import SchoolCore

struct TakeBackConcessionTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

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
}
