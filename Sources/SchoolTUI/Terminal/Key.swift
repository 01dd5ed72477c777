// One key as a person thinks of it, already decoded: whether F1 came as one of five sequences, as
// Esc and a digit, or the digit came from the number pad, is settled before a `Key` exists.

/// A key pressed once. A character literal is a key: `"r"`.
enum Key: Hashable, Sendable {
    case character(Character)
    case control(Character)
    case f(Int)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}

extension Key {
    /// What help and palette call the key: `F2`, `Ctrl-D`, `Enter`.
    var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "Ctrl-\(character)"
        case .f(let number): "F\(number)"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        }
    }

    /// The F-key that Esc and this digit stand for: 1 to 9, and 0 for F10.
    var functionKeyAfterEscape: Key? {
        guard case .character(let character) = self, character.isASCII,
            let digit = character.wholeNumberValue
        else { return nil }
        return .f(digit == 0 ? 10 : digit)
    }

    /// The digit 0 to 9 this key types, in any script, from the main keyboard or the number pad.
    var digit: Int? {
        guard case .character(let character) = self, character.digit.isASCII else { return nil }
        return character.digit.wholeNumberValue
    }

    /// The character this key types, if it types one.
    var typed: Character? {
        if case .character(let character) = self { character } else { nil }
    }
}
