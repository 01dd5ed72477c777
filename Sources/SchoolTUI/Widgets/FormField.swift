// One field of a form: what may be typed, what it means, and what is wrong with it. A field checks
// itself when it is left; an error is shown beside it and stops the finish, never the movement.

import SchoolCore

/// What a field takes.
enum FieldKind: Equatable, Sendable {
    case text(limit: Int)
    case password
    /// A code of fixed length, such as a year: full, it is left by itself.
    case code(length: Int)
    case digits(limit: Int)
    /// Money as typed, right-adjusted; the first digit replaces what stood there.
    case amount(places: Int)
    /// One of a few; a unique code takes itself.
    case choice([PickOption])
    case day(DayPreference)
}

/// What a field has to say against its value.
enum FieldVerdict: Equatable, Sendable {
    /// The form cannot be finished with this.
    case error(String)
    /// Worth a look; blocks nothing.
    case warning(String)

    var sentence: String {
        switch self {
        case .error(let text), .warning(let text): text
        }
    }

    var isError: Bool {
        if case .error = self { true } else { false }
    }
}

/// One field and what has been typed into it.
struct FormField<Name: Hashable & Sendable>: Sendable {
    let name: Name
    let label: String
    let kind: FieldKind
    /// What F1 says while the cursor is here.
    let help: String
    let isRequired: Bool
    let check: @Sendable (String) -> FieldVerdict?

    var editor: LineEditor
    /// The option taken in a choice field.
    var chosen: Int?
    var day: Day?
    var verdict: FieldVerdict?
    /// Whether the value was proposed and nobody has typed yet: the first letter replaces it.
    private(set) var isProposed = false
    /// The value when the cursor came in, to know whether it changed.
    var entered = ""

    init(
        _ name: Name, _ label: String, _ kind: FieldKind = .text(limit: 60), help: String,
        required: Bool = false, value: String = "",
        check: @escaping @Sendable (String) -> FieldVerdict? = { _ in nil }
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.help = help
        self.check = check
        isRequired = required
        editor = Self.editor(kind)
        put(value)
    }

    /// The value: text as typed, the code of a choice, an ISO day.
    var value: String {
        switch kind {
        case .choice(let options): chosen.map { options[$0].code } ?? ""
        case .day: day?.iso ?? editor.text
        default: editor.text
        }
    }

    /// Puts in what is likely meant, for somebody to look at.
    mutating func propose(_ value: String) {
        put(value)
        isProposed = true
    }

    /// Puts a value in from outside: the last record, a draft, a stored row.
    mutating func put(_ value: String) {
        verdict = nil
        isProposed = false
        switch kind {
        case .choice(let options):
            chosen = options.firstIndex { $0.code == value }
            editor.text = chosen == nil ? value : ""
        case .day:
            day = Day(iso: value)
            editor.text = day.map(\.typedText) ?? value
        default: editor.text = value
        }
    }

    /// The cursor comes in. Values that are usually replaced are selected.
    mutating func enter() {
        entered = value
        editor.text = editor.text
        switch kind {
        case .amount, .day, .code, .digits: editor.isSelected = !editor.isEmpty
        case .text, .password, .choice: editor.isSelected = isProposed && !editor.isEmpty
        }
    }

    /// Somebody has typed: what was understood before no longer holds.
    mutating func forgetMeaning() {
        verdict = nil
        chosen = nil
        day = nil
        isProposed = false
    }

    /// The cursor leaves: what was typed is understood and checked.
    mutating func leave(today: Day) {
        settle(today: today)
        verdict = judgement()
    }

    /// Turns typed words into a choice or a day.
    mutating func settle(today: Day) {
        switch kind {
        case .choice(let options):
            guard !editor.isEmpty else { return }
            chosen = FormField.best(editor.text, in: options)
            if chosen != nil { editor.text = "" }
        case .day(let preference):
            day = DayWords.day(editor.text, today: today, prefer: preference)
            if let day { editor.text = day.typedText }
        default: break
        }
    }

    /// True when nothing more can be meant, so that the cursor goes on by itself.
    mutating func isComplete() -> Bool {
        switch kind {
        case .code(let length): return editor.text.count == length
        case .day: return DayWords.isComplete(editor.text)
        case .choice(let options):
            let typed = Matching.folded(editor.text)
            let starts = options.indices.filter {
                Matching.folded(options[$0].code).hasPrefix(typed)
            }
            guard !typed.isEmpty, starts.count == 1, let only = starts.first,
                Matching.folded(options[only].code) == typed
            else { return false }
            chosen = only
            editor.text = ""
            return true
        default: return false
        }
    }

    private func judgement() -> FieldVerdict? {
        if value.isEmpty || (value.allSatisfy { $0 == " " }) {
            return isRequired ? .error("This is needed.") : nil
        }
        switch kind {
        case .choice(let options) where chosen == nil:
            let codes = options.prefix(6).map(\.code).joined(separator: " ")
            return .error("Choose one: \(codes). F4 lists them.")
        case .amount(let places) where Self.isAmountWrong(value, places):
            let example = places == 0 ? "2500" : "2500 or 2500.50"
            return .error("Not an amount; write it as \(example).")
        case .day where day == nil: return .error("No such day. 12, 12 3, 041113 or mon.")
        case .code(let length) where editor.text.count != length:
            return .error("\(length) characters are needed.")
        default: return check(value)
        }
    }

    /// True for anything but digits, grouped or not, with one point and so many places after it.
    private static func isAmountWrong(_ text: String, _ places: Int) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.joined().filter { $0 != "," }
        return parts.count > (places > 0 ? 2 : 1) || digits.isEmpty
            || !digits.allSatisfy { $0.isASCII && $0.isNumber }
            || (parts.count == 2 && parts[1].count > places)
    }

    private static func best(_ typed: String, in options: [PickOption]) -> Int? {
        let ranked = options.indices.compactMap { place in
            Matching.rank(typed, in: options[place]).map { (rank: $0, place: place) }
        }
        return ranked.min { ($0.rank, $0.place) < ($1.rank, $1.place) }?.place
    }

    private static func editor(_ kind: FieldKind) -> LineEditor {
        switch kind {
        case .text(let limit): LineEditor(limit: limit)
        case .password: LineEditor(limit: 72, masked: true)
        case .code(let length): LineEditor(limit: length)
        case .digits(let limit): LineEditor(limit: limit, letters: .digits)
        case .amount(let places): LineEditor(limit: 15, letters: .amount(places: places))
        case .choice: LineEditor(limit: 40)
        case .day: LineEditor(limit: 20)
        }
    }
}

extension Day {
    /// A day as a clerk could have typed it, so that it can be typed over: `12.03.2026`.
    var typedText: String {
        let (year, month, day) = civil
        return "\(padded(day, 2)).\(padded(month, 2)).\(padded(year, 4))"
    }
}
