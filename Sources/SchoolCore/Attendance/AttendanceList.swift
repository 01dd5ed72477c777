// Recorded marks as lists and JSON show them, newest day first.

import GRDB

/// One recorded mark, as lists and JSON show it.
package struct AttendanceRecord: Equatable, Sendable {
    package let student: StudentID
    package let admissionNumber: String
    package let name: String
    package let sectionName: String
    package let day: Day
    package let code: AttendanceCode
    package let remark: String
    package let minute: Int?
    package let markedBy: String
    package let markedAt: Timestamp
    /// False while the mark is in a draft, which may still change and counts nowhere.
    package let isSigned: Bool

    /// What is asked for; nil is any.
    package struct Wish: Hashable, Sendable {
        package var student: StudentID?
        package var section: SectionID?
        package var days: ClosedRange<Day>?
        package var offset = 0
        package var limit = 20
        /// Only marks that stand after this one in the list.
        package var after: Place?

        package init() {}
    }

    /// Where a mark stands: nobody has two on one day.
    package struct Place: Hashable, Sendable {
        package let day: Day
        package let student: StudentID

        package init(day: Day, student: StudentID) {
            self.day = day
            self.student = student
        }
    }
}

extension AttendanceRecord {
    static func find(
        _ wish: Wish, _ reach: Reach, in db: Database
    ) throws -> (rows: [AttendanceRecord], total: Int) {
        var condition: SQL = "\(reach.students("attendance.student"))"
        if let student = wish.student { condition += " AND attendance.student = \(student)" }
        if let days = wish.days {
            condition += " AND attendance.day BETWEEN \(days.lowerBound) AND \(days.upperBound)"
        }
        let register: SQL = "JOIN register ON register.id = attendance.register"
        var counted: SQL = "attendance"
        // What a draft says of a child is not told to the family before it is signed.
        if reach.isFamily {
            condition += " AND register.signedBy IS NOT NULL"
            counted += " \(register)"
        }
        if let section = wish.section {
            condition += " AND register.section = \(section)"
            if !reach.isFamily { counted += " \(register)" }
        }
        // By the mark's own day, so that the newest of one pupil are read along the key and only
        // as many registers and events are looked up as are shown.
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT attendance.student, student.admissionNumber, student.name, section.name,
                    attendance.day, attendance.code, attendance.remark, attendance.minute,
                    user.username, markEvent.at, register.signedBy IS NOT NULL
                FROM attendance \(register) JOIN student ON student.id = attendance.student
                    JOIN section ON section.id = register.section
                    JOIN markEvent ON markEvent.id = attendance.event
                    JOIN user ON user.id = markEvent.by
                WHERE \(condition) AND \(wish.isAfter)
                ORDER BY \(wish.order) LIMIT \(wish.limit) OFFSET \(wish.offset)
                """, cached: true
        ).fetchCursor(db)
        let records = try Array(rows.compactMap(AttendanceRecord.init))
        let total = try SQLRequest<Int>(
            literal: "SELECT count(*) FROM \(counted) WHERE \(condition)", cached: true
        ).fetchOne(db)
        return (records, total ?? 0)
    }

    private init?(_ row: Row) {
        guard let code = AttendanceCode(rawValue: row[5]) else { return nil }
        self.init(
            student: row[0], admissionNumber: row[1], name: row[2], sectionName: row[3],
            day: row[4], code: code, remark: row[6], minute: row[7], markedBy: row[8],
            markedAt: row[9], isSigned: row[10])
    }
}

extension AttendanceRecord.Wish {
    /// One pupil has one mark a day: his stand along the key, and nothing is sorted.
    fileprivate var order: SQL {
        student == nil
            ? "attendance.day DESC, section.name, student.sortKey, student.id"
            : "attendance.day DESC"
    }

    /// The condition that a mark stands after the one that was seen last.
    fileprivate var isAfter: SQL {
        guard let after else { return "1" }
        return """
            attendance.day <= \(after.day)
            AND (-attendance.day, section.name, student.sortKey, student.id) >
                (SELECT -seen.day, seenIn.name, pupil.sortKey, pupil.id
                FROM attendance AS seen JOIN register AS book ON book.id = seen.register
                    JOIN section AS seenIn ON seenIn.id = book.section
                    JOIN student AS pupil ON pupil.id = seen.student
                WHERE seen.student = \(after.student) AND seen.day = \(after.day))
            """
    }
}

/// Which marks somebody asks for, and how far he sees.
private struct MarkQuestion: Rememberable {
    static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .fees]
    let wish: AttendanceRecord.Wish
    let reach: Reach
}

/// A window of recorded marks, and how many there are.
private struct FoundMarks: Sendable {
    let rows: [AttendanceRecord]
    let total: Int
}

extension Session {
    /// Recorded marks, newest day first.
    package func attendance(
        _ wish: AttendanceRecord.Wish
    ) throws -> (rows: [AttendanceRecord], total: Int) {
        try look(needs: .seeAttendance) { db, reach in
            let question = MarkQuestion(wish: wish, reach: reach)
            let found = try school.remembering(question, rows: wish.limit, most: 4, in: db) {
                let (rows, total) = try AttendanceRecord.find(wish, reach, in: db)
                return FoundMarks(rows: rows, total: total)
            }
            return (found.rows, found.total)
        }
    }
}
