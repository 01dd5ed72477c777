// The school of the screens with charges and a cashier, for tests of paper and commands.

import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

extension TUISchool {
    static let money = Currency(code: "BDT")

    func amount(_ text: String) throws -> Money { try Self.money.amount(text) }

    /// Charges a pupil for tuition; the head comes with the first charge.
    @discardableResult
    func charge(
        _ pupil: String, _ amount: String, due: String = "2026-03-10", name: String = "Tuition"
    ) throws -> ChargeID {
        let office = try session("office")
        if try office.feeHeads().isEmpty {
            _ = try office.add(NewFeeHead(name: "Tuition", category: "TUITION"))
        }
        var form = ChargeForm()
        form.head = "Tuition"
        form.name = name
        form.amount = amount
        form.dueOn = due
        return try office.charge(
            self.pupil(pupil), form.checked(Self.money, today: TUISchool.today),
            key: SubmissionKey())
    }

    /// Karim, the accountant, takes money.
    @discardableResult
    func pay(_ shares: [(pupil: String, amount: String)], given: String? = nil) throws -> Taken {
        let payment = Payment(
            shares: try shares.map {
                Payment.Share(student: try pupil($0.pupil), amount: try amount($0.amount))
            }, given: try given.map(amount))
        return try session("karim").receive(payment, key: SubmissionKey())
    }

    /// The admission number of a pupil.
    func number(_ pupil: String) throws -> String {
        try session("office").card(of: self.pupil(pupil)).student.admissionNumber
    }

    func owed(_ pupil: String) throws -> String {
        try Self.money.text(session("karim").feeAccount(of: self.pupil(pupil)).owed)
    }

    func advance(_ pupil: String) throws -> String {
        try Self.money.text(session("karim").feeAccount(of: self.pupil(pupil)).advance)
    }

    /// The numbers of all receipts of the day.
    func receipts() throws -> [String] {
        let karim = try session("karim")
        return try karim.receipts(on: karim.today...karim.today).map(\.text)
    }

    /// A file of the test's own folder.
    func path(_ name: String) -> String { folder + "/" + name }
}
