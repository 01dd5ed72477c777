// A telephone number is its digits from the country code on, and perhaps an extension; how it was
// typed is not kept. Lengths are checked as E.164 has them, and no closer: numbering plans change
// faster than programs.

/// Why a telephone number was refused.
package enum PhoneFault: Error, Equatable, Sendable {
    case empty
    case unexpected(Character)
    case tooFewDigits(Int)
    case tooManyDigits(Int)
    case extensionUnreadable
}

/// A telephone number that can be dialled, grouped for reading, and searched.
package struct PhoneNumber: Hashable, Sendable {
    /// From the country code on, without `+`: `8801712550183`.
    package let digits: String
    /// The inner line of an exchange, `218`.
    package let innerLine: String?

    /// A number as it was stored.
    package init(digits: String, innerLine: String?) {
        self.digits = digits
        self.innerLine = innerLine
    }

    /// Reads what people write: `(336)533-1632 x218`, `01712-550183`, `+880 1712 550183`,
    /// `00880 1712...`, also in Bengali, Arabic or Devanagari digits. A number without a country
    /// code is of `country`.
    package init(_ typed: String, country: String) throws(PhoneFault) {
        let parts = Self.parts(of: typed)
        let read = try Self.digits(of: parts.number)
        guard !read.digits.isEmpty else { throw .empty }
        digits = Self.international(read.digits, saysSo: read.hasPlus, country: country)
        innerLine = try parts.inner.map { part throws(PhoneFault) in
            try Self.innerLine(part)
        }
        guard digits.utf8.count >= 8 else { throw .tooFewDigits(read.digits.count) }
        guard digits.utf8.count <= 15 else { throw .tooManyDigits(read.digits.count) }
        if country == "1", digits.hasPrefix("1"), digits.utf8.count != 11 {
            throw digits.utf8.count < 11
                ? .tooFewDigits(read.digits.count) : .tooManyDigits(read.digits.count)
        }
    }

    /// `+880 1712-550183`, `+1 336-533-1632 x218`.
    package var text: String {
        grouped(behind: "+\(country) ") + inner
    }

    /// As people at home write it, `01712-550183`; a number of another country keeps its code.
    package func text(at home: String) -> String {
        guard countryLength == home.utf8.count, digits.utf8.starts(with: home.utf8) else {
            return text
        }
        return grouped(behind: home == "1" ? "" : "0") + inner
    }

    /// What a search by digits may begin with: with the country code, with the 0, and without.
    package var searchable: [String] { [digits, "0" + national, national] }

    /// The country code: one digit for 1 and 7, else two where the plan has two, else three.
    package var country: String {
        Self.string(digits.utf8.prefix(countryLength))
    }

    private var countryLength: Int {
        var figures = digits.utf8.lazy.map { $0 &- UInt8(ascii: "0") }.makeIterator()
        guard let first = figures.next(), let second = figures.next(), first != 1, first != 7 else {
            return 1
        }
        return Self.twoDigitCountries.contains(first &* 10 &+ second) ? 2 : 3
    }

    private var national: String { Self.string(digits.utf8.dropFirst(countryLength)) }

    private var inner: String { innerLine.map { " x\($0)" } ?? "" }

    /// With hyphens before the last six, or as North America has them; written into one piece of
    /// memory, for a page of a list shows twenty.
    private func grouped(behind prefix: String) -> String {
        let national = digits.utf8.dropFirst(countryLength)
        let count = national.count
        let isAmerican = digits.utf8.first == UInt8(ascii: "1") && count == 10
        return String(unsafeUninitializedCapacity: prefix.utf8.count + count + 2) { signs in
            var end = 0
            func put(_ sign: UInt8) {
                signs[end] = sign
                end += 1
            }
            prefix.utf8.forEach(put)
            for (place, digit) in national.enumerated() {
                let isHyphened = isAmerican ? place == 3 || place == 6 : place + 6 == count
                if place > 0, isHyphened { put(UInt8(ascii: "-")) }
                put(digit)
            }
            return end
        }
    }

    /// Digits are ASCII; to look for characters among them takes longer than all else.
    private static func string(_ digits: Substring.UTF8View) -> String {
        String(decoding: digits, as: UTF8.self)
    }

    private static let twoDigitCountries: Set<UInt8> = [
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54,
        55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ]

    private static func parts(of typed: String) -> (number: Substring, inner: Substring?) {
        guard
            let mark = typed.firstIndex(where: {
                $0 == "#" || "xX".contains($0) || "eE".contains($0)
            })
        else { return (typed[...], nil) }
        return (typed[..<mark], typed[mark...])
    }

    private static func digits(
        of text: Substring
    ) throws(PhoneFault) -> (digits: String, hasPlus: Bool) {
        var digits = ""
        var hasPlus = false
        for character in text {
            if let digit = decimal(character) {
                digits += String(digit)
            } else if character == "+", digits.isEmpty, !hasPlus {
                hasPlus = true
            } else if !" ()-./\u{A0}\u{2011}\u{2013}".contains(character) {
                throw .unexpected(character)
            }
        }
        return (digits, hasPlus)
    }

    private static func decimal(_ character: Character) -> Int? {
        guard character.unicodeScalars.count == 1,
            character.unicodeScalars.first?.properties.generalCategory == .decimalNumber
        else { return nil }
        return character.wholeNumberValue
    }

    private static func innerLine(_ text: Substring) throws(PhoneFault) -> String {
        let number = text.drop { !$0.isNumber }
        let mark = text[..<number.startIndex].filter { $0 != "." && $0 != " " && $0 != ":" }
        let digits = number.compactMap(decimal).map(String.init).joined()
        guard ["x", "#", "ext", "extn", "extension"].contains(mark.lowercased()),
            digits.count == number.count, (1...6).contains(digits.count)
        else { throw .extensionUnreadable }
        return digits
    }

    private static func international(
        _ digits: String, saysSo: Bool, country: String
    ) -> String {
        if saysSo { return digits }
        if digits.hasPrefix("00") { return String(digits.dropFirst(2)) }
        if digits.hasPrefix("0") { return country + digits.dropFirst() }
        // Ten digits are a number of home even where they happen to begin like the code.
        if digits.hasPrefix(country), digits.utf8.count > 10 { return digits }
        return country + digits
    }
}
