import Testing

@testable import SchoolCore

struct CloseCashDayTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A closed day keeps its count, posts the difference and takes no entry any more")
    func closed() throws {
        try school.expect(.fees(.dayNotOpen(school.today))) {
            _ = try school.accountant.closeCashDay(counted: .zero)
        }
        try school.pay(school.abdul, "500")
        let closing = try school.accountant.closeCashDay(counted: TestSchool.amount("480"))
        #expect(TestSchool.money.text(closing.difference) == "-20.00")
        try school.expect(.fees(.dayClosed(school.today))) {
            _ = try school.pay(school.abdul, "5")
        }
        try school.expect(.fees(.dayClosed(school.today))) {
            _ = try school.accountant.closeCashDay(counted: .zero)
        }
        let accounts = try school.accountant.accounts()
        let short = try #require(accounts.first { $0.code == "expenses:cash-difference" })
        #expect(TestSchool.money.text(short.balance) == "20.00")
        school.time.become("2026-03-15")
        try school.pay(school.abdul, "1")
        #expect(
            try TestSchool.money.text(school.accountant.dayBook(on: "2026-03-15").float)
                == "480.00")
        #expect(try school.findings() == [])
    }
}

extension CloseCashDayTests {
    @Test(
        "A day that was forgotten is closed later; what it lacks is posted when that is found out")
    func forgotten() throws {
        try school.pay(school.abdul, "500")
        let forgotten = school.today
        school.time.become("2026-03-15")
        try school.pay(school.abdul, "100")
        #expect(try school.accountant.daysLeftOpen() == [forgotten])
        #expect(try school.accountant.dayBook(on: "2026-03-15").leftOpen == [forgotten])
        let closing = try school.accountant.closeCashDay(
            counted: TestSchool.amount("490"), of: forgotten)
        #expect(TestSchool.money.text(closing.difference) == "-10.00")
        #expect(try school.accountant.daysLeftOpen() == [])
        try school.expect(.fees(.dayClosed(forgotten))) {
            _ = try school.accountant.closeCashDay(counted: .zero, of: forgotten)
        }
        try school.expect(.fees(.dayNotOpen("2026-03-14"))) {
            _ = try school.accountant.closeCashDay(counted: .zero, of: "2026-03-14")
        }
        try school.pay(school.abdul, "5")
        let today = try school.accountant.closeCashDay(counted: TestSchool.amount("605"))
        #expect(today.difference == .zero)
        #expect(try school.findings() == [])
    }
}
