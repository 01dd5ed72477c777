// Who teaches what to a class, and who is in charge of it, in the file.

import GRDB

extension Teaching {
    static func list(of section: SectionID, in db: Database) throws -> [Teaching] {
        try select(where: "teaching.section = \(section)", in: db)
    }

    static func list(by staff: StaffID, in db: Database) throws -> [Teaching] {
        try select(where: "teaching.staff = \(staff)", in: db)
    }

    static func list(
        of subject: SubjectID, _ reach: Reach, year: YearID, in db: Database
    ) throws -> [Teaching] {
        try select(
            where: """
                teaching.subject = \(subject) AND section.year = \(year)
                    AND \(reach.sections("teaching.section"))
                """, in: db)
    }

    /// The assignment that has no last day yet.
    static func open(
        staff: StaffID, section: SectionID, subject: SubjectID, in db: Database
    ) throws -> Teaching? {
        try select(
            where: """
                teaching.staff = \(staff) AND teaching.section = \(section)
                    AND teaching.subject = \(subject) AND teaching.toOn IS NULL
                """, in: db
        ).first
    }

    static func end(_ id: TeachingID, on lastDay: Day, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE teaching SET toOn = ? WHERE id = ?"
        ).execute(arguments: [lastDay, id])
    }

    private static func select(where condition: SQL, in db: Database) throws -> [Teaching] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT teaching.id, teaching.staff, staff.name, staff.latinName, teaching.section,
                    section.name, teaching.subject, subject.name, teaching.fromOn, teaching.toOn
                FROM teaching JOIN staff ON staff.id = teaching.staff
                    JOIN subject ON subject.id = teaching.subject
                    JOIN section ON section.id = teaching.section
                WHERE \(condition) ORDER BY section.name, subject.name, teaching.fromOn
                """, cached: true
        ).fetchAll(db)
        return rows.map {
            Teaching(
                id: $0[0], staff: $0[1], staffName: $0[2], staffLatinName: $0[3], section: $0[4],
                sectionName: $0[5], subjectID: $0[6], subject: $0[7], fromOn: $0[8], toOn: $0[9])
        }
    }

    static func insert(
        staff: StaffID, section: SectionID, subject: SubjectID, from day: Day, in db: Database
    ) throws -> TeachingID {
        try Subject.plan(subject, for: section, in: db)
        try db.cachedStatement(
            sql: "INSERT INTO teaching (staff, section, subject, fromOn) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [staff, section, subject, day])
        return TeachingID(db.lastInsertedRowID)
    }

    /// Refuses somebody who does not work here.
    static func mustExist(_ staff: StaffID, in db: Database) throws {
        let exists = try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM staff WHERE id = ?)"), arguments: [staff])
        if exists != true { throw Refusal.notFound(.staff(staff)) }
    }

    static func isOpen(
        staff: StaffID, section: SectionID, subject: SubjectID, in db: Database
    ) throws -> Bool {
        try open(staff: staff, section: section, subject: subject, in: db) != nil
    }
}

/// The adult in charge of a class.
enum ClassTeacher {
    /// Names one from a day on; whoever was it before leaves the day before.
    static func name(
        _ staff: StaffID, of section: SectionID, from day: Day, in db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                UPDATE classTeacher SET toOn = max(fromOn, ?) WHERE section = ? AND toOn IS NULL
                """
        ).execute(arguments: [day - 1, section])
        try db.cachedStatement(
            sql: "INSERT INTO classTeacher (section, staff, fromOn) VALUES (?, ?, ?)"
        ).execute(arguments: [section, staff, day])
    }

    static func present(of section: SectionID, in db: Database) throws -> StaffID? {
        try StaffID.fetchOne(
            db.cachedStatement(
                sql: "SELECT staff FROM classTeacher WHERE section = ? AND toOn IS NULL"),
            arguments: [section])
    }
}
