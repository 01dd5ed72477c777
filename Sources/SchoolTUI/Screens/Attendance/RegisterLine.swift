// A whole register in one line: `7b 7a 17a 33a 28l bus late`. First the class, then a roll number
// and a letter for each who is not simply present, with a remark behind the letter where there is
// one. Everybody else is present, but only where the class is named: a line of marks alone marks
// those pupils and nobody else.

import SchoolCore

/// The marks of a line.
struct RegisterLine: Equatable, Sendable {
    struct Mark: Equatable, Sendable {
        let roll: Int
        let code: AttendanceCode
        var remark = ""
    }

    private(set) var marks: [Mark] = []
    /// `7b all`: nobody is missing.
    private(set) var isAll = false
    /// Every word was understood.
    private(set) var isComplete = true

    var isEmpty: Bool { marks.isEmpty && !isAll }

    /// Marks, each with the words behind it as its remark.
    init(_ words: some Collection<Substring>) {
        if words.count == 1, words.first.map({ $0.lowercased() == "all" }) == true {
            isAll = true
            return
        }
        for word in words {
            if let mark = Self.mark(word) {
                marks.append(mark)
            } else if let last = marks.indices.last {
                marks[last].remark += (marks[last].remark.isEmpty ? "" : " ") + word
            } else {
                isComplete = false
            }
        }
    }

    /// The class a line may begin with, as classes are searched for, and the rest of it.
    static func opening(_ line: String) -> (section: String, rest: RegisterLine)? {
        let words = line.split(separator: " ")
        guard let first = words.first else { return nil }
        let name = Section.searchName(String(first))
        guard !name.isEmpty, first.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
            return nil
        }
        return (name, RegisterLine(words.dropFirst()))
    }

    /// `28l` is roll 28, late.
    static func mark(_ word: some StringProtocol) -> Mark? {
        guard let letter = word.last, let code = AttendanceCode(rawValue: letter.uppercased()),
            (2...5).contains(word.count), word.dropLast().allSatisfy({ $0.isASCII && $0.isNumber }),
            let roll = Int(word.dropLast())
        else { return nil }
        return Mark(roll: roll, code: code)
    }

    /// A roll that is named twice.
    var twice: Int? {
        var seen: Set<Int> = []
        return marks.first { !seen.insert($0.roll).inserted }?.roll
    }
}

extension RegisterScreen {
    /// A line of marks, one with the class in front, a roll number alone, or nothing of these.
    mutating func take(line: String, _ desk: Office) throws -> Step<Office>? {
        guard remark == nil else { return nil }
        let words = line.split(separator: " ")
        if words.count == 1, let roll = Int(words[0]), words[0].count <= 4 { return go(to: roll) }
        let own = Section.searchName(register?.sectionName ?? "")
        let alone = RegisterLine(words)
        guard let (name, rest) = RegisterLine.opening(line), name == own else {
            guard !alone.isEmpty, !alone.isAll, alone.isComplete else { return nil }
            if let other = try otherClass(words[0], desk), let first = alone.marks.first {
                return .notice(.refusal(eitherWay(first, words[0], other)))
            }
            return try take(alone, fills: false, at: desk)
        }
        guard rest.isComplete else { return nil }
        if let first = alone.marks.first, alone.isComplete,
            !rest.marks.contains(where: { $0.roll == first.roll })
        {
            let name = register?.sectionName ?? ""
            return .notice(.refusal(eitherWay(first, words[0], name)))
        }
        if rest.isEmpty { return .stay }
        return try take(rest, fills: true, at: desk)
    }

    /// `7a` may be the class 7-A or roll 7, absent: nobody is marked by a guess.
    private func eitherWay(
        _ mark: RegisterLine.Mark, _ word: Substring, _ section: String
    ) -> String {
        "\(word) may be the class \(section) or roll \(mark.roll). Write \(section) for the class, "
            + "0\(word) for the pupil. Nothing was marked."
    }

    /// A class this person may see that is called like the mark at the head of a line.
    private func otherClass(_ word: Substring, _ desk: Office) throws -> String? {
        try desk.session.sections().map(\.name)
            .first { Section.searchName($0) == word.lowercased() }
    }

    private mutating func go(to roll: Int) -> Step<Office> {
        guard let place = rows.firstIndex(where: { $0.rollNumber == roll }) else {
            return .notice(.refusal(noRoll(roll)))
        }
        cursor = place
        let mark = RegisterWords.mark(rows[place].mark, startsAt: startsAt)
        return .notice(Notice("\(spoken(rows[place])): \(mark)."))
    }

    /// `Roll 28 Urmi Chowdhury`, the whole name: a line that was typed whole may be answered so.
    private func spoken(_ row: Register.Row) -> String {
        let name = RegisterWords.name(row.name, row.latinName)
        return "Roll \(row.rollNumber) \(name)"
    }

    private func noRoll(_ roll: Int) -> String {
        "There is no roll \(roll) in \(register?.sectionName ?? "this class"). Nothing was marked."
    }

    /// Marks all of them or, where one of them cannot be marked, none.
    private mutating func take(
        _ line: RegisterLine, fills: Bool, at desk: Office
    ) throws -> Step<Office> {
        if let roll = line.marks.first(where: { !rolls.contains($0.roll) })?.roll {
            return .notice(.refusal(noRoll(roll)))
        }
        if let roll = line.twice {
            return .notice(.refusal("Roll \(roll) is named twice. Nothing was marked."))
        }
        if let closedBecause { return .notice(.refusal(closedBecause)) }
        let order = order(line, fills, desk.session)
        _ = try refreshing(desk) { try $0.takeRegister(of: $1, on: $2, order) }
        try read(desk)
        tellSaved(desk)
        if let last = line.marks.last { goTo(last.roll) }
        return fills ? askToSign() : .notice(Notice(said(line)))
    }

    /// What differs from what is marked already; a mark that stands keeps its remark and its time.
    private func order(_ line: RegisterLine, _ fills: Bool, _ session: Session) -> RegisterOrder {
        var order = RegisterOrder()
        order.restPresent = fills
        for mark in line.marks {
            let now = rows.first { $0.rollNumber == mark.roll }?.mark
            guard now?.code != mark.code || !mark.remark.isEmpty else { continue }
            order.marks[mark.roll] = mark.code
            order.remarks[mark.roll] = mark.remark
            guard mark.code == .late, isToday else { continue }
            let minute = session.clock.minute(of: session.now)
            order.minutes[mark.roll] = now?.code == .late ? now?.minute ?? minute : minute
        }
        return order
    }

    private mutating func goTo(_ roll: Int) {
        cursor = rows.firstIndex { $0.rollNumber == roll } ?? cursor
        number.end()
    }

    private func said(_ line: RegisterLine) -> String {
        line.marks.map { mark in
            guard let row = rows.first(where: { $0.rollNumber == mark.roll }) else { return "" }
            return "\(spoken(row)): \(RegisterWords.mark(row.mark, startsAt: startsAt))."
        }.joined(separator: " ")
    }

    /// `7-B: 36 present, 3 absent, 1 late. Sign?`
    private func askToSign() -> Step<Office> {
        let counts = register?.counts.spoken ?? ""
        let options = [PickOption("y", "Yes, sign"), PickOption("n", "Not yet")]
        return .choose("\(register?.sectionName ?? ""): \(counts). Sign?", options) {
            (screen: inout Self, desk, place) in
            place == 0
                ? try screen.sign(at: desk) : .notice("Not signed. Every mark is saved.")
        }
    }
}
