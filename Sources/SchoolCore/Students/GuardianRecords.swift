// Guardians in the file, and the words a pupil is found by.

import GRDB

extension Guardian {
    static func of(_ student: StudentID, in db: Database) throws -> [Guardian] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT guardian.*, studentGuardian.relation, studentGuardian.relationWord,
                        studentGuardian.isPrimary
                    FROM studentGuardian JOIN guardian ON guardian.id = studentGuardian.guardian
                    WHERE studentGuardian.student = ?
                    ORDER BY studentGuardian.isPrimary DESC, guardian.id
                    """), arguments: [student]
        ).map { row in
            Guardian(
                id: row["id"], name: row["name"], latinName: row["latinName"],
                phone: row["phone"], email: row["email"], occupation: row["occupation"],
                relation: Relation(rawValue: row["relation"]) ?? .guardian,
                relationWord: row["relationWord"], isPrimary: row["isPrimary"],
                version: row["version"])
        }
    }

    /// A guardian with this telephone number and name: the same person, not a second one.
    static func known(_ new: NewGuardian, in db: Database) throws -> GuardianID? {
        guard !new.phone.isEmpty else { return nil }
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM guardian WHERE phone = ? AND sortKey = ? LIMIT 1")
        return try GuardianID.fetchOne(statement, arguments: [new.phone, new.name.sortKey])
    }

    static func link(
        _ guardian: GuardianID, to student: StudentID, as relation: Relation, word: String = "",
        isPrimary: Bool = true, in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO studentGuardian (student, guardian, relation, relationWord, isPrimary)
                VALUES (?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [student, guardian, relation.rawValue, word, isPrimary])
    }

    static func setUser(_ user: UserID, of id: GuardianID, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE guardian SET user = ? WHERE id = ?"
        ).execute(arguments: [user, id])
    }

    static func exists(_ id: GuardianID, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM guardian WHERE id = ?)"), arguments: [id])
            ?? false
    }

    static func children(of guardian: GuardianID, in db: Database) throws -> [StudentID] {
        try StudentID.fetchAll(
            db.cachedStatement(
                sql: "SELECT student FROM studentGuardian WHERE guardian = ?"),
            arguments: [guardian])
    }
}

extension NewGuardian {
    func insert(user: UserID? = nil, in db: Database) throws -> GuardianID {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO guardian (user, name, latinName, sortKey, phone, email, occupation,
                    version)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1)
                """)
        try statement.execute(arguments: [
            user, name.written, name.latin, name.sortKey, phone, email, occupation,
        ])
        return GuardianID(db.lastInsertedRowID)
    }

    func correct(_ id: GuardianID, version: Int, in db: Database) throws -> Bool {
        try db.cachedStatement(
            sql: """
                UPDATE guardian SET name = ?, latinName = ?, sortKey = ?, phone = ?, email = ?,
                    occupation = ?, version = version + 1
                WHERE id = ? AND version = ?
                """
        ).execute(arguments: [
            name.written, name.latin, name.sortKey, phone, email, occupation, id, version,
        ])
        return db.changesCount == 1
    }
}

/// The words a pupil is found by, written with the row: own name in both scripts, numbers,
/// telephone numbers, guardians.
enum StudentWords {
    enum Kind: Int { case name = 1, number, phone, guardian }

    static func rewrite(_ student: StudentID, in db: Database) throws {
        try db.cachedStatement(
            sql: "DELETE FROM studentWord WHERE student = ?"
        ).execute(arguments: [student])
        for (kind, words) in try words(of: student, in: db) {
            try add(words, kind, student, in: db)
        }
    }

    /// Each of the words of a pupil's own name behind a blank, as the list is walked by.
    static func own(_ name: PersonName) -> String {
        name.searchTokens.map { " " + $0 }.joined()
    }

    /// Pupils whose stored words are not those that follow from the rows.
    static func outdated(in db: Database) throws -> [StudentID] {
        let stored = try db.makeStatement(
            sql: """
                SELECT word || ' ' || kind FROM studentWord
                    JOIN student ON student.id = studentWord.student
                        AND studentWord.sortKey = student.sortKey
                        AND studentWord.isActive = (student.status = 'ACTIVE')
                WHERE studentWord.student = ?
                """)
        let own = try db.makeStatement(sql: "SELECT ownWords FROM student WHERE id = ?")
        return try StudentID.fetchAll(
            db.cachedStatement(
                sql: "SELECT id FROM student ORDER BY id")
        ).filter {
            let words = try words(of: $0, in: db)
            let expected = words.flatMap { kind, words in
                words.map { "\($0) \(kind.rawValue)" }
            }
            let walked = try String.fetchOne(own, arguments: [$0])?.split(separator: " ") ?? []
            return try Set(expected) != String.fetchSet(stored, arguments: [$0])
                || Set(walked.map(String.init)) != Set(words.first?.words ?? [])
        }
    }

    private static func words(
        of student: StudentID, in db: Database
    ) throws -> [(kind: Kind, words: [String])] {
        let statement = try db.cachedStatement(
            sql: "SELECT name, latinName, admissionNumber, phone FROM student WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [student]) else { return [] }
        let name = PersonName(stored: row[0], latin: row[1], family: nil)
        let own = [
            (Kind.name, name.searchTokens), (.number, numberWords(row[2])),
            (.phone, phoneWords(row[3])),
        ]
        return try Guardian.of(student, in: db).reduce(into: own) { words, guardian in
            let name = PersonName(
                stored: guardian.name, latin: guardian.latinName, family: nil)
            words.append((.guardian, name.searchTokens))
            words.append((.phone, phoneWords(guardian.phone)))
        }
    }

    /// The words of a row that has just been made, without reading it back.
    static func write(
        _ particulars: Particulars, number: String, of student: StudentID, in db: Database
    ) throws {
        try add(particulars.name.searchTokens, .name, student, in: db)
        try add(numberWords(number), .number, student, in: db)
        try add(phoneWords(particulars.phone), .phone, student, in: db)
    }

    static func write(
        guardian name: PersonName, phone: String, of student: StudentID, in db: Database
    ) throws {
        try add(name.searchTokens, .guardian, student, in: db)
        try add(phoneWords(phone), .phone, student, in: db)
    }

    /// As it stands, and in the parts that a search for it falls into.
    private static func numberWords(_ number: String) -> [String] {
        [number.lowercased()] + SearchKey.prefixes(typed: number)
    }

    private static func phoneWords(_ stored: String) -> [String] {
        PhoneNumber(stored: stored)?.searchable ?? []
    }

    private static func add(
        _ words: [String], _ kind: Kind, _ student: StudentID, in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO studentWord (word, student, kind, sortKey, isActive)
                SELECT ?, id, ?, sortKey, status = 'ACTIVE' FROM student WHERE id = ?
                ON CONFLICT DO NOTHING
                """)
        for word in words { try statement.execute(arguments: [word, kind.rawValue, student]) }
    }
}
