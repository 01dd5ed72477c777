// A new class in the current year.

import GRDB

extension Session {
    /// Adds a class; its grade is made with it when it is new.
    package func add(_ new: NewSection) throws -> SectionID {
        try change(needs: .writeClasses, about: .school) { db in
            // Check.
            let year = try AcademicYear.current(in: db)
            try new.mustBeNew(in: year.id, in: db)

            // Write.
            let section = try new.insert(year: year.id, in: db)

            // Tell.
            return Change(
                section, audit: AuditEntry(.addedSection, ["year": .id(year.id)]),
                about: .section(section))
        }
    }

    /// The classes of the current year that this person may see.
    package func sections() throws -> [Section] {
        try look(needs: .seeClasses) { db, reach in
            let year = try AcademicYear.current(in: db)
            return try Section.list(reach, year: year.id, on: today, in: db)
        }
    }

    /// One class with who teaches it.
    package func section(_ id: SectionID) throws -> (section: Section, teaching: [Teaching]) {
        try look(needs: .seeClasses, about: .section(id)) { db in
            (try Section.find(id, on: today, in: db), try Teaching.list(of: id, in: db))
        }
    }

    /// Which class somebody means: `7b`, `7B` and `7-B` are one.
    package func section(named typed: String) throws -> SectionID {
        try look(needs: .seeClasses) { db, _ in try Section.named(typed, in: db) }
    }
}
