// A list one thing is chosen from: letters narrow it, a digit takes the line it stands before,
// Enter takes the marked line. The best match comes first, so Enter is nearly always right.

import Foundation

/// One choice.
struct PickOption: Hashable, Sendable {
    /// A short code that names it alone, such as `m` or `7B`.
    var code: String
    var name: String
    var detail: String

    init(_ code: String, _ name: String, detail: String = "") {
        self.code = code
        self.name = name
        self.detail = detail
    }
}

/// A picker being used.
struct Picker: Equatable, Sendable {
    enum Outcome: Equatable, Sendable {
        case open, closed
        /// The place of the chosen option in the list it was made from.
        case chosen(Int)
        /// Words that fit no option, where those are taken.
        case typed(String)
    }

    let title: String
    let options: [PickOption]
    /// False where a digit typed ahead must not choose: nothing is lost by a slip.
    let takesDigits: Bool
    /// What is said of words that fit no option, where Enter takes them; nil where it does not.
    var otherwise: String?
    private(set) var query = LineEditor(limit: 40)
    private(set) var table = TableState()
    private var narrowing: Narrowing

    init(
        _ title: String, _ options: [PickOption], at place: Int = 0, byDigits: Bool = true
    ) {
        self.title = title
        // Where codes begin with a digit, such as 7B, digits are typed and choose no line.
        takesDigits = byDigits && !options.contains { $0.code.first?.isNumber == true }
        self.options = options
        narrowing = Narrowing(options)
        table.cursor = place
    }

    /// Places of the options that match, best first.
    var matches: [Int] { narrowing.places }

    mutating func type(_ key: Key) -> Outcome {
        let matches = matches
        switch key {
        case .escape, .f(10), .control("C"): return .closed
        case .enter where matches.isEmpty && otherwise != nil && !query.isEmpty:
            return .typed(query.text)
        case .enter:
            return matches.indices.contains(table.cursor) ? .chosen(matches[table.cursor]) : .open
        case .character where key.digit != nil && query.isEmpty && takesDigits:
            guard let digit = key.digit, digit > 0 else { return .open }
            let first = table.visible(of: matches.count, room: Self.rows).lowerBound
            let place = first + digit - 1
            return matches.indices.contains(place) ? .chosen(matches[place]) : .open
        case .home, .end, .left, .right:
            _ = table.move(key, count: matches.count)
            return .open
        default: break
        }
        if table.move(key, count: matches.count) { return .open }
        narrow(query.type(key))
        return .open
    }

    /// Gives what is said where not all of it was taken.
    mutating func paste(_ text: String) -> String? {
        let edit = query.paste(text)
        narrow(edit)
        return edit.objection
    }

    private mutating func narrow(_ edit: Edit) {
        guard edit.isChange else { return }
        table.cursor = 0
        narrowing.narrow(to: query.text)
    }

    /// Lines of a page; nine, so that a digit reaches each of them.
    static let rows = 9

    func draw(on canvas: inout Canvas) {
        let matches = matches
        let width = options.map { TextWidth.columns($0.name) }.max() ?? 0
        let details = options.map { TextWidth.columns($0.detail) }.max() ?? 0
        let wanted = max(30, 8 + width + details + TextWidth.columns(title))
        let height = min(Self.rows, max(1, options.count)) + 1
        let inside = canvas.panel(title, rows: height, columns: min(72, wanted))
        var told = ToldChoices(title: title, options: options, cursor: table.cursor)
        told.takesWords = otherwise != nil
        canvas.sayOnly(.choices(told)) { draw(matches, in: inside, on: &$0) }
    }

    private func draw(_ matches: [Int], in inside: Area, on canvas: inout Canvas) {
        canvas.put(inside.row, inside.column, query.isEmpty ? "Type to narrow" : "", .dim)
        let shown = table.visible(of: matches.count, room: min(Self.rows, inside.size.rows - 1))
        var place: Position?
        for (line, index) in shown.enumerated() {
            let row = inside.row + 1 + line
            let isCurrent = index == table.cursor
            canvas.spot(
                row, inside.columns, [Key].steps(from: table.cursor, to: index) + [.enter])
            drawLine(options[matches[index]], line + 1, row, inside, isCurrent, on: &canvas)
            if isCurrent { place = Position(row: row, column: inside.column) }
        }
        if matches.isEmpty {
            canvas.put(
                inside.row + 1, inside.column, otherwise ?? "Nothing matches.",
                width: inside.size.columns)
        }
        if !query.isEmpty {
            canvas.edit(
                query, inside.row, inside.column, width: inside.size.columns, isFocused: true)
        } else if let place {
            canvas.cursor = place
        }
    }

    private func drawLine(
        _ option: PickOption, _ digit: Int, _ row: Int, _ inside: Area, _ isCurrent: Bool,
        on canvas: inout Canvas
    ) {
        let right = TextWidth.columns(option.detail)
        let width = max(4, inside.size.columns - 4 - (right > 0 ? right + 2 : 0))
        canvas.put(row, inside.column, isCurrent ? ">" : " ", .plain)
        let mark = takesDigits ? "\(digit)" : "·"
        canvas.put(row, inside.column + 1, mark, isCurrent ? .focus : .dim)
        canvas.put(row, inside.column + 3, option.name, width: width)
        guard right > 0 else { return }
        canvas.putRight(
            row, option.detail, .dim, before: inside.column + inside.size.columns)
    }
}

/// How typed words find an option: in any order, each at the start of a word, accents aside.
enum Matching {
    /// 0 for the code itself, then the start of the name, then the start of other words.
    static func rank(_ query: String, in option: PickOption) -> Int? {
        MatchTargets(option).rank(MatchWords(query))
    }

    /// Small letters without accents.
    static func folded(_ text: String) -> String {
        let small = text.lowercased()
        guard !small.utf8.allSatisfy({ $0 < 0x80 }) else { return small }
        return small.folding(options: .diacriticInsensitive, locale: nil)
    }
}

/// Options and what the typed words leave of them.
struct Narrowing: Equatable, Sendable {
    private let options: [PickOption]
    /// Folded at the first letter, for all letters after it.
    private var targets: [MatchTargets] = []
    /// Places of the options that match, best first.
    private(set) var places: [Int]

    init(_ options: [PickOption]) {
        self.options = options
        places = Array(options.indices)
    }

    mutating func narrow(to query: String) {
        guard !query.isEmpty else { return places = Array(options.indices) }
        if targets.isEmpty { targets = options.map(MatchTargets.init) }
        let typed = MatchWords(query)
        places = targets.indices
            .compactMap { place in targets[place].rank(typed).map { ($0, place) } }
            .sorted { $0 < $1 }
            .map(\.1)
    }
}

/// What is typed, folded once for all options.
struct MatchWords: Sendable {
    fileprivate let text: String
    fileprivate let words: [Substring]

    init(_ query: String) {
        text = Matching.folded(query)
        words = text.split(separator: " ")
    }
}

/// What an option is found by, folded once for all keys.
struct MatchTargets: Equatable, Sendable {
    private let code: String
    private let name: String
    private let words: [Substring]

    init(_ option: PickOption) {
        code = Matching.folded(option.code)
        name = Matching.folded(option.name)
        words =
            [code[...]] + name.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
            + Matching.folded(option.detail).split(separator: " ")
    }

    func rank(_ typed: MatchWords) -> Int? {
        if !code.isEmpty, typed.text == code { return 0 }
        let isFound = typed.words.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
        guard isFound else { return nil }
        return typed.words.first.map { name.hasPrefix($0) } == true ? 1 : 2
    }
}
