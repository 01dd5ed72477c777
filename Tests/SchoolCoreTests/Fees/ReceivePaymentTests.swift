import GRDB
import Storage
import Testing

@testable import SchoolCore

struct ReceivePaymentTests {
    private let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("The oldest charge is paid first, and the receipt says what for")
    func oldestFirst() throws {
        try school.charge(school.abdul, "1000", due: "2026-03-10")
        try school.charge(school.abdul, "500", due: "2026-01-10", head: "Examination")
        let receipt = try school.pay(school.abdul, "800")
        #expect(receipt.text == "RCP-2026-0001")
        #expect(receipt.lines.map(\.name) == ["Examination", "Tuition"])
        #expect(receipt.lines.map(\.amount) == [50_000, 30_000])
        #expect(receipt.studentClass == "7-A" && receipt.studentName == "Abdul Karim")
        #expect(try school.owed(school.abdul) == "700.00")
        #expect(try school.lastLine().verb == "RECEIVE_PAYMENT")
        #expect(try school.findings() == [])
    }

    @Test("The chosen charge is paid before older ones")
    func chosen() throws {
        try school.charge(school.abdul, "1000", due: "2026-01-10")
        let exam = try school.charge(
            school.abdul, "500", due: "2026-03-10", head: "Examination")
        var payment = try school.payment(school.abdul, "500")
        payment.shares[0].chosen = [exam]
        let taken = try school.accountant.receive(payment, key: SubmissionKey())
        #expect(taken.receipt.lines.map(\.name) == ["Examination"])
        #expect(taken.stillOwed == Money(minor: 100_000) && taken.isJournalled)
    }

    @Test("What is more than the dues is an advance, and the next charge takes it by itself")
    func advance() throws {
        try school.charge(school.abdul, "1000")
        let receipt = try school.pay(school.abdul, "1500")
        #expect(receipt.lines.map(\.isAdvance) == [false, true])
        #expect(try school.advance(school.abdul) == "500.00")
        try school.charge(school.abdul, "700")
        #expect(try school.advance(school.abdul) == "0.00")
        #expect(try school.owed(school.abdul) == "200.00")
        #expect(try school.findings() == [])
    }

    @Test("Who owes nothing may pay in advance")
    func nothingOwed() throws {
        #expect(try school.pay(school.abdul, "100").lines.map(\.isAdvance) == [true])
        #expect(try school.advance(school.abdul) == "100.00")
        #expect(try school.findings() == [])
    }

    @Test("A payment is kept as a draft before it is taken, and the draft goes with the commit")
    func draft() throws {
        let key = SubmissionKey()
        let draft = SentDraft(form: "payment", fields: ["key": key.hexadecimal])
        let none = try Payment(
            shares: [Payment.Share(student: school.abdul, amount: Money(minor: -1))])
        #expect(throws: Refusal.self) {
            try school.accountant.receive(none, key: key, draft: draft)
        }
        let kept = try school.accountant.draft(form: "payment")
        #expect(kept?.fields == ["key": key.hexadecimal])

