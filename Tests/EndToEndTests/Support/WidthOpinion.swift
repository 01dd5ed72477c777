// Terminals do not agree how wide Bengali is. These are the three opinions found in the field; a
// screen whose columns stay straight under all of them leans on nobody's table.

/// How many columns a terminal gives to what it is sent.
enum WidthOpinion: CaseIterable {
    /// One scalar at a time, as the C library and so ncurses counts.
    case glibc
    /// One grapheme cluster at a time, as newer terminals do: a cluster is one or two columns.
    case clusters
    /// No marks at all: every scalar takes a column of its own.
    case noCombining

    /// The columns of one scalar, 0 to 2.
    func width(of scalar: Unicode.Scalar) -> Int {
        if Self.isWide(scalar) { return 2 }
        return self != .noCombining && Self.isMark(scalar) ? 0 : 1
    }

    /// Whether a scalar goes into the cell before it because both are one cluster.
    func joins(_ scalar: Unicode.Scalar, to text: String) -> Bool {
        self == .clusters && (text + String(scalar)).count == 1
    }

    /// Marks that the C library gives no column: non-spacing ones, but not the vowel signs with a
    /// body of their own.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        case .format: !isVisibleFormat(scalar)
        default: (0x1160...0x11FF).contains(scalar.value)
        }
    }

    /// The soft hyphen, and the Arabic signs that stand before a number.
    private static func isVisibleFormat(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
            !isMark(scalar)
        default:
            scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(scalar.value)
        }
    }
}
