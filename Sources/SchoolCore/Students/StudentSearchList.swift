// Which pupils stand on a page of the list, and in which order. Two ways lead there: a few hits are
// gathered, sorted and counted; where a letter or two hit thousands, the list is walked in its own
// order until the page is full, and nobody is counted.

import GRDB

/// One look into the list of pupils.
struct StudentSearch {
    private let wish: StudentList.Wish
    private let reach: Reach
    private let words: [String]
    /// Who remembers what was counted and gathered before; nil where nobody does.
    private let school: School?

    /// Entries of the word list that are gathered, sorted and counted in half a millisecond.
    private let few: Int
    /// How far entries are counted to find the rarest of several words.
    private static let many = 3000

    init(_ wish: StudentList.Wish, _ reach: Reach, of school: School? = nil, few: Int = 600) {
        self.few = few
        self.school = school
        self.wish = wish
        self.reach = reach
        words = Self.words(of: wish.search)
    }

    /// The pupils of the page; the total is nil where it was not counted. Digits with which nothing
    /// begins are tried as the end of an admission number.
    func page(in db: Database) throws -> (pupils: [StudentID], total: Int?) {
        if isNoWord { return ([], 0) }
        if let after = wish.after, !isWalkedWhole { return try page(after: after, in: db) }
        let found = try pageOfWords(in: db)
        guard found.total == 0, let serial else { return found }
        let pupils = try numbered(serial, in: db)
        let rest = pupils.dropFirst(wish.offset)
        return (wish.limit < 0 ? Array(rest) : Array(rest.prefix(wish.limit)), pupils.count)
    }

    /// Hits are gathered and sorted as a whole in any case; so the one that was seen is looked for
    /// among them.
    private func page(
        after seen: StudentID, in db: Database
    ) throws -> (pupils: [StudentID], total: Int?) {
        let found = try StudentSearch(wish.whole, reach, of: school, few: few).page(in: db)
        guard let place = found.pupils.firstIndex(of: seen) else {
            throw Refusal.notFound(.student(seen))
        }
        return (Array(found.pupils.dropFirst(place + 1).prefix(wish.limit)), found.total)
    }

    /// Signs alone, such as `%` or an apostrophe, are in nobody's name: they find nobody.
    private var isNoWord: Bool { words.isEmpty && wish.search.contains { !$0.isWhitespace } }

    /// The list of the whole school is walked in the order of an index, from any pupil on.
    var isWalkedWhole: Bool { isWalked && words.isEmpty && !isNoWord }

    /// `15` or `0015` alone: the 15th admission of a year.
    private var serial: Int? {
        guard words.count == 1, words[0].count <= 5 else { return nil }
        return Int(words[0])
    }

    /// Who was the admission of that number in a year, the newest year first: one look a year by
    /// the whole number, for no index knows the ends.
    private func numbered(_ serial: Int, in db: Database) throws -> [StudentID] {
        let prefix = try SchoolProfile.stored(in: db).admissionPrefix
        let within: SQL =
            wish.section.map {
                """
                EXISTS (SELECT 1 FROM enrolment WHERE enrolment.student = student.id
                    AND enrolment.toOn IS NULL AND enrolment.section = \($0))
                """
            } ?? "1"
        return try SQLRequest<StudentID>(
            literal: """
                SELECT student.id FROM counter CROSS JOIN student
                    ON student.admissionNumber = \(prefix) || counter.year || \(padded(serial, 5))
                WHERE counter.name = 'admission' AND \(status) AND \(within)
                    AND \(reach.students("student.id"))
                ORDER BY counter.year DESC
                """, cached: true
        ).fetchAll(db)
    }

    private func pageOfWords(in db: Database) throws -> (pupils: [StudentID], total: Int?) {
        guard isWholeSchool else { return try gathered(by: nil, in: db) }
        if !isWalked, words.isEmpty { return try gathered(by: nil, in: db) }
        if words.isEmpty {
            return (try walked(in: db), wish.countsAll ? try counted(in: db) : nil)
        }
        let counts = try words.map { try counted($0, in: db) }
        if isWalked, !wish.countsAll, counts.allSatisfy({ $0 > few }) {
            let pupils = try walked(in: db)
            if pupils.count == wish.limit { return (pupils, nil) }
        }
        return try gathered(by: rarest(counts, in: db), in: db)
    }

