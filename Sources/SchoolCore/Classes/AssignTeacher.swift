// Who teaches which subject to which class, from a day on.

import GRDB

extension Session {
    /// Lets a teacher teach a subject to a class from a day on (today, unless given).
    package func assign(
        _ staff: StaffID, to section: SectionID, subject: SubjectID, from day: Day? = nil
    ) throws -> TeachingID {
        try change(needs: .writeClasses, about: .section(section)) { db in
            // Check.
            _ = try Section.find(section, on: today, in: db)
            try Teaching.mustExist(staff, in: db)
            try Subject.mustExist(subject, in: db)
            guard
                try !Teaching.isOpen(staff: staff, section: section, subject: subject, in: db)
            else { throw Refusal.classes(.alreadyTeaches) }

            // Write.
            let teaching = try Teaching.insert(
                staff: staff, section: section, subject: subject, from: day ?? today, in: db)

            // Tell.
            return Change(
                teaching,
                audit: AuditEntry(
                    .assignedTeacher, ["staff": .id(staff), "subject": .id(subject)]))
        }
    }
}
