// How many columns text takes, by the rule of the C library, because ncurses lays out by it. The
// terminal may differ for many scripts: such text is not "steady" and is painted apart (Painter).

/// A text with what drawing must know of it, found in one look at its letters.
struct DrawnText {
    let text: String
    private(set) var columns = 0
    /// Letters that take no column of their own.
    private(set) var marks = 0
    private(set) var isClean = true
    private(set) var isSteady = true
    private(set) var runsLeft = false

    init(_ text: String) {
        self.text = text
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let width = TextWidth.columns(scalar)
            columns += width
            if !(0x20..<0x7F).contains(scalar.value) {
                if width == 0 { marks += 1 }
                isClean = isClean && Clean.keeps(scalar, after: before)
                isSteady = isSteady && TextWidth.isSteady(scalar)
                runsLeft = runsLeft || Bidi.runsLeft(scalar)
            }
            before = scalar
        }
    }
}

/// Columns of text.
enum TextWidth {
    static func columns(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + columns($1) }
    }

    static func columns(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + columns($1) }
    }

    /// As glibc's `wcwidth`: marks and format characters take none, spacing vowel signs take one.
    static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0x300: return 1
        case 0x2010..<0x2028, 0x2190..<0x2300, 0x2500..<0x25FD: return 1  // Dashes, lines, blocks.
        case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0  // Joined to the syllable before.
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2: return 1
        case 0x110BD, 0x110CD, 0x13430...0x1343F: return 1
        default: break
        }
        let facts = ScalarFacts.of(scalar)
        return facts.contains(.isNarrow) ? 0 : facts.contains(.isWide) ? 2 : 1
    }

    /// The columns of text on a terminal that gives so many to each mark without a body.
    static func columns(_ text: some StringProtocol, marks: Int) -> Int {
        guard marks > 0, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return columns(text) }
        return columns(text) + marks * text.unicodeScalars.count { columns($0) == 0 }
    }

    /// Cuts between characters, never inside one, and marks the cut with an ellipsis.
    static func shortened(_ text: String, to room: Int, marks: Int = 0) -> String {
        guard columns(text, marks: marks) > room else { return text }
        guard room > 0 else { return "" }
        return prefix(text, columns: room - 1, marks: marks) + "…"
    }

    /// As many whole characters as fit.
    static func prefix(_ text: String, columns room: Int, marks: Int = 0) -> String {
        var used = 0
        var end = text.startIndex
        for index in text.indices {
            used += columns(String(text[index]), marks: marks)
            guard used <= room else { break }
            end = text.index(after: index)
        }
        return String(text[..<end])
    }

    /// True where every terminal agrees on the columns: Latin, Greek, Cyrillic, lines and blocks.
    static func isSteady(_ text: String) -> Bool {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return true }
        return text.unicodeScalars.allSatisfy(isSteady)
    }

    static func isSteady(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x2B0: true
        case 0x370..<0x483, 0x48A..<0x530, 0x1E00..<0x2000: true
        case 0x2010..<0x2028, 0x2030..<0x205F, 0x20A0..<0x20C0: true
        case 0x2190..<0x2300, 0x2500..<0x2600, 0xFFFD: true
        default: false
        }
    }

    static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF: true
        case 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF: true
        case 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
        case 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x20000...0x3FFFD: true
        case 0x1F1E6...0x1F1FF: false  // A flag is two of these, one column each.
        case 0x231A...0x1FAFF: scalar.properties.isEmojiPresentation || isOddlyWide(scalar)
        default: false
        }
    }

    private static func isOddlyWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1F200, 0x1F202, 0x1F210...0x1F219, 0x1F21B...0x1F22E, 0x1F230...0x1F231,
            0x1F237, 0x1F23B, 0x1F240...0x1F248, 0x1F260...0x1F265:
            true
        default: false
        }
    }
}
