import Testing

@testable import SchoolCore

struct UndoRaiseTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

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

    @Test("A number that is no raise is said to be none")
    func unknown() throws {
        try school.expect(.unknown("999999", kind: "raise")) {
            _ = try school.office.undoRaise(JournalEntryID(999_999))
        }
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
}
