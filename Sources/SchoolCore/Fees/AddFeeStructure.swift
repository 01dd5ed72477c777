// The price list of the current academic year: a new line, a new price, a line no longer used. What
// was raised keeps the price it was raised at.

import GRDB

extension Session {
    /// Adds a line to the price list of the current year.
    package func add(_ structure: NewFeeStructure) throws -> FeeStructureID {
        try change(needs: .writeFees, about: .school) { db in
            // Check.
            let year = try AcademicYear.current(in: db)
            let head = try FeeHead.named(structure.head, in: db)
            let sections = try structure.classes.map { try Section.named($0, in: db) }
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

    /// Sets the price and whether the line is in use; charges already raised keep theirs.
    package func change(
        _ id: FeeStructureID, amount: Money, isActive: Bool, version: Int
    ) throws {
        try change(needs: .writeFees, about: .feeStructure(id)) { db in
            let before = try FeeStructure.find(id, in: db)
            guard
                try FeeStructure.change(
                    id, amount: amount, isActive: isActive, version: version, in: db)
            else { throw Refusal.changedMeanwhile(.feeStructure(id)) }
            return Change(
                (),
                audit: AuditEntry(
                    .changedFeeStructure,
                    [
                        "before": .money(before.amount), "after": .money(amount),
                        "isActive": .count(isActive ? 1 : 0),
                    ]))
        }
    }

    /// The price lists of all years, the newest year first.
    package func feeStructures() throws -> [FeeStructure] {
        try look(needs: .seeFees, about: .school) { try FeeStructure.all(in: $0) }
    }

    /// A line of the current year's price list by its name.
    package func feeStructure(named name: String) throws -> FeeStructure {
        try look(needs: .seeFees, about: .school) { db in
            try FeeStructure.named(name, year: AcademicYear.current(in: db).id, in: db)
        }
    }
}
