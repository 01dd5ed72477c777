// The five marks, and what a set of them adds up to.

/// One mark of the register.
package enum AttendanceCode: String, CaseIterable, Sendable {
    case present = "P"
    case absent = "A"
    case late = "L"
    case halfDay = "H"
    case excused = "E"

    /// The word of lists, JSON and imports.
    package var word: String {
        switch self {
        case .present: "PRESENT"
        case .absent: "ABSENT"
        case .late: "LATE"
        case .halfDay: "HALF_DAY"
        case .excused: "EXCUSED"
        }
    }

    /// As it is said to the person at the keyboard.
    package var spoken: String {
        switch self {
        case .present: "present"
        case .absent: "absent"
        case .late: "late"
        case .halfDay: "half day"
        case .excused: "excused"
        }
    }

    /// The code a row holds. Comparing its one byte costs a tenth of comparing texts, and a month
    /// has a thousand of them.
    init?(letter: String) {
        switch letter.utf8.first {
        case UInt8(ascii: "P"): self = .present
        case UInt8(ascii: "A"): self = .absent
        case UInt8(ascii: "L"): self = .late
        case UInt8(ascii: "H"): self = .halfDay
        case UInt8(ascii: "E"): self = .excused
        default: return nil
        }
    }

    /// Reads a letter or a word, any case.
    package init?(typed: String) {
        let word = typed.uppercased()
        guard
            let code = AttendanceCode.allCases.first(where: {
                $0.rawValue == word || $0.word == word
            })
        else { return nil }
        self = code
    }
}

/// How many of each mark.
package struct MarkCounts: Equatable, Sendable {
    package var present = 0
    package var absent = 0
    package var late = 0
    package var halfDay = 0
    package var excused = 0

    package init() {}

    package init(present: Int, absent: Int, late: Int, halfDay: Int, excused: Int) {
        self.present = present
        self.absent = absent
        self.late = late
        self.halfDay = halfDay
        self.excused = excused
    }

    package subscript(code: AttendanceCode) -> Int {
        get {
            switch code {
            case .present: present
            case .absent: absent
            case .late: late
            case .halfDay: halfDay
            case .excused: excused
            }
        }
        set {
            switch code {
            case .present: present = newValue
            case .absent: absent = newValue
            case .late: late = newValue
            case .halfDay: halfDay = newValue
            case .excused: excused = newValue
            }
        }
    }

    package var total: Int { present + absent + late + halfDay + excused }

    package static func + (left: Self, right: Self) -> Self {
        Self(
            present: left.present + right.present, absent: left.absent + right.absent,
            late: left.late + right.late, halfDay: left.halfDay + right.halfDay,
            excused: left.excused + right.excused)
    }

    /// (present + late + half of half days) / recorded days, in tenths of a percent, rounded half
    /// up; nil where nothing was recorded. EXCUSED counts in the total unless the school says no.
    package func permille(excusedInTotal: Bool) -> Int? {
        let days = excusedInTotal ? total : total - excused
        guard days > 0 else { return nil }
        let halves = 2 * (present + late) + halfDay
        return (halves * 1000 + days) / (2 * days)
    }

    /// `91.4`, or `-` where nothing was recorded.
    package func percentText(excusedInTotal: Bool) -> String {
        guard let permille = permille(excusedInTotal: excusedInTotal) else { return "-" }
        return "\(permille / 10).\(permille % 10)"
    }
}
