// The rows the pupils' list shows, and the query that makes them. Every word typed must begin a
// word of the pupil, in any order; who is found by his own name stands before who is found by his
// guardian's.

import GRDB

/// A window onto the list of pupils.
package struct StudentList: Equatable, Sendable {
    package let rows: [Row]
    /// How many there are in all.
    package let total: Int

    package struct Row: Equatable, Sendable {
        package let id: StudentID
        package let admissionNumber: String
        package let name: String
        package let latinName: String
        package let sectionName: String
        package let rollNumber: Int?
        package let guardianName: String
        package let guardianLatinName: String
        package let guardianPhone: String
        package let status: Student.Status
    }

    /// What is wanted: words typed, a class, a status; which rows.
    package struct Wish: Equatable, Sendable {
        package var search = ""
        package var section: SectionID?
        package var status: Student.Status? = .active
        package var offset = 0
        package var limit = 20

        package init() {}

        package init(search: String, limit: Int = 20) {
            self.search = search
            self.limit = limit
        }
    }

    /// The rows of the page are chosen first, from indexes and from what the words hit, and only
    /// they are joined with class and guardian: with the joins inside, the first letter typed costs
    /// four look-ups for each of three thousand hits, and the last page ten thousand.
    static func find(_ wish: Wish, _ reach: Reach, in db: Database) throws -> StudentList {
        let words = words(of: wish.search)
        var source: SQL = "student"
        var condition: SQL = "\(reach.students("student.id"))"
        if let status = wish.status { condition += " AND student.status = \(status.rawValue)" }
        if let section = wish.section {
            source += " JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL"
            condition += " AND enrolment.section = \(section)"
        }
        let hits = matching(words)
        let rows = try SQLRequest<GRDB.Row>(
            literal: """
                SELECT student.id, student.admissionNumber, student.listName, student.latinName,
                    section.name, enrolment.rollNumber, guardian.name, guardian.latinName,
                    guardian.phone, student.status, page.total
                FROM (SELECT student.id, \(hits.ranks) \(total(words)) AS total
                        FROM \(source) \(hits.joins) WHERE \(condition)
                        ORDER BY \(hits.order) student.sortKey, student.id
                        LIMIT \(wish.limit) OFFSET \(wish.offset)) AS page
                    JOIN student ON student.id = page.id
                    LEFT JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL
                    LEFT JOIN section ON section.id = enrolment.section
                    LEFT JOIN studentGuardian ON studentGuardian.student = student.id
                        AND studentGuardian.isPrimary = 1
                    LEFT JOIN guardian ON guardian.id = studentGuardian.guardian
                ORDER BY \(hits.order) student.sortKey, student.id
                """, cached: true
        ).fetchAll(db)
        let counted: Int? = rows.first.flatMap { row -> Int? in row[10] }
        if let counted { return StudentList(rows: rows.map(Row.init), total: counted) }
        let total = try SQLRequest<Int>(
            literal: "SELECT count(*) FROM \(source) \(hits.joins) WHERE \(condition)", cached: true
        ).fetchOne(db)
        return StudentList(rows: rows.map(Row.init), total: total ?? 0)
    }

    /// Hits are all found before the first can be shown, so they are counted on the way; without
    /// words the page is read straight from an index and the count is a query of its own.
    private static func total(_ words: [String]) -> SQL {
        words.isEmpty ? "NULL" : "count(*) OVER ()"
    }

    /// A telephone number is one word, however it is spaced.
    private static func words(of typed: String) -> [String] {
        let digits = typed.filter(\.isWholeNumber)
        let isSpacedNumber = typed.allSatisfy { $0.isWholeNumber || " +-().".contains($0) }
        return isSpacedNumber && digits.count >= 7 ? [digits] : SearchKey.prefixes(typed: typed)
    }

    /// One join a word; the rank is how far from the pupil's own name the worst of them lies.
    private static func matching(_ words: [String]) -> (joins: SQL, ranks: SQL, order: SQL) {
        var joins: SQL = ""
        var ranks: SQL = ""
        var order: SQL = ""
        for (index, word) in words.enumerated() {
            let alias = SQL(sql: "hit\(index)")
            joins += """
                 JOIN (SELECT student, min(kind) AS kind FROM studentWord
                    WHERE word >= \(word) AND word < \(word + "\u{10FFFF}") GROUP BY student)
                    AS \(alias) ON \(alias).student = student.id
                """
            ranks += "\(alias).kind AS \(SQL(sql: "rank\(index)")), "
            order += "\(SQL(sql: "rank\(index)")), "
        }
        return (joins, ranks, order)
    }
}

extension StudentList.Row {
    init(_ row: GRDB.Row) {
        self.init(
            id: row[0], admissionNumber: row[1], name: row[2], latinName: row[3],
            sectionName: row[4] ?? "", rollNumber: row[5], guardianName: row[6] ?? "",
            guardianLatinName: row[7] ?? "", guardianPhone: row[8] ?? "",
            status: Student.Status(rawValue: row[9]) ?? .inactive)
    }
}

extension Session {
    /// A window onto the pupils this person may see.
    package func students(_ wish: StudentList.Wish) throws -> StudentList {
        try look(needs: .seeStudents) { db, reach in try StudentList.find(wish, reach, in: db) }
    }

    /// A pupil by admission number; one out of reach is as unknown as one that is not.
    package func student(numbered number: String) throws -> StudentID {
        try look(needs: .seeStudents) { db, reach in
            try Student.numbered(number.trimmedOfBlanks, reach, in: db)
        }
    }

    /// One pupil's card.
    package func card(of student: StudentID) throws -> StudentCard {
        try look(needs: .seeStudents, about: .student(student)) { db in
            StudentCard(
                student: try Student.find(student, in: db),
                guardians: try Guardian.of(student, in: db),
                enrolments: try Enrolment.of(student, in: db),
                siblings: try StudentCard.Sibling.of(student, in: db))
        }
    }
}

extension StudentCard.Sibling {
    static func of(_ student: StudentID, in db: Database) throws -> [StudentCard.Sibling] {
        try GRDB.Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT other.id, other.admissionNumber, other.name, section.name
                FROM studentGuardian AS mine
                    JOIN studentGuardian AS theirs ON theirs.guardian = mine.guardian
                    JOIN student AS other ON other.id = theirs.student
                    LEFT JOIN enrolment ON enrolment.student = other.id AND enrolment.toOn IS NULL
                    LEFT JOIN section ON section.id = enrolment.section
                WHERE mine.student = ? AND other.id <> mine.student
                ORDER BY other.bornOn, other.id
                """, arguments: [student]
        ).map {
            StudentCard.Sibling(id: $0[0], admissionNumber: $0[1], name: $0[2], sectionName: $0[3])
        }
    }
}
