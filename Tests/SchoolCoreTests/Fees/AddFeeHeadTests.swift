import Testing

@testable import SchoolCore

struct AddFeeHeadTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A head has a category and an income account of its own")
    func added() throws {
        try school.head("Tuition", "tuition")
        try school.head("Bus", "TRANSPORT")
        #expect(try school.accountant.feeHeads().map(\.name) == ["Bus", "Tuition"])
        let income = try school.accountant.accounts().filter { $0.code.hasPrefix("income") }
        #expect(income.map(\.name) == ["Tuition", "Bus"])
        #expect(try school.lastLine().verb == "CREATE_FEE_HEAD")
    }

    @Test("A name is used once, in any case, and a category is one of six")
    func refusals() throws {
        try school.head("Tuition")
        try school.expect(.fees(.headExists("tuition"))) { try school.head("tuition") }
        #expect(throws: Refusal.self) { try NewFeeHead(name: "T", category: "TUITION") }
        #expect(throws: Refusal.self) { try NewFeeHead(name: "Trips", category: "TRAVEL") }
    }
}
