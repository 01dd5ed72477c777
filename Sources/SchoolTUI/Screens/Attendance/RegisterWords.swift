// The sentences of the register: the pupil first, then what happened.

import SchoolCore

/// What the register says about a pupil and a mark.
enum RegisterWords {
    /// `Roll 28 Urmi Chowdhury`. Every mark sends this over the line, and the row itself shows the
    /// name as it is written: here stands the form of fewer bytes, cut where it is very long. A
    /// name that has to be painted apart and has no Latin form would double the key: its number
    /// says who it is.
    static func pupil(_ row: Register.Row) -> String {
        let written = name(row.name, row.latinName)
        let latin = row.latinName
        let isLatinShorter = !latin.isEmpty && latin.utf8.count < written.utf8.count
        let said = TextWidth.shortened(isLatinShorter ? latin : written, to: mostColumns)
        return TextWidth.isSteady(said)
            ? "Roll \(row.rollNumber) \(said)" : "Roll \(row.rollNumber)"
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

    /// `P 36  A 3   L 1   H 0   E 0   no mark 0 `. A number keeps its place and its width whatever
    /// it counts: where one gets a second digit, all behind it would be sent again.
    static func counts(_ counts: MarkCounts, missing: Int, digits: Int) -> String {
        let marks = AttendanceCode.allCases.map {
            "\($0.rawValue) \(filled(counts[$0], digits))"
        }
        return marks.joined(separator: "  ") + "   no mark \(filled(missing, digits))"
    }

    private static func filled(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return text + String(repeating: " ", count: max(0, digits - text.count))
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
