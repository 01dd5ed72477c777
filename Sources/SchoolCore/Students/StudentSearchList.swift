// Which pupils stand on a page of the list, and in which order. Two ways lead there: a few hits are
// gathered, sorted and counted; where a letter or two hit thousands, the list is walked in its own
// order until the page is full, and nobody is counted. The queries stand in StudentHitsList.

import GRDB

/// One look into the list of pupils.
struct StudentSearch {
    let wish: StudentList.Wish
    let reach: Reach
    let words: [String]
    /// Who remembers what was counted and gathered before; nil where nobody does.
    let school: School?

    /// Entries of the word list that are gathered, sorted and counted in half a millisecond.
    let few: Int
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
    /// begins are tried as the end of an admission number, and a name with an apostrophe in its
    /// parts: `d'souza` is one word of D'Souza, and of O'Brien-D'Souza two.
    func page(in db: Database) throws -> (pupils: [StudentID], total: Int?) {
        if isNoWord { return ([], 0) }
        if let after = wish.after, !isWalkedWhole { return try page(after: after, in: db) }
        let found = try pageOfWords(in: db)
        guard found.total == 0 else { return found }
        if let apart { return try StudentSearch(apart, reach, of: school, few: few).page(in: db) }
        guard let serial else { return found }
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

    /// The same wish with a blank for every apostrophe typed; nil where there is none.
    private var apart: StudentList.Wish? {
        var apart = wish
        apart.search = String(wish.search.map { "'’`".contains($0) ? " " : $0 })
        return apart.search == wish.search ? nil : apart
    }

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
        let few = try words.indices.filter { try !areMany(words[$0], in: db) }
        if isWalked, !wish.countsAll, few.isEmpty {
            let pupils = try words.count == 1 ? walked(by: words[0], in: db) : walked(in: db)
            if pupils.count == wish.limit { return (pupils, nil) }
        }
        let rarest = try rarest(of: few.isEmpty ? Array(words.indices) : few, in: db)
        return try gathered(by: rarest, in: db)
    }

    /// How many pupils of the wanted status there are.
    func counted(in db: Database) throws -> Int {
        try SQLRequest<Int>(
            literal: """
                SELECT count(*) FROM student INDEXED BY \(sql: shortest) WHERE \(status)
                """, cached: true
        ).fetchOne(db) ?? 0
    }

    /// The place of the word with the fewest entries.
    private func rarest(of places: [Int], in db: Database) throws -> Int? {
        guard places.count > 1 else { return places.first }
        let counts = try places.map {
            try entries(beginningWith: words[$0], upTo: Self.many, in: db)
        }
        return counts.indices.min { counts[$0] < counts[$1] }.map { places[$0] }
    }

    /// Words know where their pupils stand in the list and that they are there; for anything else
    /// each is looked up.
    var isByWords: Bool {
        isWholeSchool && wish.order == .name && wish.status == .active && !words.isEmpty
    }

    /// Only the list's own order is that of an index; for any other all hits are sorted.
    private var isWalked: Bool { isWholeSchool && wish.order == .name && !wish.isDescending }

    var isWholeSchool: Bool { reach.scope == .school && wish.section == nil }

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
}
