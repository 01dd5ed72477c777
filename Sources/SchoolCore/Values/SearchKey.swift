// How names find each other. A clerk types what she heard: "Mohammad Hossain" for Muhammad Hussain,
// "Zahid" for Jahid. Every script becomes plain Latin letters and letters heard alike become one:
//   f ph p > p     q k > k     z j > j     w v > v     e i y > i     o u > u
//   an h after b c d g j k p s t is silent (sh s, kh k, ch c); a repeated letter counts once.
// No rule looks ahead, so what was typed so far always folds to the beginning of what the whole
// word folds to. That is why f becomes p: with "ph" read as f, a typed "p" would lose Philip.

import Foundation

/// Search and sort keys, written with the row and compared as bytes.
package enum SearchKey {
    /// The folded words of a text, each once, in the order they come, and then whatever else a name
    /// among them is spelled like.
    ///
    /// A word with a hyphen or an apostrophe is found by its parts and as a whole.
    package static func tokens(of text: String) -> [String] {
        let folded = folds(of: text)
        return folded.reduce(into: folded) { tokens, token in
            for other in NameSpellings.alike(token) { add(other, to: &tokens) }
        }
    }

    /// The folded words alone, without those that spell the same name another way.
    static func folds(of text: String) -> [String] {
        var tokens: [String] = []
        for word in words(of: latin(text)) {
            let parts = word.split(whereSeparator: isJoint)
            for part in parts { add(folded(part), to: &tokens) }
            if parts.count > 1 { add(folded(word.filter { !isJoint($0) }), to: &tokens) }
        }
        return tokens
    }

    /// What each typed word must be the beginning of.
    package static func prefixes(typed: String) -> [String] {
        var prefixes: [String] = []
        for word in words(of: latin(withoutLastVowel(typed))) {
            for part in word.split(separator: UInt8(ascii: "-")) {
                add(folded(part.filter { !isJoint($0) }), to: &prefixes)
            }
        }
        return prefixes
    }

    /// Lower-case plain letters and digits, words parted by one blank: sorts as a reader expects
    /// without a collation in an index.
    package static func sortKey(_ text: String) -> String {
        words(of: latin(text))
            .map { word in word.filter { !isJoint($0) } }
            .filter { !$0.isEmpty }
            .map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
    }

    private typealias Word = ArraySlice<UInt8>

    private static func add(_ token: String, to tokens: inout [String]) {
        if !token.isEmpty, !tokens.contains(token) { tokens.append(token) }
    }

    /// Lower-case ASCII letters and digits; an apostrophe is `'`, a hyphen `-`, all else a blank.
    private static func latin(_ text: String) -> [UInt8] {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.map(plain) }
        let bare = String(String.UnicodeScalarView(text.unicodeScalars.filter(isSpelled)))
        let letters = bare.applyingTransform(.toLatin, reverse: false) ?? bare
        let ascii = letters.applyingTransform(StringTransform("Latin-ASCII"), reverse: false)
        let decomposed = (ascii ?? letters).decomposedStringWithCanonicalMapping
        return decomposed.unicodeScalars.compactMap { scalar in
            if scalar.isASCII { return plain(UInt8(scalar.value)) }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .format, .modifierLetter:
                return nil
            default: return blank
            }
        }
    }

    /// Vowel points and the stretching stroke are written or not as one likes in Arabic.
    private static func isSpelled(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0640, 0x064B...0x0652, 0x0670, 0x200C, 0x200D: false
        default: true
        }
    }

    /// A bare Indic consonant sounds with an "a" until the next sign says otherwise; while a word
    /// is still being typed, that vowel is not yet known.
    private static func withoutLastVowel(_ typed: String) -> String {
        guard let last = typed.unicodeScalars.last, (0x0900...0x0D7F).contains(last.value),
            last.properties.generalCategory == .otherLetter, let virama = virama(of: last)
        else { return typed }
        return typed + String(Character(virama))
    }

    /// Every Indic block keeps its vowel-killer at the same place; 5 to 0x14 are free-standing
    /// vowels, which stay.
    private static func virama(of letter: Unicode.Scalar) -> Unicode.Scalar? {
        let place = letter.value & 0x7F
        guard (0x15...0x39).contains(place) || (0x58...0x5F).contains(place) else { return nil }
        return Unicode.Scalar(letter.value - place + 0x4D)
    }

    private static let blank = UInt8(ascii: " ")

    private static func plain(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "'"), UInt8(ascii: "`"): UInt8(ascii: "'")
        case UInt8(ascii: "-"): byte
        default: blank
        }
    }

    private static func words(of latin: [UInt8]) -> [Word] { latin.split(separator: blank) }

    private static func isJoint(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
    }

    private static func folded(_ word: some Sequence<UInt8>) -> String {
        var folded: [UInt8] = []
        for byte in word {
            let letter = alike(byte)
            if letter == UInt8(ascii: "h"), let last = folded.last, isAspirated(last) { continue }
            if letter == folded.last, letter > UInt8(ascii: "9") { continue }
            folded.append(letter)
        }
        return String(decoding: folded, as: UTF8.self)
    }

    private static func alike(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "f"): UInt8(ascii: "p")
        case UInt8(ascii: "q"): UInt8(ascii: "k")
        case UInt8(ascii: "z"): UInt8(ascii: "j")
        case UInt8(ascii: "w"): UInt8(ascii: "v")
        case UInt8(ascii: "e"), UInt8(ascii: "y"): UInt8(ascii: "i")
        case UInt8(ascii: "o"): UInt8(ascii: "u")
        default: letter
        }
    }

    /// The consonants an h only breathes on. Not m: Arabic leaves its vowels out, and mhmd is
    /// Muhammad.
    private static func isAspirated(_ letter: UInt8) -> Bool { "bcdgjkpst".utf8.contains(letter) }
}
