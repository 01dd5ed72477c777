// What tests of the counter set up: heads, a price list, charges, payments.

import Testing

@testable import SchoolCore

extension TestSchool {
    static let money = Currency(code: "BDT")

    /// Amounts as they are typed.
    static func amount(_ text: String) throws -> Money { try money.amount(text) }

    @discardableResult
    func head(_ name: String = "Tuition", _ category: String = "TUITION") throws -> FeeHeadID {
        try office.add(NewFeeHead(name: name, category: category))
    }

    /// A line of the price list, with its head.
    func structure(
        _ name: String = "Tuition", amount: String = "1000", frequency: String = "MONTHLY",
        classes: String = ""
    ) throws -> FeeStructureID {
        try head(name)
        var form = FeeStructureForm()
        form.head = name
        form.amount = amount
        form.frequency = frequency
        form.classes = classes
        return try office.add(form.checked(TestSchool.money))
    }

    /// A single charge, with its head where that is missing.
    @discardableResult
    func charge(
        _ student: StudentID, _ amount: String, due: String = "2026-03-10", head: String = "Tuition"
    ) throws -> ChargeID {
        if try !office.feeHeads().contains(where: { $0.name == head }) { try self.head(head) }
        var form = ChargeForm()
        form.head = head
        form.amount = amount
        form.dueOn = due
        return try office.charge(
            student, form.checked(TestSchool.money, today: today), key: SubmissionKey())
    }

    /// A payment of the accountant.
    @discardableResult
    func pay(
        _ student: StudentID, _ amount: String, _ method: PaymentMethod = .cash,
        reference: String = "", key: SubmissionKey = SubmissionKey()
    ) throws -> Receipt {
        try accountant.receive(
            payment(student, amount, method, reference: reference), key: key
        ).receipt
    }

    func payment(
        _ student: StudentID, _ amount: String, _ method: PaymentMethod = .cash,
        reference: String = ""
    ) throws -> Payment {
        Payment(
            shares: [Payment.Share(student: student, amount: try TestSchool.amount(amount))],
            method: method, reference: reference)
    }

    func owed(_ student: StudentID) throws -> String {
        try TestSchool.money.text(accountant.feeAccount(of: student).owed)
    }

    func advance(_ student: StudentID) throws -> String {
        try TestSchool.money.text(accountant.feeAccount(of: student).advance)
    }

    /// What is wrong with the file; nothing ever should be.
    func findings() throws -> [String] {
        try CheckSchool.run(on: school).map { "\($0.rule) \($0.details)" }
    }
}
