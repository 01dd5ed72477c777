// Raising charges: for a pupil, a class or the whole school, from the price list. Looked at first
// with its totals, then written in one transaction as one entry; nobody is charged twice for the
// same structure and period; taken back as a whole while nothing of it is paid.

import GRDB

/// Which charges are to be raised.
package struct RaiseOrder: Equatable, Sendable {
    package let structure: FeeStructureID
    /// Nil is the period that holds today.
    package var period: FeePeriod?
    package var scope: Scope
    /// Nil is the structure's day of the period's month.
    package var dueOn: Day?

    /// For whom charges are raised.
    package enum Scope: Equatable, Sendable {
        case school
        case section(SectionID)
        case student(StudentID)
    }

    package init(
        structure: FeeStructureID, period: FeePeriod? = nil, scope: Scope = .school,
        dueOn: Day? = nil
    ) {
        self.structure = structure
        self.period = period
        self.scope = scope
        self.dueOn = dueOn
    }
}

/// What a raise would write, or has written.
package struct RaisePlan: Equatable, Sendable {
    package let structure: FeeStructure
    package let period: FeePeriod
    package let dueOn: Day
    /// Pupils who will be charged, class by class.
    package let classes: [ClassCount]
    /// Pupils who have this charge already.
    package let already: Int
    let students: [StudentID]

    /// One class of the plan.
    package struct ClassCount: Equatable, Sendable {
        package let name: String
        package let pupils: Int
    }

    package var count: Int { students.count }
    package var total: Money { Money(minor: structure.amount.minor * Int64(count)) }
}

/// A raise that was written: its entry takes it back.
package struct Raised: Equatable, Sendable {
    package let entry: JournalEntryID
    package let count: Int
    package let total: Money
}

extension Session {
    /// What a raise would write, without writing it.
    package func planned(_ order: RaiseOrder) throws -> RaisePlan {
        try look(needs: .seeFees, about: .school) {
            try RaisePlan.made(order, today: today, in: $0)
        }
    }

    /// Raises the charges; nobody is charged twice. `progress` is told how many of how many.
    package func raise(
        _ order: RaiseOrder, progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> Raised {
        try change(needs: .writeFees, about: .feeStructure(order.structure)) { db in
            // Check.
            let plan = try RaisePlan.made(order, today: today, in: db)
            guard plan.structure.isActive else {
                throw Refusal.fees(.structureInactive(plan.structure.name))
            }
            guard plan.count > 0 else {
                throw Refusal.fees(
                    plan.already > 0 ? .raisedAlready(plan.period.text) : .nothingToRaise)
            }

            // Write.
            var journal = try Journal(by: self, in: db)
            let entry = try plan.post(in: &journal, progress)
            for student in plan.students { try Advance.settle(student, in: &journal) }

            // Tell.
            return Change(
                Raised(entry: entry, count: plan.count, total: plan.total),
                audit: journal.told(
                    .raisedCharges,
                    [
                        "charges": .count(plan.count), "total": .money(plan.total),
                        "period": .word(plan.period.text),
                    ]))
        }
    }

    /// Takes a whole raise back, while nothing of it is paid or conceded.
    package func undoRaise(_ entry: JournalEntryID) throws -> Int {
        try change(needs: .writeFees, about: .school) { db in
            // Check.
            let charges = try Charge.raised(by: entry, in: db)
            guard let first = charges.first else { throw Refusal.notFound(.school) }
            if try Journal.isReversed(entry, in: db) { throw Refusal.fees(.alreadyTakenBack) }

            // Write.
            var journal = try Journal(by: self, in: db)
            try Advance.release(charges, in: &journal)
            for charge in charges { try Charge.mustBeUntouched(charge, in: journal) }
            let reversal = try journal.reverse(entry, reason: "raised by mistake")
            for charge in charges { try Charge.cancel(charge, by: reversal, in: db) }

            // Tell.
            return Change(
                charges.count,
                audit: journal.told(
                    .undidRaise, ["charges": .count(charges.count), "first": .id(first)]))
        }
    }

    /// The raises of a year, newest first.
    package func raises() throws -> [RaiseList.Row] {
        try look(needs: .seeFees, about: .school) { try RaiseList.newest(in: $0) }
    }
}

extension RaisePlan {
    static func made(
        _ order: RaiseOrder, today: Day, in db: Database
    ) throws -> RaisePlan {
        let structure = try FeeStructure.find(order.structure, in: db)
        let year = try AcademicYear.find(structure.year, in: db)
        let day = min(max(today, year.startsOn), year.endsOn)
        let period = order.period ?? FeePeriod(structure.frequency, on: day, year: year)
        if let first = period.firstDay, first > year.endsOn || first + 31 < year.startsOn {
            throw Refusal.fees(.periodOutsideYear(period.text))
        }
        let rows = try pupils(structure, order.scope, period, on: day, in: db)
        var classes: [ClassCount] = []
        for row in rows where !row.has {
            let before = classes.last?.name == row.section ? classes.removeLast().pupils : 0
            classes.append(ClassCount(name: row.section, pupils: before + 1))
        }
        return RaisePlan(
            structure: structure, period: period,
            dueOn: order.dueOn ?? period.firstDay.map { $0 + structure.dueDay - 1 } ?? today,
            classes: classes, already: rows.count(where: \.has),
            students: rows.filter { !$0.has }.map(\.student))
    }

