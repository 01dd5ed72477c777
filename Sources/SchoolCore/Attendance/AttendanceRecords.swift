// Mark events, the marks that count and leave, in the file.

import GRDB

extension MarkingWindow {
    static func stored(today: Day, in db: Database) throws -> MarkingWindow {
        MarkingWindow(today: today, backdateDays: try Setting.backdateDays.value(in: db))
    }

    /// Refuses a day on which nobody may mark: future, too old, closed, outside all years.
    func mustBeMarkable(_ day: Day, in db: Database) throws {
        try check(day)
        guard let found = try SchoolDay.find(day, in: db) else {
            throw Refusal.attendance(.outsideYears(day))
        }
        guard found.isOpen else {
            throw Refusal.attendance(.schoolClosed(day, reason: found.reason))
        }
    }
}

/// One event against one name: inserted for ever, and the mark that counts follows it.
struct MarkEvent {
    enum Kind: String {
        case set = "SET"
        case filled = "FILLED"
        case undone = "UNDONE"
        case redone = "REDONE"
        case corrected = "CORRECTED"
        case leave = "LEAVE"
        case brought = "BROUGHT"
    }

    let register: RegisterRow
    let order: MarkOrder
    let kind: Kind
    let step: Int64

    /// The number the next event will have: events are never deleted, so it is one past the last.
    static func nextStep(in db: Database) throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: "SELECT coalesce(max(id), 0) + 1 FROM markEvent")
        return try Int64.fetchOne(statement) ?? 1
    }

    func insert(by user: UserID, at now: Timestamp, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO markEvent (register, student, kind, step, code, remark, minute, by, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            register.id, order.student, kind.rawValue, step, order.code?.rawValue, order.remark,
            order.minute, user, now,
        ])
        try follow(event: db.lastInsertedRowID, in: db)
    }

    private func follow(event: Int64, in db: Database) throws {
        guard let code = order.code else {
            let statement = try db.cachedStatement(
                sql: "DELETE FROM attendance WHERE student = ? AND day = ? AND slot = 1")
            return try statement.execute(arguments: [order.student, register.day])
        }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO attendance (student, day, slot, register, code, remark, minute, event)
                VALUES (?, ?, 1, ?, ?, ?, ?, ?)
                ON CONFLICT (student, day, slot) DO UPDATE SET code = excluded.code,
                    remark = excluded.remark, minute = excluded.minute, event = excluded.event
                """)
        try statement.execute(arguments: [
            order.student, register.day, register.id, code.rawValue, order.remark, order.minute,
            event,
        ])
    }
}

/// The questions undoing asks the events.
enum MarkEvents {
    static func steps(
        in register: RegisterID, by user: UserID, in db: Database
    ) throws -> [MarkStep] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT kind, step FROM markEvent WHERE register = ? AND by = ?
                        AND kind IN ('SET', 'FILLED', 'UNDONE', 'REDONE') ORDER BY id
                    """), arguments: [register, user]
        ).compactMap { row in
            MarkStep.Kind(rawValue: row[0]).map { MarkStep(kind: $0, number: row[1]) }
        }
    }

    /// The pupils a step touched, in order.
    static func students(
        of step: Int64, in register: RegisterID, in db: Database
    ) throws -> [StudentID] {
        try StudentID.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT student FROM markEvent WHERE register = ? AND step = ?
                        AND kind IN ('SET', 'FILLED') ORDER BY id
                    """), arguments: [register, step])
    }

    /// True when somebody else has marked this pupil since the step.
    static func hasForeign(
        since step: Int64, for student: StudentID, in register: RegisterID, than user: UserID,
        in db: Database
    ) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM markEvent
                        WHERE register = ? AND student = ? AND id > ? AND by <> ?)
                    """), arguments: [register, student, step, user]) ?? false
    }

    /// What counted before a step, or after it: the order that restores it.
    static func value(
        before step: Int64, of student: StudentID, in register: RegisterID, in db: Database
    ) throws -> MarkOrder {
        try value(
            "SELECT code, remark, minute FROM markEvent WHERE register = ? AND student = ?"
                + " AND id < ? ORDER BY id DESC LIMIT 1",
            [register, student, step], student, in: db)
    }

    static func value(
        of step: Int64, for student: StudentID, in register: RegisterID, in db: Database
    ) throws -> MarkOrder {
        try value(
            "SELECT code, remark, minute FROM markEvent WHERE register = ? AND student = ?"
                + " AND step = ? AND kind IN ('SET', 'FILLED')",
            [register, student, step], student, in: db)
    }

    private static func value(
        _ query: String, _ arguments: StatementArguments, _ student: StudentID, in db: Database
    ) throws -> MarkOrder {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: query), arguments: arguments)
        else {
            return MarkOrder(student, nil)
        }
        let code = (row[0] as String?).flatMap(AttendanceCode.init(rawValue:))
        return MarkOrder(student, code, remark: row[1], minute: row[2])
    }

    /// Where a person marked last.
    static func lastPlace(of user: UserID, in db: Database) throws -> MarkPlace? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT register.section, register.day, markEvent.student,
                        register.signedBy IS NULL,
                        (SELECT present + absent + late + halfDay + excused FROM registerSummary
                            WHERE register = register.id), markEvent.at
                    FROM markEvent JOIN register ON register.id = markEvent.register
                    WHERE markEvent.by = ? ORDER BY markEvent.id DESC LIMIT 1
                    """), arguments: [user]
        ).map {
            MarkPlace(
                section: $0[0], day: $0[1], student: $0[2], isUnsigned: $0[3], marks: $0[4],
                at: $0[5])
        }
    }
}

/// The place a teacher was at: where a dropped line takes him back to.
package struct MarkPlace: Equatable, Sendable {
    package let section: SectionID
    package let day: Day
    package let student: StudentID
    package let isUnsigned: Bool
    package let marks: Int
    package let at: Timestamp
}

/// Leave known before the day.
enum Leave {
    static func insert(
        _ student: StudentID, _ days: ClosedRange<Day>, reason: String, by user: UserID,
        at now: Timestamp, in db: Database
    ) throws -> LeaveID {
        try db.cachedStatement(
            sql: """
                INSERT INTO leave (student, fromOn, toOn, reason, recordedBy, recordedAt)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [student, days.lowerBound, days.upperBound, reason, user, now])
        return LeaveID(db.lastInsertedRowID)
    }

    static func overlap(
        _ student: StudentID, _ days: ClosedRange<Day>, in db: Database
    ) throws -> Day? {
        try Day.fetchOne(
            db.cachedStatement(
                sql: "SELECT fromOn FROM leave WHERE student = ? AND fromOn <= ? AND toOn >= ?"),
            arguments: [student, days.upperBound, days.lowerBound])
    }

    /// Pupils of a class on leave on a day, with the reason.
    static func onLeave(
        _ section: SectionID, _ day: Day, in db: Database
    ) throws -> [(student: StudentID, reason: String)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT enrolment.student, leave.reason FROM enrolment
                        JOIN leave ON leave.student = enrolment.student
                            AND :day BETWEEN leave.fromOn AND leave.toOn
                    WHERE enrolment.section = :section
                        AND :day BETWEEN enrolment.fromOn AND coalesce(enrolment.toOn, 9999999)
                    """), arguments: ["section": section, "day": day]
        ).map { ($0[0], $0[1]) }
    }
}
