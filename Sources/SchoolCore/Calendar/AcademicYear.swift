// The school's year and its days.

/// An academic year with its own first and last day.
package struct AcademicYear: Equatable, Sendable {
    package let id: YearID
    package let name: String
    package let startsOn: Day
    package let endsOn: Day
    package let isCurrent: Bool
}

/// One day of the calendar.
package struct SchoolDay: Equatable, Sendable {
    package let day: Day
    package let isOpen: Bool
    /// Why it is closed; empty on open days.
    package let reason: String
}

/// A year to be opened, checked.
package struct NewYear: Equatable, Sendable {
    package let name: String
    package let startsOn: Day
    package let endsOn: Day

    /// Academic years are written YYYY-YYYY; one inside a civil year may be just YYYY.
    package init(name: String, startsOn: String, endsOn: String) throws(Refusal) {
        var check = FieldCheck()
        self.name = check.line("name", name, atMost: 20)
        let first = check.day("startsOn", startsOn, isRequired: true)
        let last = check.day("endsOn", endsOn, isRequired: true)
        if let first, let last, last <= first { check.add("endsOn", .endsBeforeStart) }
        try check.orRefuse()
        guard let first, let last else { throw .invalid(check.problems) }
        guard last - first < 800 else { throw .calendar(.yearTooLong) }
        self.startsOn = first
        self.endsOn = last
    }

    package init(trusted name: String, from first: Day, to last: Day) {
        self.name = name
        startsOn = first
        endsOn = last
    }
}
