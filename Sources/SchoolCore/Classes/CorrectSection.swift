// Correcting what is known about a class: its name, grade, room and capacity. Who sits in it and
// who teaches it have verbs of their own.

import GRDB

extension Session {
    /// Corrects a class as it was read at `version`. Its pupils, registers and charges stay its own
    /// under the new name; a grade that is new is made.
    package func correct(_ section: SectionID, to new: NewSection, version: Int) throws {
        try change(needs: .writeClasses, about: .section(section)) { db in
            // Check.
            let before = try Section.find(section, on: today, in: db)
            try new.mustBeNew(in: before.year, besides: section, in: db)

            // Write.
            guard try new.correct(section, version: version, in: db) else {
                throw Refusal.changedMeanwhile(.section(section))
            }

            // Tell.
            let fields = new.fieldsChanged(from: before).joined(separator: " ")
            return Change((), audit: AuditEntry(.correctedSection, ["fields": .word(fields)]))
        }
    }
}

extension NewSection {
    /// Names of the fields that differ.
    func fieldsChanged(from section: Section) -> [String] {
        var fields: [String] = []
        if name != section.name { fields.append("name") }
        if level != section.level { fields.append("level") }
        if room != section.room { fields.append("room") }
        if capacity != section.capacity { fields.append("capacity") }
        return fields
    }
}
