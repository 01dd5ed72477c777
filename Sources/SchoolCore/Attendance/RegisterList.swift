// A register as the screen shows it, and the list of one's registers.

import GRDB

extension Register {
    /// How many earlier school days stand beside each name.
    static let historyDays = 10

    static func read(_ section: SectionID, _ day: Day, in db: Database) throws -> Register {
        let row = try RegisterRow.find(section, day, in: db)
        let marks = try row.map { try Self.marks(of: $0.id, in: db) } ?? [:]
        let history = try histories(section, before: day, in: db)
        let pupils = try db.cachedStatement(
            sql: """
                SELECT student.id, enrolment.rollNumber, student.listName, student.latinName
                FROM enrolment JOIN student ON student.id = enrolment.student
                WHERE enrolment.section = ?
                    AND ? BETWEEN enrolment.fromOn AND coalesce(enrolment.toOn, 9999999)
                ORDER BY enrolment.rollNumber
                """)
        let found = try GRDB.Row.fetchCursor(pupils, arguments: [section, day])
        var rows: [Row] = []
        while let pupil = try found.next() {
            let student: StudentID = pupil[0]
            rows.append(
                Row(
                    student: student, rollNumber: pupil[1], name: pupil[2], latinName: pupil[3],
                    mark: marks[student],
                    history: history.of[student] ?? history.blank))
        }
        return Register(
            id: row?.id, section: section, sectionName: try Section.name(of: section, in: db),
            day: day, signedBy: try row?.signedBy.map { try User.find($0, in: db).name },
            signedAt: row?.signedAt, rows: rows)
    }

