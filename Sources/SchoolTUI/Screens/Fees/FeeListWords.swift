// How the lists of the fees say things: ways of paying, kinds of entries, spans of days.

import SchoolCore

/// Words of the accountant's lists.
enum FeeListWords {
    /// `CASH` as people say it.
    static func method(_ stored: String) -> String {
        PaymentMethod(rawValue: stored).map(method) ?? stored
    }

    static func method(_ method: PaymentMethod) -> String { method.title }

    static func kind(_ kind: EntryKind) -> String { kind.rawValue.lowercased() }

    /// `Mar 2026`; `once` for what is raised a single time.
    static func period(_ stored: String) -> String {
        let words = FeePeriod.words(stored)
        return words.isEmpty ? "once" : words
    }

    static func frequency(_ frequency: FeeStructure.Frequency) -> String {
        switch frequency {
        case .monthly: "monthly"
        case .quarterly: "quarterly"
        case .annually: "yearly"
        case .oneTime: "once"
        }
    }

    /// `2026-03-01 to 2026-03-31`, or one day.
    static func span(_ days: ClosedRange<Day>) -> String {
        if days == Day.always { return "any day" }
        if days.lowerBound == Day.always.lowerBound { return "until \(days.upperBound.text)" }
        return days.lowerBound == days.upperBound
            ? days.lowerBound.text : "\(days.lowerBound.text) to \(days.upperBound.text)"
    }

    /// `Wed 1 Jan 2020, 2,521 days ago`; the day alone where it has not passed.
    static func due(_ day: Day, today: Day) -> String {
        day < today ? "\(day.text), \(counted(today - day, "day")) ago" : day.text
    }

    /// `1 pupil`, `12 pupils`.
    static func counted(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(grouped(count)) \(noun)s"
    }
}
