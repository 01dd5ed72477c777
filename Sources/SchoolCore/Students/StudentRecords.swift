// Pupils and their spells of enrolment in the file.

import GRDB

extension Student {
    static func find(_ id: StudentID, in db: Database) throws -> Student {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT * FROM student WHERE id = ?"), arguments: [id])
        else { throw Refusal.notFound(.student(id)) }
        return Student(
            id: row["id"], admissionNumber: row["admissionNumber"], name: row["name"],
            latinName: row["latinName"], familyName: row["familyName"],
            sex: (row["sex"] as String?).flatMap(Sex.init), bornOn: row["bornOn"],
            phone: row["phone"], email: row["email"], address: row["address"],
            admittedOn: row["admittedOn"], status: Status(rawValue: row["status"]) ?? .inactive,
            version: row["version"])
    }

    static func numbered(_ number: String, _ reach: Reach, in db: Database) throws -> StudentID {
        let id = try SQLRequest<StudentID>(
            "SELECT id FROM student WHERE admissionNumber = \(number) AND \(reach.students("id"))"
        ).fetchOne(db)
        guard let id else { throw Refusal.unknown(number, kind: "pupil") }
        return id
    }

    /// The typed admission number, or the next one: `SA202600001`.
    static func admissionNumber(
        _ typed: String?, year: Int, in db: Database
    ) throws -> String {
        if let typed {
            if try isTaken(typed, in: db) { throw Refusal.students(.admissionNumberTaken(typed)) }
            return typed
        }
        let prefix = try SchoolProfile.stored(in: db).admissionPrefix
        while true {
            let serial = try Counter.take("admission", year: year, in: db)
            let number = "\(prefix)\(year)\(padded(serial, 5))"
            if try !isTaken(number, in: db) { return number }
        }
    }

    static func setUser(_ user: UserID, of id: StudentID, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE student SET user = ? WHERE id = ?"
        ).execute(arguments: [user, id])
    }

    private static func isTaken(_ number: String, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM student WHERE admissionNumber = ?)"),
            arguments: [number]) ?? false
    }
}

extension Particulars {
    /// Refuses a name with a date of birth that a pupil has already, whatever became of him.
    func mustBeUnknown(in db: Database) throws {
        guard let bornOn else { return }
        let known = try SQLRequest<Row>(
            literal: """
                SELECT student.admissionNumber, section.name FROM student
                    LEFT JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL
                    LEFT JOIN section ON section.id = enrolment.section
                WHERE student.bornOn = \(bornOn)
                    AND (student.name = \(name.written) COLLATE NOCASE
                        OR student.latinName = \(name.latin) COLLATE NOCASE)
                ORDER BY student.id
                """, cached: true
        ).fetchOne(db)
        guard let known else { return }
        throw Refusal.students(.knownChild(number: known[0], className: known[1] ?? ""))
    }

    func insert(
        number: String, user: UserID? = nil, admittedOn: Day, familyFirst: Bool, at now: Timestamp,
        in db: Database
    ) throws -> StudentID {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO student (user, admissionNumber, name, latinName, familyName, listName,
                    sortKey, ownWords, sex, bornOn, phone, email, address, admittedOn, status,
                    createdAt, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?, 1)
                """)
        try statement.execute(arguments: [
            user, number, name.written, name.latin, name.family ?? "",
            listName(familyFirst: familyFirst), sortKey(familyFirst: familyFirst),
            StudentWords.own(name), sex?.rawValue, bornOn, phone, email, address, admittedOn, now,
        ])
        return StudentID(db.lastInsertedRowID)
    }

    /// Writes corrected particulars over a version; false when another has come between.
    func correct(
        _ id: StudentID, version: Int, familyFirst: Bool, in db: Database
    ) throws -> Bool {
        try db.cachedStatement(
            sql: """
                UPDATE student SET name = ?, latinName = ?, familyName = ?, listName = ?,
                    sortKey = ?, ownWords = ?, sex = ?, bornOn = ?, phone = ?, email = ?,
                    address = ?, version = version + 1
                WHERE id = ? AND version = ?
                """
        ).execute(arguments: [
            name.written, name.latin, name.family ?? "", listName(familyFirst: familyFirst),
            sortKey(familyFirst: familyFirst), StudentWords.own(name), sex?.rawValue, bornOn,
            phone, email, address, id, version,
        ])
        return db.changesCount == 1
    }

    private func listName(familyFirst: Bool) -> String {
        familyFirst && name.family != nil ? name.listed(familyFirst: true) : name.written
    }

    private func sortKey(familyFirst: Bool) -> String {
        SearchKey.sortKey(name.listed(familyFirst: familyFirst))
    }
}

extension Enrolment {
    /// Opens a spell with the next roll number of the class.
    @discardableResult
    static func open(
        _ student: StudentID, in section: SectionID, from day: Day, reason: String,
        in db: Database
    ) throws -> EnrolmentID {
        let next = try db.cachedStatement(
            sql: "SELECT coalesce(max(rollNumber), 0) + 1 FROM enrolment WHERE section = ?")
        let roll = try Int.fetchOne(next, arguments: [section]) ?? 1
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO enrolment (student, section, rollNumber, fromOn, reason)
                VALUES (?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [student, section, roll, day, reason])
        return EnrolmentID(db.lastInsertedRowID)
    }

    static func close(_ id: EnrolmentID, on day: Day, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE enrolment SET toOn = ? WHERE id = ?"
        ).execute(arguments: [day, id])
    }

    static func of(_ student: StudentID, in db: Database) throws -> [Enrolment] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT enrolment.id, enrolment.section, section.name, enrolment.rollNumber,
                        enrolment.fromOn, enrolment.toOn, enrolment.reason
                    FROM enrolment JOIN section ON section.id = enrolment.section
                    WHERE enrolment.student = ? ORDER BY enrolment.fromOn DESC
                    """), arguments: [student]
        ).map {
            Enrolment(
                id: $0[0], section: $0[1], sectionName: $0[2], rollNumber: $0[3], fromOn: $0[4],
                toOn: $0[5], reason: $0[6])
        }
    }

    /// Refuses a class that has reached its capacity.
    static func mustHaveRoom(
        _ section: SectionID, overCapacity: Bool, on day: Day, in db: Database
    ) throws {
        let found = try Section.find(section, on: day, in: db)
        if !overCapacity && found.strength >= found.capacity {
            throw Refusal.classes(.classIsFull(found.name, capacity: found.capacity))
        }
    }
}

extension Enrolment {
    /// The last day after `day` for which a class's register is signed: a pupil who joined before
    /// it would be missing from what was signed. On the day itself pupils come after the signature.
    static func lastSignature(
        in section: SectionID, after day: Day, in db: Database
    ) throws -> Day? {
        try Day.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT max(day) FROM register
                    WHERE section = ? AND day > ? AND signedAt IS NOT NULL
                    """), arguments: [section, day])
    }

    /// The last day on or after `day` on which a pupil has a mark.
    static func lastMark(of student: StudentID, from day: Day, in db: Database) throws -> Day? {
        try Day.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT day FROM attendance WHERE student = ? AND day >= ?
                    ORDER BY day DESC LIMIT 1
                    """), arguments: [student, day])
    }
}

extension Student {
    /// Does one pupil's part of a deed for several; a refusal bears the pupil's name.
    static func named<Value>(
        _ student: StudentID, in db: Database, _ work: () throws -> Value
    ) throws -> Value {
        do { return try work() } catch let refusal as Refusal {
            throw Refusal.ofPupil(try Student.find(student, in: db).latinName, refusal)
        }
    }
}
