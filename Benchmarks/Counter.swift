// The counter beside the limit: a payment from key to journalled and read back, finding, opening
// an account, the defaulters, and raising charges for everybody.

import Foundation
import SchoolCore

struct Counter {
    let ground: Ground
    let measure: Measure
    private let bare: BareCounter
    private let bareReads: BareReads
    private var today: BareValue { .number(Int64(ground.day.number)) }
    /// Pupils who owe something, with the charge that is due first.
    private let debtors: [(student: Int64, charge: Int64)]

    init(ground: Ground, measure: Measure, folder: String) throws {
        self.ground = ground
        self.measure = measure
        let list = try ground.reads.prepare(
            "SELECT student FROM studentBalance WHERE owed >= 100000 ORDER BY student LIMIT 400")
        let first = try ground.reads.prepare(
            """
            SELECT charge FROM chargeBalance WHERE student = ? AND open >= 50000
            ORDER BY dueOn LIMIT 1
            """)
        debtors = try list.numbers().compactMap { student in
            try first.numbers(.number(student)).first.map { (student, $0) }
        }
        bareReads = try BareReads(ground.reads)
        bare = try BareCounter(
            folder + "/twin.db", user: ground.office.user.rawValue,
            session: ground.office.id.rawValue)
        // The day is open and the journal caught up on both sides before the first measurement.
        guard let debtor = debtors.first else { throw BareFailure(message: "nobody owes") }
        let opening = Payment(shares: [
            Payment.Share(student: StudentID(debtor.student), amount: Money(minor: 100))
        ])
        _ = try ground.office.receive(opening, key: SubmissionKey())
    }

    func run() throws {
        try payments()
        try reads()
        try raising()
    }

    private func payments() throws {
        let day = Int64(ground.day.number)
        try measure.compare(
            "take a payment", .ratio(2), times: 400,
            limit: { turn in
                let debtor = debtors[turn % debtors.count]
                try bare.pay(100, debtor.charge, of: debtor.student, on: day, at: ground.now)
            },
            ours: { turn in
                let debtor = debtors[turn % debtors.count]
                let share = Payment.Share(
                    student: StudentID(debtor.student), amount: Money(minor: 100))
                // As the counter sends it: kept first, so that a dropped line finds it again.
                let key = SubmissionKey()
                let draft = SentDraft(
                    form: "payment", fields: ["key": key.hexadecimal])
                _ = try ground.office.receive(Payment(shares: [share]), key: key, draft: draft)
            })
    }

    private func reads() throws {
        for words in ["raf", "kar", "beg", "s"] {
            try measure.compare(
                "find a payer: \(words)", .under(2), times: 100,
                limit: { _ in
                    try bareReads.run(
                        .payers, .words(words), .words(words + "\u{10FFFF}"))
                },
                ours: { _ in
                    var wish = StudentList.Wish(search: words, limit: 20)
                    wish.countsAll = false
                    _ = try ground.office.payers(wish)
                })
        }
        try measure.compare(
            "open an account", .under(2), times: 200,
            limit: { turn in
                try bareReads.run(.account, .number(debtors[turn % debtors.count].student))
            },
            ours: { turn in
                _ = try ground.office.feeAccount(
                    of: StudentID(debtors[turn % debtors.count].student))
            })
        try lists()
    }

    private func lists() throws {
        try measure.compare(
            "defaulters, first page", .under(2), times: 50,
            limit: { _ in try bareReads.run(.debtors, today) },
            ours: { _ in
                _ = try ground.office.defaulters(DefaulterList.Wish())
            })
        try measure.compare(
            "defaulters, all", .under(20), times: 20,
            limit: { _ in try bareReads.run(.allDebtors, today) },
            ours: { _ in
                var wish = DefaulterList.Wish()
                wish.limit = 100_000
                _ = try ground.office.defaulters(wish)
            })
        try measure.compare(
            "day book", .under(2), times: 50,
            limit: { _ in try bareReads.run(.dayBook, today) },
            ours: { _ in
                _ = try ground.office.dayBook(on: ground.day)
            })
        let month = ground.day.monthRange.lowerBound...(ground.day.monthRange.upperBound - 1)
        let (first, last) = (Int64(month.lowerBound.number), Int64(month.upperBound.number))
        try measure.compare(
            "charges of a month, first page", .under(10), times: 50,
            limit: { _ in try bareReads.run(.chargePage, .number(first), .number(last)) },
            ours: { _ in
                var wish = ChargeWish()
                wish.dueOn = month
                _ = try ground.office.charges(wish)
            })
        try measure.compare(
            "collection register of a month", .ratio(1.5), times: 20,
            limit: { _ in try bareReads.run(.collection, .number(first), .number(last)) },
            ours: { _ in _ = try ground.office.collection(month) })
        try measure.compare(
            "audit trail, first page", .under(1), times: 50,
            limit: { _ in try bareReads.run(.trail) },
            ours: { _ in _ = try ground.office.auditTrail(AuditTrail.Wish()) })
        try measure.compare(
            "summary", .under(2), times: 50,
            limit: { _ in try bareReads.run(.summary, today) },
            ours: { _ in
                _ = try ground.office.feeSummary()
            })
    }

    private func raising() throws {
        let pupils = try ground.reads.prepare(
            "SELECT student FROM enrolment WHERE toOn IS NULL ORDER BY section, rollNumber"
        ).numbers()
        var form = FeeStructureForm()
        form.head = try ground.office.feeHeads().first?.name ?? ""
        form.name = "Raised here"
        form.amount = "100"
        let id = try ground.office.add(form.checked(Currency(code: "BDT")))
        try measure.compare(
            "raise a charge for everybody", .under(1000), times: 3,
            limit: { _ in
                try bare.raise(
                    10_000, for: pupils, on: Int64(ground.day.number), at: ground.now)
            },
            ours: { turn in
                let period = FeePeriod(typed: "2026-0\(turn + 1)")
                _ = try ground.office.raise(RaiseOrder(structure: id, period: period))
            })
    }
}
