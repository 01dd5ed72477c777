// The attendance of a day, read from the sums kept beside the registers: its cost follows the
// number of classes, never the number of marks.

import GRDB

extension AttendanceOverview {
    static func read(
        _ reach: Reach, profile: SchoolProfile, minute: Int, in db: Database
    ) throws -> AttendanceOverview {
        let today = reach.today
        let day = try newestOpen(upTo: today, in: db)
        let lines = try day.map { try classes(reach, on: $0, in: db) } ?? []
        let trend = try trend(reach, upTo: today, in: db)
        let dueAt = profile.startsAtMinute + grace
        return AttendanceOverview(
            day: day, isToday: day == today,
            counts: lines.filter(\.isSigned).map(\.counts).reduce(MarkCounts(), +),
            signed: lines.filter(\.isSigned).count, dueAt: dueAt,
            isDue: day == today && minute >= dueAt, classes: lines, trend: trend,
            usual: reach.scope == .school ? try day.flatMap { try usual($0, in: db) } : nil,
            forgotten: try day.flatMap {
                try forgotten(before: $0, reach, classes: lines.count, in: db)
            },
            running: try running(reach, since: trend.suffix(3).first?.day ?? today, in: db),
            often: try AbsenceList.often(reach, in: db),
            excusedInTotal: try Setting.excusedInTotal.value(in: db) == 1)
    }

    static func counts(_ row: Row, from column: Int) -> MarkCounts {
        MarkCounts(
            present: row[column] ?? 0, absent: row[column + 1] ?? 0, late: row[column + 2] ?? 0,
            halfDay: row[column + 3] ?? 0, excused: row[column + 4] ?? 0)
    }

    private static func newestOpen(upTo day: Day, in db: Database) throws -> Day? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT day FROM schoolDay WHERE day <= ? AND isOpen = 1 ORDER BY day DESC LIMIT 1
                """)
        return try Day.fetchOne(statement, arguments: [day])
    }

    /// The classes of the current year that have pupils.
    private static func classes(
        _ reach: Reach, on day: Day, in db: Database
    ) throws -> [ClassLine] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT section.id, section.name, staff.name, staff.latinName,
                    staff.user IS \(reach.user), registerSummary.isSigned,
                    registerSummary.present, registerSummary.absent, registerSummary.late,
                    registerSummary.halfDay, registerSummary.excused
                FROM section JOIN level ON level.id = section.level
                    LEFT JOIN registerSummary
                        ON registerSummary.day = \(day) AND registerSummary.section = section.id
                    LEFT JOIN classTeacher
                        ON classTeacher.section = section.id AND classTeacher.toOn IS NULL
                    LEFT JOIN staff ON staff.id = classTeacher.staff
                WHERE section.year = (SELECT id FROM academicYear WHERE isCurrent = 1)
                    AND \(reach.sections("section.id"))
                    AND EXISTS (SELECT 1 FROM enrolment
                        WHERE enrolment.section = section.id AND enrolment.toOn IS NULL)
                ORDER BY level.sortOrder, section.name
                """, cached: true
        ).fetchCursor(db)
        // Row by row: hundreds of classes would first be copied.
        let lines = rows.map { row in
            ClassLine(
                section: row[0], name: row[1], teacher: row[2] ?? "", teacherLatin: row[3] ?? "",
                isOwn: row[4], isSigned: row[5] ?? false, counts: counts(row, from: 6))
        }
        return try Array(lines)
    }

    private static func trend(
        _ reach: Reach, upTo today: Day, in db: Database
    ) throws -> [DayLine] {
        let request: SQLRequest<Row> =
            if reach.scope == .school {
                SQLRequest(
                    literal: """
                        SELECT day, present, absent, late, halfDay, excused FROM attendanceDay
                        WHERE day <= \(today) ORDER BY day DESC LIMIT \(trendDays)
                        """, cached: true)
            } else {
                SQLRequest(
                    literal: """
                        SELECT attendanceDay.day, sum(registerSummary.present),
                            sum(registerSummary.absent), sum(registerSummary.late),
                            sum(registerSummary.halfDay), sum(registerSummary.excused)
                        FROM (SELECT day FROM attendanceDay WHERE day <= \(today)
                                ORDER BY day DESC LIMIT \(trendDays)) AS attendanceDay
                            JOIN registerSummary ON registerSummary.day = attendanceDay.day
                        WHERE registerSummary.isSigned = 1
                            AND \(reach.sections("registerSummary.section"))
                        GROUP BY attendanceDay.day ORDER BY attendanceDay.day DESC
                        """, cached: true)
            }
        return try request.fetchAll(db).reversed()
            .map { DayLine(day: $0[0], counts: counts($0, from: 1)) }
            .filter { $0.counts.total > 0 }
    }

    /// The same weekday of the four weeks before, together.
    private static func usual(_ day: Day, in db: Database) throws -> MarkCounts? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT sum(present), sum(absent), sum(late), sum(halfDay), sum(excused)
                FROM attendanceDay WHERE day IN (?1 - 7, ?1 - 14, ?1 - 21, ?1 - 28)
                """)
        guard let row = try Row.fetchOne(statement, arguments: [day]) else { return nil }
        let usual = counts(row, from: 0)
        return usual.total > 0 ? usual : nil
    }

    /// Only of a day on which somebody took a register: before its first day a school forgot none.
    private static func forgotten(
        before day: Day, _ reach: Reach, classes: Int, in db: Database
    ) throws -> Forgotten? {
        let window = try MarkingWindow.stored(today: reach.today, in: db)
        guard let before = try newestOpen(upTo: day - 1, in: db), window.days.contains(before)
        else { return nil }
        let signed = try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM registerSummary WHERE day = \(before) AND isSigned = 1
                    AND \(reach.sections("section"))
                """, cached: true
        ).fetchOne(db)
        let statement = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM attendanceDay WHERE day = ?)")
        guard let signed, signed < classes,
            try Bool.fetchOne(statement, arguments: [before]) == true
        else { return nil }
        return Forgotten(day: before, registers: classes - signed)
    }

    private static func running(
        _ reach: Reach, since day: Day, in db: Database
    ) throws -> Absences {
        let row = try SQLRequest<Row>(
            literal: """
                SELECT count(*), coalesce(max(days), 0) FROM absenceRun
                WHERE \(AbsenceList.isRunning(reach, since: day))
                """, cached: true
        ).fetchOne(db)
        return Absences(pupils: row?[0] ?? 0, longest: row?[1] ?? 0)
    }
}

extension Session {
    /// The attendance of the day at a glance: of the school, or of a teacher's classes. What a
    /// class adds up to is about every child in it, so it is nothing for parents and pupils.
    package func attendanceOverview() throws -> AttendanceOverview {
        try look(needs: .seeAttendance) { db, reach in
            guard reach.scope == .school || reach.scope == .ownClasses else {
                throw Refusal.notPermitted(.seeAttendance)
            }
            return try AttendanceOverview.read(
                reach, profile: school.profile, minute: clock.minute(of: now), in: db)
        }
    }
}
