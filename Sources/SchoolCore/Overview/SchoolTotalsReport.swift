// How large the school is: what other programs ask a dashboard for.

import GRDB

/// Pupils, teachers and classes of today.
package struct SchoolTotals: Equatable, Sendable {
    package let students: Int
    package let teachers: Int
    package let classes: Int

    static func read(in db: Database) throws -> SchoolTotals {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT (SELECT count(*) FROM enrolment WHERE toOn IS NULL),
                        (SELECT count(*) FROM staff WHERE status = 'ACTIVE' AND id IN (
                            SELECT staff FROM teaching WHERE toOn IS NULL
                            UNION SELECT staff FROM classTeacher WHERE toOn IS NULL)),
                        (SELECT count(*) FROM section
                            WHERE year = (SELECT id FROM academicYear WHERE isCurrent = 1))
                    """))
        return SchoolTotals(
            students: row?[0] ?? 0, teachers: row?[1] ?? 0, classes: row?[2] ?? 0)
    }
}

extension Session {
    /// Pupils, teachers and classes of today.
    package func schoolTotals() throws -> SchoolTotals {
        try look(needs: .seeStudents, about: .school) { try SchoolTotals.read(in: $0) }
    }
}
