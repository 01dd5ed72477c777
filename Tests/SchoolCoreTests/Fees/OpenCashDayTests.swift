import Testing

@testable import SchoolCore

struct OpenCashDayTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("The drawer is its float and the cash of the day; other money is listed beside it")
    func drawer() throws {
        try school.accountant.openCashDay(float: TestSchool.amount("5000"))
        try school.charge(school.abdul, "1000")
        try school.pay(school.abdul, "600")
        try school.pay(school.abdul, "400", .bankTransfer, reference: "B 1")
        let book = try school.accountant.dayBook(on: school.today)
        #expect(TestSchool.money.text(book.expected) == "5,600.00")
        #expect(TestSchool.money.text(book.total) == "1,000.00" && book.receipts == 2)
        #expect(book.byMethod.map(\.name) == ["CASH", "BANK_TRANSFER"])
        #expect(book.byHead.map(\.name) == ["Tuition"])
        #expect(book.lines.map(\.running).map(\.minor) == [60_000, 100_000])
        #expect(try school.accountant.drawer() == book.drawer)
    }

    @Test("The first money of a day opens it with what the last day left")
    func opensByItself() throws {
        try school.accountant.openCashDay(float: TestSchool.amount("100"))
        try school.pay(school.abdul, "50")
        school.time.become("2026-03-15")
        try school.pay(school.abdul, "5")
        let book = try school.accountant.dayBook(on: "2026-03-15")
        #expect(TestSchool.money.text(book.float) == "150.00")
        try school.expect(.fees(.dayOpenAlready("2026-03-15"))) {
            try school.accountant.openCashDay(float: .zero)
        }
    }
}
