// What a class learns and where a subject is taught, of today and the days to come: what has ended
// is left out.

import GRDB

/// A subject on the plan of a class, with who teaches it; nobody, where none was found yet.
package struct PlannedSubject: Equatable, Sendable {
    package let subject: Subject
    package let teaching: [Teaching]
}

extension Session {
    /// The subjects of a class, by name.
    package func plan(of section: SectionID) throws -> [PlannedSubject] {
        try look(needs: .seeClasses, about: .section(section)) { db in
            _ = try Section.find(section, on: today, in: db)
            let teaching = try Teaching.list(of: section, in: db).filter { !$0.isOver(on: today) }
            return try Subject.planned(for: section, in: db).map { subject in
                PlannedSubject(
                    subject: subject, teaching: teaching.filter { $0.subjectID == subject.id })
            }
        }
    }

    /// Who teaches a subject this year, in the classes this person may see.
    package func teaching(ofSubject subject: SubjectID) throws -> [Teaching] {
        try look(needs: .seeClasses) { db, reach in
            try Subject.mustExist(subject, in: db)
            let year = try AcademicYear.current(in: db)
            return try Teaching.list(of: subject, reach, year: year.id, in: db)
                .filter { !$0.isOver(on: today) }
        }
    }
}

extension Teaching {
    /// True when the last day lies behind.
    package func isOver(on today: Day) -> Bool { toOn.map { $0 < today } ?? false }
}

extension Subject {
    /// The subjects on the plan of a class.
    fileprivate static func planned(for section: SectionID, in db: Database) throws -> [Subject] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT subject.id, subject.name, subject.code
                    FROM sectionSubject JOIN subject ON subject.id = sectionSubject.subject
                    WHERE sectionSubject.section = ? ORDER BY subject.name
                    """), arguments: [section]
        ).map { Subject(id: $0[0], name: $0[1], code: $0[2]) }
    }
}
