import Testing

@testable import SchoolCore

struct EntryListTests {
    private let school: TestSchool

    init() throws {
        school = try TestSchool()
        try school.charge(school.abdul, "1000", due: "2026-02-01")
        let late = try school.charge(school.dipa, "700", due: "2025-11-01")
        try school.charge(school.afia, "50", due: "2026-03-20", head: "Library")
        try school.office.grant(
            .discount, of: TestSchool.amount("100"), off: late, reason: "board")
        try school.pay(school.abdul, "400")
        let wrong = try school.pay(school.dipa, "200", .bankTransfer, reference: "B 1")
        try school.pay(school.afia, "80")
        _ = try school.office.void(wrong.id, reason: "wrong pupil")
    }

    private func sum(_ figure: FeeFigure) throws -> String {
        try TestSchool.money.text(school.accountant.entries(EntryList.Wish(figure)).sum)
    }

    @Test("The lines behind a figure of the summary add up to it")
    func summary() throws {
        let summary = try school.accountant.feeSummary()
        let figures: [(FeeFigure, Money)] = [
            (.billed, summary.billed), (.conceded, summary.conceded), (.paid, summary.paid),
            (.owed, summary.owed), (.overdue, summary.overdue), (.advance, summary.advance),
        ]
        for (figure, amount) in figures {
            #expect(try sum(figure) == TestSchool.money.text(amount), "\(figure)")
        }
    }

    @Test("The ages of the defaulters and each pupil's debt are lines of the ledger")
    func late() throws {
        let list = try school.accountant.defaulters(DefaulterList.Wish())
        for age in list.byAge {
            let lines = try sum(.late(age.days, section: nil))
            #expect(lines == TestSchool.money.text(age.owed))
        }
        #expect(try sum(.late(1...99_999, section: school.classA)) == "600.00")
        #expect(try sum(.owedBy(school.dipa)) == "600.00")
    }

    @Test("What is late by more than a month, and what is open of one charge, are lines too")
    func oldAndOne() throws {
        #expect(try sum(.overdueFor(days: 30)) == "1,200.00")
        #expect(try sum(.overdueFor(days: 39)) == "600.00")
        var wish = ChargeWish()
        wish.student = try school.abdul
        let open = try school.accountant.charges(wish).rows
        let charge = try #require(open.first)
        #expect(charge.open.minor == 60_000)
        #expect(try sum(.charge(charge.id, school.abdul)) == "600.00")
    }

    @Test("The sums above a statement are those of their entries")
    func statement() throws {
        for student in try [school.abdul, school.dipa, school.afia] {
            let account = try school.accountant.feeAccount(of: student, history: .max)
            let money = TestSchool.money
            #expect(
                try sum(.sum(.charged, student)) == money.text(account.history.map(\.charged).total)
            )
            #expect(
                try sum(.sum(.takenOff, student)) == money.text(account.history.map(\.paid).total))
            #expect(try sum(.sum(.advance, student)) == money.text(account.advance))
        }
    }

    @Test("Money of a day is its papers, by method, head and cashier, each way")
    func money() throws {
        var taking = FeeFigure.Taking(school.today...school.today)
        #expect(try sum(.money(taking)) == "480.00")
        taking.side = .taken
        #expect(try sum(.money(taking)) == "680.00")
        taking.side = .givenBack
        #expect(try sum(.money(taking)) == "200.00")
        taking.side = .net
        taking.method = .cash
        #expect(try sum(.money(taking)) == "480.00")
        taking.method = nil
        taking.head = "Advance"
        #expect(try sum(.money(taking)) == "30.00")
        taking.head = nil
        taking.cashier = try school.accountant.name
        #expect(try sum(.money(taking)) == "680.00")
    }

    @Test("A whole entry balances, and a window of its lines keeps the sum")
    func whole() throws {
        let raise = try #require(try school.accountant.raises().last)
        #expect(try sum(.entry(raise.entry)) == "0.00")
        var wish = EntryList.Wish(.billed)
        (wish.offset, wish.limit) = (1, 1)
        let window = try school.accountant.entries(wish)
        #expect(window.rows.count == 1 && window.total == 3)
        #expect(TestSchool.money.text(window.sum) == "1,750.00")
    }

    @Test("A line says who wrote it, for whom and on which paper")
    func words() throws {
        let book = try school.accountant.dayBook(on: school.today)
        let void = try #require(book.lines.last)
        let lines = try school.accountant.entries(EntryList.Wish(.paper(void.entry)))
        #expect(lines.rows.map(\.paper) == ["VD-2026-0001"])
        #expect(lines.rows.first?.reason == "wrong pupil")
        #expect(lines.rows.first?.kind == .reversal && lines.rows.first?.reverses != nil)
        #expect(TestSchool.money.text(lines.sum) == "-200.00")
    }
}
