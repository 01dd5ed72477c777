// Signing: the teacher says that this is the register of the day. After that it is only corrected,
// with a reason.

import GRDB

extension Session {
    /// Signs a register in which no mark is missing; gives back what was signed.
    package func signRegister(of section: SectionID, on day: Day) throws -> MarkCounts {
        try change(needs: .takeRegisters, about: .register(section, day)) { db in
            // Check.
            try MarkingWindow.stored(today: today, in: db).check(day)
            let register = try RegisterRow.unsigned(section, day, in: db)
            let roll = try register.roll(in: db)
            try roll.mustBeComplete()

            // Write.
            try register.sign(by: user, at: now, in: db)

            // Tell.
            return Change(roll.counts, audit: .signed(roll.counts))
        }
    }
}

extension AuditEntry {
    /// What a signature stands for.
    static func signed(_ counts: MarkCounts) -> AuditEntry {
        AuditEntry(
            .signedRegister,
            [
                "present": .count(counts.present), "absent": .count(counts.absent),
                "late": .count(counts.late), "halfDay": .count(counts.halfDay),
                "excused": .count(counts.excused),
            ])
    }
}
