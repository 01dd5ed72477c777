import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// Money at the counter, by lines.
struct PlainMoneyTests {
    let counter: CounterSchool

    init() throws { counter = try CounterSchool() }

    private func talk(typed: Bool = true, _ steps: Uttered...) throws -> Conversation {
        try converse(
            DeskStage(desk: counter.desk, root: FeeSearchScreen(isHome: true)), typed: typed, steps)
    }

    private func receipts() throws -> [Receipt] {
        try counter.today().filter { $0.takenBy == counter.karim.user }
    }

    @Test("Find, open, amount, method, number, take: one receipt, and its number is told")
    func takes() throws {
        let talk = try talk(
            "find rafiqul", "1", "2000", "cheque", "CQ 77", "take")
        let receipt = try #require(receipts().first)
        #expect(try receipts().count == 1)
        #expect(receipt.total == counter.taka(2_000))
        #expect(receipt.method == .cheque)
        #expect(receipt.reference == "CQ 77")
        #expect(talk.answer.first?.hasPrefix("Receipt \(receipt.text), 2,000.00, ") == true)
        #expect(talk.answer(to: "cheque").contains("Cheque no (needed)."))
    }

    @Test("Enter alone never takes money, whichever field it is pressed in")
    func enter() throws {
        let talk = try talk("find rafiqul", "1", "", "", "", "500", "", "")
        #expect(try receipts().isEmpty)
        #expect(talk.text.contains("Say take to take the money; Enter never does."))
    }

    @Test("A second take finds the first")
    func again() throws {
        let talk = try talk("find rafiqul", "1", "500", "take", "take")
        let receipt = try #require(receipts().first)
        #expect(try receipts().count == 1)
        #expect(talk.answer.first?.hasPrefix("Receipt \(receipt.text), 500.00, ") == true)
    }

    @Test("What was given tells the change; what the amount pays is said")
    func change() throws {
        let talk = try talk("find rafiqul", "1", "1,500", "2000")
        #expect(talk.answer(to: "1,500").contains("Still due: 2,500.00."))
        #expect(talk.answer.contains { $0.hasPrefix("Change: 500.00") })
    }

    @Test("One due only: its number goes to it, and its word chooses it")
    func oneDue() throws {
        let talk = try talk("find rafiqul", "1", "row 2", "one", "take")
        #expect(talk.answer(to: "row 2").first?.hasPrefix("2. Due") == true)
        #expect(try receipts().map(\.total) == [counter.taka(1_000)])
    }

    @Test("Mobile money asks through whom and for the number")
    func mobile() throws {
        let talk = try talk("find rafiqul", "1", "100", "mobile", "bkash", "8F3K2M", "take")
        #expect(talk.answer(to: "mobile").contains { $0.hasPrefix("Through (needed), b bKash") })
        #expect(try receipts().map(\.reference) == ["8F3K2M"])
        #expect(talk.answer.first?.hasPrefix("Receipt ") == true)
    }

    @Test("A family pays on one receipt, cell by cell")
    func family() throws {
        let talk = try talk("find rafiqul", "1", "family", "1500", "1000", "500", "take")
        #expect(talk.answer(to: "family").contains { $0.hasPrefix("Paid now for ") })
        let receipt = try #require(receipts().first)
        #expect(try receipts().count == 1)
        #expect(receipt.total == counter.taka(1_500))
    }

    @Test("A script that typed an amount and never took it ends with status 2 and no receipt")
    func unfinished() throws {
        let talk = try talk(typed: false, "find rafiqul", "1", "500")
        #expect(talk.status == 2)
        #expect(try receipts().isEmpty)
    }

    @Test("A reference that is missing stops the script before anything is taken")
    func missing() throws {
        let talk = try talk(typed: false, "find rafiqul", "1", "500", "cheque", "take")
        #expect(talk.status == 2)
        #expect(try receipts().isEmpty)
    }

    @Test("A telephone is found by one line")
    func telephone() throws {
        let said = try talk("find rafiqul").answer
        #expect(said.first == "Find pupil rafiqul: 1 of 24.")
        #expect(said.contains { $0.contains("Phone 01711-204455") })
    }
}
