// What one person prefers of the screens: how they look, who orders names, whether there is a
// mouse. It belongs to the person and follows her to every terminal; it is nobody else's business,
// so it leaves no line in the audit trail. Absent means standard.

/// One thing a person may prefer, by the name it is stored and typed under.
package enum Preference: String, CaseIterable, Sendable {
    case theme
    case latinNames = "latin-names"
    case rightToLeft = "right-to-left"
    case lines, charts, cursor, mouse
    case copying = "copy"
    case sound

    /// The words it may be, the standard one first.
    package var choices: [String] {
        switch self {
        case .theme: ["dark", "light", "high-contrast", "mono"]
        case .latinNames: ["automatic", "on", "off"]
        case .rightToLeft: ["by-terminal", "by-us", "latin"]
        case .lines: ["on", "off"]
        case .charts: ["blocks", "ascii", "none"]
        case .cursor: ["focus", "row-start"]
        case .mouse, .copying: ["off", "on"]
        case .sound: ["never"]
        }
    }

    package var standard: String { choices.first ?? "" }

    /// What it means, for the list of them.
    package var meaning: String {
        switch self {
        case .theme: "for a dark or a light window, strong, or none"
        case .latinNames: "all names in Latin letters; automatic: console"
        case .rightToLeft: "who puts Arabic and Urdu names in order"
        case .lines: "boxes and rules around things"
        case .charts: "shares as blocks, as # signs, or as numbers only"
        case .cursor: "its place in a list; row-start suits braille"
        case .mouse: "clicks and the wheel; off lets you select text"
        case .copying: "y copies a telephone number to your clipboard"
        case .sound: "the program never makes one"
        }
    }

    /// The value as it is stored, or what it may be.
    package func checked(_ typed: String) throws(Refusal) -> String {
        let word = typed.trimmedOfBlanks.lowercased()
        guard choices.contains(word) else {
            throw .invalid([FieldProblem(rawValue, .notAnOption(choices))])
        }
        return word
    }
}

/// Everything one person prefers.
package struct Preferences: Equatable, Sendable {
    private var values: [Preference: String] = [:]
    private var habits: [String: String] = [:]

    package init() {}

    /// A word that this program does not know, kept by a newer one, counts as the standard.
    package subscript(preference: Preference) -> String {
        get {
            guard let value = values[preference], preference.choices.contains(value) else {
                return preference.standard
            }
            return value
        }
        set { values[preference] = newValue }
    }

    /// What is remembered of one of this person's ways; nil where nothing is.
    package subscript(habit: Habit) -> String? { habits[habit.name] }

    mutating func remember(_ text: String, under name: String) { habits[name] = text }
}