        let payment = try school.payment(school.abdul, "100")
        _ = try school.accountant.receive(payment, key: key, draft: draft)
        #expect(try school.accountant.draft(form: "payment") == nil)
    }

    @Test("One payment over siblings is one receipt with a line for each")
    func family() throws {
        try school.charge(school.abdul, "1000")
        try school.charge(school.afia, "400")
        let payment = Payment(shares: [
            Payment.Share(student: try school.abdul, amount: try TestSchool.amount("1000")),
            Payment.Share(student: try school.afia, amount: try TestSchool.amount("400")),
        ])
        let taken = try school.accountant.receive(payment, key: SubmissionKey())
        #expect(taken.receipt.lines.map(\.pupil) == ["Abdul Karim", "Afia Anjum"])
        #expect(taken.stillOwed == .zero)
        #expect(try school.accountant.receipts(of: school.afia).map(\.id) == [taken.receipt.id])
        #expect(try school.findings() == [])
    }

    @Test("One form submitted five times takes money once")
    func fiveTimes() throws {
        try school.charge(school.abdul, "1000")
        let key = SubmissionKey()
        let receipts = try (0..<5).map { _ in try school.pay(school.abdul, "600", key: key) }
        #expect(Set(receipts.map(\.text)) == ["RCP-2026-0001"])
        #expect(try school.owed(school.abdul) == "400.00")
        #expect(try school.accountant.receipt(sentAs: key)?.text == "RCP-2026-0001")
        #expect(try school.accountant.receipt(sentAs: SubmissionKey()) == nil)
    }

    @Test("The same slip is taken once, and again when its receipt was voided")
    func sameSlip() throws {
        let first = try school.pay(school.abdul, "100", .bankTransfer, reference: "TX 77")
        try school.expect(.fees(.referenceUsed(receipt: first.text, on: school.today))) {
            _ = try school.pay(school.afia, "100", .bankTransfer, reference: "TX 77")
        }
        _ = try school.pay(school.afia, "100", .cheque, reference: "TX 77")
        _ = try school.office.void(first.id, reason: "wrong pupil")
        #expect(
            try school.pay(school.afia, "100", .bankTransfer, reference: "TX 77").number == 3)
        #expect(try school.findings() == [])
    }

    @Test("Only cash needs no number")
    func referenceMissing() throws {
        try school.expect(.fees(.referenceMissing)) {
            _ = try school.pay(school.abdul, "100", .cheque)
        }
    }

    @Test("Zero, below zero and beyond the bound are refused, and nothing is written")
    func bounds() throws {
        for (minor, fault) in [
            (Int64(0), AmountFault.zero), (-100, .negative), (1_000_000_001, .tooLarge),
        ] {
            let share = Payment.Share(student: try school.abdul, amount: Money(minor: minor))
            try school.expect(.invalid([FieldProblem("amount", .amount(fault))])) {
                _ = try school.accountant.receive(
                    Payment(shares: [share]), key: SubmissionKey())
            }
        }
    }

    @Test("A pupil stands once in a payment, and what was handed over is enough")
    func shares() throws {
        var payment = try school.payment(school.abdul, "100")
        payment.given = try TestSchool.amount("50")
        try school.expect(.fees(.givenTooLittle)) {
            _ = try school.accountant.receive(payment, key: SubmissionKey())
        }
        payment.given = try TestSchool.amount("500")
        let taken = try school.accountant.receive(payment, key: SubmissionKey())
        #expect(taken.receipt.change == Money(minor: 40_000))
        payment.shares += payment.shares
        try school.expect(.fees(.payerTwice)) {
            _ = try school.accountant.receive(payment, key: SubmissionKey())
        }
    }

    @Test("A new year begins a new series")
    func newYear() throws {
        _ = try school.pay(school.abdul, "100")
        school.time.become("2027-01-03")
        #expect(try school.pay(school.abdul, "100").text == "RCP-2027-0001")
        #expect(try school.findings() == [])
    }

    @Test("Beyond 9999 a receipt number grows")
    func longNumber() throws {
        _ = try school.pay(school.abdul, "100")
        try DatabaseQueue(path: school.path).write { db in
            let guards = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'counter'
                    """)
            for name in guards { try db.execute(sql: "DROP TRIGGER \(name)") }
            try db.execute(sql: "UPDATE counter SET next = 9999 WHERE name = 'receipt'")
        }
        #expect(try school.pay(school.abdul, "100").text == "RCP-2026-9999")
        let receipt = try school.pay(school.abdul, "100")
        #expect(receipt.text == "RCP-2026-10000")
        #expect(try school.accountant.receipt(numbered: "10000").id == receipt.id)
        #expect(try school.accountant.receiptState() == .sound)
        func parsed(_ typed: String) -> (year: Int, number: Int)? {
            PaperNumber.parsed(typed, prefix: "RCP", thisYear: 2026)
        }
        #expect(parsed("rcp-2026-12345")?.number == 12345)
        #expect(parsed("0871")?.number == 871)
        #expect(parsed("2025-3")?.year == 2025)
        #expect(parsed("RCP") == nil)
    }

    @Test("With the clock set back no money is taken")
    func clockSetBack() throws {
        _ = try school.pay(school.abdul, "100")
        school.time.pass(minutes: -3)
        try school.expect(.fees(.clockSetBack)) { _ = try school.pay(school.abdul, "100") }
        school.time.pass(minutes: 2)
        _ = try school.pay(school.abdul, "100")
    }

    @Test("A payment that fails after its receipt was written leaves no gap in the numbers")
    func noGap() throws {
        #expect(try school.pay(school.abdul, "100").number == 1)
        try school.arrange(
            """
            CREATE TEMP TRIGGER fails AFTER INSERT ON main.receipt
            BEGIN SELECT RAISE(ABORT, 'the disk failed here'); END
            """)
        #expect(throws: StorageFailure.self) { try school.pay(school.abdul, "100") }
        try school.arrange("DROP TRIGGER temp.fails")
        #expect(try school.pay(school.abdul, "100").number == 2)
        #expect(try school.findings() == [])
    }

    @Test("Parents pay at the desk: a parent's own session takes no money")
    func parent() throws {
        try school.expect(.notPermitted(.takeFees)) {
            _ = try school.parent.receive(
                school.payment(school.abdul, "100"), key: SubmissionKey())
        }
    }
}

extension ReceivePaymentTests {
    @Test("Names with quotes and backslashes come back as they were", arguments: [#"A "B" \ C"#])
    func quotes(name: String) throws {
        try school.head(name)
        try school.charge(school.abdul, "10", head: name)
        #expect(try school.pay(school.abdul, "10").lines.map(\.name) == [name])
        #expect(try school.findings() == [])
    }
}

extension ReceivePaymentTests {
    @Test("A key is one person's for one payment: another one is refused by the first receipt")
    func keyOfAnother() throws {
        let key = SubmissionKey()
        let first = try school.accountant.receive(school.payment(school.abdul, "11"), key: key)
        #expect(!first.isRepeat)
        let others = [
            try school.payment(school.afia, "11"), try school.payment(school.abdul, "77"),
            try school.payment(school.abdul, "11", .cheque, reference: "1"),
        ]
        for other in others {
            try school.expect(.keyUsed(by: first.receipt.text)) {
                _ = try school.accountant.receive(other, key: key)
            }
        }
        try school.expect(.keyUsed(by: first.receipt.text)) {
            _ = try school.office.receive(school.payment(school.abdul, "11"), key: key)
        }
        try school.head()
        var form = ChargeForm()
        (form.head, form.amount) = ("Tuition", "11")
        let charge = try form.checked(TestSchool.money, today: school.today)
        try school.expect(.keyUsed(by: "another form")) {
            _ = try school.accountant.charge(school.abdul, charge, key: key)
        }
        #expect(try school.office.receipt(sentAs: key) == nil)
        let again = try school.accountant.receive(school.payment(school.abdul, "11"), key: key)
        #expect(again.isRepeat && again.receipt.id == first.receipt.id)
    }

    @Test("A charge that is named is paid alone, and only while so much of it is open")
    func onlyThisCharge() throws {
        let old = try school.charge(school.abdul, "1000", due: "2026-01-10")
        let exam = try school.charge(school.abdul, "500", head: "Examination")
        func pay(_ charge: ChargeID, _ amount: String) throws {
            var payment = try school.payment(school.abdul, amount)
            payment.shares[0].chosen = [charge]
            payment.shares[0].paysOnlyChosen = true
            _ = try school.accountant.receive(payment, key: SubmissionKey())
        }
        try school.expect(.fees(.paymentTooLarge(open: "500.00"))) { try pay(exam, "10000") }
        try pay(exam, "500")
        #expect(try school.accountant.charge(exam).open == .zero)
        try school.expect(.fees(.chargeSettled)) { try pay(exam, "10") }
        try school.office.grant(.waiver, off: old, reason: "poor")
        try school.expect(.fees(.chargeSettled)) { try pay(old, "10") }
        let wrong = try school.charge(school.abdul, "70")
        try school.office.cancel(wrong, reason: "by mistake")
        try school.expect(.fees(.chargeCancelled)) { try pay(wrong, "10") }
        #expect(try school.advance(school.abdul) == "0.00")
        #expect(try school.findings() == [])
    }

    @Test("A slip typed in other letters or with blanks is the same slip")
    func slipInOtherLetters() throws {
        let first = try school.pay(school.abdul, "100", .cheque, reference: "Ch 1")
        for typed in ["ch1", "CH 1", "c H 1", "ch ১", "CH१"] {
            try school.expect(.fees(.referenceUsed(receipt: first.text, on: school.today))) {
                _ = try school.pay(school.afia, "100", .cheque, reference: typed)
            }
        }
        _ = try school.pay(school.afia, "100", .cheque, reference: "CH 11")
    }

    @Test("What was handed over is said for cash only")
    func givenWithoutCash() throws {
        var payment = try school.payment(school.abdul, "100", .card, reference: "7")
        payment.given = try TestSchool.amount("150")
        try school.expect(.fees(.givenWithoutCash)) {
            _ = try school.accountant.receive(payment, key: SubmissionKey())
        }
    }
}
