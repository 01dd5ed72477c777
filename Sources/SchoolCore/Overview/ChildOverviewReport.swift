// One's own children at a glance, or oneself. The office has the whole school; it asks for a card.

import GRDB

extension ChildAttendance {
    static func read(_ reach: Reach, in db: Database) throws -> [ChildAttendance] {
        let excusedInTotal = try Setting.excusedInTotal.value(in: db) == 1
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT student.id, student.listName, student.latinName,
                    coalesce(section.name, ''), attendanceTotal.present, attendanceTotal.absent,
                    attendanceTotal.late, attendanceTotal.halfDay, attendanceTotal.excused,
                    coalesce(absenceRun.days, 0)
                FROM student
                    LEFT JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL
                    LEFT JOIN section ON section.id = enrolment.section
                    LEFT JOIN attendanceTotal ON attendanceTotal.student = student.id
                        AND attendanceTotal.year
                            = (SELECT id FROM academicYear WHERE isCurrent = 1)
                    LEFT JOIN absenceRun ON absenceRun.student = student.id
                WHERE \(reach.students("student.id")) ORDER BY student.sortKey, student.id
                """, cached: true
        ).fetchAll(db)
        return try rows.map { row in
            ChildAttendance(
                student: row[0], name: row[1], latinName: row[2], sectionName: row[3],
                counts: AttendanceOverview.counts(row, from: 4),
                marks: try marks(of: row[0], in: db), running: row[9],
                excusedInTotal: excusedInTotal)
        }
    }

    private static func marks(of student: StudentID, in db: Database) throws -> [Mark] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT attendance.day, attendance.code
                FROM attendance CROSS JOIN register ON register.id = attendance.register
                WHERE attendance.student = ? AND register.signedBy IS NOT NULL
                ORDER BY attendance.day DESC LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [student, daysShown]).reversed()
            .compactMap { row in
                AttendanceCode(rawValue: row[1]).map { Mark(day: row[0], code: $0) }
            }
    }
}

extension ChildFees {
    static func read(_ reach: Reach, in db: Database) throws -> [ChildFees] {
        let today = reach.today
        return try SQLRequest<Row>(
            literal: """
                SELECT student.id, coalesce(studentBalance.owed, 0),
                    coalesce(studentBalance.advance, 0),
                    (SELECT coalesce(sum(open), 0) FROM chargeBalance
                        WHERE chargeBalance.student = student.id AND open > 0
                            AND dueOn < \(today)),
                    (SELECT min(dueOn) FROM chargeBalance
                        WHERE chargeBalance.student = student.id AND open > 0
                            AND dueOn >= \(today)) AS nextOn,
                    (SELECT coalesce(sum(open), 0) FROM chargeBalance
                        WHERE chargeBalance.student = student.id AND open > 0
                            AND dueOn = (SELECT min(dueOn) FROM chargeBalance
                                WHERE chargeBalance.student = student.id AND open > 0
                                    AND dueOn >= \(today)))
                FROM student LEFT JOIN studentBalance ON studentBalance.student = student.id
                WHERE \(reach.students("student.id")) ORDER BY student.sortKey, student.id
                """, cached: true
        ).fetchAll(db).map { row in
            let next: Day? = row[4]
            return ChildFees(
                student: row[0], owed: row[1], advance: row[2], overdue: row[3],
                next: next.map { Due(on: $0, open: row[5]) })
        }
    }
}

extension Session {
    /// The attendance of one's own children, or one's own. Nobody else's:
    /// the office asks for a pupil's card.
    package func childAttendance() throws -> [ChildAttendance] {
        try look(needs: .seeAttendance) { db, reach in
            reach.isFamily ? try ChildAttendance.read(reach, in: db) : []
        }
    }

    /// The accounts of one's own children, or one's own. Nobody else's:
    /// the office asks for a pupil's account.
    package func childFees() throws -> [ChildFees] {
        try look(needs: .seeFees) { db, reach in
            reach.isFamily ? try ChildFees.read(reach, in: db) : []
        }
    }
}
