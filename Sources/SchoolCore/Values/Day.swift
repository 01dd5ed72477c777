// Days and instants, computed by our own arithmetic: Foundation's formatters cost start-up time and
// depend on a locale. Civil-date algorithms after Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms".

/// A day in the school's calendar, counted from 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
    package let number: Int

    package init(_ number: Int) { self.number = number }

    /// Nil where there is no such day (30 February) or the year is outside 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads ISO text, `2026-03-12`. Nil for anything else.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    package static func + (day: Day, days: Int) -> Day { Day(day.number + days) }
    package static func - (day: Day, days: Int) -> Day { Day(day.number - days) }
    package static func - (left: Day, right: Day) -> Int { left.number - right.number }

    package var civil: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var dayOfMonth: Int { civil.day }

    /// 1 Monday to 7 Sunday.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// `2026-03-12`, for files and JSON.
    package var iso: String {
        let (y, m, d) = civil
        return "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))"
    }

    /// `Thu 12 Mar 2026`, for people.
    package var text: String {
        let (y, m, d) = civil
        return "\(weekdayName) \(d) \(Day.monthNames[m - 1]) \(y)"
    }

    /// `Thu 12 Mar`.
    package var shortText: String {
        let (_, m, d) = civil
        return "\(weekdayName) \(d) \(Day.monthNames[m - 1])"
    }

    package var weekdayName: String { Day.weekdayNames[weekday - 1] }

    /// The first day of this day's month, and of the next.
    package var monthRange: Range<Day> {
        let (y, m, d) = civil
        let first = self - (d - 1)
        return first..<(first + Day.length(ofMonth: m, year: y))
    }

    package static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    package static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: Strideable {
    package func distance(to other: Day) -> Int { other.number - number }
    package func advanced(by days: Int) -> Day { self + days }
}

/// An instant: milliseconds since 1970-01-01 UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(_ milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }
    package static func + (at: Self, seconds: Int) -> Self {
        Timestamp(at.milliseconds + Int64(seconds) * 1000)
    }
    package static func - (at: Self, seconds: Int) -> Self { at + -seconds }

    /// `2026-03-12T09:41:07Z`.
    package var iso: String {
        let seconds = Int(milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000)
        let day = Day(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
        let left = seconds - day.number * 86_400
        return "\(day.iso)T\(padded(left / 3600, 2)):\(padded(left / 60 % 60, 2)):"
            + "\(padded(left % 60, 2))Z"
    }
}

/// A number with leading zeros.
package func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
