// Money taken by command: what is refused by name, and what a script that sends again is told.

import ArgumentParser
import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct FeesTakingTests {
    let school: TUISchool
    let office: Session
    let karim: Session

    init() throws {
        school = try TUISchool()
        office = try school.session("office")
        karim = try school.session("karim")
    }

    private func answer<Command: OfficeCommand>(
        _ command: Command.Type, _ words: [String], as session: Session? = nil
    ) throws -> Answer {
        try command.parse(words).answer(session ?? karim)
    }

    private func pay(_ words: String...) throws -> Answer {
        try answer(FeesCommand.Pay.self, words)
    }

    @Test("A gateway brings its own method, and no other than it has")
    func gateway() throws {
        try school.charge("Dipa Roy", "1000", due: "2026-02-10")
        let number = try school.number("Dipa Roy")
        _ = try pay(
            "--student", number, "--amount", "100", "--gateway", "bkash", "--reference", "TX1")
        let paid = try #require(try karim.receipts(on: karim.today...karim.today).last)
        #expect(paid.method == .online && paid.gateway == .bkash)
        let wrong = Refusal.invalid([FieldProblem("method", .notAnOption(["ONLINE"]))])
        let before = try school.receipts()
        for method in ["cash", "card", "cheque"] {
            #expect(throws: wrong) {
                _ = try pay(
                    "--student", number, "--amount", "100", "--gateway", "nagad", "--method",
                    method, "--reference", "TX2")
            }
        }
        #expect(try school.receipts() == before)
    }

    @Test(
        "The same command again says that it was taken already; another one with its key conflicts")
    func sameKey() throws {
        let id = try school.charge("Rafiqul Islam", "1000").rawValue
        try school.charge("Rokeya Islam", "500")
        let (first, second) = (SubmissionKey().hexadecimal, SubmissionKey().hexadecimal)
        let family = [
            "--student", try school.number("Rafiqul Islam"), "--student",
            try school.number("Rokeya Islam"), "--key", second,
        ]
        for words in [[String(id), "--amount", "300", "--key", first], family] {
            let taken = try answer(FeesCommand.Pay.self, words)
            #expect(try object(taken)["isRepeat"] as? Bool == false)
            let again = try answer(FeesCommand.Pay.self, words)
            #expect(try object(again)["isRepeat"] as? Bool == true)
            #expect(again.lines[0].contains("taken already"))
        }
        #expect(try school.receipts().count == 2)
        let used = Refusal.keyUsed(by: "RCP-2026-0001")
        #expect(ErrorCode(used).exitStatus == 6)
        let number = try school.number("Dipa Roy")
        #expect(throws: used) {
            _ = try pay("--student", number, "--amount", "300", "--key", first)
        }
        #expect(throws: used) {
            _ = try answer(
                FeesCommand.Pay.self, [String(id), "--amount", "300", "--key", first], as: office)
        }
        #expect(throws: Refusal.fees(.chargeSettled)) { _ = try pay(String(id), "--amount", "5") }
    }
}

// What is asked of a charge, and what is said of its days.
extension FeesTakingTests {
    @Test("The payments of a charge show void and refunded ones, and add up to what is paid")
    func payments() throws {
        let id = try school.charge("Dipa Roy", "1000")
        try school.charge("Dipa Roy", "400", due: "2026-01-10", name: "Excursion")
        let number = try school.number("Dipa Roy")
        for amount in ["900", "450"] { _ = try pay("--student", number, "--amount", amount) }
        _ = try office.void(karim.receipt(numbered: "1").id, reason: "wrong pupil")
        _ = try office.refund(
            karim.receipt(numbered: "2").id, amount: school.amount("50"), reason: "overpaid")
        _ = try pay(String(id.rawValue), "--amount", "30")
        let shown = try answer(FeesCommand.Show.self, [String(id.rawValue)])
        let payments = try #require(try object(shown)["payments"] as? [[String: Any]])
        let amounts = payments.compactMap { $0["amount"] as? Double }
        #expect(try amounts.reduce(0, +) == object(shown)["paid"] as? Double)
        #expect(shown.lines.contains { $0.hasPrefix("RCP-2026-0001") && $0.hasSuffix("void") })
        #expect(shown.lines.contains { $0.hasPrefix("VD-2026-0001") && $0.contains("-500.00") })
        #expect(shown.lines.last == "together \(try TUISchool.money.text(karim.charge(id).paid))")
        let account = try answer(FeesCommand.Student.self, [number])
        #expect(account.lines.contains { $0.contains("payment of 2 dues") })
    }

