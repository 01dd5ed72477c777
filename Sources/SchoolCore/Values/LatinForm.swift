// A first Latin form of a name, for somebody to look at and write otherwise: never stored without
// having stood in a field. Each word as people here write it; else as the list of names does; else
// by its letters, which Bengali and Devanagari have for every sound and Arabic only for consonants.

import Foundation
import SchoolLists

/// Latin forms of names in other scripts, guessed.
package enum LatinForm {
    /// A Latin form of a name in another script. Nil where a word of it cannot be guessed.
    ///
    /// `asHere` says how people of this school write the word, if any has it.
    static func proposed(
        for name: String, asHere: (String) throws -> String?
    ) rethrows -> String? {
        var latin: [String] = []
        for word in name.split(whereSeparator: \.isWhitespace).map(String.init) {
            guard let next = try asHere(word) ?? listed[word] ?? spelled(word) else { return nil }
            latin.append(next)
        }
        return latin.isEmpty ? nil : latin.joined(separator: " ")
    }

    /// The word that stands where `word` stands in the name, of two forms of as many words.
    static func pair(of word: String, in name: String, latin: String) -> String? {
        guard name != latin else { return nil }
        let (written, read) = (name.split(separator: " "), latin.split(separator: " "))
        guard written.count == read.count, let place = written.firstIndex(of: word[...])
        else { return nil }
        return String(read[place])
    }

    private static let listed: [String: String] = Dictionary(
        DataList.rows(SchoolLists.names, columns: 4).map { ($0[2], $0[3]) },
        uniquingKeysWith: { first, _ in first })

    /// By its letters, where they tell the vowels.
    static func spelled(_ word: String) -> String? {
        let script = Script(of: word)
        if script == .latin || script == nil { return word }
        guard script == .bengali || script == .devanagari,
            let scholarly = word.applyingTransform(.toLatin, reverse: false)
        else { return nil }
        var letters = Array(scholarly.precomposedStringWithCanonicalMapping.lowercased())
            .filter { $0 != "'" }
        if script == .bengali, letters.first == "y" { letters[0] = "j" }
        let plain = withoutSilent(letters).map(asRead).joined()
            .replacingOccurrences(of: "ph", with: "f")
        return plain.allSatisfy { $0.isASCII && $0.isLetter } && !plain.isEmpty
            ? plain.prefix(1).uppercased() + plain.dropFirst() : nil
    }

    /// Every consonant is written with a short a that speech leaves out at the end of a word, and
    /// between single consonants that have vowels on both sides: isalāma is read islām. From the
    /// end, as in Choudhury et al., "A diachronic approach for schwa deletion in Indo Aryan
    /// languages" (2004).
    private static func withoutSilent(_ spelled: [Character]) -> [Character] {
        var letters = spelled
        if letters.count > 2, letters.last == "a", !isVowel(letters[letters.count - 2]),
            consonants(before: letters.count - 1, in: letters) == 1
        {
            letters.removeLast()
        }
        var place = letters.count - 2
        while place > 1 {
            if letters[place] == "a", consonants(before: place, in: letters) == 1,
                consonants(after: place, in: letters) == 1
            {
                letters.remove(at: place)
            }
            place -= 1
        }
        return letters
    }

    /// How many consonants stand between here and the vowel before; none where no vowel is.
    private static func consonants(before place: Int, in letters: [Character]) -> Int {
        let run = letters[..<place].reversed().prefix { !isVowel($0) }
        return run.count == place ? 0 : spoken(run.reversed())
    }

    /// How many stand between here and the vowel behind; none where no vowel is.
    private static func consonants(after place: Int, in letters: [Character]) -> Int {
        let run = letters[(place + 1)...].prefix { !isVowel($0) }
        return place + 1 + run.count == letters.count ? 0 : spoken(Array(run))
    }

    /// A breathed consonant is one, though written with two letters.
    private static func spoken(_ run: [Character]) -> Int {
        run.indices.filter { $0 == 0 || run[$0] != "h" }.count
    }

    private static func isVowel(_ letter: Character) -> Bool { "aāiīuūeēoōæ".contains(letter) }

    private static func asRead(_ letter: Character) -> String {
        switch letter {
        case "ś", "ṣ": "sh"
        case "c": "ch"
        case "ṁ", "ṃ", "ṅ": "n"
        case "ẏ": "y"
        case "ḥ", "m̐": ""
        default:
            String(letter).folding(options: .diacriticInsensitive, locale: nil)
        }
    }
}
