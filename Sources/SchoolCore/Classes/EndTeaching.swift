// The end of an assignment: from the day after, the class is no longer the teacher's own by it. An
// assignment is never deleted: the registers taken under it stay explained.

import GRDB

extension Session {
    /// Lets somebody teach a subject to a class for the last time on a day (today, unless given).
    package func endTeaching(
        of subject: SubjectID, by staff: StaffID, to section: SectionID, on day: Day? = nil
    ) throws {
        try change(needs: .writeClasses, about: .section(section)) { db in
            // Check.
            let lastDay = day ?? today
            let open = try Teaching.open(staff: staff, section: section, subject: subject, in: db)
            guard let open else { throw Refusal.classes(.doesNotTeach) }
            guard lastDay >= open.fromOn else {
                throw Refusal.classes(.teachesFrom(open.fromOn))
            }

            // Write.
            try Teaching.end(open.id, on: lastDay, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .endedTeaching,
                    ["staff": .id(staff), "subject": .id(subject), "last": .day(lastDay)]))
        }
    }
}
