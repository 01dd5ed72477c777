// What really lies in the file, read past the program: marks, the events they came from, and
// everything that must be true of a sound file. The connection can only read.

import Foundation
import GRDB
import Storage
import TestSupport

/// One event of a register.
struct StoredEvent: Equatable {
    let roll: Int
    let kind: String
    let code: String?
}

/// SQLite's error with its whole code: "disk I/O error" alone has thirty causes.
struct UnreadableFile: Error {
    let error: DatabaseError
    let code: Int32
}

extension SchoolOnDisk {
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read(work)
        } catch let error as DatabaseError {
            throw UnreadableFile(error: error, code: error.extendedResultCode.rawValue)
        }
    }

    /// Writes past the program, as a damaged or foreign tool would. Only while nobody has it open.
    func write(_ work: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write(work)
        try queue.close()
    }

    /// Gives pupils of the own class names that no form would take.
    func rename(_ names: [String]) throws {
        try write { db in
            for (place, name) in names.enumerated() {
                try db.execute(
                    sql: """
                        UPDATE student SET name = ? WHERE id = (SELECT student FROM enrolment
                            JOIN section ON section.id = enrolment.section
                            WHERE section.name = ? AND rollNumber = ?)
                        """, arguments: [name, Self.ownClass, place + 1])
            }
        }
    }

    /// Fills the own class up to so many pupils, with names in four scripts, some of them long,
    /// most with a Latin form.
    func fill(to strength: Int) throws {
        let names = [
            ("Abdul Karim Chowdhury Rahman", ""), ("রফিকুল ইসলাম", "Rafiqul Islam"),
            ("محمد نعیم", "Muhammad Naeem"), ("कृष्ण कुमार", "Krishna Kumar"),
            ("Zoë Fernandes", ""), ("মুনতাহা সিদ্দিকা চৌধুরী", ""), ("Ali", ""),
        ]
        try write { db in
            let section = try Int64.fetchOne(
                db, sql: "SELECT id FROM section WHERE name = ?", arguments: [Self.ownClass])
            for roll in (Self.strength + 1)...strength {
                let name = names[roll % names.count]
                try db.execute(
                    sql: """
                        INSERT INTO student (admissionNumber, name, latinName, familyName, listName,
                            sortKey, phone, email, address, admittedOn, status, createdAt, version)
                        VALUES (?, ?, ?, '', ?, 'x', '', '', '', 20000, 'ACTIVE', 0, 1)
                        """, arguments: ["X\(roll)", name.0, name.1, name.0])
                try db.execute(
                    sql: """
                        INSERT INTO enrolment (student, section, rollNumber, fromOn, reason)
                        VALUES (?, ?, ?, 20000, '')
                        """, arguments: [db.lastInsertedRowID, section, roll])
            }
        }
    }

    /// The present marks of a register, `P....A` in the order of the roll.
    func marks(of section: String = ownClass, on day: String = today) throws -> String {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT coalesce(attendance.code, '.') FROM enrolment
                    JOIN section ON section.id = enrolment.section AND section.name = ?
                    LEFT JOIN attendance ON attendance.student = enrolment.student
                        AND attendance.day = unixepoch(?) / 86400
                    WHERE enrolment.toOn IS NULL ORDER BY enrolment.rollNumber
                    """, arguments: [section, day]
            ).joined()
        }
    }

    /// What was done in a register, in order.
    func events(of section: String = ownClass, on day: String = today) throws -> [StoredEvent] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT enrolment.rollNumber, markEvent.kind, markEvent.code FROM markEvent
                    JOIN register ON register.id = markEvent.register
                        AND register.day = unixepoch(?) / 86400
                    JOIN section ON section.id = register.section AND section.name = ?
                    JOIN enrolment ON enrolment.student = markEvent.student
                        AND enrolment.toOn IS NULL
                    ORDER BY markEvent.id
                    """, arguments: [day, section]
            ).map { StoredEvent(roll: $0[0], kind: $0[1], code: $0[2]) }
        }
    }

    /// Everything that is wrong with the file, by our queries and by `school check`.
    func problems() throws -> [String] {
        let check = try run(["check"])
        return try damage() + (check.status == 0 ? [] : [check.output])
    }

    /// What our queries alone find wrong, and whether the program's own opener takes the file;
    /// empty when it is sound.
    func damage() throws -> [String] {
        let found = try read { db in
            try Integrity.pages(db, thorough: true) + Integrity.danglingKeys(db)
                + Self.contradictions.flatMap { name, sql in
                    try String.fetchAll(db, sql: sql).map { "\(name): \($0)" }
                }
        }
        do { try SchoolFile.open(path).close() } catch { return found + ["not opened: \(error)"] }
        return found
    }

    /// Queries that return nothing in a sound file.
    private static let contradictions: [(String, String)] = [
        (
            "marked without its event",
            """
            SELECT attendance.student FROM attendance
            LEFT JOIN markEvent ON markEvent.id = attendance.event
                AND markEvent.student = attendance.student
                AND markEvent.register = attendance.register
                AND markEvent.code = attendance.code
            WHERE markEvent.id IS NULL
            """
        ),
        (
            "a mark that is not its newest event",
            """
            SELECT student FROM markEvent AS newest
            WHERE code IS NOT (SELECT code FROM attendance
                    WHERE register = newest.register AND student = newest.student)
                AND id = (SELECT max(id) FROM markEvent
                    WHERE register = newest.register AND student = newest.student)
            """
        ),
        (
            "a summary that does not add up",
            """
            SELECT register FROM registerSummary AS kept WHERE present + absent + late + halfDay
                + excused <> (SELECT count(*) FROM attendance WHERE register = kept.register)
            """
        ),
        (
            "a gap in the audit trail",
            "SELECT count(*) - max(seq) FROM auditLine HAVING count(*) <> max(seq)"
        ),
    ]
}

// Signatures and receipts.
extension SchoolOnDisk {
    /// Whether the own class's register of today is signed.
    func isSigned() throws -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM register JOIN section ON section.id = register.section
                    WHERE section.name = ? AND day = unixepoch(?) / 86400 AND signedAt IS NOT NULL
                    """, arguments: [Self.ownClass, Self.today]) ?? false
        }
    }

    /// How many receipts there are.
    func receipts() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM receipt") ?? 0 }
    }
}
