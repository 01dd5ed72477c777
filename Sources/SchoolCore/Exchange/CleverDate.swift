// Dates as American spreadsheets write them: month first, the year often in two digits. Which
// century is meant follows from the sense: nobody is born after the year the files are about, and
// a term is near today.

/// Reads `11/1/98`, `02/29/2005` and `2005-02-28`.
enum CleverDate {
    /// A birth date: two digits mean the last such year that is not after `latest`.
    static func birth(_ text: String, notAfter latest: Day) -> Day? {
        day(text) { short in
            let year = latest.year / 100 * 100 + short
            return year > latest.year ? year - 100 : year
        }
    }

    /// A day of a term: two digits mean the nearest such year.
    static func term(_ text: String, near today: Day) -> Day? {
        day(text) { short in
            let year = today.year / 100 * 100 + short
            return [year - 100, year, year + 100].min { left, right in
                abs(left - today.year) < abs(right - today.year)
            } ?? year
        }
    }

    private static func day(_ text: String, century: (Int) -> Int) -> Day? {
        if let day = Day(iso: text) { return day }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy(isNumber), parts[0].count <= 2,
            parts[1].count <= 2, [1, 2, 4].contains(parts[2].count),
            let month = Int(parts[0]), let day = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return Day(year: parts[2].count == 4 ? year : century(year), month: month, day: day)
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
