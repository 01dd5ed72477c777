// Meanings, not colours. Every meaning is also carried by a letter, a sign or a place, because the
// terminal may have no colours and the reader may not see them.

/// What a piece of text means to the reader.
enum Style: Int32, CaseIterable, Sendable {
    case plain, title, dim, focus, good, warn, bad, key

    /// The letter frame tests show for this style.
    var letter: Character {
        switch self {
        case .plain: "."
        case .title: "t"
        case .dim: "d"
        case .focus: "f"
        case .good: "g"
        case .warn: "w"
        case .bad: "b"
        case .key: "k"
        }
    }
}
