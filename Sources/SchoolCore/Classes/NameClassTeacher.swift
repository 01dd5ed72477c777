// The adult in charge of a class.

import GRDB

extension Session {
    /// Names the class teacher from a day on; the one before leaves the day before.
    package func nameClassTeacher(
        _ staff: StaffID, of section: SectionID, from day: Day? = nil
    ) throws {
        try change(needs: .writeClasses, about: .section(section)) { db in
            // Check.
            _ = try Section.find(section, on: today, in: db)
            try Teaching.mustExist(staff, in: db)
            let before = try ClassTeacher.present(of: section, in: db)
            guard before != staff else { throw Refusal.classes(.alreadyTeaches) }

            // Write.
            try ClassTeacher.name(staff, of: section, from: day ?? today, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .namedClassTeacher,
                    ["staff": .id(staff), "before": before.map(AuditFact.id) ?? .nothing]))
        }
    }
}
