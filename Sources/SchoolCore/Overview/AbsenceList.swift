// Pupils who are away: today, for days on end, or again and again. The list behind the figures of
// the dashboards, with the telephone to call.

import GRDB

/// Pupils who are away, the longest first.
package struct AbsenceList: Equatable, Sendable {
    package let rows: [Row]
    package let total: Int

    /// One pupil who is away, or often was.
    package struct Row: Equatable, Sendable {
        package let student: StudentID
        package let name: String
        package let latinName: String
        package let sectionName: String
        /// School days running, up to the last register; 0 when the pupil was there.
        package let running: Int
        package let sinceOn: Day?
        /// Marks of the academic year.
        package let counts: MarkCounts
        package let guardianName: String
        package let guardianLatinName: String
        package let guardianPhone: String
    }

    /// Who is wanted.
    package enum Kind: String, CaseIterable, Sendable {
        /// Absent at the last register of the own class, one of the last three school days.
        case now
        /// Absent three school days running or more.
        case running
        /// Absent one day in ten or more of at least twenty this year.
        case often
    }

    static func find(
        _ kind: Kind, _ reach: Reach, offset: Int, limit: Int, in db: Database
    ) throws -> AbsenceList {
        let condition = try condition(kind, reach, in: db)
        let source: SQL =
            kind == .often
            ? "attendanceTotal LEFT JOIN absenceRun ON absenceRun.student = attendanceTotal.student"
            : """
            absenceRun JOIN attendanceTotal ON attendanceTotal.student = absenceRun.student
                AND attendanceTotal.year = (SELECT id FROM academicYear WHERE isCurrent = 1)
            """
        let order: SQL =
            kind == .often
            ? "attendanceTotal.absent DESC, attendanceTotal.student"
            : "absenceRun.days DESC, attendanceTotal.student"
        let rows = try SQLRequest<GRDB.Row>(
            literal: """
                SELECT student.id, student.listName, student.latinName, section.name,
                    absenceRun.days, absenceRun.sinceOn, attendanceTotal.present,
                    attendanceTotal.absent, attendanceTotal.late, attendanceTotal.halfDay,
                    attendanceTotal.excused, guardian.name, guardian.latinName, guardian.phone
                FROM \(source) JOIN student ON student.id = attendanceTotal.student
                    JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL
                    JOIN section ON section.id = enrolment.section
                    LEFT JOIN studentGuardian ON studentGuardian.student = student.id
                        AND studentGuardian.isPrimary = 1
                    LEFT JOIN guardian ON guardian.id = studentGuardian.guardian
                WHERE \(condition) ORDER BY \(order) LIMIT \(limit) OFFSET \(offset)
                """, cached: true
        ).fetchAll(db)
        let total = try SQLRequest<Int>(
            literal: "SELECT count(*) FROM \(source) WHERE \(condition)", cached: true
        ).fetchOne(db)
        return AbsenceList(rows: rows.map(Row.init), total: total ?? 0)
    }

    private static func condition(_ kind: Kind, _ reach: Reach, in db: Database) throws -> SQL {
        let last = try Day.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT day FROM attendanceDay WHERE day <= ? AND signed > 0
                    ORDER BY day DESC LIMIT 3
                    """),
            arguments: [reach.today])
        return switch kind {
        case .now:
            """
            absenceRun.lastOn >= \(last.last ?? reach.today)
                AND \(reach.students("absenceRun.student")) AND \(isEnrolled)
            """
        case .running: isRunning(reach, since: last.last ?? reach.today)
        case .often: "\(isOften) AND \(reach.students("attendanceTotal.student"))"
        }
    }

    private static let isEnrolled: SQL = """
        EXISTS (SELECT 1 FROM enrolment
            WHERE enrolment.student = absenceRun.student AND enrolment.toOn IS NULL)
        """

    /// The words of the index `attendanceTotalOften`, so that it is used.
    private static let isOften: SQL = """
        attendanceTotal.year = (SELECT id FROM academicYear WHERE isCurrent = 1)
            AND 10 * attendanceTotal.absent >= attendanceTotal.present + attendanceTotal.absent
                + attendanceTotal.late + attendanceTotal.halfDay + attendanceTotal.excused
            AND attendanceTotal.present + attendanceTotal.absent + attendanceTotal.late
                + attendanceTotal.halfDay + attendanceTotal.excused >= 20
            AND EXISTS (SELECT 1 FROM enrolment
                WHERE enrolment.student = attendanceTotal.student AND enrolment.toOn IS NULL)
        """

    /// Absent for three school days or more, and still so at one of the last registers.
    static func isRunning(_ reach: Reach, since day: Day) -> SQL {
        """
        absenceRun.lastOn >= \(day) AND absenceRun.days >= \(AttendanceOverview.longAbsence)
            AND \(reach.students("absenceRun.student")) AND \(isEnrolled)
        """
    }

    /// How many pupils are absent again and again.
    static func often(_ reach: Reach, in db: Database) throws -> Int {
        try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM attendanceTotal
                WHERE \(isOften) AND \(reach.students("attendanceTotal.student"))
                """, cached: true
        ).fetchOne(db) ?? 0
    }
}

extension AbsenceList.Row {
    fileprivate init(_ row: GRDB.Row) {
        self.init(
            student: row[0], name: row[1], latinName: row[2], sectionName: row[3],
            running: row[4] ?? 0, sinceOn: row[5], counts: AttendanceOverview.counts(row, from: 6),
            guardianName: row[11] ?? "", guardianLatinName: row[12] ?? "",
            guardianPhone: row[13] ?? "")
    }
}

extension Session {
    /// A window onto the pupils who are away: of the school, or of one's own classes or children.
    package func absences(
        _ kind: AbsenceList.Kind, offset: Int = 0, limit: Int = 20
    ) throws -> AbsenceList {
        try look(needs: .seeAttendance) { db, reach in
            try AbsenceList.find(kind, reach, offset: offset, limit: limit, in: db)
        }
    }
}
