// A new line of the price list, of the current academic year or of one that is being prepared.

import GRDB

extension Session {
    /// Adds a line to the price list of the year it names.
    package func add(_ structure: NewFeeStructure) throws -> FeeStructureID {
        try change(needs: .writeFees, about: .school) { db in
            // Check.
            let year = try AcademicYear.named(structure.year, in: db)
            let head = try FeeHead.named(structure.head, in: db)
            let sections = try structure.classes.map {
                try Section.named($0, year: year.id, in: db)
            }
            try FeeStructure.mustBeFree(structure.name, year: year.id, in: db)

            // Write.
            let id = try structure.insert(
                year: year.id, head: head.id, sections: sections, at: now, in: db)

            // Tell.
            return Change(
                id,
                audit: AuditEntry(
                    .addedFeeStructure,
                    [
                        "head": .id(head.id), "amount": .money(structure.amount),
                        "frequency": .word(structure.frequency.rawValue),
                        "classes": .count(sections.count),
                    ]), about: .feeStructure(id))
        }
    }
}
