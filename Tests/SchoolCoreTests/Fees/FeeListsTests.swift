import Testing

@testable import SchoolCore

struct FeeListsTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("Defaulters stand by age, with telephone and last payment; who owes nothing is not there")
    func defaulters() throws {
        try school.charge(school.abdul, "1000", due: "2026-02-01")
        try school.charge(school.dipa, "700", due: "2025-11-01")
        try school.charge(school.afia, "50", due: "2026-03-20")
        try school.charge(school.bilal, "50", due: "2026-02-01")
        try school.pay(school.bilal, "50")
        try school.pay(school.abdul, "100")
        let list = try school.accountant.defaulters(DefaulterList.Wish())
        #expect(list.rows.map(\.name) == ["Dipa Roy", "Abdul Karim"])
        #expect(list.rows.last?.lastPaidOn == school.today)
        #expect(list.rows.last?.guardianPhone.isEmpty == false)
        #expect(list.byAge.map(\.pupils) == [0, 1, 0, 1])
        #expect(TestSchool.money.text(list.owed) == "1,600.00")
        var wish = DefaulterList.Wish()
        wish.section = school.classA
        #expect(try school.accountant.defaulters(wish).rows.map(\.name) == ["Abdul Karim"])
    }

    @Test("The summary's rate is paid of net billed; nothing billed has no rate")
    func summary() throws {
        #expect(try school.accountant.feeSummary().collectionRate == nil)
        let id = try school.charge(school.abdul, "1000")
        try school.office.grant(.discount, of: TestSchool.amount("200"), off: id, reason: "board")
        try school.pay(school.abdul, "200")
        let summary = try school.accountant.feeSummary()
        #expect(summary.collectionRate == 250)
        #expect(TestSchool.money.text(summary.net) == "800.00")
        #expect(TestSchool.money.text(summary.paid) == "200.00")
        #expect(TestSchool.money.text(summary.overdue) == "600.00" && summary.defaulters == 1)
    }

    @Test("The collection register is gross, taken back, and net")
    func collection() throws {
        try school.charge(school.abdul, "1000")
        let receipt = try school.pay(school.abdul, "600")
        school.time.become("2026-03-15")
        try school.pay(school.abdul, "100", .online, reference: "BK 1")
        _ = try school.office.void(receipt.id, reason: "wrong")
        let register = try school.accountant.collection("2026-03-01"..."2026-03-31")
        #expect(register.lines.map(\.day) == ["2026-03-12", "2026-03-15"])
        #expect(register.lines.map(\.net.minor) == [60_000, -50_000])
        #expect(register.gross.minor == 70_000 && register.net.minor == 10_000)
        #expect(register.byHead.map(\.amount.minor) == [10_000])
    }

    @Test("An account shows each payment once, with the balance after it")
    func account() throws {
        try school.charge(school.abdul, "1000", due: "2026-01-10")
        try school.charge(school.abdul, "500", due: "2026-02-10", head: "Examination")
        try school.pay(school.abdul, "1200")
        let account = try school.accountant.feeAccount(of: school.abdul)
        #expect(account.history.map(\.paid.minor) == [120_000, 0, 0])
        #expect(account.history.map(\.balance.minor) == [30_000, 150_000, 100_000])
        #expect(account.history.first?.paper == "RCP-2026-0001")
        #expect(account.dues.map(\.headName) == ["Examination"])
        #expect(try school.accountant.payers(StudentList.Wish(search: "abd")).rows.count == 1)
    }

    @Test(
        "Charges are listed by status",
        arguments: zip(Charge.Status.allCases, [1, 1, 1, 1, 1]))
    func charges(status: Charge.Status, count: Int) throws {
        try school.charge(school.abdul, "100", due: "2026-03-20")
        try school.charge(school.afia, "100", due: "2026-03-20")
        try school.pay(school.afia, "30")
        try school.charge(school.bilal, "100", due: "2026-03-20")
        try school.pay(school.bilal, "100")
        try school.charge(school.chandni, "100", due: "2026-03-01")
        let waived = try school.charge(school.dipa, "100", due: "2026-03-01")
        try school.office.grant(.waiver, off: waived, reason: "hardship")
        var wish = ChargeWish()
        wish.status = status
        let found = try school.accountant.charges(wish)
        #expect(found.total == count)
        #expect(found.rows.map { $0.status(on: school.today) } == [status])
    }

    @Test(
        "Charges stand in the order that is wished, and in it the pages follow each other",
        arguments: [
            (ChargeWish.Order.due, ["Dipa Roy", "Abdul Karim", "Afia Anjum"]),
            (.newest, ["Afia Anjum", "Abdul Karim", "Dipa Roy"]),
            (.open, ["Abdul Karim", "Dipa Roy", "Afia Anjum"]),
            (.name, ["Abdul Karim", "Afia Anjum", "Dipa Roy"]),
        ])
    func orders(order: ChargeWish.Order, names: [String]) throws {
        try school.charge(school.dipa, "700", due: "2025-11-01")
        try school.charge(school.abdul, "1000", due: "2026-02-01")
        try school.charge(school.afia, "50", due: "2026-03-20", head: "Library")
        var wish = ChargeWish()
        (wish.order, wish.limit) = (order, 2)
        let first = try school.accountant.charges(wish)
        (wish.offset, wish.known) = (2, first.total)
        let last = try school.accountant.charges(wish)
        #expect(first.total == 3 && last.total == 3)
        let payers = try school.accountant.payers(of: first.rows + last.rows)
        #expect((first.rows + last.rows).map { payers[$0.student]?.name } == names)
    }

    @Test("Charges of one head are its own alone")
    func head() throws {
        try school.charge(school.abdul, "1000", due: "2026-02-01")
        try school.charge(school.afia, "50", due: "2026-03-20", head: "Library")
        let library = try #require(
            try school.accountant.feeHeads().first { $0.name == "Library" })
        var wish = ChargeWish()
        wish.head = library.id
        let found = try school.accountant.charges(wish)
        #expect(found.total == 1 && found.rows.map(\.headName) == ["Library"])
    }
}
