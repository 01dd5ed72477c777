// What must be known of a scalar before it is drawn. The names of a school are of a few scripts,
// and a page holds a thousand of their letters: what Unicode says of those is looked up once.

/// The facts about one scalar, as bits.
struct ScalarFacts: OptionSet, Sendable {
    let rawValue: UInt8

    static let isWide = ScalarFacts(rawValue: 1)
    /// Takes no column: marks and format characters.
    static let isNarrow = ScalarFacts(rawValue: 2)
    /// Sits on the letter before it, in a column of its own or not.
    static let isMark = ScalarFacts(rawValue: 4)
    /// Must not reach a terminal.
    static let isUnsafe = ScalarFacts(rawValue: 8)
    /// A blank of any width.
    static let isBlank = ScalarFacts(rawValue: 16)

    /// Greek to Tibetan: the alphabets of nearly every name that is not Latin.
    private static let kept: [ScalarFacts] = (0x300..<0x1000).map { value in
        Unicode.Scalar(value as UInt32).map(ScalarFacts.init(lookingUp:)) ?? .isUnsafe
    }

    static func of(_ scalar: Unicode.Scalar) -> ScalarFacts {
        switch scalar.value {
        case 0x300..<0x1000: kept[Int(scalar.value) - 0x300]
        default: ScalarFacts(lookingUp: scalar)
        }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    private init(lookingUp scalar: Unicode.Scalar) {
        var facts: ScalarFacts = []
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: facts = [.isNarrow, .isMark]
        case .spacingMark: facts = .isMark
        case .format, .control, .lineSeparator, .paragraphSeparator, .surrogate:
            facts = [.isNarrow, .isUnsafe]
        case .privateUse, .unassigned: facts = .isUnsafe
        case .spaceSeparator: facts = .isBlank
        default: break
        }
        if !facts.contains(.isNarrow), TextWidth.isWide(scalar) { facts.insert(.isWide) }
        let properties = scalar.properties
        let isInvisible = properties.isDefaultIgnorableCodePoint && !facts.contains(.isBlank)
        if isInvisible || properties.isNoncharacterCodePoint { facts.insert(.isUnsafe) }
        self = facts
    }
}
