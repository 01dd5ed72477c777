import Testing

@testable import SchoolCore

struct AddFeeStructureTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A month of another year is refused, and so are names in use")
    func refusals() throws {
        let structure = try school.structure()
        let other = RaiseOrder(structure: structure, period: FeePeriod(typed: "2028-04"))
        try school.expect(.fees(.periodOutsideYear("2028-04"))) {
            _ = try school.office.raise(other)
        }
        var form = FeeStructureForm()
        form.head = "Tuition"
        form.amount = "5"
        let again = try form.checked(TestSchool.money)
        try school.expect(.fees(.structureExists("Tuition"))) { _ = try school.office.add(again) }
    }
}
