// What the registers add up to: a pupil, a class, a month, the school on a day.

import GRDB

/// A class's month: pupils by days.
package struct MonthSheet: Equatable, Sendable {
    package let sectionName: String
    package let days: [SchoolDay]
    package let rows: [Row]
    package let signed: Set<Day>
    /// Days with marks in a register that nobody has signed: shown, and counted nowhere.
    package let drafts: [Day]

    package struct Row: Equatable, Sendable {
        package let student: StudentID
        package let rollNumber: Int
        package let name: String
        package let latinName: String
        /// One place a day of the month; nil where nothing is recorded.
        package let marks: [Mark?]
        /// Of the days that are signed.
        package let counts: MarkCounts

        package var codes: [AttendanceCode?] { marks.map { $0?.code } }
    }

    /// A mark, and the event it came from.
    package struct Mark: Equatable, Sendable {
        package let code: AttendanceCode
        package let remark: String
        package let minute: Int?
        package let event: MarkEventID
    }

    /// The person who set a mark, and when.
    package struct Author: Equatable, Sendable {
        package let by: String
        package let at: Timestamp
    }
}

extension MarkCounts {
    /// All signed days of a pupil, from the sums kept of each year.
    static func of(student: StudentID, in db: Database) throws -> MarkCounts {
        let statement = try db.cachedStatement(
            sql: """
                SELECT sum(present), sum(absent), sum(late), sum(halfDay), sum(excused)
                FROM attendanceTotal WHERE student = ?
                """)
        return try Row.fetchOne(statement, arguments: [student]).map(MarkCounts.init) ?? .init()
    }

    fileprivate init(_ row: Row) {
        self.init(
            present: row[0] ?? 0, absent: row[1] ?? 0, late: row[2] ?? 0, halfDay: row[3] ?? 0,
            excused: row[4] ?? 0)
    }
}

/// What registers add up to, and which could not be counted because nobody has signed them.
package struct AttendanceFigures: Equatable, Sendable {
    /// Of the signed registers: a day is recorded (ATT-14) when its register is signed.
    package let counts: MarkCounts
    /// Registers with marks and without a signature, the oldest first.
    package let drafts: [Draft]

    /// A register that waits for its signature.
    package struct Draft: Equatable, Sendable {
        package let sectionName: String
        package let day: Day
    }

    /// From the kept summaries that satisfy a condition.
    static func read(where condition: SQL, in db: Database) throws -> AttendanceFigures {
        let row = try SQLRequest<Row>(
            literal: """
                SELECT sum(present), sum(absent), sum(late), sum(halfDay), sum(excused)
                FROM registerSummary WHERE isSigned = 1 AND \(condition)
                """, cached: true
        ).fetchOne(db)
        let drafts = try SQLRequest<Row>(
            literal: """
                SELECT section.name, registerSummary.day
                FROM registerSummary JOIN section ON section.id = registerSummary.section
                    JOIN level ON level.id = section.level
                WHERE isSigned = 0 AND present + absent + late + halfDay + excused > 0
                    AND \(condition)
                ORDER BY registerSummary.day, level.sortOrder, section.name
                """, cached: true
        ).fetchAll(db)
        return AttendanceFigures(
            counts: row.map(MarkCounts.init) ?? MarkCounts(),
            drafts: drafts.map { Draft(sectionName: $0[0], day: $0[1]) })
    }
}

extension MonthSheet {
    static func read(
        _ section: SectionID, _ month: Range<Day>, in db: Database
    ) throws -> MonthSheet {
        let last = month.upperBound - 1
        let days = try SchoolDay.range(month.lowerBound...last, in: db)
        let registers = try registers(of: section, month, in: db)
        let marks = try marks(section, month, Set(registers.map(\.id)), in: db)
        let none = [Mark?](repeating: nil, count: month.count)
        let signed = Set(registers.filter(\.isSigned).map(\.day))
        var marked: Set<Day> = []
        let pupils = try db.cachedStatement(
            sql: """
                SELECT enrolment.id, student.id, enrolment.rollNumber, student.listName,
                    student.latinName
                FROM enrolment JOIN student ON student.id = enrolment.student
                WHERE enrolment.section = ? AND enrolment.fromOn <= ?
                    AND coalesce(enrolment.toOn, 9999999) >= ?
                ORDER BY enrolment.rollNumber
                """)
        let found = try GRDB.Row.fetchAll(pupils, arguments: [section, last, month.lowerBound])
        let rows = found.map { pupil in
            let row = marks[pupil[0]] ?? none
            var counts = MarkCounts()
            for (place, mark) in row.enumerated() {
                guard let mark else { continue }
                let day = month.lowerBound + place
                marked.insert(day)
                if signed.contains(day) { counts[mark.code] += 1 }
            }
            return Row(
                student: pupil[1], rollNumber: pupil[2], name: pupil[3], latinName: pupil[4],
                marks: row, counts: counts)
        }
        return MonthSheet(
            sectionName: try Section.name(of: section, in: db), days: days, rows: rows,
            signed: signed, drafts: marked.subtracting(signed).sorted())
    }

