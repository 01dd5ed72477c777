// The forms an Arabic letter takes beside its neighbours, from the blocks FB50 and FE70, for
// terminals that were told to keep their hands off and may not join letters then. Arabic, Persian
// and Urdu.

/// Letters joined to their neighbours.
enum ArabicShaping {
    /// The scalars with every letter in the form its place asks for, and lam before alef as one.
    static func shaped(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var shaped: [Unicode.Scalar] = []
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            let isJoined = joinsForward(before: place, scalars)
            if let (ligature, length) = lamAlef(at: place, scalars) {
                shaped.append(contentsOf: [moved(ligature, by: isJoined ? 1 : 0)])
                shaped.append(contentsOf: scalars[(place + 1)..<(place + length - 1)])
                place += length
                continue
            }
            place += 1
            if scalar == zeroWidthJoiner || scalar == zeroWidthNonJoiner { continue }
            guard let letter = letters[scalar] else {
                shaped.append(scalar)
                continue
            }
            let joinsNext = letter.forms == 4 && joinsBackward(from: place, scalars)
            let form = letter.forms == 1 ? 0 : (isJoined ? 1 : 0) + (joinsNext ? 2 : 0)
            shaped.append(moved(letter.first, by: form))
        }
        return shaped
    }

    /// Marks above and below, which no joining sees.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    private static let zeroWidthNonJoiner: Unicode.Scalar = "\u{200C}"
    private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
    private static let tatweel: Unicode.Scalar = "\u{640}"
    private static let lam: Unicode.Scalar = "\u{644}"

    private static func moved(_ scalar: Unicode.Scalar, by forms: Int) -> Unicode.Scalar {
        Unicode.Scalar(scalar.value + UInt32(forms)) ?? scalar
    }

    /// Whether the letter before this place reaches over to it.
    private static func joinsForward(before place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        guard let near = scalars[..<place].last(where: { !isMark($0) }) else { return false }
        if near == tatweel || near == zeroWidthJoiner { return true }
        return letters[near]?.forms == 4
    }

    /// Whether the letter at this place takes the hand of the one before it.
    private static func joinsBackward(from place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        guard let near = scalars[place...].first(where: { !isMark($0) }) else { return false }
        if near == tatweel || near == zeroWidthJoiner { return true }
        return (letters[near]?.forms ?? 1) > 1
    }

    /// Lam, perhaps with a mark, and alef: one form. Its marks are kept.
    private static func lamAlef(
        at place: Int, _ scalars: [Unicode.Scalar]
    ) -> (form: Unicode.Scalar, length: Int)? {
        guard scalars[place] == lam else { return nil }
        var next = place + 1
        while next < scalars.count, isMark(scalars[next]) { next += 1 }
        guard next < scalars.count, let form = lamAlefs[scalars[next]] else { return nil }
        return (form, next - place + 1)
    }

    private static let lamAlefs: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{622}": "\u{FEF5}", "\u{623}": "\u{FEF7}", "\u{625}": "\u{FEF9}", "\u{627}": "\u{FEFB}",
    ]

    /// The letter alone, and how many forms follow from there: alone, at the end, at the beginning,
    /// in the middle. Two forms join only the letter before, one joins none.
    private static let letters: [Unicode.Scalar: (first: Unicode.Scalar, forms: Int)] = {
        var letters: [Unicode.Scalar: (first: Unicode.Scalar, forms: Int)] = [:]
        for (letter, first, forms) in table {
            guard let letter = Unicode.Scalar(letter), let first = Unicode.Scalar(first) else {
                continue
            }
            letters[letter] = (first, forms)
        }
        return letters
    }()

    private static let table: [(letter: UInt32, first: UInt32, forms: Int)] = [
        (0x621, 0xFE80, 1), (0x622, 0xFE81, 2), (0x623, 0xFE83, 2), (0x624, 0xFE85, 2),
        (0x625, 0xFE87, 2), (0x626, 0xFE89, 4), (0x627, 0xFE8D, 2), (0x628, 0xFE8F, 4),
        (0x629, 0xFE93, 2), (0x62A, 0xFE95, 4), (0x62B, 0xFE99, 4), (0x62C, 0xFE9D, 4),
        (0x62D, 0xFEA1, 4), (0x62E, 0xFEA5, 4), (0x62F, 0xFEA9, 2), (0x630, 0xFEAB, 2),
        (0x631, 0xFEAD, 2), (0x632, 0xFEAF, 2), (0x633, 0xFEB1, 4), (0x634, 0xFEB5, 4),
        (0x635, 0xFEB9, 4), (0x636, 0xFEBD, 4), (0x637, 0xFEC1, 4), (0x638, 0xFEC5, 4),
        (0x639, 0xFEC9, 4), (0x63A, 0xFECD, 4), (0x641, 0xFED1, 4), (0x642, 0xFED5, 4),
        (0x643, 0xFED9, 4), (0x644, 0xFEDD, 4), (0x645, 0xFEE1, 4), (0x646, 0xFEE5, 4),
        (0x647, 0xFEE9, 4), (0x648, 0xFEED, 2), (0x649, 0xFEEF, 2), (0x64A, 0xFEF1, 4),
        // Persian and Urdu: alef wasla, tteh, peh, tcheh, ddal, jeh, rreh, keheh, gaf, noon
        // ghunna, heh with yeh, heh goal, heh doachashmee, farsi yeh, yeh barree, with hamza.
        (0x671, 0xFB50, 2), (0x679, 0xFB66, 4), (0x67E, 0xFB56, 4), (0x686, 0xFB7A, 4),
        (0x688, 0xFB88, 2), (0x698, 0xFB8A, 2), (0x691, 0xFB8C, 2), (0x6A9, 0xFB8E, 4),
        (0x6AF, 0xFB92, 4), (0x6BA, 0xFB9E, 2), (0x6C0, 0xFBA4, 2), (0x6C1, 0xFBA6, 4),
        (0x6BE, 0xFBAA, 4), (0x6CC, 0xFBFC, 4), (0x6D2, 0xFBAE, 2), (0x6D3, 0xFBB0, 2),
    ]
}
