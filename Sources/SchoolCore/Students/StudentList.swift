// The rows the pupils' list shows, and the query that makes them. Every word typed must begin a
// word of the pupil, in any order; who is found by his own name stands before who is found by his
// guardian's.

import GRDB

/// A window onto the list of pupils.
package struct StudentList: Equatable, Sendable {
    package let rows: [Row]
    /// How many there are in all; where they were not counted, how many are known.
    package let total: Int
    package let isCounted: Bool

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

    /// What a list may stand in the order of. Without words `name` is the list's own order; with
    /// words it puts those first whose own name was typed.
    package enum Order: String, CaseIterable, Sendable {
        case name, number, grade = "class", admitted, born
    }

    /// What is wanted: words typed, a class, a status; which rows.
    package struct Wish: Hashable, Sendable {
        package var search = ""
        package var section: SectionID?
        package var status: Student.Status? = .active
        package var offset = 0
        package var limit = 20
        /// Only pupils who stand after this one in the list.
        package var after: StudentID?
        /// False lets the whole list, and a search with thousands of hits, give its pages without
        /// counting.
        package var countsAll = true
        package var order = Order.name
        package var isDescending = false

        /// The same from its first row to its last.
        var whole: Self {
            var whole = self
            (whole.after, whole.offset, whole.limit, whole.countsAll) = (nil, 0, -1, true)
            return whole
        }

        package init() {}

        package init(search: String, limit: Int = 20) {
            self.search = search
            self.limit = limit
        }
    }
}

extension StudentList.Order {
    /// What is compared; the first difference decides. Who is in no class stands before all others.
    var keys: [SQL] {
        switch self {
        case .name: ["+student.sortKey"]
        case .number: ["+student.admissionNumber"]
        case .admitted: ["student.admittedOn", "+student.admissionNumber"]
        case .born: ["student.bornOn"]
        case .grade:
            ["level.sortOrder", "section.name", "seat.rollNumber"].map { key in
                """
                (SELECT \(sql: key) FROM enrolment AS seat
                    JOIN section ON section.id = seat.section
                    JOIN level ON level.id = section.level
                    WHERE seat.student = student.id AND seat.toOn IS NULL)
                """
            }
        }
    }
}

/// Which pupils stand on a page, and how many there are. The pupils are chosen first, and only they
/// are joined with class and guardian: with the joins inside, the first letter typed costs four
/// look-ups for each of three thousand hits, and the last page ten thousand.
struct PupilPage: Sendable {
    let pupils: [StudentID]
    /// Where they were not counted, how many are known.
    let total: Int
    let isCounted: Bool

    /// What pupils somebody asks for, and how far he sees.
    private struct Question: Rememberable {
        static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .attendance, .fees]
        let wish: StudentList.Wish
        let reach: Reach
    }

    static func find(
        _ wish: StudentList.Wish, _ reach: Reach, of school: School, in db: Database
    ) throws -> PupilPage {
        let question = Question(wish: wish, reach: reach)
        return try school.remembering(question, rows: wish.limit, in: db) {
            let search = StudentSearch(wish, reach, of: school)
            if search.isWalkedWhole, wish.countsAll, wish.after == nil {
                return try counted(wish, reach, of: school, in: db)
            }
            let page = try search.page(in: db)
            return PupilPage(
                pupils: page.pupils, total: page.total ?? wish.offset + page.pupils.count,
                isCounted: page.total != nil)
        }
    }

    /// How many pupils the school has, by what they are.
    private struct CountQuestion: Rememberable {
        static let unmovedBy = Question.unmovedBy
        let status: Student.Status?
    }

    /// A page of the whole list: to count it takes ten times as long, and is done once.
    private static func counted(
        _ wish: StudentList.Wish, _ reach: Reach, of school: School, in db: Database
    ) throws -> PupilPage {
        var page = wish
        page.countsAll = false
        let search = StudentSearch(page, reach, of: school)
        let total = try school.remembering(CountQuestion(status: wish.status), in: db) {
            try search.counted(in: db)
        }
        return PupilPage(pupils: try search.page(in: db).pupils, total: total, isCounted: true)
    }
}

