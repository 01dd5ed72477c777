// The daily book of a class: who is on it, what is marked, whether it is signed.

/// A class's register of one day.
package struct Register: Equatable, Sendable {
    /// Nil while nobody has opened it.
    package let id: RegisterID?
    package let section: SectionID
    package let sectionName: String
    package let day: Day
    package let signedBy: String?
    package let signedAt: Timestamp?
    package var rows: [Row]

    /// One pupil's line.
    package struct Row: Equatable, Sendable {
        package let student: StudentID
        package let rollNumber: Int
        package let name: String
        package let latinName: String
        package var mark: Mark?
        /// The codes of the last registers, oldest first, `.` where none was recorded.
        package let history: String
    }

    /// What is marked for one pupil.
    package struct Mark: Equatable, Sendable {
        package let code: AttendanceCode
        package let remark: String
        /// Minutes since midnight when a late pupil came.
        package let minute: Int?
        package let by: UserID

        package init(code: AttendanceCode, remark: String, minute: Int?, by: UserID) {
            self.code = code
            self.remark = remark
            self.minute = minute
            self.by = by
        }
    }

    package var isSigned: Bool { signedAt != nil }
    package var missing: [Int] { rows.filter { $0.mark == nil }.map(\.rollNumber) }

    package var counts: MarkCounts {
        rows.compactMap(\.mark).reduce(into: MarkCounts()) { $0[$1.code] += 1 }
    }
}

/// A register in a list: how far it is.
package struct RegisterState: Equatable, Sendable {
    package let section: SectionID
    package let sectionName: String
    package let day: Day
    package let isClassTeacher: Bool
    package let strength: Int
    package let counts: MarkCounts
    /// Who signed it; nil while nobody has.
    package let signedBy: String?

    package var isSigned: Bool { signedBy != nil }
    package var isStarted: Bool { counts.total > 0 }
}

/// What to put against one name.
package struct MarkOrder: Equatable, Sendable {
    package let student: StudentID
    /// Nil clears the mark, as Backspace does.
    package let code: AttendanceCode?
    package let remark: String
    package let minute: Int?

    package init(
        _ student: StudentID, _ code: AttendanceCode?, remark: String = "", minute: Int? = nil
    ) {
        self.student = student
        self.code = code
        self.remark = remark
        self.minute = minute
    }
}

/// What one undo or redo did, for the line that says so.
package struct UndoneStep: Equatable, Sendable {
    package let students: [StudentID]
}

/// The school days on which registers may be marked: not in the future, not too far back.
package struct MarkingWindow: Equatable, Sendable {
    package let today: Day
    package let backdateDays: Int

    package var days: ClosedRange<Day> { today - backdateDays...today }

    /// Refuses a day outside the window.
    package func check(_ day: Day) throws(Refusal) {
        if day > today { throw .attendance(.inTheFuture(day)) }
        if day < today - backdateDays {
            throw .attendance(.outsideWindow(day, days: backdateDays))
        }
    }
}
