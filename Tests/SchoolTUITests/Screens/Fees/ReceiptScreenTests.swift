import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ReceiptScreenTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    private func seat(
        _ receipt: Receipt, as name: String = "karim", size: Size = Size()
    ) throws -> Seat {
        try Seat(fees.school.desk(name), ReceiptScreen(receipt), size: size)
    }

    @Test("A receipt is shown as it stands on paper, in any script")
    func frames() throws {
        for (name, pupil) in [("", "Rafiqul Islam"), ("-arabic", "Muhammad Naeem")] {
            let receipt = try fees.pay(pupil, 700, .online, "TX\(pupil.count)")
            try Frames.expect("ReceiptScreen\(name)", of: ReceiptScreen(receipt), at: fees.desk)
        }
        let receipt = try fees.pay("Rafiqul Islam", 700)
        try Frames.expect(
            "TakeBackScreen", of: TakeBackScreen(.refund, of: receipt, at: fees.desk),
            at: fees.desk)
        try Frames.expect(
            "TakeBackScreen-void", of: TakeBackScreen(.void, of: receipt, at: fees.desk),
            at: fees.desk)
        try Frames.expect(
            "ReceiptNumberScreen", of: ReceiptNumberScreen(today: TUISchool.today), at: fees.desk)
        let due = try #require(
            try fees.office.feeAccount(of: fees.pupil("Dipa Roy")).dues.first)
        try Frames.expect(
            "DueChangeScreen", of: DueChangeScreen(.discount, of: due, at: fees.desk),
            at: fees.desk)
    }

    @Test("A copy is counted, and says which it is")
    func copies() throws {
        let receipt = try fees.pay("Rafiqul Islam", 700)
        var seat = try seat(receipt)
        seat.press(.f(7))
        #expect(seat.said.contains("COPY 1"))
        seat.press(.f(7))
        #expect(seat.said.contains("COPY 2"))
        seat.press(.down)
        #expect(seat.lastLine.contains("2 copies printed"))
    }

    @Test("Somebody else voids it, with a reason and the word")
    func voided() throws {
        let receipt = try fees.pay("Rafiqul Islam", 700)
        var seat = try seat(receipt, as: "office")
        seat.press("v")
        seat.type("wrong pupil")
        seat.press(.f(2))
        seat.type("VOID")
        seat.press(.enter)
        #expect(seat.said == "\(receipt.text)  700.00 is void: VD-2026-0001  no printer")
        #expect(try fees.owed("Rafiqul Islam") == fees.taka(4_000))
        seat.press("v")
        #expect(seat.said.contains("is void already"))
    }

    @Test("A void prints its own paper, and again as a copy; a failing printer leaves it standing")
    func voidPaper() throws {
        let path = try fees.printToFile()
        let receipt = try fees.pay("Rafiqul Islam", 700)
        var seat = try seat(receipt, as: "office")
        seat.press("b")
        #expect(seat.said.contains("Nothing of it was taken back."))
        seat.press("v")
        seat.type("wrong pupil")
        seat.press(.f(2))
        seat.type("VOID")
        seat.press(.enter)
        #expect(seat.said.hasSuffix("VD-2026-0001  printed"))
        seat.press("b")
        #expect(seat.said == "VD-2026-0001  COPY 1 printed")
        seat.press(.f(5), .up)
        #expect(seat.lastLine.contains("b prints what took it back"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("Void VD-2026-0001") && text.contains("Reason: wrong pupil"))

        let other = try fees.pay("Rafiqul Islam", 500)
        try fees.school.session("owner").set(.receiptPrinter, to: "file:\(path)/no")
        var failing = try self.seat(other, as: "office")
        failing.press("v")
        failing.type("wrong pupil")
        failing.press(.f(2))
        failing.type("VOID")
        failing.press(.enter)
        #expect(failing.said.contains("VD-2026-0002  NOT printed (b again)"))
        #expect(try fees.office.receipt(other.id).status == .cancelled)
    }

    @Test("A part is given back, never more than is left")
    func refunded() throws {
        let receipt = try fees.pay("Rafiqul Islam", 700)
        var seat = try seat(receipt, as: "office")
        seat.press("r")
        seat.type("900")
        seat.press(.enter)
        seat.type("paid twice")
        seat.press(.f(2))
        seat.type("REFUND")
        seat.press(.enter)
        #expect(seat.said.contains("Only 700.00"))
        seat.press(.up)
        seat.type("200")
        seat.press(.f(2))
        seat.type("REFUND")
        seat.press(.enter)
        #expect(seat.said == "\(receipt.text)  200.00 given back: RF-2026-0001  no printer")
        #expect(try fees.office.receipt(receipt.id).refunded == fees.taka(200))
    }

    @Test("Nobody takes back a receipt of his own, and a wrong word does nothing")
    func refused() throws {
        let receipt = try fees.pay("Rafiqul Islam", 700)
        var own = try seat(receipt)
        own.press("v")
        #expect(own.said.contains("You took this money yourself"))

        var other = try seat(receipt, as: "office")
        other.press("v", .f(2))
        #expect(other.said.contains("Reason"))
        other.type("wrong pupil")
        other.press(.f(2))
        other.type("NO")
        other.press(.enter)
        #expect(try fees.office.receipt(receipt.id).status == .completed)
        let principal = try fees.school.desk("principal")
        var looking = try Seat(principal, ReceiptScreen(receipt))
        looking.press("v", .f(7))
        #expect(looking.said.contains("Your role may not do this."))
    }

    @Test("A receipt of a year that is over is not taken back")
    func closedYear() throws {
        let receipt = try fees.pay("Rafiqul Islam", 700)
        fees.school.time.become("2027-01-05")
        var seat = try seat(receipt, as: "office")
        seat.press("v")
        seat.type("wrong pupil")
        seat.press(.f(2))
        seat.type("VOID")
        seat.press(.enter)
        #expect(
            seat.said.contains("so its receipts stay. Take it off a due of this year"),
            "\(seat.said)")
    }

    @Test("A parent sees the child's receipt, and nobody else's")
    func parent() throws {
        let own = try fees.pay("Rafiqul Islam", 700)
        let other = try fees.pay("Dipa Roy", 100)
        let desk = try fees.school.desk("rahima")
        var seat = try Seat(desk, ReceiptScreen(own))
        #expect(seat.title == own.text)
        seat.press(.f(7))
        #expect(seat.said.contains("Your role may not do this."))
        #expect(try Seat(desk, ReceiptScreen(other)).isHome)
    }

    @Test("Random keys never trap, and no key means two things")
    func trial() throws {
        let receipt = try fees.pay("Rafiqul Islam", 700)
        try ScreenTrial.run({ _ in ReceiptScreen(receipt) }, at: fees.desk, keys: 40)
        try ScreenTrial.run(
            { TakeBackScreen(.refund, of: receipt, at: $0) }, at: fees.desk, keys: 40)
        let due = try #require(
            try fees.office.feeAccount(of: fees.pupil("Dipa Roy")).dues.first)
        for change in DueChange.allCases {
            try ScreenTrial.run(
                { DueChangeScreen(change, of: due, at: $0) }, at: fees.desk, keys: 20)
        }
        try ScreenTrial.run(
            { _ in ReceiptNumberScreen(today: TUISchool.today) }, at: fees.desk, keys: 20)
    }
}

extension ReceiptScreenTests {
    @Test(
        "Whoever took the money is not offered to take it back; nobody is offered more than he may")
    func ownReceipt() throws {
        let fees = try CounterSchool()
        let receipt = try fees.pay("Dipa Roy", 1_000)
        var own = try Seat(fees.desk, ReceiptScreen(receipt))
        #expect(own.lastLine.hasPrefix(" F7 prints a copy   a account"))
        own.press(.f(8))
        #expect(own.said.contains("You took this money yourself"))
        #expect(own.title == receipt.text)
        let office = try Seat(fees.school.desk("office"), ReceiptScreen(receipt))
        #expect(office.lastLine.hasPrefix(" F7 prints a copy   v void   r refund   a account"))
    }
}
