import Testing

@testable import SchoolCore

struct PrintListTests {
    private let school: TestSchool
    private let list = ListToExport(
        name: "defaulters", header: ["Pupil"], rows: [[.text("Dipa Roy")], [.text("Ehsan Kabir")]])

    init() throws { school = try TestSchool() }

    @Test("The trail tells that a list went to paper")
    func told() throws {
        #expect(try school.accountant.listPrinter() == school.accountant.receiptSettings())
        try school.accountant.printList(list, about: .school)
        let line = try school.lastLine()
        #expect(line.says(.exportedList, about: .school, by: try school.accountant))
        #expect(
            line.facts == [
                "list": .word("defaulters"), "rows": .number(2), "kind": .word("PAPER"),
            ])
    }

    @Test("Paper and files together are at most two hundred lists a day")
    func most() throws {
        for _ in 1...Outbox.mostADay { try school.accountant.printList(list, about: .school) }
        let refusal = Refusal.exchange(.tooManyExports(limit: Outbox.mostADay))
        try school.expect(refusal) { try school.accountant.printList(list, about: .school) }
        try school.expect(refusal) { _ = try school.accountant.export(list, about: .school) }
    }
}
