import Foundation
import Storage
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct SentPaymentTests {
    let fees: CounterSchool

    init() throws { fees = try CounterSchool() }

    private func draft(_ key: SubmissionKey) throws {
        try fees.karim.keepDraft(
            form: SentPayment.draftName,
            body: Draft.body([
                "key": key.hexadecimal, "payer": "Dipa Roy", "amount": "2,000.00",
            ]))
    }

    @Test(
        "Whoever sees the fees hears at sign-in that a receipt is lost",
        arguments: [
            "karim", "office", "principal",
        ])
    func lostReceipt(name: String) throws {
        let line = "7 RCP-2026-0007 2026-03-12 700 0011223344556677\n"
        try line.write(
            toFile: fees.school.school.file.path + ".receipts", atomically: false,
            encoding: .utf8)
        let desk = try fees.school.desk(name)
        let step: Step<Office> = try HomeScreen.entrance(
            to: desk, lostAt: desk.session.now, saying: "Your line dropped at 09:41.")
        guard case .telling(let notice, _) = step else {
            Issue.record("nothing is said")
            return
        }
        #expect(notice.style == .warn)
        #expect(notice.text.hasPrefix("RCP-2026-0007 was given out and is not in this file"))
        let teacher = try fees.school.desk("nadia")
        let other: Step<Office> = try HomeScreen.entrance(to: teacher, lostAt: nil)
        if case .telling(let notice, _) = other { #expect(!notice.text.contains("RCP")) }
    }

    @Test("A second + of the same form finds the first receipt")
    func secondTime() throws {
        var seat = try fees.account("Dipa Roy")
        let key = try seat.top(FeeAccountScreen.self).key
        let receipt = try fees.pay("Dipa Roy", 2_000, key: key)
        seat.press("+")
        #expect(seat.said.contains(receipt.text))
        #expect(try fees.today().count == 2)
    }

    @Test("After a dropped line the next sign-in says what the file says, once")
    func dropped() throws {
        let key = SubmissionKey()
        try draft(key)
        let missing = try #require(try SentPayment.unanswered(at: fees.karim))
        #expect(missing.text == "Dropped 09:00: 2,000.00 Dipa Roy was NOT recorded. Take it again.")
        #expect(try SentPayment.unanswered(at: fees.karim) == nil)

        let receipt = try fees.pay("Dipa Roy", 2_000, key: key)
        try draft(key)
        fees.school.time.pass(minutes: 3)
        let found = try #require(try SentPayment.unanswered(at: fees.karim))
        #expect(
            found.text
                == "Dropped 09:00: 2,000.00 Dipa Roy is recorded, \(receipt.text). F7 prints it.")
        #expect(try SentPayment.unanswered(at: fees.karim) == nil)
    }

    @Test("Signing in leads the accountant to the search box, with that sentence")
    func entrance() throws {
        try draft(SubmissionKey())
        let step: Step<Office> = try HomeScreen.entrance(to: fees.desk, lostAt: nil)
        guard case .telling(let notice, then: .enter(let stage)) = step else {
            Issue.record("no sentence was said")
            return
        }
        #expect(notice.text.contains("was NOT recorded"))
        #expect(stage.draw().text.contains("Find pupil"))
    }

    @Test("A payment that was answered leaves no draft")
    func answered() throws {
        var seat = try fees.account("Dipa Roy")
        seat.type("k+")
        #expect(try fees.karim.draft(form: SentPayment.draftName) == nil)
        seat.type("778+")
        #expect(try fees.karim.draft(form: SentPayment.draftName) == nil)
        #expect(try fees.today().count == 2)
    }

    @Test("While nobody can tell, the form stands still and + asks again")
    func uncertain() throws {
        var screen = FeeAccountScreen(try fees.pupil("Dipa Roy"))
        try screen.load(fees.desk)
        screen.isUncertain = true
        #expect(screen.type("9") == .say(.warning(FeeAccountScreen.uncertain)))
        #expect(screen.type("+") == .ignored)
        guard case .telling = try screen.take(at: fees.desk) else {
            Issue.record("nothing was said")
            return
        }
        #expect(!screen.isUncertain)
        #expect(try fees.today().last?.total == fees.taka(2_000))
    }

    @Test("A journal that cannot be written is told with the receipt")
    func withoutJournal() throws {
        let receipt = try fees.pay("Dipa Roy", 1_000)
        let share = Payment.Share(student: receipt.student, amount: receipt.total)
        let sent = SentPayment(
            payment: Payment(shares: [share]), key: SubmissionKey(), payer: "Dipa Roy")
        let answer = SentPayment.Answer.recorded(receipt, stillOwed: nil, isJournalled: false)
        guard case .telling(let notice, then: .popTelling) = answer.step(for: sent, at: fees.desk)
        else {
            Issue.record("the form stays open")
            return
        }
        #expect(notice.text.hasSuffix("receipt journal FAILED"))
        #expect(notice.style == .warn)
    }

    @Test("An error leads to one of three sentences", arguments: [true, false])
    func sentences(isKnown: Bool) throws {
        let share = Payment.Share(student: try fees.pupil("Dipa Roy"), amount: fees.taka(1))
        let sent = SentPayment(
            payment: Payment(shares: [share]), key: SubmissionKey(), payer: "Dipa Roy")
        let answer: SentPayment.Answer =
            isKnown ? .notRecorded(Refusal.notSignedIn) : .unknown(Refusal.notSignedIn)
        guard case .telling(let notice, then: .stay) = answer.step(for: sent, at: fees.desk) else {
            Issue.record("nothing was said")
            return
        }
        #expect(notice.text.hasPrefix(isKnown ? "NOT recorded." : "Nobody can read now"))
        #expect(notice.style == .bad)
    }
}

// After a dropped line.
extension SentPaymentTests {
    private func signIn(_ name: String = "kona") throws -> SignedIn {
        try fees.school.school.signIn(
            SignInForm(name, TUISchool.oneTime), slots: fees.desk.slots)
    }

    @Test("Whatever instant the line dropped at, the next sign-in says what was recorded last")
    func lastOfTheSitting() throws {
        try fees.school.account("kona", "Kona Das", [.accountant], mustChange: false)
        func said(_ signedIn: SignedIn?) throws -> String? {
            try SentPayment.afterDroppedLine(at: try #require(signedIn).session)?.text
        }
        var sitting: SignedIn? = try signIn()
        #expect(try said(sitting) == nil)
        sitting = nil
        fees.school.time.pass(minutes: 3)
        sitting = try signIn()
        #expect(
            try said(sitting)
                == "Your line dropped at 09:00. No payment was recorded there.")

        fees.school.time.pass(minutes: 2)
        let receipt = try fees.pay("Dipa Roy", 111, by: try #require(sitting).session)
        try fees.pay("Ehsan Kabir", 7)
        sitting = nil
        fees.school.time.pass(minutes: 30)
        sitting = try signIn()
        #expect(
            try said(sitting)
                == "Your line dropped at 09:05. Last recorded: \(receipt.text), 111.00, Dipa Roy.")

        try #require(sitting).session.signOut()
        fees.school.time.pass(minutes: 1)
        sitting = nil
        #expect(try said(signIn()) == nil)
    }

    @Test("A form that was sent before says that it was taken already")
    func takenAlready() throws {
        var seat = try fees.account("Dipa Roy")
        let key = try seat.top(FeeAccountScreen.self).key
        try fees.pay("Dipa Roy", 2_000, key: key)
        seat.press("+")
        #expect(seat.said.hasPrefix("Taken already: receipt RCP-"))
    }
}
