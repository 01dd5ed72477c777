// The only door text passes on its way to a canvas. A stored name may hold an escape sequence or a
// bidi override; it is shown as a sign that someone can notice, and can neither act nor hide.

/// Text made safe to draw on one line.
enum Clean {
    /// Controls, overrides, invisible and unassigned characters become `�`; nothing is dropped.
    static func line(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) || isClean(text) { return text }
        var clean = String.UnicodeScalarView()
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let shown = drawn(scalar, after: before)
            if before == nil, isMark(shown) { clean.append("\u{25CC}") }
            clean.append(shown)
            before = shown
        }
        return String(clean)
    }

    /// True where nothing has to be changed, as in nearly every name.
    private static func isClean(_ text: String) -> Bool {
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            guard keeps(scalar, after: before) else { return false }
            before = scalar
        }
        return true
    }

    /// Whether a scalar can be drawn as it is; a mark needs a letter to sit on.
    static func keeps(_ scalar: Unicode.Scalar, after before: Unicode.Scalar?) -> Bool {
        drawn(scalar, after: before) == scalar && (before != nil || !isMark(scalar))
    }

    /// What may be kept of typed or pasted text: its first line, without what cannot be drawn.
    static func typed(_ text: String) -> String {
        let first = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).first
        var kept = String.UnicodeScalarView()
        for scalar in (first ?? "").unicodeScalars {
            let shown = drawn(scalar, after: kept.last)
            if shown == scalar || scalar == "\t" { kept.append(shown) }
        }
        return String(kept)
    }

    private static let token: Unicode.Scalar = "\u{FFFD}"

    private static func drawn(
        _ scalar: Unicode.Scalar, after before: Unicode.Scalar?
    ) -> Unicode.Scalar {
        switch scalar.value {
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: return scalar
        case 0x2010..<0x2028, 0x2190..<0x2300, 0x2500..<0x2600: return scalar
        case 0x09: return " "
        case 0x200C, 0x200D: return before.map(joins) == true ? scalar : token
        case 0xFDFD, 0x6DD, 0x70F, 0x8E2: return "?"  // Terminals disagree wildly about these.
        case 0x115F...0x11FF, 0x3164, 0xFFA0, 0x2800: return token  // Invisible letters.
        default: break
        }
        let facts = ScalarFacts.of(scalar)
        if facts.contains(.isUnsafe) { return token }
        return facts.contains(.isBlank) ? " " : scalar
    }

    /// Scripts in which joiners change the spelling: Arabic and the Indic family.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        (0x600..<0x780).contains(scalar.value) || (0x8A0..<0x900).contains(scalar.value)
            || (0x900..<0xE00).contains(scalar.value)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        ScalarFacts.of(scalar).contains(.isMark)
    }
}
