// Days as clerks type them: `041113`, `12`, `12 3`, `t`, `y`, `mon`, `+3`, `-1`. Day before month,
// as the school writes it. What is left out is filled from today, on the side the field prefers: a
// birthday lies in the past, a due day in the future.

import SchoolCore

/// On which side of today a field expects its days.
enum DayPreference: Equatable, Sendable { case past, future, nearest }

/// Typed words for a day.
enum DayWords {
    /// The day meant, or nil where there is none.
    static func day(_ typed: String, today: Day, prefer: DayPreference) -> Day? {
        let text = typed.lowercased().filter { !$0.isNewline }
        let words = split(text)
        guard let first = words.first else { return nil }
        if words.count == 1, let day = word(first, today: today, prefer: prefer) { return day }
        if let day = Day(iso: String(text.filter { $0 != " " })) { return day }
        if words.count == 1, first.allSatisfy({ $0.isASCII && $0.isNumber }) {
            return digits(first, today: today, prefer: prefer)
        }
        return parts(words, today: today, prefer: prefer)
    }

    /// True when a typed day is complete, so that the field may be left by itself.
    static func isComplete(_ typed: String) -> Bool {
        typed.count == 6 && typed.allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static func split(_ text: String) -> [String] {
        if let sign = text.first(where: { $0 != " " }), sign == "+" || sign == "-" {
            return [text.filter { $0 != " " }]
        }
        return text.split { " ./-,".contains($0) }.map(String.init)
    }

    private static func word(_ word: String, today: Day, prefer: DayPreference) -> Day? {
        switch word {
        case "t", "today": return today
        case "y", "yesterday": return today - 1
        case "tomorrow": return today + 1
        default: break
        }
        if let sign = word.first, sign == "+" || sign == "-" {
            guard let days = Int(word.dropFirst()), (0...40_000).contains(days) else { return nil }
            return sign == "+" ? today + days : today - days
        }
        guard word.count >= 2, word.count <= 9,
            let place = fullWeekdays.firstIndex(where: { $0.hasPrefix(word) })
        else { return nil }
        let ahead = (place + 1 - today.weekday + 7) % 7
        return nearest([today + ahead, today + ahead - 7], today: today, prefer: prefer)
    }

    /// `12`, `1203` (12 March), `041113` (4 November 2013) or `04112013`.
    private static func digits(_ text: String, today: Day, prefer: DayPreference) -> Day? {
        func number(_ from: Int, _ count: Int) -> String {
            String(text.dropFirst(from).prefix(count))
        }
        switch text.count {
        case 1, 2: return parts([text], today: today, prefer: prefer)
        case 4: return parts([number(0, 2), number(2, 2)], today: today, prefer: prefer)
        case 6, 8:
            let words = [number(0, 2), number(2, 2), number(4, text.count - 4)]
            return parts(words, today: today, prefer: prefer)
        default: return nil
        }
    }

    private static func parts(_ words: [String], today: Day, prefer: DayPreference) -> Day? {
        guard (1...3).contains(words.count), let day = Int(words[0]), day > 0 else { return nil }
        if words.count == 1 { return dayOfMonth(day, today: today, prefer: prefer) }
        guard let month = month(words[1]) else { return nil }
        if words.count == 2 {
            let years = (-4...4).map { today.year + $0 }
            return nearest(
                years.compactMap { Day(year: $0, month: month, day: day) }, today: today,
                prefer: prefer)
        }
        guard let year = Int(words[2]), year >= 0 else { return nil }
        if words[2].count == 4 { return Day(year: year, month: month, day: day) }
        guard words[2].count == 2 else { return nil }
        let century = today.year / 100 * 100
        let years = [century - 100, century, century + 100].map { $0 + year }
        return nearest(
            years.compactMap { Day(year: $0, month: month, day: day) }, today: today, prefer: prefer
        )
    }

    private static func dayOfMonth(_ day: Int, today: Day, prefer: DayPreference) -> Day? {
        let months = (-2...2).map { offset -> (Int, Int) in
            let index = today.year * 12 + today.month - 1 + offset
            return (index / 12, index % 12 + 1)
        }
        return nearest(
            months.compactMap { Day(year: $0.0, month: $0.1, day: day) }, today: today,
            prefer: prefer)
    }

    private static func month(_ word: String) -> Int? {
        if let number = Int(word) { return (1...12).contains(number) ? number : nil }
        guard word.count >= 3 else { return nil }
        let place = fullMonths.firstIndex { $0.hasPrefix(word) }
        return place.map { $0 + 1 }
    }

    private static func nearest(_ days: [Day], today: Day, prefer: DayPreference) -> Day? {
        let wanted: [Day] =
            switch prefer {
            case .past: days.filter { $0 <= today }
            case .future: days.filter { $0 >= today }
            case .nearest: days
            }
        return wanted.min { abs($0 - today) < abs($1 - today) }
    }

    private static let fullWeekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    private static let fullMonths = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]
}