    private static func registers(
        of section: SectionID, _ month: Range<Day>, in db: Database
    ) throws -> [(id: RegisterID, day: Day, isSigned: Bool)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, day, signedAt IS NOT NULL FROM register
                WHERE section = ? AND day BETWEEN ? AND ?
                """)
        let rows = try GRDB.Row.fetchAll(
            statement, arguments: [section, month.lowerBound, month.upperBound - 1])
        return rows.map { (id: $0[0], day: $0[1], isSigned: $0[2]) }
    }

    /// Pupil by pupil, where a month's marks lie side by side; from the registers each mark would
    /// be looked up by itself. Marks of another class's registers are a pupil's who has moved.
    private static func marks(
        _ section: SectionID, _ month: Range<Day>, _ registers: Set<RegisterID>, in db: Database
    ) throws -> [EnrolmentID: [Mark?]] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT enrolment.id, attendance.register, attendance.day, attendance.code,
                    attendance.remark, attendance.minute, attendance.event
                FROM enrolment CROSS JOIN attendance ON attendance.student = enrolment.student
                    AND attendance.day BETWEEN ?2 AND ?3
                WHERE enrolment.section = ?1 AND enrolment.fromOn <= ?3
                    AND coalesce(enrolment.toOn, 9999999) >= ?2
                """)
        let rows = try GRDB.Row.fetchCursor(
            statement, arguments: [section, month.lowerBound, month.upperBound - 1])
        let none = [Mark?](repeating: nil, count: month.count)
        var marks: [EnrolmentID: [Mark?]] = [:]
        var spell = (id: EnrolmentID(0), marks: none)
        while let row = try rows.next() {
            let id: EnrolmentID = row[0]
            if id != spell.id {
                marks[spell.id] = spell.marks
                spell = (id, none)
            }
            guard registers.contains(row[1]), let code = AttendanceCode(letter: row[3]) else {
                continue
            }
            let day: Day = row[2]
            spell.marks[day - month.lowerBound] = Mark(
                code: code, remark: row[4], minute: row[5], event: row[6])
        }
        marks[spell.id] = spell.marks
        return marks
    }

    /// Each mark's event is looked up by itself among all that there ever were: a whole class's
    /// would be a third of its month.
    fileprivate static func authors(
        of students: [StudentID], _ section: SectionID, _ month: Range<Day>, in db: Database
    ) throws -> [MarkEventID: Author] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT markEvent.id, markEvent.by, markEvent.at
                FROM json_each(?4) AS pupil
                    CROSS JOIN enrolment ON enrolment.student = pupil.value
                        AND enrolment.section = ?1 AND enrolment.fromOn <= ?3
                        AND coalesce(enrolment.toOn, 9999999) >= ?2
                    CROSS JOIN attendance ON attendance.student = enrolment.student
                        AND attendance.day BETWEEN ?2 AND ?3
                    CROSS JOIN markEvent ON markEvent.id = attendance.event
                """)
        let keys = students.map { String($0.rawValue) }.joined(separator: ",")
        let rows = try GRDB.Row.fetchCursor(
            statement, arguments: [section, month.lowerBound, month.upperBound - 1, "[\(keys)]"])
        var names: [UserID: String] = [:]
        var authors: [MarkEventID: Author] = [:]
        while let row = try rows.next() {
            let user: UserID = row[1]
            let name = try names[user] ?? User.find(user, in: db).name
            names[user] = name
            authors[row[0]] = Author(by: name, at: row[2])
        }
        return authors
    }
}

/// Which month of which class somebody asks for; it is the same for whoever may see it.
private struct MonthQuestion: Rememberable {
    static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .fees]
    let section: SectionID
    let month: Range<Day>
}

/// Whose marks of which month somebody asks about.
private struct AuthorQuestion: Rememberable {
    static let unmovedBy = MonthQuestion.unmovedBy
    let students: [StudentID]
    let section: SectionID
    let month: Range<Day>
}

extension Session {
    /// One pupil's figures.
    package func attendanceSummary(of student: StudentID) throws -> MarkCounts {
        try look(needs: .seeAttendance, about: .student(student)) { db in
            try MarkCounts.of(student: student, in: db)
        }
    }

    /// One class's figures of all its registers. They are about every child of the class, so they
    /// are for those who may see its register, not for everyone who has a child in it.
    package func attendanceSummary(of section: SectionID) throws -> AttendanceFigures {
        try look(needs: .seeAttendance, about: .register(section, today)) { db in
            try AttendanceFigures.read(where: "registerSummary.section = \(section)", in: db)
        }
    }

    /// The school's figures of one day, of the classes this person sees.
    package func attendanceStatistics(on day: Day) throws -> AttendanceFigures {
        try look(needs: .seeAttendance) { db, reach in
            try AttendanceFigures.read(
                where: """
                    registerSummary.day = \(day)
                        AND \(reach.sections("registerSummary.section"))
                    """, in: db)
        }
    }

    /// Pupils by days for one month.
    package func month(of section: SectionID, containing day: Day) throws -> MonthSheet {
        try look(needs: .seeAttendance, about: .register(section, day)) { db in
            let question = MonthQuestion(section: section, month: day.monthRange)
            return try school.remembering(question, most: 4, in: db) {
                try MonthSheet.read(section, question.month, in: db)
            }
        }
    }

    /// Who set the marks of these pupils of a class in one month, and when.
    package func markAuthors(
        of students: [StudentID], in section: SectionID, containing day: Day
    ) throws -> [MarkEventID: MonthSheet.Author] {
        try look(needs: .seeAttendance, about: .register(section, day)) { db in
            let question = AuthorQuestion(
                students: students, section: section, month: day.monthRange)
            return try school.remembering(question, most: 8, in: db) {
                try MonthSheet.authors(of: students, section, question.month, in: db)
            }
        }
    }

    /// True when excused days count in the percentage.
    package func excusedCounts() throws -> Bool {
        try look(needs: .seeProfile, about: .user(user)) {
            try Setting.excusedInTotal.value(in: $0) == 1
        }
    }
}