    @Test("An advance that pays says how much it moved")
    func advance() throws {
        let number = try school.number("Dipa Roy")
        _ = try pay("--student", number, "--amount", "600")
        try school.charge("Dipa Roy", "500")
        let account = try answer(FeesCommand.Student.self, [number])
        #expect(account.lines.contains { $0.contains("advance 500.00 to Tuition Mar 2026") })
        #expect(account.lines.contains("Nothing is due."))
        let seat = try Seat(school.desk("karim"), StatementScreen(school.pupil("Dipa Roy")))
        #expect(seat.frame.contains("500.00 of Tuition Mar 2026 paid from"))
    }

    @Test("A due day that has passed is said aloud, and how many are overdue at once")
    func past() throws {
        let id = String(try school.charge("Dipa Roy", "1000").rawValue)
        let moved = try answer(FeesCommand.Update.self, [id, "--due", "2026-03-01"])
        #expect(moved.lines == ["Charge \(id) is corrected: due Sun 1 Mar 2026, 11 days ago."])
        _ = try answer(
            FeeStructuresCommand.Create.self,
            ["--head", "Tuition", "--name", "Monthly", "--amount", "100", "--due-day", "2"])
        let plan = try answer(
            FeesCommand.Raise.self, ["--structure", "Monthly", "--all", "--dry-run"])
        #expect(plan.message?.contains("due Mon 2 Mar 2026, 10 days ago.") == true)
        #expect(plan.message?.contains("charges overdue at once") == true)
    }

    @Test("Wrong words are answered with the right form")
    func forms() throws {
        try school.charge("Dipa Roy", "1000")
        _ = try answer(
            FeeStructuresCommand.Create.self, ["--head", "Tuition", "--amount", "100"])
        #expect(throws: Refusal.invalid([FieldProblem("period", .notAPeriod)])) {
            _ = try answer(
                FeesCommand.Raise.self, ["--structure", "Tuition", "--all", "--period", "foo"])
        }
        let number = try school.number("Dipa Roy")
        #expect(throws: Refusal.invalid([FieldProblem("discount", .moreThanCharged)])) {
            _ = try answer(
                FeesCommand.Create.self,
                [
                    "--student", number, "--head", "Tuition", "--amount", "70", "--discount",
                    "80", "--reason", "sibling",
                ])
        }
        #expect(throws: Refusal.invalid([FieldProblem("month", .notAMonth)])) {
            _ = try answer(
                AttendanceCommand.ClassBook.self, ["7-A", "--month", "2026-13"], as: office)
        }
    }

    @Test("A list that is empty says so, and a part of one says of how many")
    func lists() throws {
        #expect(try answer(ReceiptsCommand.List.self, []).lines == ["No receipts."])
        #expect(try answer(FeesCommand.List.self, []).lines == ["No charges."])
        for name in ["Dipa Roy", "Ehsan Kabir", "Rafiqul Islam"] { try school.charge(name, "10") }
        let first = try answer(FeesCommand.List.self, ["--limit", "2"])
        #expect(first.lines.last == "2 of 3 charges, --page 2 for more.")
        let last = try answer(FeesCommand.List.self, ["--limit", "2", "--page", "2"])
        #expect(last.lines.last == "1 of 3 charges, the last page.")
        let past = try answer(FeesCommand.List.self, ["--limit", "2", "--page", "99"])
        #expect(past.lines == ["Page 99 lies past the end: 3 charges on 2 pages."])
        #expect(try answer(DayBookCommand.Show.self, []).lines.contains("No receipts."))
    }

    @Test("Of what is the school's own a parent is told that the role has no right to it")
    func forbidden() throws {
        let rahima = try school.session("rahima")
        let denied = Refusal.notPermitted(.seeFees)
        #expect(ErrorCode(denied).exitStatus == 4)
        #expect(throws: denied) { _ = try answer(FeesCommand.Summary.self, [], as: rahima) }
        #expect(throws: denied) { _ = try answer(DayBookCommand.Show.self, [], as: rahima) }
        #expect(throws: denied) { _ = try answer(FeeHeadsCommand.List.self, [], as: rahima) }
        #expect(throws: Refusal.unknown("999999", kind: "raise")) {
            _ = try answer(FeesCommand.UndoRaise.self, ["999999"])
        }
    }

    @Test("A register's file that names nobody marks nobody")
    func emptyRegister() throws {
        let path = school.path("register.json")
        try Data("[]".utf8).write(to: URL(filePath: path))
        #expect(throws: CommandFault.self) {
            _ = try answer(AttendanceCommand.Mark.self, ["7-A", "--from", path], as: office)
        }
    }
}