    private struct Pupil {
        let student: StudentID
        let section: String
        let has: Bool
    }

    private static func pupils(
        _ structure: FeeStructure, _ scope: RaiseOrder.Scope, _ period: FeePeriod, on day: Day,
        in db: Database
    ) throws -> [Pupil] {
        var condition: SQL = "section.year = \(structure.year) AND student.status = 'ACTIVE'"
        if !structure.appliesToAll {
            condition += """
                 AND section.id IN (SELECT section FROM feeStructureSection
                    WHERE structure = \(structure.id))
                """
        }
        switch scope {
        case .school: break
        case .section(let section): condition += " AND section.id = \(section)"
        case .student(let student): condition += " AND student.id = \(student)"
        }
        return try SQLRequest<Row>(
            literal: """
                SELECT student.id, section.name, EXISTS (SELECT 1 FROM charge
                        WHERE charge.student = student.id AND charge.structure = \(structure.id)
                            AND charge.period = \(period.text) AND charge.cancelledBy IS NULL)
                FROM enrolment JOIN section ON section.id = enrolment.section
                    JOIN level ON level.id = section.level
                    JOIN student ON student.id = enrolment.student
                WHERE \(day) BETWEEN enrolment.fromOn AND coalesce(enrolment.toOn, 9999999)
                    AND \(condition)
                ORDER BY level.sortOrder, section.name, enrolment.rollNumber
                """
        ).fetchAll(db).map { Pupil(student: $0[0], section: $0[1], has: $0[2]) }
    }

    /// One entry: a line for each charge, and the income of them all.
    func post(
        in journal: inout Journal, _ progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> JournalEntryID {
        let entry = try Charge.nextEntry(in: journal.db)
        let head = try FeeHead.find(structure.head, in: journal.db)
        var lines: [JournalLine] = []
        lines.reserveCapacity(count + 1)
        for (place, student) in students.enumerated() {
            let charge = try Charge.New(
                student: student, head: structure.head, structure: structure.id,
                year: structure.year, period: period.text, name: structure.name,
                amount: structure.amount, dueOn: dueOn
            ).insert(entry: entry, in: journal.db)
            lines.append(
                JournalLine(
                    Account.receivable, student: student, charge: charge, structure.amount))
            if place % 200 == 199 { try progress(place + 1, count) }
        }
        lines.append(JournalLine(head.account, -total))
        let posted = try journal.post(.charge, lines)
        precondition(posted == entry, "a charge names its own entry")
        try progress(count, count)
        return entry
    }
}

/// The raises that were written.
package enum RaiseList {
    /// One raise.
    package struct Row: Equatable, Sendable {
        package let entry: JournalEntryID
        package let day: Day
        package let name: String
        package let period: String
        package let count: Int
        package let total: Money
        package let isUndone: Bool
    }

    static func newest(in db: Database) throws -> [Row] {
        try GRDB.Row.fetchAll(
            db,
            sql: """
                SELECT journalEntry.id, journalEntry.day, min(charge.name), min(charge.period),
                    count(*), sum(charge.amount), EXISTS (SELECT 1 FROM journalEntry AS back
                        WHERE back.reverses = journalEntry.id)
                FROM journalEntry JOIN charge ON charge.entry = journalEntry.id
                WHERE journalEntry.kind = 'CHARGE'
                GROUP BY journalEntry.id ORDER BY journalEntry.id DESC LIMIT 200
                """
        ).map {
            Row(
                entry: $0[0], day: $0[1], name: $0[2], period: $0[3], count: $0[4], total: $0[5],
                isUndone: $0[6])
        }
    }
}
