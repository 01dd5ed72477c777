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

    @Test("The price list of a year that is prepared has its own lines, and is raised in that year")
    func anotherYear() throws {
        _ = try school.structure()
        let next = try NewYear(name: "2027", startsOn: "2027-01-01", endsOn: "2027-12-31")
        _ = try school.office.openYear(next, makeCurrent: false)
        var form = FeeStructureForm()
        (form.head, form.amount, form.year) = ("Tuition", "1600", " 2027 ")
        _ = try school.office.add(form.checked(TestSchool.money))
        let lines = try school.accountant.feeStructures().filter { $0.name == "Tuition" }
        #expect(Set(lines.map(\.yearName)).count == 2)
        let dear = try school.accountant.feeStructure(named: "tuition", year: "2027")
        #expect(dear.amount.minor == 160_000 && dear.yearName == "2027")
        #expect(try school.accountant.feeStructure(named: "Tuition").yearName != "2027")
        let early = RaiseOrder(structure: dear.id, period: FeePeriod(typed: "2026-04"))
        try school.expect(.fees(.periodOutsideYear("2026-04"))) {
            _ = try school.office.raise(early)
        }
        let again = try form.checked(TestSchool.money)
        try school.expect(.fees(.structureExists("Tuition"))) { _ = try school.office.add(again) }
        form.year = "1999"
        let lost = try form.checked(TestSchool.money)
        try school.expect(.unknown("1999", kind: "academic year")) {
            _ = try school.office.add(lost)
        }
    }
}