extension School {
    /// Whose hits are asked for: one search, whichever page of it is wanted.
    private struct HitsQuestion: Rememberable {
        static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .attendance, .fees]
        let wish: StudentList.Wish
        let reach: Reach
    }

    /// Whom a search hits, in their order: gathered and sorted once for all of its pages.
    func hits(
        of wish: StudentList.Wish, _ reach: Reach, in db: Database,
        _ reading: () throws -> [StudentID]
    ) throws -> [StudentID] {
        let question = HitsQuestion(wish: wish.whole, reach: reach)
        return try remembering(question, rows: wish.limit, most: 4, in: db, reading)
    }
}

extension StudentList.Row {
    /// Whose row is asked for.
    private struct Question: Rememberable {
        static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .attendance, .fees]
        let pupil: StudentID
    }

    /// The rows of these pupils, in their order.
    static func find(
        _ pupils: [StudentID], of school: School, in db: Database
    ) throws -> [Self] {
        try school.remembering(pupils.map(Question.init), in: db) { lacking in
            let rows = try read(lacking.map(\.pupil), in: db)
            return Dictionary(
                rows.map { (Question(pupil: $0.id), $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private static func read(_ pupils: [StudentID], in db: Database) throws -> [Self] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT student.id, student.admissionNumber, student.listName, student.latinName,
                    section.name, enrolment.rollNumber, guardian.name, guardian.latinName,
                    guardian.phone, student.status
                FROM json_each(?) AS page
                    CROSS JOIN student ON student.id = page.value
                    LEFT JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL
                    LEFT JOIN section ON section.id = enrolment.section
                    LEFT JOIN studentGuardian ON studentGuardian.student = student.id
                        AND studentGuardian.isPrimary = 1
                    LEFT JOIN guardian ON guardian.id = studentGuardian.guardian
                """)
        let keys = pupils.map { String($0.rawValue) }.joined(separator: ",")
        let found = try GRDB.Row.fetchCursor(statement, arguments: ["[\(keys)]"])
        return try Array(found.map(Self.init), minimumCapacity: pupils.count)
    }

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
        try look(needs: .seeStudents) { db, reach in
            let page = try PupilPage.find(wish, reach, of: school, in: db)
            return StudentList(
                rows: try StudentList.Row.find(page.pupils, of: school, in: db),
                total: page.total, isCounted: page.isCounted)
        }
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
            try school.remembering(CardQuestion(student: student), most: 4, in: db) {
                StudentCard(
                    student: try Student.find(student, in: db),
                    guardians: try Guardian.of(student, in: db),
                    enrolments: try Enrolment.of(student, in: db),
                    siblings: try StudentCard.Sibling.of(student, in: db))
            }
        }
    }
}

/// Whose card is asked for.
private struct CardQuestion: Rememberable {
    static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .attendance, .fees]
    let student: StudentID
}

extension StudentCard.Sibling {
    static func of(_ student: StudentID, in db: Database) throws -> [StudentCard.Sibling] {
        try GRDB.Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT other.id, other.admissionNumber, other.name, section.name,
                        other.latinName
                    FROM studentGuardian AS mine
                        JOIN studentGuardian AS theirs ON theirs.guardian = mine.guardian
                        JOIN student AS other ON other.id = theirs.student
                        LEFT JOIN enrolment ON enrolment.student = other.id
                            AND enrolment.toOn IS NULL
                        LEFT JOIN section ON section.id = enrolment.section
                    WHERE mine.student = ? AND other.id <> mine.student
                    ORDER BY other.bornOn, other.id
                    """), arguments: [student]
        ).map {
            StudentCard.Sibling(
                id: $0[0], admissionNumber: $0[1], name: $0[2], latinName: $0[4],
                sectionName: $0[3])
        }
    }
}
