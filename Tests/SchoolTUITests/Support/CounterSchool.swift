// The school of the screens with fees in it: two months of tuition, an examination, payments of two
// cashiers, somebody who pays ahead, and half a class that is behind.

import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The school on Thursday 26 March 2026 with Karim at the counter.
struct CounterSchool {
    let school: TUISchool
    let desk: Office
    let office: Session
    let karim: Session

    init() throws {
        school = try TUISchool()
        office = try school.session("office")
        karim = try school.session("karim")
        desk = try school.desk("karim")
        for (name, category) in [("Tuition", "TUITION"), ("Exam fee", "OTHER")] {
            _ = try office.add(NewFeeHead(name: name, category: category))
        }
        let behind = ["Dipa Roy", "Ehsan Kabir", "Muhammad Naeem", "Krishna Kumar"]
        for name in ["Rafiqul Islam", "Rafiq Ahmed", "Rokeya Islam"] + behind {
            try charge(name, "Tuition", 1_000, dueOn: "2026-01-10")
        }
        school.time.become("2026-03-15")
        try pay("Rafiqul Islam", 500, .bankTransfer, "BT-1401")
        school.time.become("2026-03-16")
        for name in ["Rafiqul Islam", "Rafiq Ahmed", "Rokeya Islam"] + behind.prefix(2) {
            try charge(name, "Tuition", 1_000, dueOn: "2026-02-10")
        }
        school.time.become("2026-03-17")
        try pay("Krishna Kumar", 700, .cash, "")
        try pay("Zoë Fernandes", 300, .cash, "")
        school.time.become("2026-03-22")
        for name in ["Rafiqul Islam", "Rafiq Ahmed"] {
            try charge(name, "Tuition", 1_000, dueOn: "2026-03-10")
            try charge(name, "Exam fee", 1_500, dueOn: "2026-04-05")
        }
        school.time.become(Self.today)
        try office.openCashDay(float: taka(5_000))
        try pay("Ehsan Kabir", 750, .online, "8F3K2L", by: office)
    }

    static let today: Day = "2026-03-26"

    func pupil(_ name: String) throws -> StudentID { try school.pupil(name) }

    func charge(_ name: String, _ head: String, _ amount: Int64, dueOn: Day) throws {
        var form = ChargeForm()
        (form.head, form.amount, form.dueOn) = (head, String(amount), dueOn.iso)
        let new = try form.checked(Currency(code: "BDT"), today: office.today)
        _ = try office.charge(pupil(name), new, key: SubmissionKey())
    }

    @discardableResult
    func pay(
        _ name: String, _ amount: Int64, _ method: PaymentMethod = .cash, _ reference: String = "",
        by session: Session? = nil, key: SubmissionKey = SubmissionKey()
    ) throws -> Receipt {
        let share = Payment.Share(student: try pupil(name), amount: taka(amount))
        let payment = Payment(
            shares: [share], method: method, gateway: method == .online ? .bkash : nil,
            reference: reference)
        return try (session ?? karim).receive(payment, key: key).receipt
    }

    func taka(_ amount: Int64) -> Money { Money(minor: amount * 100) }

    /// Receipts go to a file of the school's folder from now on.
    @discardableResult
    func printToFile(_ name: String = "receipts.txt") throws -> String {
        let path = "\(school.folder)/\(name)"
        try school.session("owner").set(.receiptPrinter, to: "file:\(path)")
        return path
    }

    /// What was taken today, oldest first.
    func today() throws -> [Receipt] { try office.receipts(on: office.today...office.today) }

    func owed(_ name: String) throws -> Money { try office.feeAccount(of: pupil(name)).owed }

    /// Karim at the empty search box.
    func search(size: Size = Size()) throws -> Seat {
        try Seat(desk, FeeSearchScreen(), size: size)
    }

    /// Karim at an account, opened from the search box.
    func account(_ name: String, size: Size = Size()) throws -> Seat {
        var seat = try search(size: size)
        let student = try pupil(name)
        _ = seat.stage.take { _ in .push(FeeAccountScreen(student)) }
        return seat
    }
}
