// A name is one text as its owner writes it, not a first and a last: half the world has no family
// name. The Latin form beside it is what people type, sort by, and read on a terminal that cannot
// shape the other; the family name is known only where a school's papers part it.

/// Why a name was refused.
package enum NameFault: Error, Equatable, Sendable {
    case text(TextFault)
    case tooShort(limit: Int)
    case withoutLetters
    case latinMissing(Script)
    case latinNotLatin(Script)
    case familyNotInName
}

/// A person's name as written, in Latin letters, and with the family name where it is known.
package struct PersonName: Hashable, Sendable {
    package static let characters = 2...100

    package let written: String
    /// The written name itself where that is Latin.
    package let latin: String
    /// The first or last words of the Latin name.
    package let family: String?

    /// Checks what was typed. A name in another script needs a Latin form beside it.
    package init(
        written: String, latin: String? = nil, family: String? = nil
    ) throws(NameFault) {
        self.written = try Self.cleaned(written)
        let typed = try latin.map(Self.line) ?? ""
        if typed.isEmpty {
            let script = Script(of: self.written) ?? .other
            guard script == .latin else { throw .latinMissing(script) }
            self.latin = self.written
        } else {
            self.latin = try Self.cleaned(typed)
            let script = Script(of: self.latin) ?? .other
            guard script == .latin else { throw .latinNotLatin(script) }
        }
        let name = try family.map(Self.line) ?? ""
        self.family = name.isEmpty ? nil : name
        guard name.isEmpty || Self.given(of: self.latin, beside: name) != nil else {
            throw .familyNotInName
        }
    }

    /// A name as it was stored, checked when it came in.
    package init(stored written: String, latin: String, family: String?) {
        self.written = written
        self.latin = latin
        self.family = family
    }

    package var script: Script { Script(of: written) ?? .other }
    package var isRightToLeft: Bool { Script.isRightToLeft(written) }

    /// As its owner writes it.
    package var display: String { written }

    /// For a list in Latin letters: `Khan, Theodora`, or as written where no family is known.
    package func listed(familyFirst: Bool) -> String {
        guard familyFirst, let family, let given = Self.given(of: latin, beside: family),
            !given.isEmpty
        else { return latin }
        return "\(family), \(given)"
    }

    /// Sorts by family name where it is known, else by the name from its start.
    package var sortKey: String { SearchKey.sortKey(listed(familyFirst: true)) }

    /// What a search finds this person by: both forms.
    package var searchTokens: [String] {
        let latinTokens = SearchKey.tokens(of: latin)
        guard written != latin else { return latinTokens }
        return latinTokens + SearchKey.tokens(of: written).filter { !latinTokens.contains($0) }
    }

    private static func line(_ typed: String) throws(NameFault) -> String {
        do throws(TextFault) {
            return try CleanText.line(typed, atMost: characters.upperBound)
        } catch { throw .text(error) }
    }

    private static func cleaned(_ typed: String) throws(NameFault) -> String {
        let name = try line(typed)
        guard name.count >= characters.lowerBound else {
            throw .tooShort(limit: characters.lowerBound)
        }
        guard Script(of: name) != nil else { throw .withoutLetters }
        return name
    }

    /// What is left of the name beside the family; nil when it neither ends nor begins with it.
    private static func given(of name: String, beside family: String) -> String? {
        if name == family { return "" }
        if name.hasSuffix(" " + family) { return String(name.dropLast(family.count + 1)) }
        if name.hasPrefix(family + " ") { return String(name.dropFirst(family.count + 1)) }
        return nil
    }
}
