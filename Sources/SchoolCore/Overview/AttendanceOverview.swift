// The attendance of a day at a glance: how many registers are in, who is here, how the weeks before
// were, and which classes are lowest. For a teacher the same of the own classes.

/// What the registers say on one screen.
package struct AttendanceOverview: Equatable, Sendable {
    /// The newest school day up to today; nil before a school has any.
    package let day: Day?
    package let isToday: Bool
    /// Of the signed registers: a draft changes with every key.
    package let counts: MarkCounts
    /// Registers signed, of the classes that have pupils.
    package let signed: Int
    /// Minutes since midnight by which the registers should be signed.
    package let dueAt: Int
    /// Whether that time has come today.
    package let isDue: Bool
    /// The classes of the day in school order.
    package let classes: [ClassLine]
    /// School days with a signed register, the newest last.
    package let trend: [DayLine]
    /// What the four same weekdays before had; nil where there were none, or for one's own classes.
    package let usual: MarkCounts?
    /// Registers of the school day before that nobody has signed.
    package let forgotten: Forgotten?
    /// Pupils absent three school days running, and the longest of these absences.
    package let running: Absences
    /// Pupils absent one day in ten or more of at least twenty this year.
    package let often: Int
    /// Whether excused days count in the percentage.
    package let excusedInTotal: Bool

    /// How long after the lessons begin a register should be signed, in minutes.
    static let grace = 15
    /// From how many days running an absence is looked into.
    package static let longAbsence = 3
    /// How many school days the curve shows at most.
    static let trendDays = 20

    /// One class on the day.
    package struct ClassLine: Equatable, Sendable {
        package let section: SectionID
        package let name: String
        package let teacher: String
        package let teacherLatin: String
        package let isOwn: Bool
        package let isSigned: Bool
        /// Of a draft what is marked so far; it counts nowhere.
        package let counts: MarkCounts
    }

    /// All classes within reach on one day.
    package struct DayLine: Equatable, Sendable {
        package let day: Day
        package let counts: MarkCounts
    }

    /// Registers of an earlier day that wait for a signature.
    package struct Forgotten: Equatable, Sendable {
        package let day: Day
        package let registers: Int
    }

    /// How many pupils, and the most days.
    package struct Absences: Equatable, Sendable {
        package let pupils: Int
        package let longest: Int
    }

    /// Classes whose register nobody has signed yet.
    package var missing: [ClassLine] { classes.filter { !$0.isSigned } }
}
