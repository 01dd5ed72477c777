// Opening an academic year with all its days.

import GRDB

extension Session {
    /// Opens a year; as the current one unless it is made for later.
    package func openYear(_ new: NewYear, makeCurrent: Bool = true) throws -> YearID {
        try change(needs: .changeSettings, about: .calendar) { db in
            // Check.
            for year in try AcademicYear.all(in: db) {
                if year.name == new.name { throw Refusal.calendar(.yearExists(new.name)) }
                if year.startsOn <= new.endsOn && new.startsOn <= year.endsOn {
                    throw Refusal.calendar(.yearsOverlap(year.name))
                }
            }

            // Write.
            let week = try SchoolProfile.stored(in: db).workingWeek
            let year = try new.insert(week: week, makeCurrent: makeCurrent, in: db)

            // Tell.
            return Change(
                year,
                audit: AuditEntry(
                    .openedYear, ["from": .day(new.startsOn), "to": .day(new.endsOn)]),
                about: .year(year))
        }
    }

    /// All academic years, oldest first.
    package func years() throws -> [AcademicYear] {
        try look(needs: .seeCalendar, about: .calendar) { try AcademicYear.all(in: $0) }
    }

    /// The days of a range, as far as years cover them.
    package func calendar(_ days: ClosedRange<Day>) throws -> [SchoolDay] {
        try look(needs: .seeCalendar, about: .calendar) { try SchoolDay.range(days, in: $0) }
    }
}
