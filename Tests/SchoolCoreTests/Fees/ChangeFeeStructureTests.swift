import Testing

@testable import SchoolCore

struct ChangeFeeStructureTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A later price changes nothing that was raised; an unused line is not raised")
    func price() throws {
        let structure = try school.structure()
        _ = try school.office.raise(RaiseOrder(structure: structure))
        try school.office.change(
            structure, amount: TestSchool.amount("1200"), isActive: false, version: 1)
        #expect(try school.owed(school.abdul) == "1,000.00")
        let april = RaiseOrder(structure: structure, period: FeePeriod(typed: "2026-04"))
        try school.expect(.fees(.structureInactive("Tuition"))) {
            _ = try school.office.raise(april)
        }
        try school.expect(.changedMeanwhile(.feeStructure(structure))) {
            try school.office.change(
                structure, amount: TestSchool.amount("1"), isActive: true, version: 1)
        }
    }
}
