// Registers and who stands in them, in the file.

import GRDB
import Storage

/// A register's own row.
struct RegisterRow {
    let id: RegisterID
    let section: SectionID
    let day: Day
    let signedBy: UserID?
    let signedAt: Timestamp?

    static func find(_ section: SectionID, _ day: Day, in db: Database) throws -> RegisterRow? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, section, day, signedBy, signedAt FROM register
                WHERE section = ? AND day = ? AND slot = 1
                """)
        return try Row.readOne(statement, arguments: [section, day]) {
            RegisterRow(id: $0[0], section: $0[1], day: $0[2], signedBy: $0[3], signedAt: $0[4])
        }
    }

    /// The register of a class and day, which must have been opened and not be signed.
    static func unsigned(
        _ section: SectionID, _ day: Day, in db: Database
    ) throws -> RegisterRow {
        guard let row = try find(section, day, in: db) else {
            throw Refusal.attendance(.registerNotOpened)
        }
        guard row.signedBy == nil else { throw Refusal.attendance(.alreadySigned) }
        return row
    }

    static func insert(
        _ section: SectionID, _ day: Day, by user: UserID, at now: Timestamp, in db: Database
    ) throws -> RegisterRow {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO register (section, day, slot, openedBy, openedAt) VALUES (?, ?, 1, ?, ?)
                """)
        try statement.execute(arguments: [section, day, user, now])
        return RegisterRow(
            id: RegisterID(db.lastInsertedRowID), section: section, day: day, signedBy: nil,
            signedAt: nil)
    }

    func sign(by user: UserID, at now: Timestamp, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE register SET signedBy = ?, signedAt = ? WHERE id = ?")
        try statement.execute(arguments: [user, now, id])
    }

    /// The pupils of the class that day by roll number, each with the mark that counts.
    func roll(in db: Database) throws -> [RollLine] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT enrolment.student, enrolment.rollNumber, attendance.code
                    FROM enrolment LEFT JOIN attendance
                        ON attendance.student = enrolment.student AND attendance.day = :day
                            AND attendance.slot = 1 AND attendance.register = :register
                    WHERE enrolment.section = :section
                        AND :day BETWEEN enrolment.fromOn AND coalesce(enrolment.toOn, 9999999)
                    ORDER BY enrolment.rollNumber
                    """), arguments: ["register": id, "section": section, "day": day]
        ).map { row in
            RollLine(
                student: row[0], number: row[1],
                code: (row[2] as String?).flatMap(AttendanceCode.init(letter:)))
        }
    }

    /// The sign + has SQLite look at the spells of the pupil and not at those of the whole class.
    func isOnRoll(_ student: StudentID, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM enrolment WHERE student = ? AND +section = ?
                    AND ? BETWEEN fromOn AND coalesce(toOn, 9999999))
                """)
        return try Bool.fetchOne(statement, arguments: [student, section, day]) ?? false
    }
}

/// A pupil of a register, and what is marked.
struct RollLine {
    let student: StudentID
    let number: Int
    let code: AttendanceCode?
}

extension [RollLine] {
    var missing: [RollLine] { filter { $0.code == nil } }
    var counts: MarkCounts {
        compactMap(\.code).reduce(into: MarkCounts()) { $0[$1] += 1 }
    }

    /// Refuses a register in which a mark is missing.
    func mustBeComplete() throws(Refusal) {
        guard missing.isEmpty else {
            throw .attendance(.marksMissing(rolls: missing.map(\.number)))
        }
    }
}
