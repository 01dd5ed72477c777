// Money is whole minor units of the school's one currency; no fraction of a paisa exists anywhere.

/// An amount in minor units: paisa, cents.
package struct Money: Hashable, Comparable, Sendable {
    package let minor: Int64

    package init(minor: Int64) { self.minor = minor }

    package static let zero = Money(minor: 0)
    /// The most a single charge, payment or refund may be: ten million of two decimals.
    package static let limit = Money(minor: 1_000_000_000)

    package static func < (left: Money, right: Money) -> Bool { left.minor < right.minor }
    package static func + (left: Money, right: Money) -> Money {
        Money(minor: left.minor + right.minor)
    }
    package static func - (left: Money, right: Money) -> Money {
        Money(minor: left.minor - right.minor)
    }
    package static prefix func - (money: Money) -> Money { Money(minor: -money.minor) }
    package static func += (left: inout Money, right: Money) { left = left + right }
    package static func -= (left: inout Money, right: Money) { left = left - right }
}

extension Sequence<Money> {
    /// The sum of all.
    package var total: Money { reduce(.zero, +) }
}

/// Why an amount cannot be taken as typed.
package enum AmountFault: Error, Equatable, Sendable {
    case missing
    case notANumber
    case negative
    case zero
    case tooManyDecimals(limit: Int)
    case tooLarge
}

/// The school's currency: how many decimals it has and how amounts are written in it.
package struct Currency: Equatable, Sendable {
    /// ISO 4217: `BDT`.
    package let code: String

    /// Decimals of the currency, as ISO 4217 has them.
    package let decimals: Int
    /// Minor units in one unit.
    package let unit: Int64

    package init(code: String) {
        self.code = code
        decimals = Self.decimals(of: code)
        unit = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
    }

    private static func decimals(of code: String) -> Int {
        switch code {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
            "VUV", "XAF", "XOF", "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }

    /// `4,500.00`, with a sign before what is negative.
    package func text(_ money: Money) -> String { written(money, grouped: true) }

    /// `4500.00`, for files that other programs read.
    package func plain(_ money: Money) -> String { written(money, grouped: false) }

    /// `4,500` where there are no cents, else `4,500.50`.
    package func short(_ money: Money) -> String {
        let text = text(money)
        return money.minor % unit == 0 && decimals > 0
            ? String(text.dropLast(decimals + 1)) : text
    }

    private func written(_ money: Money, grouped: Bool) -> String {
        let (whole, rest) = money.minor.magnitude.quotientAndRemainder(dividingBy: UInt64(unit))
        let digits = String(whole).utf8
        var text: [UInt8] = money.minor < 0 ? [UInt8(ascii: "-")] : []
        text.reserveCapacity(32)
        for (place, digit) in digits.enumerated() {
            let left = digits.count - place
            if grouped && place > 0 && left.isMultiple(of: 3) { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        if decimals > 0 {
            text.append(UInt8(ascii: "."))
            text += padded(Int(rest), decimals).utf8
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// An amount as typed: digits of any script, grouped or not, at most the currency's decimals.
    package func amount(
        _ typed: String, allowingZero: Bool = false
    ) throws(AmountFault) -> Money {
        var text = Substring(typed.trimmedOfBlanks)
        if text.isEmpty { throw .missing }
        let isNegative = text.first == "-" || text.first == "\u{2212}"
        if isNegative || text.first == "+" { text = text.dropFirst() }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let whole = digits(first) else {
            throw .notANumber
        }
        guard let fraction = parts.count == 2 ? digits(parts[1], isGrouped: false) : [] else {
            throw .notANumber
        }
        if whole.isEmpty && fraction.isEmpty { throw .notANumber }
        if fraction.count > decimals { throw .tooManyDecimals(limit: decimals) }
        let padding = [Int](repeating: 0, count: decimals - fraction.count)
        let minor = try number(whole + fraction + padding)
        if isNegative { throw .negative }
        if minor == 0 && !allowingZero { throw .zero }
        return Money(minor: minor)
    }

    private func number(_ digits: [Int]) throws(AmountFault) -> Int64 {
        var minor: Int64 = 0
        for digit in digits {
            minor = minor * 10 + Int64(digit)
            if minor > Money.limit.minor { throw .tooLarge }
        }
        return minor
    }

    /// The values of decimal digits of any script; nil when something else stands among them, or
    /// commas where no thousands are: 12,50 was meant as twelve and a half.
    private func digits(_ text: Substring, isGrouped: Bool = true) -> [Int]? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            guard isGrouped, Self.areThousands(groups.map(\.count)) else { return nil }
        }
        var digits: [Int] = []
        for scalar in groups.joined().unicodeScalars {
            guard scalar.properties.numericType == .decimal,
                let value = scalar.properties.numericValue
            else { return nil }
            digits.append(Int(value))
        }
        return digits
    }

    /// Groups of three, as in 1,234,567, or of two before the last three, as in 12,34,567.
    private static func areThousands(_ lengths: [Int]) -> Bool {
        let middle = lengths.dropFirst().dropLast()
        guard let first = lengths.first, lengths.last == 3 else { return false }
        return (1...3).contains(first) && middle.allSatisfy { $0 == 3 }
            || (1...2).contains(first) && middle.allSatisfy { $0 == 2 }
    }
}
