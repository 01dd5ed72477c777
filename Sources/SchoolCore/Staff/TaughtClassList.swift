// The classes of a member of staff, of today and the days to come: what has ended is left out.

import GRDB

/// A class of this year that somebody teaches or is in charge of.
package struct TaughtClass: Equatable, Sendable {
    package let section: SectionID
    package let name: String
    package let isClassTeacher: Bool
    /// What is taught there, by name.
    package let subjects: [String]
}

extension Session {
    /// The classes of a member of staff this year, in school order.
    package func classes(of staff: StaffID) throws -> [TaughtClass] {
        try look(needs: .seeStaff) { db, _ in
            _ = try StaffMember.find(staff, in: db)
            let year = try AcademicYear.current(in: db)
            let teaching = try Teaching.list(by: staff, in: db).filter { !$0.isOver(on: today) }
            return try TaughtClass.sections(of: staff, year: year.id, in: db).compactMap { row in
                let taught = teaching.filter { $0.section == row.section }
                guard row.isClassTeacher || !taught.isEmpty else { return nil }
                return TaughtClass(
                    section: row.section, name: row.name, isClassTeacher: row.isClassTeacher,
                    subjects: taught.map(\.subject))
            }
        }
    }
}

extension TaughtClass {
    /// The classes somebody teaches or once taught, and those he is in charge of.
    fileprivate static func sections(
        of staff: StaffID, year: YearID, in db: Database
    ) throws -> [(section: SectionID, name: String, isClassTeacher: Bool)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT section.id, section.name,
                        EXISTS (SELECT 1 FROM classTeacher WHERE classTeacher.section = section.id
                            AND classTeacher.staff = :staff AND classTeacher.toOn IS NULL)
                    FROM section JOIN level ON level.id = section.level
                    WHERE section.year = :year AND section.id IN (
                        SELECT section FROM teaching WHERE staff = :staff
                        UNION SELECT section FROM classTeacher WHERE staff = :staff)
                    ORDER BY level.sortOrder, section.name
                    """), arguments: ["staff": staff, "year": year]
        ).map { ($0[0], $0[1], $0[2]) }
    }
}
