import Testing

@testable import SchoolCore

struct CorrectFloatTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("The float of a day that opened by itself is set right, and the drawer follows")
    func corrected() throws {
        try school.pay(school.abdul, "500")
        try school.accountant.correctFloat(to: TestSchool.amount("4800"))
        let line = try school.lastLine()
        #expect(try line.says(.correctedFloat, about: .day(school.today), by: school.accountant))
        #expect(line.facts["before"] == .number(0) && line.facts["after"] == .number(480_000))
        #expect(try school.accountant.drawer()?.amount == TestSchool.amount("5300"))
        try school.expect(.fees(.floatUnchanged)) {
            try school.accountant.correctFloat(to: TestSchool.amount("4800"))
        }
        #expect(try school.findings() == [])
    }

    @Test("Before the day is open there is no float to correct, after its close none any more")
    func onlyWhileOpen() throws {
        try school.expect(.fees(.dayNotOpen(school.today))) {
            try school.accountant.correctFloat(to: .zero)
        }
        try school.accountant.openCashDay(float: TestSchool.amount("100"))
        try school.expect(.invalid([FieldProblem("float", .amount(.tooLarge))])) {
            try school.accountant.correctFloat(to: Money(minor: -1))
        }
        _ = try school.accountant.closeCashDay(counted: TestSchool.amount("100"))
        try school.expect(.fees(.dayClosed(school.today))) {
            try school.accountant.correctFloat(to: .zero)
        }
        #expect(throws: (any Error).self) { try school.arrange("UPDATE cashDay SET float = 1") }
    }
}
