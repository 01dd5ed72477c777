// Taking back one's own last step while it still is what counts. The steps are read from the
// events, so a dropped line does not lose them.

import GRDB

extension Session {
    /// Undoes one's own last step in a register, never past the signature.
    package func undoMark(in section: SectionID, on day: Day) throws -> UndoneStep {
        try change(needs: .takeRegisters, about: .register(section, day)) { db in
            // Check.
            try MarkingWindow.stored(today: today, in: db).check(day)
            let register = try RegisterRow.unsigned(section, day, in: db)
            let history = MarkHistory(try MarkEvents.steps(in: register.id, by: user, in: db))
            guard let step = history.undoable.last else {
                throw Refusal.attendance(.nothingToUndo)
            }
            let students = try untouched(since: step, in: register, in: db)

            // Write.
            for student in students {
                let before = try MarkEvents.value(
                    before: step, of: student, in: register.id, in: db)
                try MarkEvent(register: register, order: before, kind: .undone, step: step)
                    .insert(by: user, at: now, in: db)
            }

            // Tell.
            return Change(
                UndoneStep(students: students),
                audit: AuditEntry(
                    .undidMark, ["step": .number(step), "pupils": .count(students.count)]))
        }
    }

    /// The pupils of a step whom nobody else has marked since; none left is a refusal. One's own
    /// later steps do not count: they have been undone, or the step would not be the last.
    func untouched(
        since step: Int64, in register: RegisterRow, in db: Database
    ) throws -> [StudentID] {
        let students = try MarkEvents.students(of: step, in: register.id, in: db)
        let untouched = try students.filter {
            try !MarkEvents.hasForeign(since: step, for: $0, in: register.id, than: user, in: db)
        }
        guard !untouched.isEmpty else { throw Refusal.attendance(.changedBySomebodyElse) }
        return untouched
    }
}
