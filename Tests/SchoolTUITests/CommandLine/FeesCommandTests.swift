// Charges and payments by command: what scripts send, and what they get back.

import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct FeesCommandTests {
    let school: TUISchool
    let office: Session
    let karim: Session

    init() throws {
        school = try TUISchool()
        office = try school.session("office")
        karim = try school.session("karim")
    }

    /// The answer of a command, typed as on the command line.
    private func answer<Command: OfficeCommand>(
        _ command: Command.Type, _ words: [String], as session: Session? = nil
    ) throws -> Answer {
        try command.parse(words).answer(session ?? karim)
    }

    private func pay(_ words: String...) throws -> Answer {
        try answer(FeesCommand.Pay.self, words)
    }

    private func refused(
        _ field: String, _ fault: AmountFault, when work: () throws -> Void
    ) throws {
        let before = try school.receipts()
        #expect(throws: Refusal.invalid([FieldProblem(field, .amount(fault))])) { try work() }
        #expect(try school.receipts() == before)
    }

    @Test("A charge is made, listed, shown with its payments, corrected and cancelled")
    func charges() throws {
        _ = try answer(FeeHeadsCommand.Create.self, ["Excursion"])
        let number = try school.number("Dipa Roy")
        let made = try answer(
            FeesCommand.Create.self,
            [
                "--student", number, "--head", "excursion", "--amount", "1,500", "--due",
                "2026-03-20",
            ])
        let id = try #require(try object(made)["id"] as? Int)

        let list = try rows(
            answer(FeesCommand.List.self, ["--class", "7a", "--status", "due", "--type", "other"]))
        #expect(list.count == 1 && list[0]["student"] as? String == number)
        #expect(list[0]["balance"] as? Double == 1500 && list[0]["class"] as? String == "7-A")
        #expect(try rows(answer(FeesCommand.List.self, ["--due-from", "2026-03-21"])).isEmpty)
        #expect(try rows(answer(FeesCommand.List.self, ["--head", "EXCURSION"])).count == 1)
        #expect(throws: Refusal.unknown("Rent", kind: "fee head")) {
            _ = try answer(FeesCommand.List.self, ["--head", "Rent"])
        }

        _ = try pay(String(id), "--amount", "500")
        let shown = try object(answer(FeesCommand.Show.self, [String(id)]))
        let payments = try #require(shown["payments"] as? [[String: Any]])
        #expect(payments.map { $0["receiptNumber"] as? String } == ["RCP-2026-0001"])
        #expect(shown["status"] as? String == "PARTIAL" && shown["paid"] as? Double == 500)

        _ = try answer(FeesCommand.Update.self, [String(id), "--due", "2026-03-01"])
        #expect(try rows(answer(FeesCommand.List.self, ["--status", "OVERDUE"])).count == 1)
        #expect(throws: Refusal.fees(.chargePaid("500.00"))) {
            _ = try answer(
                FeesCommand.Update.self, [String(id), "--amount", "900", "--reason", "wrong"])
        }
        #expect(throws: Refusal.fees(.chargePaid("500.00"))) {
            _ = try answer(FeesCommand.Delete.self, [String(id), "--reason", "by mistake"])
        }
    }

    @Test("A charge of another amount has another number; one that is cancelled is gone")
    func corrected() throws {
        let id = try school.charge("Dipa Roy", "900").rawValue
        let after = try object(
            answer(
                FeesCommand.Update.self, [String(id), "--amount", "800", "--reason", "typed wrong"])
        )
        let new = try #require(after["id"] as? Int)
        #expect(new != Int(id))
        #expect(try school.owed("Dipa Roy") == "800.00")
        _ = try answer(FeesCommand.Delete.self, [String(new), "--reason", "by mistake"])
        #expect(try rows(answer(FeesCommand.List.self, [])).isEmpty)
        #expect(try rows(answer(FeesCommand.List.self, ["--cancelled"])).count == 2)
        #expect(throws: CommandFault.self) {
            _ = try answer(FeesCommand.Update.self, [String(new)])
        }
    }

    @Test("All that is due is taken unless an amount is given; the receipt comes back")
    func whole() throws {
        try school.charge("Dipa Roy", "1500.50")
        let number = try school.number("Dipa Roy")
        let taken = try object(pay("--student", number, "--given", "2000"))
        let receipt = try #require(taken["receipt"] as? [String: Any])
        #expect(receipt["receiptNumber"] as? String == "RCP-2026-0001")
        #expect(receipt["amount"] as? Double == 1500.5 && receipt["change"] as? Double == 499.5)
        #expect(
            receipt["amountInWords"] as? String
                == "One thousand five hundred taka and fifty paisa only")
        #expect(taken["stillDue"] as? Double == 0)
    }

    @Test("Digits are understood in any script")
    func bengali() throws {
        try school.charge("Dipa Roy", "3000")
        _ = try pay("--student", school.number("Dipa Roy"), "--amount", "২,৫০০.৫০")
        #expect(try school.owed("Dipa Roy") == "499.50")
    }

    @Test("A named charge is paid before older ones")
    func chosen() throws {
        try school.charge("Dipa Roy", "100", due: "2026-01-10")
        let id = try school.charge("Dipa Roy", "200", due: "2026-05-10")
        _ = try pay(String(id.rawValue))
        #expect(try karim.charge(id).open == .zero)
        #expect(try school.owed("Dipa Roy") == "100.00")
    }

    @Test("Siblings share one receipt, each one's dues in turn, the rest as the first's advance")
    func family() throws {
        try school.charge("Rafiqul Islam", "1000")
        try school.charge("Rokeya Islam", "500")
        let taken = try object(
            pay(
                "--student", school.number("Rafiqul Islam"), "--student",
                school.number("Rokeya Islam"), "--amount", "1600"))
        let receipt = try #require(taken["receipt"] as? [String: Any])
        let details = try #require(receipt["feeDetails"] as? [[String: Any]])
        #expect(details.map { $0["amount"] as? Double } == [1000, 100, 500])
        #expect(try school.advance("Rafiqul Islam") == "100.00")
    }

    @Test("A pupil who owes nothing pays in advance; without an amount there is nothing to take")
    func advance() throws {
        let number = try school.number("Ehsan Kabir")
        _ = try pay("--student", number, "--amount", "500")
        #expect(try school.advance("Ehsan Kabir") == "500.00")
        #expect(throws: CommandFault.self) { _ = try pay("--student", number) }
    }

    @Test(
        "An amount that is none is refused, and nothing is taken",
        arguments: [
            ("0", AmountFault.zero), ("0.00", .zero), ("-5", .negative), ("−5", .negative),
            ("1.234", .tooManyDecimals(limit: 2)), ("10000000.01", .tooLarge),
            ("99999999999999999999", .tooLarge), ("abc", .notANumber), ("12a", .notANumber),
            ("1.2.3", .notANumber), ("৫.৫৫৫", .tooManyDecimals(limit: 2)), ("1e3", .notANumber),
        ])
    func amounts(typed: String, fault: AmountFault) throws {
        try school.charge("Dipa Roy", "1000")
        let number = try school.number("Dipa Roy")
        try refused("amount", fault) {
            _ = try pay("--student", number, "--amount=\(typed)")
        }
        #expect(try school.owed("Dipa Roy") == "1,000.00")
    }

    @Test("One form submitted five times takes money once, and gives the first receipt")
    func fiveTimes() throws {
        try school.charge("Dipa Roy", "1000")
        let key = SubmissionKey().hexadecimal
        let number = try school.number("Dipa Roy")
        let answers = try (1...5).map { _ in
            try object(pay("--student", number, "--amount", "400", "--key", key))
        }
        let receipts = answers.map {
            ($0["receipt"] as? [String: Any])?["receiptNumber"] as? String
        }
        #expect(receipts == Array(repeating: "RCP-2026-0001", count: 5))
        #expect(try school.owed("Dipa Roy") == "600.00")
        #expect(throws: CommandFault.self) { _ = try pay("--student", number, "--key", "12") }
    }

    @Test("The same slip is taken once, whoever brings it again")
    func slip() throws {
        let number = try school.number("Dipa Roy")
        let words = ["--method", "bank-transfer", "--reference", "TRX 991", "--amount", "100"]
        _ = try answer(FeesCommand.Pay.self, ["--student", number] + words)
        let other = try school.number("Ehsan Kabir")
        #expect(throws: Refusal.fees(.referenceUsed(receipt: "RCP-2026-0001", on: "2026-03-12"))) {
            _ = try answer(FeesCommand.Pay.self, ["--student", other] + words)
        }
        #expect(throws: Refusal.fees(.referenceMissing)) {
            _ = try pay("--student", number, "--method", "CARD", "--amount", "100")
        }
        #expect(throws: Refusal.fees(.givenTooLittle)) {
            _ = try pay("--student", number, "--amount", "100", "--given", "50")
        }
    }

    @Test("Words that are no method, no gateway, no status are refused with those there are")
    func words() throws {
        let number = try school.number("Dipa Roy")
        let methods = PaymentMethod.allCases.map(\.rawValue)
        #expect(throws: Refusal.invalid([FieldProblem("method", .notAnOption(methods))])) {
            _ = try pay("--student", number, "--method", "gold")
        }
        #expect(throws: Refusal.self) {
            _ = try pay("--student", number, "--gateway", "paypal", "--amount", "1")
        }
        #expect(throws: Refusal.self) { _ = try answer(FeesCommand.List.self, ["--status", "OK"]) }
        #expect(throws: CommandFault.self) { _ = try pay("--amount", "5") }
        #expect(throws: CommandFault.self) { _ = try pay("7", "--student", number) }
    }

    @Test("A waiver, a discount and a scholarship are taken off with their reason, and taken back")
    func concessions() throws {
        let id = String(try school.charge("Dipa Roy", "1000").rawValue)
        _ = try answer(
            FeesCommand.Discount.self, [id, "--amount", "100", "--reason", "staff child"])
        _ = try answer(
            FeesCommand.Discount.self,
            [id, "--amount", "200", "--reason", "merit", "--scholarship"])
        #expect(try school.owed("Dipa Roy") == "700.00")
        let waived = try object(answer(FeesCommand.Waive.self, [id, "--reason", "hardship"]))
        #expect(waived["amount"] as? Double == 700)
        let charge = try #require(waived["charge"] as? [String: Any])
        #expect(charge["status"] as? String == "WAIVED")
        #expect(charge["name"] as? String == "Dipa Roy")
        #expect(charge["student"] as? String == (try school.number("Dipa Roy")))
        #expect(!charge.values.contains { $0 is NSNull } && waived["kind"] as? String == "WAIVER")
        _ = try answer(FeesCommand.TakeBack.self, [id, "--reason", "wrong pupil"])
        #expect(try school.owed("Dipa Roy") == "700.00")
        #expect(throws: Refusal.fees(.concessionTooLarge(open: "700.00"))) {
            _ = try answer(
                FeesCommand.Waive.self, [id, "--amount", "800", "--reason", "hardship"])
        }
    }

    @Test("An account, the overdue and the summary say the same")
    func reports() throws {
        try school.charge("Dipa Roy", "1000", due: "2026-02-10")
        try school.charge("Ehsan Kabir", "600", due: "2026-04-10")
        _ = try pay("--student", school.number("Dipa Roy"), "--amount", "250")
        let account = try object(
            answer(FeesCommand.Student.self, [school.number("Dipa Roy")]))
        #expect(account["balance"] as? Double == 750 && account["lines"] as? Int == 2)
        let late = try rows(answer(FeesCommand.Overdue.self, ["--order", "amount"]))
        #expect(late.count == 1 && late[0]["daysLate"] as? Int == 30)
        #expect(late[0]["guardianPhone"] as? String == "01819-770007")
        let sum = try object(answer(FeesCommand.Summary.self, []))
        #expect(sum["totalFees"] as? Double == 1600 && sum["totalPaid"] as? Double == 250)
        #expect(sum["totalDue"] as? Double == 1350 && sum["collectionRate"] as? Double == 15.6)
        #expect(sum["overdue"] as? Double == 750 && sum["defaulters"] as? Int == 1)
    }

    @Test("Nothing billed has no collection rate")
    func nothingBilled() throws {
        let sum = try answer(FeesCommand.Summary.self, [])
        #expect(sum.data.text.contains(#""collectionRate":null"#))
    }

    @Test("A parent sees the own child's fees and nobody else's, and takes no money")
    func parent() throws {
        try school.charge("Rafiqul Islam", "1000")
        try school.charge("Dipa Roy", "500")
        let rahima = try school.session("rahima")
        let list = try rows(answer(FeesCommand.List.self, [], as: rahima))
        #expect(list.map { $0["student"] as? String } == [try school.number("Rafiqul Islam")])
        #expect(throws: Refusal.self) {
            _ = try answer(FeesCommand.Student.self, [school.number("Dipa Roy")], as: rahima)
        }
        #expect(throws: Refusal.self) {
            _ = try answer(
                FeesCommand.Pay.self,
                ["--student", school.number("Rafiqul Islam"), "--amount", "1"], as: rahima)
        }
        #expect(try school.receipts().isEmpty)
    }
}