    /// How many pupils of the wanted status there are.
    func counted(in db: Database) throws -> Int {
        try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM student INDEXED BY \(sql: shortest) WHERE \(status)
                """, cached: true
        ).fetchOne(db) ?? 0
    }

    /// The place of the word with the fewest entries; those that have many are counted further.
    private func rarest(_ counts: [Int], in db: Database) throws -> Int? {
        var counts = counts
        if counts.count > 1, counts.allSatisfy({ $0 > few }) {
            counts = try words.map { try entries(beginningWith: $0, upTo: Self.many, in: db) }
        }
        return counts.indices.min { counts[$0] < counts[$1] }
    }

    /// Words know where their pupils stand in the list and that they are there; for anything else
    /// each is looked up.
    private var isByWords: Bool {
        isWholeSchool && wish.order == .name && wish.status == .active && !words.isEmpty
    }

    /// Only the list's own order is that of an index; for any other all hits are sorted.
    private var isWalked: Bool { isWholeSchool && wish.order == .name && !wish.isDescending }

    private var isWholeSchool: Bool { reach.scope == .school && wish.section == nil }

    /// A telephone number is one word, however it is spaced.
    private static func words(of typed: String) -> [String] {
        let digits = typed.filter(\.isWholeNumber)
        let isSpacedNumber = typed.allSatisfy { $0.isWholeNumber || " +-().".contains($0) }
        if isSpacedNumber, digits.count >= 7 { return [digits] }
        return noNames(in: typed) ?? SearchKey.prefixes(typed: typed)
    }

    /// `zzzz` is not heard as a J: one letter three times and nothing else begins no name. It is
    /// looked for as it stands, and no stored word has it. `iii` may count a king.
    private static func noNames(in typed: String) -> [String]? {
        let words = typed.lowercased().split(separator: " ")
        let odd = words.filter { word in
            guard word.count > 2, let first = word.first, first.isASCII, first.isLetter else {
                return false
            }
            return first != "i" && word.allSatisfy { $0 == first }
        }
        return odd.isEmpty ? nil : odd.map(String.init)
    }

    private func counted(_ word: String, in db: Database) throws -> Int {
        func reading() throws -> Int { try entries(beginningWith: word, upTo: few + 1, in: db) }
        return try school?.wordCounts.count(word, reading) ?? reading()
    }

    /// How many entries of the word list begin so, as far as it matters.
    private func entries(
        beginningWith word: String, upTo most: Int, in db: Database
    ) throws -> Int {
        try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM (SELECT 1 FROM studentWord WHERE \(range(word))
                    LIMIT \(most))
                """, cached: true
        ).fetchOne(db) ?? 0
    }

    private func range(_ word: String) -> SQL {
        "word >= \(word) AND word < \(word + "\u{10FFFF}")"
    }

    private var status: SQL { wish.status.map { "student.status = \($0.rawValue)" } ?? "1" }

    /// The index with the fewest pages, to count by.
    private var shortest: String { wish.status == nil ? "studentSort" : "studentStatus" }

    private var window: SQL { "LIMIT \(wish.limit) OFFSET \(wish.offset)" }

    /// In the order of the list, those whose own name has every word. The words stand in the index
    /// that gives the order: of a hundred pupils passed over nothing else is read.
    private func walked(in db: Database) throws -> [StudentID] {
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

    /// Every page of a search is cut from its hits.
    private func gathered(
        by rarest: Int?, in db: Database
    ) throws -> (pupils: [StudentID], total: Int?) {
        func reading() throws -> [StudentID] { try hits(by: rarest, in: db) }
        let all = try school?.hits(of: wish, reach, in: db, reading) ?? reading()
        let rest = all.dropFirst(wish.offset)
        return (wish.limit < 0 ? Array(rest) : Array(rest.prefix(wish.limit)), all.count)
    }

    /// All hits, from the entries of the rarest word or else from the pupils within reach. Who is
    /// hit in his own name stands before who is hit in his guardian's, word by word.
    private func hits(by rarest: Int?, in db: Database) throws -> [StudentID] {
        if isByWords, words.count == 1, !wish.isDescending { return try hits(of: words[0], in: db) }
        return try SQLRequest<StudentID>(
            literal: """
                SELECT student.id FROM \(source(from: rarest))
                WHERE \(condition(besides: rarest)) ORDER BY \(order(besides: rarest))
                """, cached: true
        ).fetchAll(db)
    }

    /// A pupil stands where the nearest of his entries does; to group them first takes twice as
    /// long.
    private func hits(of word: String, in db: Database) throws -> [StudentID] {
        let entries = try SQLRequest<StudentID>(
            literal: """
                SELECT student FROM studentWord WHERE \(range(word)) AND isActive = 1
                ORDER BY kind, sortKey, student
                """, cached: true
        ).fetchAll(db)
        var met: Set<StudentID> = []
        return entries.filter { met.insert($0).inserted }
    }

    private func source(from rarest: Int?) -> SQL {
        if let rarest, isByWords {
            return """
                (SELECT student AS id, min(kind) AS rank, sortKey, isActive FROM studentWord
                    WHERE \(range(words[rarest])) GROUP BY student) AS student
                """
        }
        if let rarest {
            return """
                (SELECT student AS pupil, min(kind) AS rank FROM studentWord
                    WHERE \(range(words[rarest])) GROUP BY student) AS hit
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
    private func condition(besides rarest: Int?) -> SQL {
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
    private func order(besides rarest: Int?) -> SQL {
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

    /// How far from the pupil's own name a word is found; NULL where it is not.
    private func rank(_ word: String) -> SQL {
        """
        (SELECT min(kind) FROM studentWord
            WHERE studentWord.student = student.id AND \(range(word)))
        """
    }
}
