// Raises in the file: who would be charged, and the entry that charges them.

import GRDB

extension RaisePlan {
    static func made(
        _ order: RaiseOrder, today: Day, in db: Database
    ) throws -> RaisePlan {
        let structure = try FeeStructure.find(order.structure, in: db)
        let year = try AcademicYear.find(structure.year, in: db)
        let day = min(max(today, year.startsOn), year.endsOn)
        let period = order.period ?? FeePeriod(structure.frequency, on: day, year: year)
        guard period.fits(structure.frequency) else {
            throw Refusal.fees(.periodUnfit(frequency: structure.frequency.rawValue))
        }
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
