// A holiday, or a day on which the school opens after all.

import GRDB

extension Session {
    /// Closes a day of the calendar, with the reason people will read.
    package func close(_ day: Day, reason: String) throws {
        try change(needs: .writeCalendar, about: .calendar) { db in
            // Check.
            let text = try reasonOf(reason)
            let present = try dayInYears(day, in: db)
            guard present.isOpen else { throw Refusal.calendar(.alreadyClosed(day)) }
            guard try !SchoolDay.hasRegisters(day, in: db) else {
                throw Refusal.calendar(.dayHasRegisters(day))
            }

            // Write.
            try SchoolDay.set(day, isOpen: false, reason: text, in: db)

            // Tell.
            return Change((), audit: AuditEntry(.closedDay, ["day": .day(day)]), about: .day(day))
        }
    }

    /// Opens a closed day.
    package func open(_ day: Day) throws {
        try change(needs: .writeCalendar, about: .calendar) { db in
            // Check.
            let present = try dayInYears(day, in: db)
            guard !present.isOpen else { throw Refusal.calendar(.alreadyOpen(day)) }

            // Write.
            try SchoolDay.set(day, isOpen: true, reason: "", in: db)

            // Tell.
            return Change((), audit: AuditEntry(.openedDay, ["day": .day(day)]), about: .day(day))
        }
    }

    private func dayInYears(_ day: Day, in db: Database) throws -> SchoolDay {
        guard let found = try SchoolDay.find(day, in: db) else {
            throw Refusal.calendar(.dayOutsideYears(day))
        }
        return found
    }

    private func reasonOf(_ typed: String) throws(Refusal) -> String {
        var check = FieldCheck()
        let text = check.line("reason", typed, atMost: 100)
        try check.orRefuse()
        return text
    }
}
