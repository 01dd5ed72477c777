// The period a charge is for. Its text is what makes a charge unique: nobody is charged twice for
// the same structure and period.

/// A month, a quarter, a year, or once: `2026-03`, `2026-Q1`, `2026`, `ONCE`.
package struct FeePeriod: Hashable, Sendable {
    package let text: String
    /// The month in which the charge falls due; nil for a period without one.
    let month: (year: Int, month: Int)?

    package static func == (left: FeePeriod, right: FeePeriod) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    /// The period of a structure that holds a day.
    package init(_ frequency: FeeStructure.Frequency, on day: Day, year: AcademicYear) {
        switch frequency {
        case .monthly:
            text = "\(day.year)-\(padded(day.month, 2))"
            month = (day.year, day.month)
        case .quarterly:
            let quarter = (day.month - 1) / 3
            text = "\(day.year)-Q\(quarter + 1)"
            month = (day.year, quarter * 3 + 1)
        case .annually:
            text = year.name
            month = nil
        case .oneTime:
            text = "ONCE"
            month = nil
        }
    }

    /// A month or quarter as typed: `2026-03`, `2026-Q1`. Nil when it is neither.
    package init?(typed: String) {
        let parts = typed.trimmedOfBlanks.uppercased().split(separator: "-")
        guard parts.count == 2, let year = Int(parts[0]), (1900...2999).contains(year) else {
            return nil
        }
        if parts[1].hasPrefix("Q"), let quarter = Int(parts[1].dropFirst()),
            (1...4).contains(quarter)
        {
            text = "\(year)-Q\(quarter)"
            month = (year, quarter * 3 - 2)
        } else if parts[1].count == 2, let number = Int(parts[1]), (1...12).contains(number) {
            text = "\(year)-\(padded(number, 2))"
            month = (year, number)
        } else {
            return nil
        }
    }

    /// Whether a fee of this frequency is charged for such a period: what is charged once or once
    /// a year has one period alone, however it is asked for.
    func fits(_ frequency: FeeStructure.Frequency) -> Bool {
        switch frequency {
        case .monthly: month != nil && !text.contains("Q")
        case .quarterly: month != nil && text.contains("Q")
        case .annually: month == nil && text != "ONCE"
        case .oneTime: text == "ONCE"
        }
    }

    /// A stored period as people say it: `Mar 2026`, `Q1 2026`, `2026-2027`; nothing for once.
    package static func words(_ text: String) -> String {
        if text == "ONCE" { return "" }
        guard let period = FeePeriod(typed: text), let month = period.month else { return text }
        let name = text.contains("Q") ? String(text.suffix(2)) : Day.monthNames[month.month - 1]
        return "\(name) \(month.year)"
    }

    /// The first day of the period's month; nil for a period without a month.
    var firstDay: Day? {
        month.flatMap { Day(iso: "\($0.year)-\(padded($0.month, 2))-01") }
    }

    /// The periods a structure has from one day to another, oldest first.
    static func all(
        _ frequency: FeeStructure.Frequency, in days: ClosedRange<Day>, year: AcademicYear
    ) -> [FeePeriod] {
        var periods: [FeePeriod] = []
        for day in days {
            let period = FeePeriod(frequency, on: day, year: year)
            if periods.last != period { periods.append(period) }
        }
        return periods
    }
}
