import Testing

@testable import SchoolCore

struct PrintTakenBackCopyTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A copy of a void is counted and told, and the receipt's own copies are not")
    func copies() throws {
        let receipt = try school.pay(school.abdul, "500")
        let paper = try school.office.void(receipt.id, reason: "wrong pupil")
        let office = try school.office
        #expect(paper.copies == 0 && paper.by == office.name)
        #expect(try school.accountant.countCopy(of: paper.id, of: receipt.id) == 1)
        #expect(try school.accountant.countCopy(of: paper.id, of: receipt.id) == 2)
        #expect(try school.lastLine().verb == "PRINT_COPY")
        let read = try school.accountant.takenBack(numbered: "vd-2026-1")
        #expect(read.paper.copies == 2 && read.receipt.copies == 0)
        #expect(read.receipt.id == receipt.id && read.paper.reason == "wrong pupil")
        #expect(try school.findings() == [])
    }

    @Test("A number that no void or refund has is refused")
    func unknown() throws {
        let receipt = try school.pay(school.dipa, "500")
        _ = try school.office.refund(receipt.id, amount: receipt.total, reason: "paid twice")
        #expect(try school.accountant.takenBack(numbered: "RF-2026-0001").paper.number == 1)
        for typed in ["VD-2026-0001", "RF-2026-2", "RF", "XX-2026-1", ""] {
            #expect(throws: Refusal.unknown(typed, kind: "void or refund"), "\(typed)") {
                _ = try school.accountant.takenBack(numbered: typed)
            }
        }
        #expect(throws: Refusal.unknown("RF-2026-1", kind: "void or refund")) {
            _ = try school.parent.takenBack(numbered: "RF-2026-1")
        }
    }
}
