import Testing

@testable import SchoolCore

struct CancelChargeTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A charge is cancelled while nothing of it is paid, and once")
    func cancelled() throws {
        let id = try school.charge(school.abdul, "900")
        try school.office.cancel(id, reason: "not his")
        #expect(try school.owed(school.abdul) == "0.00")
        try school.expect(.fees(.chargeCancelled)) {
            try school.office.cancel(id, reason: "not his")
        }
        let paid = try school.charge(school.abdul, "500")
        try school.pay(school.abdul, "1")
        try school.expect(.fees(.chargePaid("1.00"))) {
            try school.office.cancel(paid, reason: "not his")
        }
        #expect(try school.findings() == [])
    }

    @Test("What was paid in advance is free again when the charge it paid is cancelled")
    func advance() throws {
        try school.pay(school.abdul, "300")
        let id = try school.charge(school.abdul, "200")
        #expect(try school.advance(school.abdul) == "100.00")
        try school.office.cancel(id, reason: "not his")
        #expect(try school.advance(school.abdul) == "300.00")
        #expect(try school.findings() == [])
    }
}
