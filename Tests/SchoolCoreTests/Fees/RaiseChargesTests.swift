import Testing

@testable import SchoolCore

struct RaiseChargesTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A raise is seen with its totals before it is written, and charges everybody once")
    func wholeSchool() throws {
        let order = RaiseOrder(structure: try school.structure())
        let plan = try school.accountant.planned(order)
        #expect(plan.classes.map(\.pupils) == [4, 3] && plan.period.text == "2026-03")
        #expect(TestSchool.money.text(plan.total) == "7,000.00" && plan.dueOn == "2026-03-10")
        let raised = try school.accountant.raise(order)
        #expect(raised.count == 7 && raised.total == plan.total)
        #expect(try school.owed(school.dipa) == "1,000.00")
        try school.expect(.fees(.raisedAlready("2026-03"))) { _ = try school.office.raise(order) }
        #expect(try school.findings() == [])
    }

    @Test("Who has the charge already is left out when his class is charged")
    func nobodyTwice() throws {
        let structure = try school.structure()
        _ = try school.office.raise(
            RaiseOrder(structure: structure, scope: .student(school.abdul)))
        let plan = try school.office.planned(
            RaiseOrder(structure: structure, scope: .section(school.classA)))
        #expect(plan.count == 3 && plan.already == 1)
        _ = try school.office.raise(
            RaiseOrder(structure: structure, scope: .section(school.classA)))
        #expect(try school.count("SELECT count(*) FROM charge") == 4)
        #expect(try school.findings() == [])
    }

    @Test("A structure for some classes charges only them")
    func someClasses() throws {
        let structure = try school.structure(classes: "7b")
        #expect(try school.office.raise(RaiseOrder(structure: structure)).count == 3)
        #expect(try school.owed(school.abdul) == "0.00")
    }

    @Test("A raise is taken back as a whole while nothing of it is paid, and may be made again")
    func undo() throws {
        let order = RaiseOrder(structure: try school.structure())
        let first = try school.office.raise(order)
        #expect(try school.office.undoRaise(first.entry) == 7)
        #expect(try school.owed(school.dipa) == "0.00")
        try school.expect(.fees(.alreadyTakenBack)) {
            _ = try school.office.undoRaise(first.entry)
        }
        let second = try school.office.raise(order)
        try school.pay(school.dipa, "10")
        try school.expect(.fees(.chargePaid("10.00"))) {
            _ = try school.office.undoRaise(second.entry)
        }
        #expect(try school.office.raises().map(\.isUndone) == [false, true])
        #expect(try school.findings() == [])
    }

    @Test("What was paid in advance pays the raise, and comes back when it is undone")
    func advance() throws {
        try school.pay(school.abdul, "1500")
        let raised = try school.office.raise(RaiseOrder(structure: school.structure()))
        #expect(try school.advance(school.abdul) == "500.00")
        #expect(try school.owed(school.abdul) == "0.00")
        _ = try school.office.undoRaise(raised.entry)
        #expect(try school.advance(school.abdul) == "1,500.00")
        #expect(try school.findings() == [])
    }

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

    @Test(
        "Each frequency has its period",
        arguments: [
            ("MONTHLY", "2026-03"), ("QUARTERLY", "2026-Q1"), ("ANNUALLY", "2026"),
            ("ONE_TIME", "ONCE"),
        ])
    func periods(frequency: String, period: String) throws {
        let structure = try school.structure(frequency: frequency)
        let plan = try school.office.planned(RaiseOrder(structure: structure))
        #expect(plan.period.text == period)
    }

    @Test("A month of another year is refused, and so are names in use")
    func refusals() throws {
        let structure = try school.structure()
        let other = RaiseOrder(structure: structure, period: FeePeriod(typed: "2028-04"))
        try school.expect(.fees(.periodOutsideYear("2028-04"))) {
            _ = try school.office.raise(other)
        }
        try school.expect(.fees(.headExists("tuition"))) { try school.head("tuition") }
        var form = FeeStructureForm()
        form.head = "Tuition"
        form.amount = "5"
        let again = try form.checked(TestSchool.money)
        try school.expect(.fees(.structureExists("Tuition"))) { _ = try school.office.add(again) }
    }
}
