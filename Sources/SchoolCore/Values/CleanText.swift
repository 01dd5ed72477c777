// The one gate for text on its way into the file. What passes is stored as it is, so nothing that
// could steer a terminal, reorder a line or hide from the eye may pass. SQLite compares bytes and
// Swift compares meanings: NFC here is what makes the two agree.

import Foundation

/// Why a text was refused. `at` counts Unicode scalars from 1, `byte` counts bytes from 1.
package enum TextFault: Error, Equatable, Sendable {
    case nul(at: Int)
    case control(Unicode.Scalar, at: Int)
    case notUTF8(byte: Int)
    /// Soft hyphens, byte order marks, tags, joiners outside the scripts that spell with them.
    case invisible(Unicode.Scalar, at: Int)
    case direction(Unicode.Scalar, at: Int)
    case lineBreak(Unicode.Scalar, at: Int)
    case unassigned(Unicode.Scalar, at: Int)
    case privateUse(Unicode.Scalar, at: Int)
    /// U+FFFD: some other program has already lost what stood here.
    case lost(at: Int)
    case tooLong(characters: Int, limit: Int)
    case tooManyBytes(bytes: Int, limit: Int)
}

/// What typed text becomes before it is stored.
package enum CleanText {
    /// One line: blanks trimmed and collapsed, composed, and refused where something in it could
    /// do harm. Empty stays empty; whether that will do is the form's question.
    package static func line(
        _ typed: String, atMost characters: Int
    ) throws(TextFault) -> String {
        if isPlain(typed) { return try measured(typed, atMost: characters) }
        return try measured(composed(try kept(of: typed)), atMost: characters)
    }

    /// One line from bytes of a file or a pipe.
    package static func line(
        bytes: [UInt8], atMost characters: Int
    ) throws(TextFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .notUTF8(byte: (firstInvalidByte(in: bytes) ?? 0) + 1)
        }
        return try line(text, atMost: characters)
    }

    /// Text on its way out to a file of another program: what this gate would refuse, a file that
    /// somebody edited past it may hold. It becomes U+FFFD, which can be noticed and does nothing.
    package static func tamed(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        let scalars = Array(text.unicodeScalars)
        var tame = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let spells =
                isJoiner(scalar) && joinsLeft(scalars, index) && joinsRight(scalars, index)
            tame.append(spells || isTame(scalar) ? scalar : "\u{FFFD}")
        }
        return String(tame)
    }

    /// Whether a scalar is neither a control nor hidden, whatever stands beside it.
    package static func isTame(_ scalar: Unicode.Scalar) -> Bool {
        fault(of: scalar, at: 0) == nil
    }

    /// Where UTF-8 first breaks, counted from 0; nil in sound text.
    package static func firstInvalidByte(in bytes: some Sequence<UInt8>) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded): offset += encoded.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }

    /// Printable ASCII without a blank too many: nearly every text, and no Unicode table is asked.
    private static func isPlain(_ typed: String) -> Bool {
        var afterBlank = true
        for byte in typed.utf8 {
            guard byte >= 0x20, byte < 0x7F, !(byte == 0x20 && afterBlank) else { return false }
            afterBlank = byte == 0x20
        }
        return !afterBlank || typed.isEmpty
    }

    private static func measured(
        _ text: String, atMost characters: Int
    ) throws(TextFault) -> String {
        // A text has at most as many characters as bytes: short ones need no counting.
        guard text.utf8.count > characters else { return text }
        let count = text.count
        guard count <= characters else { throw .tooLong(characters: count, limit: characters) }
        // A letter may carry marks, but not a tower of them.
        guard text.utf8.count <= 4 * characters else {
            throw .tooManyBytes(bytes: text.utf8.count, limit: 4 * characters)
        }
        return text
    }

    private static func composed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }

    private static func kept(of typed: String) throws(TextFault) -> String {
        let scalars = Array(typed.unicodeScalars)
        var kept = String.UnicodeScalarView()
        var blankIsDue = false
        for (index, scalar) in scalars.enumerated() {
            if scalar.properties.generalCategory == .spaceSeparator {
                blankIsDue = !kept.isEmpty
                continue
            }
            if isJoiner(scalar), joinsLeft(scalars, index) {
                // At the end of a word it shows nothing and would only spoil a comparison.
                if joinsRight(scalars, index) { kept.append(scalar) }
                continue
            }
            if let fault = fault(of: scalar, at: index + 1) { throw fault }
            if blankIsDue { kept.append(" ") }
            blankIsDue = false
            kept.append(scalar)
        }
        return String(kept)
    }

    private static func fault(of scalar: Unicode.Scalar, at position: Int) -> TextFault? {
        if scalar == "\u{FFFD}" { return .lost(at: position) }
        switch scalar.properties.generalCategory {
        case .control where scalar.value == 0: return .nul(at: position)
        case .control: return .control(scalar, at: position)
        case .format where isDirection(scalar): return .direction(scalar, at: position)
        case .format: return .invisible(scalar, at: position)
        case .lineSeparator, .paragraphSeparator: return .lineBreak(scalar, at: position)
        case .unassigned, .surrogate: return .unassigned(scalar, at: position)
        case .privateUse: return .privateUse(scalar, at: position)
        default: return nil
        }
    }

    private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// ZWNJ and ZWJ change the spelling of Indic and Arabic words, and of nothing else.
    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x200C || scalar.value == 0x200D
    }

    private static func joinsLeft(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index > 0 && spellsWithJoiners(scalars[index - 1])
    }

    private static func joinsRight(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        index + 1 < scalars.count && spellsWithJoiners(scalars[index + 1])
    }

    private static func spellsWithJoiners(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0600...0x07BF, 0x0860...0x0DFF, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
            switch scalar.properties.generalCategory {
            case .otherLetter, .nonspacingMark, .spacingMark: true
            default: false
            }
        default: false
        }
    }
}
