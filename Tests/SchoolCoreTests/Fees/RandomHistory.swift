// A counter's year at random: every verb that posts, by the people who may, with refusals as they
// come. The same seed gives the same year.

import Testing

@testable import SchoolCore

/// One random history of a school's ledger.
struct RandomHistory {
    let school: TestSchool
    let pupils: [StudentID]
    private var random: Invented
    private(set) var refused = 0
    private(set) var verbs: [String: Int] = [:]
    private var references = 0
    private var day = TestSchool.today

    /// A generator of its own, so that a change of the demonstration's does not change histories.
    private struct Invented: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    init(seed: UInt64, in school: TestSchool) throws {
        self.school = school
        random = Invented(state: seed)
        pupils = school.roster.pupils.values.sorted()
        try school.head("Tuition")
        try school.head("Bus", "TRANSPORT")
        var form = FeeStructureForm()
        form.name = "Tuition"
        form.head = "Tuition"
        form.amount = "1200"
        _ = try school.office.add(form.checked(TestSchool.money))
    }

    /// Works until the ledger has so many entries.
    mutating func run(entries: Int) throws {
        while try school.count("SELECT count(*) FROM journalEntry") < entries {
            for _ in 0..<60 {
                do { try step() } catch is Refusal { refused += 1 }
            }
            try nextDay()
        }
    }

    private mutating func step() throws {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<32: try charge()
        case 32..<68: try pay()
        case 68..<78: try concede()
        case 78..<81: try takeBackConcession()
        case 81..<86: try void()
        case 86..<92: try refund()
        case 92..<95: try cancel()
        case 95..<97: try correct()
        default: try raise()
        }
    }

    private mutating func count(_ verb: String) { verbs[verb, default: 0] += 1 }

    private mutating func pupil() -> StudentID {
        pupils[Int.random(in: 0..<pupils.count, using: &random)]
    }

    private mutating func money(_ most: Int64 = 300_000) -> Money {
        Money(minor: Int64.random(in: 1...most, using: &random))
    }

    private mutating func charge() throws {
        let amount = money()
        let off = Bool.random(using: &random) ? Int64(0) : amount.minor / 4
        let new = NewCharge(
            head: Bool.random(using: &random) ? "Bus" : "Tuition", name: "Charge", amount: amount,
            dueOn: day + Int.random(in: -40...40, using: &random), discount: Money(minor: off),
            scholarship: Money(minor: off / 2), reason: "by the board")
        _ = try school.office.charge(pupil(), new, key: SubmissionKey())
        count("charge")
    }

    /// Most bring what they owe, some a part of it, some more.
    private mutating func pay() throws {
        let people = Set((0..<Int.random(in: 1...3, using: &random)).map { _ in pupil() }).sorted()
        let method = PaymentMethod.allCases.randomElement(using: &random) ?? .cash
        references += 1
        let shares = try people.compactMap { try share(of: $0) }
        if shares.isEmpty { return }
        let payment = Payment(
            shares: shares, method: method, reference: method == .cash ? "" : "T\(references)")
        _ = try school.accountant.receive(payment, key: SubmissionKey())
        count("pay")
    }

    private mutating func share(of pupil: StudentID) throws -> Payment.Share? {
        let owed = Money(
            minor: Int64(
                try school.count(
                    """
                    SELECT coalesce(sum(owed), 0) FROM studentBalance
                    WHERE student = \(pupil.rawValue)
                    """)))
        let way = Int.random(in: 0..<6, using: &random)
        if way == 0 { return Payment.Share(student: pupil, amount: money(50_000)) }
        if owed == .zero { return nil }
        let amount = way < 3 ? money(owed.minor) : owed
        return Payment.Share(student: pupil, amount: min(amount, .limit))
    }

    /// The newest charge of which something is open.
    private func openCharge() throws -> ChargeID {
        ChargeID(
            Int64(
                try school.count(
                    "SELECT coalesce(max(charge), 1) FROM chargeBalance WHERE open > 0")))
    }

    /// The newest charge of which nothing is paid or conceded.
    private func untouchedCharge() throws -> ChargeID {
        ChargeID(
            Int64(
                try school.count(
                    """
                    SELECT coalesce(max(charge.id), 1) FROM charge
                        JOIN chargeBalance ON chargeBalance.charge = charge.id
                    WHERE chargeBalance.open = charge.amount AND charge.cancelledBy IS NULL
                    """)))
    }

    /// Some charge that is not cancelled, among the newest.
    private mutating func anyCharge() throws -> ChargeID {
        let back = Int.random(in: 0..<60, using: &random)
        let newest = try school.count("SELECT coalesce(max(id), 1) FROM charge")
        return ChargeID(Int64(max(1, newest - back)))
    }

    private mutating func anyReceipt() throws -> ReceiptID {
        let back = Int.random(in: 0..<40, using: &random)
        let newest = try school.count("SELECT coalesce(max(id), 1) FROM receipt")
        return ReceiptID(Int64(max(1, newest - back)))
    }

    private mutating func concede() throws {
        let kind = Concession.allCases.randomElement(using: &random) ?? .waiver
        let part = Bool.random(using: &random) ? money(20_000) : nil
        try school.office.grant(kind, of: part, off: openCharge(), reason: "hardship")
        count("concede")
    }

    private mutating func takeBackConcession() throws {
        try school.office.takeBackConcession(on: anyCharge(), reason: "by mistake")
        count("take back")
    }

    private mutating func void() throws {
        _ = try school.office.void(anyReceipt(), reason: "wrong pupil")
        count("void")
    }

    private mutating func refund() throws {
        _ = try school.office.refund(anyReceipt(), amount: money(200_000), reason: "left school")
        count("refund")
    }

    private mutating func cancel() throws {
        try school.office.cancel(untouchedCharge(), reason: "by mistake")
        count("cancel")
    }

    private mutating func correct() throws {
        _ = try school.office.correct(untouchedCharge(), amount: money(), reason: "wrong amount")
        count("correct")
    }

    private mutating func raise() throws {
        let structure = try school.office.feeStructure(named: "Tuition")
        let month = Int.random(in: 1...12, using: &random)
        let period = FeePeriod(typed: "2026-\(padded(month, 2))")
        let raised = try school.office.raise(RaiseOrder(structure: structure.id, period: period))
        count("raise")
        guard Bool.random(using: &random) else { return }
        _ = try school.office.undoRaise(raised.entry)
        count("undo raise")
    }

    /// The drawer is counted now and then, and is not always right.
    private mutating func nextDay() throws {
        if Int.random(in: 0..<4, using: &random) == 0 {
            let drawer = try school.accountant.drawer()?.amount ?? .zero
            let counted = max(.zero, drawer - money(5_000))
            do {
                _ = try school.accountant.closeCashDay(counted: counted)
                count("close day")
            } catch is Refusal { refused += 1 }
        }
        day = day + 1
        school.time.become(day)
    }
}
