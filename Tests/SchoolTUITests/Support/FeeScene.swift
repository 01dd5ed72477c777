// Fees for the school of the screens: a price list, three months of tuition, an old debt, and a
// morning at the window with a void and a refund.

import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

/// The school on the morning of 12 March with its fees.
struct FeeScene {
    let school: TUISchool
    /// The accountant's desk, and the office's.
    let karim: Office
    let office: Office
    static let money = Currency(code: "BDT")

    init(hasMoney: Bool = true) throws {
        school = try TUISchool()
        karim = try school.desk("karim")
        office = try school.desk("office")
        try Self.prices(office.session)
        for month in ["2026-01", "2026-02", "2026-03"] {
            try Self.raise("Tuition", month, office.session)
        }
        try Self.raise("Examination", nil, office.session)
        try charge("Gopal Saha", "750", head: "Tuition", dueOn: "2025-11-15")
        try charge("Rafiqul Islam", "300", head: "Examination", dueOn: "2026-01-28")
        if hasMoney { try takeMoney() }
    }

    static func amount(_ text: String) throws -> Money { try money.amount(text) }

    private static func prices(_ office: Session) throws {
        for (name, category) in [("Tuition", "TUITION"), ("Examination", "OTHER")] {
            _ = try office.add(NewFeeHead(name: name, category: category))
        }
        var tuition = FeeStructureForm()
        (tuition.head, tuition.amount, tuition.frequency) = ("Tuition", "1000", "MONTHLY")
        _ = try office.add(tuition.checked(money))
        var examination = FeeStructureForm()
        (examination.head, examination.amount) = ("Examination", "500")
        (examination.frequency, examination.classes) = ("ONE_TIME", "7-A")
        _ = try office.add(examination.checked(money))
    }

    private static func raise(_ name: String, _ month: String?, _ office: Session) throws {
        let structure = try office.feeStructure(named: name)
        let period = month.flatMap(FeePeriod.init(typed:))
        _ = try office.raise(RaiseOrder(structure: structure.id, period: period))
    }

    func charge(_ pupil: String, _ amount: String, head: String, dueOn: String) throws {
        var form = ChargeForm()
        (form.head, form.amount, form.dueOn) = (head, amount, dueOn)
        let new = try form.checked(Self.money, today: TUISchool.today)
        _ = try office.session.charge(school.pupil(pupil), new, key: SubmissionKey())
    }

    @discardableResult
    func pay(
        _ pupil: String, _ amount: String, _ method: PaymentMethod = .cash, reference: String = ""
    ) throws -> Receipt {
        let share = Payment.Share(
            student: try school.pupil(pupil), amount: try Self.amount(amount))
        let payment = Payment(shares: [share], method: method, reference: reference)
        return try karim.session.receive(payment, key: SubmissionKey()).receipt
    }

    private func takeMoney() throws {
        try karim.session.openCashDay(float: Self.amount("5000"))
        try pay("Rafiqul Islam", "1000")
        school.time.pass(minutes: 7)
        let wrong = try pay("Ayesha Siddika", "2500")
        try pay("Urmi Chowdhury", "2000", .bankTransfer, reference: "DBBL 8812")
        school.time.pass(minutes: 21)
        try pay("Rokeya Islam", "1000", .online, reference: "BK7Q2")
        let family = try pay("Dipa Roy", "3750")
        _ = try office.session.void(wrong.id, reason: "another pupil's money")
        _ = try office.session.refund(
            family.id, amount: Self.amount("250"), reason: "paid too much")
        try pay("Polash Mia", "120.50")
    }

    /// A charge of a pupil, the oldest due first.
    func charge(of pupil: String, _ place: Int) throws -> ChargeID {
        var wish = ChargeWish()
        wish.student = try school.pupil(pupil)
        return try karim.session.charges(wish).rows[place].id
    }

    /// Corrects how the guardian of a pupil is reached; no telephone given leaves the known one.
    func reach(_ pupil: String, phone: String? = nil, email: String) throws {
        let card = try office.session.card(of: school.pupil(pupil))
        let guardian = try #require(card.guardians.first)
        var form = GuardianForm(guardian)
        form.email = email
        if let phone { form.phone = phone }
        try office.session.correct(
            guardian.id, to: form.checked(country: "880"), version: guardian.version)
    }

    /// The files that were exported, as they read.
    func exports() throws -> [String] {
        let folder = school.folder + "/school.db.outbox"
        return try filesIn(folder).map { try text(of: folder + "/" + $0) }
    }
}

/// Names of the files in a folder, in order.
private func filesIn(_ folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

private func text(of path: String) throws -> String {
    try String(contentsOf: URL(filePath: path), encoding: .utf8)
}
