// Receipts, the day book, the price list, the ledger and the printer's settings by command.

import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct ReceiptCommandsTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    private func answer<Command: OfficeCommand>(
        _ command: Command.Type, _ words: String..., by name: String = "karim"
    ) throws -> Answer {
        try command.parse(words).answer(school.session(name))
    }

    /// Dipa pays 500 of 800 at the window.
    private func receipt() throws -> Receipt {
        try school.charge("Dipa Roy", "800")
        return try school.pay([("Dipa Roy", "500")]).receipt
    }

    @Test("A receipt is shown by its number in any form, as paper and as JSON")
    func show() throws {
        let receipt = try receipt()
        for typed in ["RCP-2026-0001", "rcp-2026-1", "2026-0001", "1"] {
            let shown = try answer(ReceiptsCommand.Show.self, typed, "--width", "40")
            #expect(try object(shown)["receiptNumber"] as? String == receipt.text)
            #expect(shown.lines.contains("PAID, BDT                         500.00"))
        }
        #expect(try answer(ReceiptsCommand.Show.self, "1", "--width", "a5").lines.count == 66)
        #expect(throws: Refusal.unknown("RCP-2026-0002", kind: "receipt")) {
            _ = try answer(ReceiptsCommand.Show.self, "RCP-2026-0002")
        }
        #expect(throws: Refusal.unknown("x", kind: "receipt")) {
            _ = try answer(ReceiptsCommand.Show.self, "x")
        }
    }

    @Test("Every print after the first is a copy, counted and told")
    func copies() throws {
        _ = try receipt()
        #expect(throws: PrintFailure.noneSet) {
            _ = try answer(ReceiptsCommand.PrintAgain.self, "1")
        }
        try school.session("office").set(.receiptPrinter, to: "file:\(school.path("out"))")
        for copy in 1...2 {
            let printed = try answer(ReceiptsCommand.PrintAgain.self, "1")
            #expect(try object(printed)["copy"] as? Int == copy)
        }
        let text = try String(contentsOfFile: school.path("out"), encoding: .utf8)
        #expect(text.contains("COPY 1") && text.contains("COPY 2"))
        #expect(try object(answer(ReceiptsCommand.Show.self, "1"))["copies"] as? Int == 2)
    }

    @Test("A payment stands when its printer fails; the exit status tells of the printer")
    func printerFails() throws {
        try school.charge("Dipa Roy", "800")
        try school.session("office").set(.receiptPrinter, to: "file:\(school.path("no/out"))")
        let number = try school.number("Dipa Roy")
        let taken = try answer(FeesCommand.Pay.self, "--student", number, "--print")
        #expect(taken.exitStatus == 8)
        #expect(taken.lines.last?.hasPrefix("Taken, not printed: ") == true)
        #expect(try school.owed("Dipa Roy") == "0.00")
        #expect(throws: PrintFailure.self) { _ = try answer(ReceiptsCommand.PrintAgain.self, "1") }
    }

    @Test("Payments are listed by pupil and by day")
    func lists() throws {
        _ = try receipt()
        _ = try school.pay([("Ehsan Kabir", "50")])
        #expect(try rows(answer(ReceiptsCommand.List.self)).count == 2)
        let number = try school.number("Dipa Roy")
        let history = try rows(answer(PaymentsCommand.List.self, "--student", number))
        #expect(history.map { $0["receiptNumber"] as? String } == ["RCP-2026-0001"])
        #expect(try rows(answer(PaymentsCommand.List.self, "--date", "2026-03-11")).isEmpty)
        #expect(throws: Refusal.self) { _ = try answer(PaymentsCommand.List.self, "--limit", "0") }
    }

    @Test("A receipt is made void with a reason, and never by the one who took the money")
    func void() throws {
        _ = try receipt()
        #expect(throws: Refusal.fees(.ownReceipt)) {
            _ = try answer(PaymentsCommand.Void.self, "1", "--reason", "wrong pupil")
        }
        let fault = Refusal.invalid([FieldProblem("reason", .tooShort(atLeast: 3))])
        #expect(throws: fault) {
            _ = try answer(PaymentsCommand.Void.self, "1", "--reason", "x", by: "office")
        }
        let paper = try object(
            answer(PaymentsCommand.Void.self, "1", "--reason", "wrong pupil", by: "office"))
        #expect(paper["number"] as? String == "VD-2026-0001" && paper["amount"] as? Double == 500)
        #expect(try school.owed("Dipa Roy") == "800.00")
        #expect(throws: Refusal.fees(.alreadyVoided("RCP-2026-0001"))) {
            _ = try answer(PaymentsCommand.Void.self, "1", "--reason", "again", by: "office")
        }
    }

    @Test("A receipt is refunded in part, then what is left of it")
    func refund() throws {
        _ = try receipt()
        _ = try answer(
            PaymentsCommand.Refund.self, "1", "--amount", "200", "--reason", "left early",
            by: "office")
        let rest = try object(
            answer(PaymentsCommand.Refund.self, "1", "--reason", "left school", by: "office"))
        #expect(rest["amount"] as? Double == 300 && rest["number"] as? String == "RF-2026-0002")
        #expect(try school.owed("Dipa Roy") == "800.00")
        #expect(throws: Refusal.fees(.refundedWhole("RCP-2026-0001"))) {
            _ = try answer(
                PaymentsCommand.Refund.self, "1", "--amount", "1", "--reason", "again",
                by: "office")
        }
    }

    @Test("The float is set right by command, and a forgotten day is told of and closed")
    func forgotten() throws {
        _ = try receipt()
        let float = try object(answer(DayBookCommand.SetFloat.self, "1000"))
        #expect(float["drawer"] as? Double == 1500)
        school.time.become("2026-03-15")
        let book = try answer(DayBookCommand.Show.self)
        #expect(book.lines[1].contains("school daybook close --date 2026-03-12"))
        #expect(try object(book)["leftOpen"] as? [String] == ["2026-03-12"])
        let closing = try object(
            answer(DayBookCommand.Close.self, "--counted", "1500", "--date", "2026-03-12"))
        #expect(closing["difference"] as? Double == 0)
        #expect(try object(answer(DayBookCommand.Show.self))["leftOpen"] as? [String] == [])
    }

    @Test("The day book is opened, shown and closed; a closed day takes no money")
    func dayBook() throws {
        _ = try answer(DayBookCommand.Open.self, "--float", "1000")
        _ = try receipt()
        let book = try object(answer(DayBookCommand.Show.self))
        #expect(book["drawer"] as? Double == 1500 && book["receipts"] as? Int == 1)
        let closing = try object(answer(DayBookCommand.Close.self, "--counted", "1490"))
        #expect(closing["difference"] as? Double == -10)
        let number = try school.number("Dipa Roy")
        #expect(throws: Refusal.fees(.dayClosed("2026-03-12"))) {
            _ = try answer(FeesCommand.Pay.self, "--student", number, "--amount", "1")
        }
        let shown = try answer(DayBookCommand.Show.self).lines
        #expect(shown[0] == "Thu 12 Mar 2026  closed by Karim Uddin, difference -10.00")
    }

    @Test("Three commands give a school a fee plan: the price list, a look, the raise")
    func raise() throws {
        _ = try answer(
            FeeStructuresCommand.Create.self, "--head", "Tuition", "--with-head", "--type",
            "TUITION", "--amount", "1200", "--classes", "7-A,7-B")
        let order = ["--structure", "tuition", "--period", "2026-03", "--all"]
        let seen = try FeesCommand.Raise.parse(order + ["--dry-run"])
            .answer(school.session("karim"))
        #expect(try object(seen)["charges"] as? Int == 22 && object(seen)["raise"] is NSNull)
        #expect(try rows(answer(FeesCommand.List.self)).isEmpty)

        let raised = try object(FeesCommand.Raise.parse(order).answer(school.session("karim")))
        #expect(raised["total"] as? Double == 26_400 && raised["dueOn"] as? String == "2026-03-10")
        #expect(throws: Refusal.fees(.raisedAlready("2026-03"))) {
            _ = try FeesCommand.Raise.parse(order).answer(school.session("karim"))
        }
        let entry = String(try #require(raised["raise"] as? Int))
        _ = try answer(FeesCommand.UndoRaise.self, entry)
        #expect(try rows(answer(FeesCommand.Raises.self))[0]["isUndone"] as? Bool == true)
        #expect(throws: Refusal.fees(.alreadyTakenBack)) {
            _ = try answer(FeesCommand.UndoRaise.self, entry)
        }
    }

    @Test("Charges are raised for one pupil or one class; for whom must be said once")
    func scopes() throws {
        _ = try answer(
            FeeStructuresCommand.Create.self, "--head", "Library", "--with-head", "--amount", "300",
            "--frequency", "ONE_TIME")
        let number = try school.number("Dipa Roy")
        let one = try answer(
            FeesCommand.Raise.self, "--structure", "Library", "--student", number)
        #expect(try object(one)["charges"] as? Int == 1)
        let rest = try answer(FeesCommand.Raise.self, "--structure", "Library", "--class", "7a")
        #expect(try object(rest)["charges"] as? Int == 11 && object(rest)["already"] as? Int == 1)
        #expect(throws: CommandFault.self) {
            _ = try answer(FeesCommand.Raise.self, "--structure", "Library")
        }
        #expect(throws: CommandFault.self) {
            _ = try answer(
                FeesCommand.Raise.self, "--structure", "Library", "--all", "--class", "7a")
        }
        #expect(throws: Refusal.invalid([FieldProblem("period", .notAPeriod)])) {
            _ = try answer(
                FeesCommand.Raise.self, "--structure", "Library", "--all", "--period", "March")
        }
    }

    @Test("A line of the price list gets another price, or goes out of use")
    func priceList() throws {
        _ = try answer(
            FeeStructuresCommand.Create.self, "--head", "Bus", "--with-head", "--type", "transport",
            "--amount", "700")
        _ = try answer(FeeStructuresCommand.Update.self, "bus", "--amount", "750", "--no-active")
        let line = try #require(try rows(answer(FeeStructuresCommand.List.self)).first)
        #expect(line["amount"] as? Double == 750 && line["status"] as? String == "INACTIVE")
        #expect(line["applicableTo"] as? String == "ALL" && line["type"] as? String == "TRANSPORT")
        #expect(throws: Refusal.fees(.structureInactive("Bus"))) {
            _ = try answer(FeesCommand.Raise.self, "--structure", "Bus", "--all")
        }
        #expect(throws: CommandFault.self) {
            _ = try answer(FeeStructuresCommand.Update.self, "bus")
        }
        #expect(throws: Refusal.unknown("Ship", kind: "fee structure")) {
            _ = try answer(FeeStructuresCommand.Update.self, "Ship", "--amount", "1")
        }
    }

    @Test("The ledger's accounts are nothing together, and its export is a new file")
    func ledger() throws {
        _ = try receipt()
        let accounts = try rows(answer(LedgerCommand.Accounts.self))
        #expect(accounts.compactMap { $0["balance"] as? Double }.reduce(0, +) == 0)
        let path = school.path("ledger.journal")
        _ = try answer(LedgerCommand.Export.self, "--output", path)
        let lines = try answer(LedgerCommand.Export.self).lines
        #expect(
            try String(contentsOfFile: path, encoding: .utf8)
                == lines.map { $0 + "\n" }.joined())
        #expect(throws: CommandFault.self) {
            _ = try answer(LedgerCommand.Export.self, "--output", path)
        }
    }

    @Test("Settings that are words are shown and set beside those that are numbers")
    func settings() throws {
        _ = try answer(
            SettingsCommand.SetValue.self, "receipt.printer", "lp:counter", by: "office")
        _ = try answer(SettingsCommand.SetValue.self, "session.idle_minutes", "20", by: "office")
        let all = try rows(answer(SettingsCommand.Get.self, by: "office"))
        #expect(all.count == Setting.allCases.count + TextSetting.allCases.count)
        let one = try rows(answer(SettingsCommand.Get.self, "receipt.printer", by: "office"))
        #expect(one.map { $0["value"] as? String } == ["lp:counter"])
        for words in [["receipt.width", "58"], ["session.idle_minutes", "x"], ["nothing", "1"]] {
            #expect(throws: Refusal.self) {
                _ = try SettingsCommand.SetValue.parse(words).answer(school.session("office"))
            }
        }
    }
}
