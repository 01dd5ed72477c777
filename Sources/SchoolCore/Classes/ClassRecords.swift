// Grades, classes and subjects in the file.

import GRDB

extension Section {
    /// The classes of the current year that somebody may see, in school order.
    static func list(_ reach: Reach, year: YearID, on day: Day, in db: Database) throws -> [Section]
    {
        try select(
            where: "section.year = \(year) AND \(reach.sections("section.id"))", on: day, in: db)
    }

    static func find(_ id: SectionID, on day: Day, in db: Database) throws -> Section {
        guard let section = try select(where: "section.id = \(id)", on: day, in: db).first else {
            throw Refusal.notFound(.section(id))
        }
        return section
    }

    /// By any spelling of its name, in the current year.
    static func named(_ typed: String, in db: Database) throws -> SectionID {
        try named(typed, year: AcademicYear.current(in: db).id, in: db)
    }

    /// By any spelling of its name, in any year.
    static func named(_ typed: String, year: YearID, in db: Database) throws -> SectionID {
        let id = try SectionID.fetchOne(
            db.cachedStatement(
                sql: "SELECT id FROM section WHERE year = ? AND searchName = ?"),
            arguments: [year, searchName(typed)])
        guard let id else { throw Refusal.unknown(typed, kind: "class") }
        return id
    }

    static func name(of id: SectionID, in db: Database) throws -> String {
        let statement = try db.cachedStatement(sql: "SELECT name FROM section WHERE id = ?")
        guard let name = try String.fetchOne(statement, arguments: [id]) else {
            throw Refusal.notFound(.section(id))
        }
        return name
    }

    static func year(of id: SectionID, in db: Database) throws -> AcademicYear {
        let year = try YearID.fetchOne(
            db.cachedStatement(
                sql: "SELECT year FROM section WHERE id = ?"), arguments: [id])
        guard let year else { throw Refusal.notFound(.section(id)) }
        return try AcademicYear.find(year, in: db)
    }

    /// How many pupils the class of the query has on a day, from the days on which that changed.
    static func strength(on day: Day) -> SQL {
        """
        (SELECT coalesce(sum(change), 0) FROM strengthChange
            WHERE strengthChange.section = section.id AND strengthChange.day <= \(day))
        """
    }

    private static func select(where condition: SQL, on day: Day, in db: Database) throws
        -> [Section]
    {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT section.*, level.name AS levelName,
                    \(strength(on: day)) AS strength,
                    head.name AS classTeacher, head.latinName AS classTeacherLatin
                FROM section JOIN level ON level.id = section.level
                    LEFT JOIN classTeacher ON classTeacher.section = section.id
                        AND classTeacher.toOn IS NULL
                    LEFT JOIN staff AS head ON head.id = classTeacher.staff
                WHERE \(condition) ORDER BY level.sortOrder, section.name
                """, cached: true
        ).fetchAll(db)
        return rows.map { row in
            Section(
                id: row["id"], year: row["year"], name: row["name"], level: row["levelName"],
                room: row["room"], capacity: row["capacity"], strength: row["strength"],
                classTeacher: row["classTeacher"], classTeacherLatin: row["classTeacherLatin"],
                version: row["version"])
        }
    }
}

extension NewSection {
    func insert(year: YearID, in db: Database) throws -> SectionID {
        let level = try Level.id(of: level, in: db)
        try db.cachedStatement(
            sql: """
                INSERT INTO section (year, level, name, searchName, room, capacity, status, version)
                VALUES (?, ?, ?, ?, ?, ?, 'ACTIVE', 1)
                """
        ).execute(arguments: [year, level, name, Section.searchName(name), room, capacity])
        return SectionID(db.lastInsertedRowID)
    }

    func mustBeNew(in year: YearID, besides own: SectionID? = nil, in db: Database) throws {
        let exists = try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM section
                        WHERE year = ? AND searchName = ? AND id IS NOT ?)
                    """), arguments: [year, Section.searchName(name), own])
        if exists == true { throw Refusal.classes(.classExists(name)) }
    }

    /// Writes corrected particulars over a version; false when another has come between.
    func correct(_ id: SectionID, version: Int, in db: Database) throws -> Bool {
        let level = try Level.id(of: level, in: db)
        try db.cachedStatement(
            sql: """
                UPDATE section SET level = ?, name = ?, searchName = ?, room = ?, capacity = ?,
                    version = version + 1
                WHERE id = ? AND version = ?
                """
        ).execute(arguments: [
            level, name, Section.searchName(name), room, capacity, id, version,
        ])
        return db.changesCount == 1
    }
}

