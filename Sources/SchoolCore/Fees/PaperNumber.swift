// The numbers that papers bear: a prefix, the year, and a number that grows beyond four digits when
// a year needs it.

/// Numbers of papers, as they are written and as people type them.
enum PaperNumber {
    /// `RCP-2026-0871`: four digits, and more when a year needs them.
    static func text(_ prefix: String, _ year: Int, _ number: Int) -> String {
        "\(prefix)-\(year)-\(padded(number, 4))"
    }

    /// Reads `RCP-2026-0871`, `2026-871` or, of this year, `871`. Nil for anything else.
    static func parsed(
        _ typed: String, prefix: String, thisYear: Int
    ) -> (year: Int, number: Int)? {
        var parts = typed.trimmedOfBlanks.uppercased().split(separator: "-").map(String.init)
        if parts.first == prefix { parts.removeFirst() }
        guard parts.count <= 2, let last = parts.last, let number = Int(last), number > 0 else {
            return nil
        }
        if parts.count == 1 { return (thisYear, number) }
        return Int(parts[0]).map { ($0, number) }
    }
}
