// The queries of a search: the list walked in its own order, or all hits gathered and sorted. Who
// is hit in his own name stands before who is hit elsewhere.

import GRDB

extension StudentSearch {
    /// Whether more entries of the word list begin so than are gathered: whether the one behind
    /// those does. What is known of an earlier letter answers for those that follow it.
    func areMany(_ word: String, in db: Database) throws -> Bool {
        func reading() throws -> Int {
            let beyond = try SQLRequest<String>(
                literal: """
                    SELECT word FROM studentWord WHERE word >= \(word)
                    ORDER BY word LIMIT 1 OFFSET \(few)
                    """, cached: true
            ).fetchOne(db)
            return beyond?.utf8.starts(with: word.utf8) == true ? few + 1 : few
        }
        return try (school?.wordCounts.count(word, upTo: few, reading) ?? reading()) > few
    }

    /// How many entries of the word list begin so, as far as it matters.
    func entries(
        beginningWith word: String, upTo most: Int, in db: Database
    ) throws -> Int {
        try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM (SELECT 1 FROM studentWord WHERE \(range(word))
                    LIMIT \(most))
                """, cached: true
        ).fetchOne(db) ?? 0
    }

    /// Stands behind every letter, so that a word and this stand behind all that begin so.
    private static let last = "\u{10FFFF}"

    func range(_ word: String) -> SQL {
        "word >= \(word) AND word < \(word + Self.last)"
    }

    var status: SQL { wish.status.map { "student.status = \($0.rawValue)" } ?? "1" }

    /// The index with the fewest pages, to count by.
    var shortest: String { wish.status == nil ? "studentSort" : "studentStatus" }

    var window: SQL { "LIMIT \(wish.limit) OFFSET \(wish.offset)" }

    /// In the order of the list, those whose own name has every word. The words stand in the index
    /// that gives the order: of a hundred pupils passed over nothing else is read.
    func walked(in db: Database) throws -> [StudentID] {
        var condition = status
        if let seen = wish.after {
            condition += """
                 AND (student.sortKey, student.id) >
                    (SELECT seen.sortKey, seen.id FROM student AS seen WHERE seen.id = \(seen))
                """
        }
        for word in words {
            condition += " AND instr(student.ownWords, \(" " + word)) > 0"
        }
        return try SQLRequest<StudentID>(
            literal: """
                SELECT student.id FROM student WHERE \(condition)
                ORDER BY student.sortKey, student.id \(window)
                """, cached: true
        ).fetchAll(db)
    }

    /// The same for one word, and behind them whoever is hit elsewhere than in his own name: by a
    /// number, a telephone, a guardian.
    func walked(by word: String, in db: Database) throws -> [StudentID] {
        guard Self.isInNames(word) else {
            return try elsewhere(word, passing: wish.offset, upTo: wish.limit, in: db)
        }
        let named = try walked(in: db)
        guard named.count < wish.limit else { return named }
        let reached = wish.offset + named.count
        let isBehindOwn = named.isEmpty && wish.offset > 0
        let own = isBehindOwn ? try countOfOwn(word, in: db) : reached
        let rest = wish.limit - named.count
        return try named + elsewhere(word, passing: reached - own, upTo: rest, in: db)
    }

    private func countOfOwn(_ word: String, in db: Database) throws -> Int {
        try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM student
                WHERE \(status) AND instr(student.ownWords, \(" " + word)) > 0
                """, cached: true
        ).fetchOne(db) ?? 0
    }

    private func elsewhere(
        _ word: String, passing passed: Int, upTo most: Int, in db: Database
    ) throws -> [StudentID] {
        let isOwn: SQL =
            Self.isInNames(word) ? "instr(student.ownWords, \(" " + word)) > 0" : "0"
        return try SQLRequest<StudentID>(
            literal: """
                SELECT student.id FROM student
                WHERE \(status) AND NOT \(isOwn) AND EXISTS (SELECT 1 FROM studentWord
                    WHERE studentWord.student = student.id AND \(range(word)))
                ORDER BY student.sortKey, student.id LIMIT \(most) OFFSET \(passed)
                """, cached: true
        ).fetchAll(db)
    }

    /// Digits are looked for in numbers and telephones: nobody's name stands before others there,
    /// and the list is not looked through for names that have them.
    private static func isInNames(_ word: String) -> Bool {
        !word.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Every page of a search is cut from its hits.
    func gathered(
        by rarest: Int?, in db: Database
    ) throws -> (pupils: [StudentID], total: Int?) {
        func reading() throws -> [StudentID] { try hits(by: rarest, in: db) }
        let all = try school?.hits(of: wish, reach, in: db, reading) ?? reading()
        let rest = all.dropFirst(wish.offset)
        return (wish.limit < 0 ? Array(rest) : Array(rest.prefix(wish.limit)), all.count)
    }

    /// All hits, from the entries of the rarest word or else from the pupils within reach. Who is
    /// hit in his own name stands before who is hit in his guardian's, word by word.
    func hits(by rarest: Int?, in db: Database) throws -> [StudentID] {
        if isByWords, words.count == 1, !wish.isDescending { return try hits(of: words[0], in: db) }
        return try SQLRequest<StudentID>(
            literal: """
                SELECT student.id FROM \(source(from: rarest))
                WHERE \(condition(besides: rarest)) ORDER BY \(order(besides: rarest))
                """, cached: true
        ).fetchAll(db)
    }

    /// The entries as they lie in the file, sorted here: SQLite's sorter takes twice as long.
    func hits(of word: String, in db: Database) throws -> [StudentID] {
        let entries = try GRDB.Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT student, kind, sortKey FROM studentWord
                    WHERE word >= ? AND word < ? AND isActive = 1
                    """), arguments: [word, word + Self.last])
        let areOwn = !Self.isInNames(word)
        var places: [StudentID: Int] = [:]
        var hits: [Hit] = []
        places.reserveCapacity(few / 2)
        while let entry = try entries.next() {
            let student: StudentID = entry[0]
            let isOwn = areOwn || entry[1] == StudentWords.Kind.name.rawValue
            if let place = places[student] {
                hits[place].isOwn = hits[place].isOwn || isOwn
            } else {
                places[student] = hits.count
                hits.append(Hit(student: student, isOwn: isOwn, sortKey: entry[2]))
            }
        }
        return hits.sorted().map(\.student)
    }

    func source(from rarest: Int?) -> SQL {
        if let word = rarest.map({ words[$0] }) {
            let nearest: SQL = "min(\(distance(word))) AS rank"
            let entries: SQL = "FROM studentWord WHERE \(range(word)) GROUP BY student"
            return isByWords
                ? "(SELECT student AS id, \(nearest), sortKey, isActive \(entries)) AS student"
                : """
                (SELECT student AS pupil, \(nearest) \(entries)) AS hit
                    CROSS JOIN student ON student.id = hit.pupil
                """
        }
        guard wish.section != nil else { return "student" }
        return """
            enrolment CROSS JOIN student
                ON student.id = enrolment.student AND enrolment.toOn IS NULL
            """
    }

    /// The sign + keeps SQLite from walking the whole school in the order of an index.
    func condition(besides rarest: Int?) -> SQL {
        var condition: SQL = "\(reach.students("student.id"))"
        if isByWords {
            condition += " AND student.isActive = 1"
        } else if let status = wish.status {
            condition += " AND +student.status = \(status.rawValue)"
        }
        if let section = wish.section { condition += " AND enrolment.section = \(section)" }
        for (place, word) in words.enumerated() where place != rarest {
            condition += " AND \(rank(word)) IS NOT NULL"
        }
        return condition
    }

    /// The list's own order is by name, behind how well a pupil was hit.
    func order(besides rarest: Int?) -> SQL {
        let byName: SQL = "+student.sortKey, student.id"
        guard wish.order == .name, !wish.isDescending else {
            let down: SQL = wish.isDescending ? " DESC" : ""
            let keys = wish.order.keys.map { "\($0)\(down)" as SQL }
            return keys.joined(separator: ", ") + ", " + byName
        }
        var order: SQL = ""
        for (place, word) in words.enumerated() {
            order += place == rarest ? "rank, " : "\(rank(word)), "
        }
        return order + byName
    }

    /// How far from the pupil's own name an entry of a word is.
    private func distance(_ word: String) -> SQL { Self.isInNames(word) ? "kind > 1" : "0" }

    /// 0 where a word is in the pupil's own name, 1 where it is elsewhere, NULL where it is not.
    func rank(_ word: String) -> SQL {
        """
        (SELECT min(\(distance(word))) FROM studentWord
            WHERE studentWord.student = student.id AND \(range(word)))
        """
    }
}

/// A pupil whom a word hits, and whether it is in his own name.
private struct Hit: Comparable {
    let student: StudentID
    var isOwn: Bool
    let sortKey: String

    static func < (one: Self, other: Self) -> Bool {
        if one.isOwn != other.isOwn { return one.isOwn }
        if one.sortKey != other.sortKey { return one.sortKey < other.sortKey }
        return one.student < other.student
    }
}
