// "All present": only the blanks are filled, as one step that one undo takes back.

import GRDB

extension Session {
    /// Marks every pupil without a mark as present; says how many that were.
    package func fillRegister(of section: SectionID, on day: Day) throws -> Int {
        try change(needs: .takeRegisters, about: .register(section, day)) { db in
            // Check.
            try MarkingWindow.stored(today: today, in: db).check(day)
            let register = try RegisterRow.unsigned(section, day, in: db)
            let missing = try register.roll(in: db).missing

            // Write.
            let step = try MarkEvent.nextStep(in: db)
            for line in missing {
                try MarkEvent(
                    register: register, order: MarkOrder(line.student, .present),
                    kind: .filled, step: step
                ).insert(by: user, at: now, in: db)
            }

            // Tell.
            return Change(
                missing.count,
                audit: AuditEntry(.filledRegister, ["present": .count(missing.count)]))
        }
    }
}