    private static func marks(
        of register: RegisterID, in db: Database
    ) throws -> [StudentID: Mark] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT attendance.student, attendance.code, attendance.remark, attendance.minute,
                    markEvent.by
                FROM attendance JOIN markEvent ON markEvent.id = attendance.event
                WHERE attendance.register = ?
                """)
        var marks: [StudentID: Mark] = [:]
        let rows = try GRDB.Row.fetchCursor(statement, arguments: [register])
        while let row = try rows.next() {
            guard let code = AttendanceCode(letter: row[1]) else { continue }
            marks[row[0]] = Mark(code: code, remark: row[2], minute: row[3], by: row[4])
        }
        return marks
    }

    /// The codes of the last registers before a day, and what stands for a pupil with none. Marks
    /// are read pupil by pupil, as they lie in the file.
    private static func histories(
        _ section: SectionID, before day: Day, in db: Database
    ) throws -> (of: [StudentID: String], blank: String) {
        let registers =
            try RegisterID.fetchAll(
                try db.cachedStatement(
                    sql: """
                        SELECT id FROM register WHERE section = ? AND day < ?
                        ORDER BY day DESC LIMIT ?
                        """), arguments: [section, day, historyDays]
            ).reversed() as [RegisterID]
        let blank = [UInt8](repeating: UInt8(ascii: "."), count: registers.count)
        let marks = try db.cachedStatement(
            sql: """
                SELECT attendance.student, attendance.register, attendance.code
                FROM enrolment JOIN attendance ON attendance.student = enrolment.student
                    AND attendance.day < :day
                    AND attendance.day >= (SELECT day FROM register WHERE id = :oldest)
                WHERE enrolment.section = :section
                    AND :day BETWEEN enrolment.fromOn AND coalesce(enrolment.toOn, 9999999)
                """)
        var codes: [StudentID: [UInt8]] = [:]
        let rows = try GRDB.Row.fetchCursor(
            marks, arguments: ["section": section, "day": day, "oldest": registers.first])
        while let row = try rows.next() {
            guard let place = registers.firstIndex(of: row[1]) else { continue }
            codes[row[0], default: blank][place] = (row[2] as String).utf8.first ?? blank[place]
        }
        return (
            codes.mapValues { String(decoding: $0, as: UTF8.self) },
            String(decoding: blank, as: UTF8.self)
        )
    }
}

extension RegisterState {
    /// Which registers of a day are wanted.
    package enum Wanted: Hashable, Sendable {
        case all
        /// Those of which the person is the class teacher.
        case own
    }

    static func list(
        _ reach: Reach, on day: Day, _ wanted: Wanted = .all, in db: Database
    ) throws -> [RegisterState] {
        let own: SQL =
            """
            section.id IN (SELECT ownSection.section FROM ownSection
                WHERE ownSection.user = \(reach.user) AND isClassTeacher = 1
                    AND \(day) BETWEEN fromOn AND toOn)
            """
        let chosen: SQL = wanted == .own ? own : "1"
        let year = try AcademicYear.current(in: db)
        let request = SQLRequest<Row>(
            literal: """
                SELECT section.id, section.name,
                    \(own),
                    \(Section.strength(on: day)),
                    registerSummary.present, registerSummary.absent, registerSummary.late,
                    registerSummary.halfDay, registerSummary.excused,
                    (SELECT user.name FROM register JOIN user ON user.id = register.signedBy
                        WHERE register.id = registerSummary.register)
                FROM section JOIN level ON level.id = section.level
                    LEFT JOIN registerSummary
                        ON registerSummary.section = section.id AND registerSummary.day = \(day)
                WHERE section.year = \(year.id) AND \(reach.sections("section.id"))
                    AND \(chosen)
                ORDER BY level.sortOrder, section.name
                """, cached: true)
        // Row by row, not copied first: a large school has hundreds of classes.
        let rows = try request.fetchCursor(db)
        var states: [RegisterState] = []
        while let row = try rows.next() {
            states.append(
                RegisterState(
                    section: row[0], sectionName: row[1], day: day, isClassTeacher: row[2],
                    strength: row[3],
                    counts: MarkCounts(
                        present: row[4] ?? 0, absent: row[5] ?? 0, late: row[6] ?? 0,
                        halfDay: row[7] ?? 0, excused: row[8] ?? 0), signedBy: row[9]))
        }
        return states
    }
}

/// Which registers somebody asks for, and how far he sees.
private struct RegisterQuestion: Rememberable {
    static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .fees]
    let day: Day
    let wanted: RegisterState.Wanted
    let reach: Reach
}

extension Session {
    /// A class's register of a day, as it stands; nothing is written.
    package func register(of section: SectionID, on day: Day) throws -> Register {
        try look(needs: .seeAttendance, about: .register(section, day)) { db in
            try Register.read(section, day, in: db)
        }
    }

    /// The registers of a day that this person may see, in school order.
    package func registers(
        on day: Day, _ wanted: RegisterState.Wanted = .all
    ) throws -> [RegisterState] {
        try look(needs: .seeAttendance) { db, reach in
            let question = RegisterQuestion(day: day, wanted: wanted, reach: reach)
            return try school.remembering(question, most: 8, in: db) {
                try RegisterState.list(reach, on: day, wanted, in: db)
            }
        }
    }

    /// The days on which registers may be marked now.
    package func markingWindow() throws -> MarkingWindow {
        try look(needs: .seeAttendance) { db, _ in
            try MarkingWindow.stored(today: today, in: db)
        }
    }

    /// Today, or on a closed day the newest open day in the window.
    package func dayToMark() throws -> Day {
        try look(needs: .seeAttendance) { db, _ in
            let window = try MarkingWindow.stored(today: today, in: db)
            guard let day = try SchoolDay.newestOpen(in: window.days, in: db) else {
                throw Refusal.attendance(.noOpenDay(days: window.backdateDays))
            }
            return day
        }
    }

    /// Where this person marked last, if that register still waits for its signature. After a line
    /// that dropped, only a mark of that day counts: whoever had marked nothing yet must not land
    /// in the register of the day before.
    package func placeToReturn(lostAt: Timestamp? = nil) throws -> MarkPlace? {
        try look(needs: .seeAttendance) { db, _ in
            let window = try MarkingWindow.stored(today: today, in: db)
            let place = try MarkEvents.lastPlace(of: user, in: db)
            guard let place, place.isUnsigned, window.days.contains(place.day) else { return nil }
            guard let lostAt else { return place }
            return clock.day(of: place.at) == clock.day(of: lostAt) ? place : nil
        }
    }
}
