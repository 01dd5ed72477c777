import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct FamilyPaymentScreenTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    private func family() throws -> Seat {
        var seat = try fees.account("Rafiqul Islam")
        seat.press("f")
        return seat
    }

    @Test("The family's dues are split as they stand, and edited cell by cell")
    func frames() throws {
        let student = try fees.pupil("Rafiqul Islam")
        for (name, steps) in [
            ("FamilyPaymentScreen", [Played.keys("f")]),
            ("FamilyPaymentScreen-typed", [.keys("f"), .type("4500")]),
            ("FamilyPaymentScreen-cell", [.keys("f", .down, .down), .type("750")]),
        ] {
            for size in Frames.sizes {
                let canvases = try Frames.canvases(
                    of: FeeAccountScreen(student), at: fees.desk, size: size, steps)
                try expectFrame(
                    try #require(canvases.last), "\(name)-\(size.columns)x\(size.rows)")
            }
        }
    }

    @Test("One receipt pays for both, each one's oldest dues first")
    func takes() throws {
        var seat = try family()
        seat.press("+")
        let receipt = try #require(try fees.today().last)
        #expect(receipt.total == fees.taka(6_000))
        #expect(Set(receipt.lines.map(\.pupil)).count == 2)
        #expect(seat.said.contains("6,000.00  Rahima Khatun, for 2"))
        #expect(seat.title == "Fees")
        #expect(try fees.owed("Rokeya Islam") == .zero)
    }

    @Test("A cell changes the total, and a total is split anew")
    func follows() throws {
        var seat = try family()
        seat.press(.down, .down)
        seat.type("750")
        #expect(try seat.top(FamilyPaymentScreen.self).form.money == fees.taka(4_750))
        seat.press(.up, .up)
        seat.type("4500")
        let split = try seat.top(FamilyPaymentScreen.self).split
        #expect(split.amounts == [fees.taka(4_000), fees.taka(500)])
        seat.press(.down, .down, "=", "+")
        #expect(try fees.today().last?.total == fees.taka(6_000))
    }

    @Test("An empty cell pays nothing, and the pupil is not on the receipt")
    func oneOnly() throws {
        var seat = try family()
        seat.press(.down, .backspace, "+")
        let receipt = try #require(try fees.today().last)
        #expect(receipt.total == fees.taka(2_000))
        #expect(receipt.student == (try fees.pupil("Rokeya Islam")))
    }

    @Test("Method, reference and change are asked as for one; Enter takes nothing")
    func method() throws {
        var seat = try family()
        for _ in 1...8 { seat.press(.enter) }
        #expect(try fees.today().count == 1)
        seat.press(.up, .up, .up)
        seat.type("k+")
        #expect(seat.said.contains("Only cash has no number"))
        seat.type("4411+")
        #expect(try fees.today().last?.reference == "4411")
    }

    @Test("Esc goes back to the one account, and nothing was taken")
    func back() throws {
        var seat = try family()
        seat.press(.escape)
        #expect(seat.title.hasPrefix("Rafiqul Islam"))
        seat.press(.escape)
        #expect(seat.title == "Fees")
        var alone = try fees.account("Dipa Roy")
        alone.press("f")
        #expect(alone.said.contains("No brother or sister"))
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        let account = try fees.karim.feeAccount(of: fees.pupil("Rokeya Islam"))
        try ScreenTrial.run({ try FamilyPaymentScreen(account, at: $0) }, at: fees.desk, keys: 60)
    }
}
