// Writes the fees of an invented school, day by day beside its registers: a price list, charges on
// the first school day of a month, payments, a scholarship here, a void there. One line of the
// trail a day, as for everything that is brought in at once.

import GRDB

/// The fees of a demonstration on their way into a file.
struct FeeWriting {
    private let plan: DemonstrationPlan
    private let db: Database
    private let accountant: UserID
    private let office: UserID
    private let pupils: [StudentID]
    private let sections: [SectionID]
    private var structures: [FeeStructure] = []
    private var year: AcademicYear
    private var month = 0
    /// School days into the month.
    private var place = 0

    /// Nil where nobody takes money.
    init?(
        _ plan: DemonstrationPlan, users: [UserID], pupils: [StudentID], sections: [SectionID],
        in db: Database
    ) throws {
        guard let accountant = plan.user("accountant", among: users),
            let office = plan.user("admin", among: users)
        else { return nil }
        self.plan = plan
        self.db = db
        self.accountant = accountant
        self.office = office
        self.pupils = pupils
        self.sections = sections
        year = try AcademicYear.current(in: db)
        try writePriceList()
    }

    private mutating func writePriceList() throws {
        var heads: [String: FeeHeadID] = [:]
        for line in DemonstrationPlan.priceList {
            let head =
                try heads[line.head]
                ?? NewFeeHead(name: line.head, category: line.category.rawValue).insert(in: db)
            heads[line.head] = head
            let chosen = line.grades.map { grades in
                plan.classes.indices.filter { grades.contains(plan.classes[$0].grade) }
                    .map { sections[$0] }
            }
            if chosen?.isEmpty == true { continue }
            let id = try NewFeeStructure(
                name: line.name, head: line.head, amount: line.amount, frequency: line.frequency,
                classes: [], dueDay: 10
            ).insert(
                year: year.id, head: head, sections: chosen ?? [],
                at: Timestamp(Int64(year.startsOn.number) * 86_400_000), in: db)
            structures.append(try FeeStructure.find(id, in: db))
        }
    }

    /// Everything of one school day.
    mutating func write(_ day: Day) throws {
        let at = Timestamp(Int64(day.number) * 86_400_000 + 5 * 3_600_000)
        var journal = try Journal(founding: db, on: day, at: at, user: accountant)
        place = day.month == month ? place + 1 : 0
        month = day.month
        if place == 0 { try raise(on: day, in: &journal) }
        let float = Money(minor: 500_000)
        try CashDay.insert(day, float: float, by: accountant, at: at, in: db)
        try pay(on: day, in: &journal)
        if !journal.isEmpty {
            try AuditLine.append(
                journal.told(.broughtFees, [:]), about: .day(day), by: nil, at: at, in: db)
        }
        try close(day, float: float, at: at)
    }

    /// What was counted in the evening is what had to be there; the rest goes to the bank.
    private func close(_ day: Day, float: Money, at: Timestamp) throws {
        let counted = try float + CashDay.cash(on: day, in: db)
        try CashDay.close(
            day, expected: counted, counted: counted, by: accountant, at: at, in: db)
        let journal = try Journal(founding: db, on: day, at: at, user: accountant)
        try AuditLine.append(
            journal.told(
                .closedCashDay, ["expected": .money(counted), "counted": .money(counted)]),
            about: .day(day), by: nil, at: at, in: db)
    }

    private func raise(on day: Day, in journal: inout Journal) throws {
        for structure in structures {
            let plan = try RaisePlan.made(
                RaiseOrder(structure: structure.id), today: day, in: db)
            if plan.count == 0 { continue }
            _ = try plan.post(in: &journal)
            for student in plan.students { try Advance.settle(student, in: &journal) }
        }
        if structures.isEmpty || day.number - plan.days[0].number > 31 { return }
        for place in stride(from: 11, to: pupils.count, by: 37) {
            guard let due = try Charge.open(of: pupils[place], in: db).first else { continue }
            try Concession.scholarship.post(
                Money(minor: due.open.minor / 2), off: due.charge, of: pupils[place],
                reason: "merit scholarship", in: &journal)
        }
    }

    private func pay(on day: Day, in journal: inout Journal) throws {
        for (pupil, student) in pupils.enumerated() {
            let habit = plan.habit(of: pupil, in: month, on: place)
            if case .nothing = habit { continue }
            let owed = try Balances.of(student, in: db).owed
            let half = Money(minor: owed.minor / 20_000 * 10_000)
            let amount =
                switch habit {
                case .nothing: Money.zero
                case .whole: owed
                case .half: half
                case .ahead: owed + Money(minor: 100_000)
                }
            if amount <= .zero { continue }
            try take(amount, of: pupil, student, in: &journal)
        }
    }

    private func take(
        _ amount: Money, of pupil: Int, _ student: StudentID, in journal: inout Journal
    ) throws {
        let (method, gateway) = plan.method(of: pupil, in: month)
        let receipt = try Payment(
            shares: [Payment.Share(student: student, amount: amount)], method: method,
            gateway: gateway,
            reference: method.needsReference ? "\(month)-\(padded(pupil + 1, 5))" : ""
        ).post(by: accountant, in: &journal)
        if receipt.number % 150 == 149 { try void(receipt, in: &journal) }
    }

    /// Now and then a receipt was wrong, and the office took it back.
    private func void(_ receipt: ReceiptSeal, in journal: inout Journal) throws {
        journal.become(office)
        defer { journal.become(accountant) }
        for line in try Journal.lines(of: receipt.entry, in: db)
        where line.account == Account.advance {
            try Advance.release(-line.amount, of: receipt.student, in: &journal)
        }
        let entry = try journal.reverse(receipt.entry, reason: "wrong amount")
        _ = try Receipt.TakenBack.insert(
            .void, of: receipt.id, entry: entry, amount: receipt.total, on: journal.day, in: db)
        try Balances.refreshLastPaid(of: receipt.student, in: db)
        try Advance.settle(receipt.student, in: &journal)
    }
}
