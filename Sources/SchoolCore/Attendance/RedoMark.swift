// Putting back the step that was undone last, as long as nobody else has marked since.

import GRDB

extension Session {
    /// Puts back the step undone last.
    package func redoMark(in section: SectionID, on day: Day) throws -> UndoneStep {
        try change(needs: .takeRegisters, about: .register(section, day)) { db in
            // Check.
            try MarkingWindow.stored(today: today, in: db).check(day)
            let register = try RegisterRow.unsigned(section, day, in: db)
            let history = MarkHistory(try MarkEvents.steps(in: register.id, by: user, in: db))
            guard let step = history.redoable.last else {
                throw Refusal.attendance(.nothingToRedo)
            }
            let students = try untouched(since: step, in: register, in: db)

            // Write.
            for student in students {
                let after = try MarkEvents.value(of: step, for: student, in: register.id, in: db)
                try MarkEvent(register: register, order: after, kind: .redone, step: step)
                    .insert(by: user, at: now, in: db)
            }

            // Tell.
            return Change(
                UndoneStep(students: students),
                audit: AuditEntry(
                    .redidMark, ["step": .number(step), "pupils": .count(students.count)]))
        }
    }
}
