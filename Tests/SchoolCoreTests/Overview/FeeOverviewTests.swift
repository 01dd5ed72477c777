// The fees at a glance agree with the reports that add up the rows.

import Testing

@testable import SchoolCore

struct FeeOverviewTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Before any charge everything is nothing, and six months stand there all the same")
    func nothing() throws {
        let fees = try school.accountant.feeOverview()
        #expect(fees.months.map(\.first.month) == [10, 11, 12, 1, 2, 3])
        #expect(fees.today.receipts == 0 && fees.month == .zero && fees.overdue.pupils == 0)
        #expect(fees.drawer == nil && fees.leftOpen == nil && fees.last.isEmpty)
        #expect(fees.classes.isEmpty)
    }

    @Test("What was taken, taken back, and is behind, as the collection and the defaulters have it")
    func figures() throws {
        try school.charge(school.abdul, "1000", due: "2026-01-10")
        try school.charge(school.afia, "500", due: "2026-03-01")
        try school.charge(school.dipa, "800", due: "2026-04-01")
        try school.pay(school.abdul, "300")
        let wrong = try school.pay(school.afia, "200")
        _ = try school.office.void(wrong.id, reason: "another pupil")
        let fees = try school.accountant.feeOverview()
        let collection = try school.accountant.collection(school.today...school.today)
        let summary = try school.accountant.feeSummary()
        #expect(fees.today.receipts == 2 && fees.today.net == collection.net)
        #expect(fees.month == collection.net)
        #expect(fees.overdue.owed == summary.overdue && summary.overdue.minor == 120_000)
        #expect(fees.overdue.pupils == summary.defaulters && summary.defaulters == 2)
        #expect(fees.long == FeeOverview.Behind(pupils: 1, owed: Money(minor: 70_000)))
        #expect(fees.last.map(\.total.minor) == [20_000, 30_000])
        #expect(fees.drawer == (try school.accountant.drawer()?.amount))
    }

    @Test("A class's share follows payments, concessions, cancelled charges and pupils who move")
    func classes() throws {
        func shares() throws -> [String: Int] {
            let lines = try school.accountant.feeOverview().classes
            return Dictionary(uniqueKeysWithValues: lines.map { ($0.name, $0.paidPercent ?? -1) })
        }
        try school.charge(school.abdul, "1000")
        let other = try school.charge(school.afia, "1000")
        try school.pay(school.abdul, "500")
        #expect(try shares() == ["7-A": 25])
        _ = try school.accountant.cancel(other, reason: "twice")
        #expect(try shares() == ["7-A": 50])
        try school.office.move(school.abdul, to: school.classB, on: school.today)
        #expect(try shares() == ["7-B": 50])
        let second = try school.pay(school.abdul, "500")
        #expect(try shares() == ["7-B": 100])
        _ = try school.office.refund(
            second.id, amount: TestSchool.amount("500"), reason: "paid too much")
        #expect(try shares() == ["7-B": 50])
        #expect(try school.findings() == [])
    }

    @Test("A due date that moves takes its sum along")
    func postponed() throws {
        let charge = try school.charge(school.abdul, "1000", due: "2026-01-10")
        #expect(try school.accountant.feeOverview().long.pupils == 1)
        try school.accountant.postpone(charge, to: "2026-05-10")
        let fees = try school.accountant.feeOverview()
        #expect(fees.long.pupils == 0 && fees.overdue == FeeOverview.Behind(pupils: 0, owed: .zero))
        #expect(try school.findings() == [])
    }

    @Test("A day book that stayed open over night is told until another day is closed after it")
    func leftOpen() throws {
        try school.charge(school.abdul, "1000")
        try school.pay(school.abdul, "500")
        #expect(try school.accountant.feeOverview().leftOpen == nil)
        school.time.become(school.today + 3)
        #expect(try school.accountant.feeOverview().leftOpen == school.today)
        try school.accountant.openCashDay(float: .zero)
        _ = try school.accountant.closeCashDay(counted: .zero)
        school.time.become(school.today + 4)
        #expect(try school.accountant.feeOverview().leftOpen == nil)
    }
}
