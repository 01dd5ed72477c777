// What a screen says to somebody who does not see it: the same rows, fields and choices that are
// drawn, in words, with the label before the value. A widget gives its words where it draws itself,
// so that the two cannot differ.

import SchoolCore

/// One thing to be said.
enum Told: Equatable, Sendable {
    case sentence(String)
    case table(ToldTable)
    case field(ToldField)
    case choices(ToldChoices)
    case calendar(ToldCalendar)
}

/// A list: every row as a sentence.
struct ToldTable: Equatable, Sendable {
    var rows: [String]
    /// The place of the first of these rows in the whole list.
    var first = 0
    /// How many rows there are, where more are known than are in hand.
    var total: Int?
    /// The row the cursor stands on, counted among these.
    var cursor: Int?
    /// What is said of an empty list.
    var empty = ""
    /// Rows are numbered to be chosen from; others have a number of their own, such as a roll.
    var isNumbered = true
    /// Enter belongs to the row, and not to some field beside the list.
    var opens = true
}

/// A field: where one types.
struct ToldField: Equatable, Sendable {
    /// What may be typed, as far as a line must know it.
    enum Kind: Equatable, Sendable {
        case text, digits, secret, day
        /// One of a few.
        case choice([PickOption])
        /// A letter takes one of a few at once.
        case letter([PickOption])
        /// The search line of a list, with how many were found.
        case finder(found: String)
    }

    let label: String
    var value: String
    var kind = Kind.text
    var isFocused = false
    var isRequired = false
    /// What is wrong with it, or worth a look.
    var verdict: String?
    var isWrong = false
    /// Something has been typed that nobody has saved yet.
    var isUnsaved = false

    var isFinder: Bool { if case .finder = kind { true } else { false } }
}

/// A list of choices over everything else, or beside a field.
struct ToldChoices: Equatable, Sendable {
    let title: String
    let options: [PickOption]
    var cursor = 0
    /// They stand below a field that may be left without choosing.
    var isBeside = false
    /// What fits no choice is taken as it is typed.
    var takesWords = false

    /// True for a question of yes and no.
    var isYesOrNo: Bool { options.map(\.code) == ["y", "n"] }
}

/// A month in which a day is to be chosen by moving.
struct ToldCalendar: Equatable, Sendable {
    let day: Day
    let today: Day
    /// What is said about the month, such as its closed days.
    var remarks: [String] = []
    /// Enter takes the day; where it does not, the day is only gone to.
    var takes = true
}

extension Column {
    /// `Phone 01711-204455`; nothing where the cell is empty.
    func said(_ row: Row) -> String? {
        let value = Clean.line(text(row)).trimmed
        guard !value.isEmpty else { return nil }
        return heading.isEmpty ? value : "\(heading) \(value)"
    }
}

extension ToldTable {
    /// The rows of a table in the words of its columns, those too that have no room on a screen.
    init<Row>(
        _ columns: [Column<Row>], _ rows: [Row], _ state: TableState, empty: String, first: Int,
        total: Int?, opens: Bool
    ) {
        self.init(
            rows: rows.map { row in columns.compactMap { $0.said(row) }.joined(separator: ", ") },
            first: first, total: total,
            cursor: rows.isEmpty ? nil : max(0, min(state.cursor, rows.count - 1)), empty: empty,
            opens: opens)
    }

    /// `3. No SA202600014, Name Rafiqul Islam`.
    func row(_ place: Int) -> String {
        isNumbered ? "\(first + place + 1). \(rows[place])." : rows[place] + "."
    }
}

extension ToldField {
    init<Name>(_ field: FormField<Name>, isFocused: Bool, isUnsaved: Bool) {
        self.init(
            label: field.label, value: field.said, kind: Kind(field.kind), isFocused: isFocused,
            isRequired: field.isRequired, verdict: field.verdict?.sentence,
            isWrong: field.verdict?.isError == true, isUnsaved: isUnsaved)
    }
}

extension ToldField.Kind {
    fileprivate init(_ kind: FieldKind) {
        switch kind {
        case .text, .code: self = .text
        case .password: self = .secret
        case .digits, .amount: self = .digits
        case .choice(let options): self = .choice(options)
        case .day: self = .day
        }
    }
}

extension FormField {
    /// The value as it is said; a password is only said to be there.
    fileprivate var said: String {
        switch kind {
        case .password: editor.isEmpty ? "" : "typed"
        case .choice(let options): chosen.map { options[$0].name } ?? editor.text
        case .day: day?.text ?? editor.text
        default: editor.text
        }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }

    /// The same with a full stop, unless it has an end of its own.
    var asSentence: String {
        guard let last = trimmed.last, !".?!:".contains(last) else { return trimmed }
        return trimmed + "."
    }
}
