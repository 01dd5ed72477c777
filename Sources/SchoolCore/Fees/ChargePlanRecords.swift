// For whom a charge outside the price list is raised, read from the file, and the entry it makes.

import GRDB

extension ChargePlan {
    static func made(
        _ new: NewCharge, for scope: ChargeScope, on day: Day, in db: Database
    ) throws -> ChargePlan {
        var students: [StudentID] = []
        for id in try ids(of: scope, on: day, in: db) where !students.contains(id) {
            students.append(id)
        }
        let pupils = try FeeAccount.Payer.find(students, in: db)
        if let stranger = students.first(where: { id in !pupils.contains { $0.student == id } }) {
            throw Refusal.notFound(.student(stranger))
        }
        return ChargePlan(new: new, pupils: pupils)
    }

    private static func ids(
        of scope: ChargeScope, on day: Day, in db: Database
    ) throws -> [StudentID] {
        switch scope {
        case .students(let students): students
        case .section(let section):
            try SQLRequest<StudentID>(
                literal: """
                    SELECT student.id FROM enrolment JOIN student ON student.id = enrolment.student
                    WHERE enrolment.section = \(section) AND student.status = 'ACTIVE'
                        AND \(day) BETWEEN enrolment.fromOn AND coalesce(enrolment.toOn, 9999999)
                    ORDER BY enrolment.rollNumber
                    """, cached: true
            ).fetchAll(db)
        }
    }

    /// One entry: a line for each charge, and the income of them all; then what is taken off.
    func post(in journal: inout Journal) throws -> JournalEntryID {
        let head = try FeeHead.named(new.head, in: journal.db)
        let year = try AcademicYear.current(in: journal.db)
        let entry = try Charge.nextEntry(in: journal.db)
        let charges = try pupils.map { pupil in
            let charge = try Charge.New(
                student: pupil.student, head: head.id, structure: nil, year: year.id,
                period: FeePeriod(.monthly, on: new.dueOn, year: year).text, name: new.name,
                amount: new.amount, dueOn: new.dueOn
            ).insert(entry: entry, in: journal.db)
            return (student: pupil.student, charge: charge)
        }
        let lines = charges.map {
            JournalLine(Account.receivable, student: $0.student, charge: $0.charge, new.amount)
        }
        let posted = try journal.post(
            .charge, lines + [JournalLine(head.account, -lines.map(\.amount).total)])
        precondition(posted == entry, "a charge names its own entry")
        for (kind, amount) in [
            (Concession.discount, new.discount), (.scholarship, new.scholarship),
        ] where amount > .zero {
            for (student, charge) in charges {
                try kind.post(amount, off: charge, of: student, reason: new.reason, in: &journal)
            }
        }
        return entry
    }

    /// The raise that an entry was.
    static func raised(_ entry: JournalEntryID, in db: Database) throws -> Raised {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT count(*), coalesce(sum(amount), 0) FROM charge WHERE entry = ?"),
            arguments: [entry])
        return Raised(entry: entry, count: row?[0] ?? 0, total: row?[1] ?? .zero)
    }
}

extension NewCharge {
    /// Whether an entry raised this very charge, for the same pupils where they are named. Who sits
    /// in a class may have changed since.
    func isTold(
        by entry: JournalEntryID, for scope: ChargeScope, in db: Database
    ) throws -> Bool {
        let raised = try Charge.select("charge.entry = \(entry)", in: db)
        let isSame = raised.allSatisfy {
            $0.name == name && $0.amount == amount && $0.dueOn == dueOn
        }
        guard case .students(let students) = scope else { return isSame }
        return isSame && Set(raised.map(\.student)) == Set(students)
    }
}