/// Grades: kept in school order, made when a class first needs one.
enum Level {
    static func id(of name: String, in db: Database) throws -> LevelID {
        if let id = try LevelID.fetchOne(
            db.cachedStatement(
                sql: "SELECT id FROM level WHERE name = ?"), arguments: [name])
        {
            return id
        }
        try db.cachedStatement(
            sql: "INSERT INTO level (name, sortOrder) VALUES (?, ?)"
        ).execute(arguments: [name, sortOrder(name)])
        return LevelID(db.lastInsertedRowID)
    }

    /// Kindergarten before 1, numbers by value, other words after them.
    static func sortOrder(_ name: String) -> Int {
        let word = name.lowercased()
        if word.hasPrefix("k") || word.hasPrefix("nursery") || word.hasPrefix("pre") { return 0 }
        return Int(word.filter(\.isNumber)) ?? 1000
    }
}

extension Subject {
    static func all(in db: Database) throws -> [Subject] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, name, code FROM subject ORDER BY name")
        ).map {
            Subject(id: $0[0], name: $0[1], code: $0[2])
        }
    }

    /// By name or code, any case.
    static func named(_ typed: String, in db: Database) throws -> SubjectID {
        let id = try SubjectID.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT id FROM subject WHERE lower(name) = lower(:t) OR lower(code) = lower(:t)
                    """), arguments: ["t": typed])
        guard let id else { throw Refusal.unknown(typed, kind: "subject") }
        return id
    }

    static func insert(name: String, code: String?, in db: Database) throws -> SubjectID {
        try db.cachedStatement(
            sql: "INSERT INTO subject (name, code, status) VALUES (?, ?, 'ACTIVE')"
        ).execute(arguments: [name, code])
        return SubjectID(db.lastInsertedRowID)
    }

    static func find(_ id: SubjectID, in db: Database) throws -> Subject {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, name, code FROM subject WHERE id = ?"),
            arguments: [id])
        guard let row else { throw Refusal.notFound(.subject(id)) }
        return Subject(id: row[0], name: row[1], code: row[2])
    }

    /// Writes name and code over those the subject had.
    func store(in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE subject SET name = ?, code = ? WHERE id = ?"
        ).execute(arguments: [name, code, id])
    }

    static func exists(
        name: String, besides own: SubjectID? = nil, in db: Database
    ) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM subject
                        WHERE lower(name) = lower(?) AND id IS NOT ?)
                    """), arguments: [name, own]) ?? false
    }

    static func exists(
        code: String, besides own: SubjectID? = nil, in db: Database
    ) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM subject
                        WHERE lower(code) = lower(?) AND id IS NOT ?)
                    """), arguments: [code, own]) ?? false
    }

    static func mustExist(_ id: SubjectID, in db: Database) throws {
        let exists = try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM subject WHERE id = ?)"), arguments: [id])
        if exists != true { throw Refusal.notFound(.subject(id)) }
    }

    /// Puts a subject on a class's plan.
    static func plan(_ subject: SubjectID, for section: SectionID, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO sectionSubject (section, subject) VALUES (?, ?)
                ON CONFLICT DO NOTHING
                """
        ).execute(arguments: [section, subject])
    }
}
