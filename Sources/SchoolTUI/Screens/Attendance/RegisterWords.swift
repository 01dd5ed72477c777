// The sentences of the register: the pupil first, then what happened.

import SchoolCore

/// What the register says about a pupil and a mark.
enum RegisterWords {
    /// `Roll 28 Urmi Chowdhury`. Every mark sends this over the line, and the row itself shows the
    /// name as it is written: here stands the form of fewer bytes, cut where it is very long.
    static func pupil(_ row: Register.Row) -> String {
        let written = name(row.name, row.latinName)
        let latin = row.latinName
        let isLatinShorter = !latin.isEmpty && latin.utf8.count < written.utf8.count
        let said = TextWidth.shortened(isLatinShorter ? latin : written, to: mostColumns)
        return "Roll \(row.rollNumber) \(said)"
    }

    private static let mostColumns = 18

    /// The name as grids and notices show it.
    static func name(_ name: String, _ latin: String) -> String {
        shown(name: name, latin: latin)
    }

    /// `Late, 09:12, 12 min, bus late`; `no mark` where there is none.
    static func mark(_ mark: Register.Mark?, startsAt: Int) -> String {
        guard let mark else { return "no mark" }
        let details = details(mark, startsAt: startsAt)
        return details.isEmpty ? title(mark.code) : "\(title(mark.code)), \(details)"
    }

    /// `09:12, 12 min, bus late`: what the letter does not say.
    static func details(_ mark: Register.Mark, startsAt: Int) -> String {
        var parts: [String] = []
        if let minute = mark.minute {
            parts.append(time(minute))
            if minute > startsAt { parts.append("\(minute - startsAt) min") }
        }
        if !mark.remark.isEmpty { parts.append(mark.remark) }
        return parts.joined(separator: ", ")
    }

    /// `Half day`.
    static func title(_ code: AttendanceCode) -> String {
        code.spoken.prefix(1).uppercased() + code.spoken.dropFirst()
    }

    /// `09:12`.
    static func time(_ minute: Int) -> String {
        "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
    }

    /// `P 36  A 3  L 1  H 0  E 0`.
    static func counts(_ counts: MarkCounts) -> String {
        AttendanceCode.allCases.map { "\($0.rawValue) \(counts[$0])" }.joined(separator: "  ")
    }

    /// `P 36 A 3 L 1`: what is there.
    static func total(_ counts: MarkCounts) -> String {
        AttendanceCode.allCases.filter { counts[$0] > 0 }
            .map { "\($0.rawValue) \(counts[$0])" }.joined(separator: " ")
    }

    static func style(_ code: AttendanceCode?) -> Style {
        switch code {
        case .absent: .bad
        case .late, .halfDay: .warn
        case .present, .excused, nil: .plain
        }
    }

    /// `Sunday`.
    static func weekday(_ day: Day) -> String { weekdays[day.weekday - 1] }

    /// `4 Nov 2013`.
    static func date(_ day: Day) -> String { String(day.text.dropFirst(4)) }

    /// `3 Mar 09:08`.
    static func moment(_ at: Timestamp, _ clock: OfficeClock) -> String {
        "\(dayAndMonth(clock.day(of: at))) \(clock.time(of: at))"
    }

    /// `3 Mar`.
    static func dayAndMonth(_ day: Day) -> String { String(day.shortText.dropFirst(4)) }

    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}
