// One child at a glance, for the child and for his parents: how often he was there, the last marks,
// and what is due.

/// A child's attendance.
package struct ChildAttendance: Equatable, Sendable {
    package let student: StudentID
    package let name: String
    package let latinName: String
    package let sectionName: String
    /// Marks of the academic year.
    package let counts: MarkCounts
    /// The last school days with a mark, the newest last.
    package let marks: [Mark]
    /// School days running the child is absent, up to the last register.
    package let running: Int
    package let excusedInTotal: Bool

    /// How many days are shown.
    static let daysShown = 10

    /// A day's mark.
    package struct Mark: Equatable, Sendable {
        package let day: Day
        package let code: AttendanceCode
    }
}

/// A child's account, in short.
package struct ChildFees: Equatable, Sendable {
    package let student: StudentID
    package let owed: Money
    package let advance: Money
    /// What is open past its due date.
    package let overdue: Money
    /// What falls due next, and when; nil where nothing does.
    package let next: Due?

    /// Something that falls due.
    package struct Due: Equatable, Sendable {
        package let on: Day
        package let open: Money
    }
}
