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

    @Test("A fee is charged for its own kind of period, and so once for each")
    func unfit() throws {
        let periods = ["2026-03", "2026-Q1"].compactMap(FeePeriod.init(typed:))
        for (frequency, fitting) in [
            (FeeStructure.Frequency.monthly, 0), (.quarterly, 1), (.annually, 2), (.oneTime, 2),
        ] {
            let structure = try school.structure(
                "Fee \(fitting) \(frequency.rawValue)", frequency: frequency.rawValue)
            for (place, period) in periods.enumerated() where place != fitting {
                try school.expect(.fees(.periodUnfit(frequency: frequency.rawValue))) {
                    _ = try school.office.raise(
                        RaiseOrder(structure: structure, period: period))
                }
            }
        }
        #expect(try school.count("SELECT count(*) FROM charge") == 0)
    }
}
