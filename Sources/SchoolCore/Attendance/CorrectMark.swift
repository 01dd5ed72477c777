// Correcting a mark of a signed register, inside the window and with a reason that stays.

import GRDB

extension Session {
    /// Replaces one mark of a signed register. The reason becomes its remark.
    package func correctMark(
        of student: StudentID, to code: AttendanceCode, reason: String, in section: SectionID,
        on day: Day
    ) throws {
        try change(needs: .takeRegisters, about: .register(section, day)) { db in
            // Check.
            if reason.trimmedOfBlanks.isEmpty { throw Refusal.attendance(.reasonMissing) }
            let remark = try Reason.checked(reason)
            let order = try MarkOrder(student, code, remark: remark).checked()
            try MarkingWindow.stored(today: today, in: db).check(day)
            guard let register = try RegisterRow.find(section, day, in: db) else {
                throw Refusal.attendance(.registerNotOpened)
            }
            guard register.signedBy != nil else { throw Refusal.attendance(.notSignedYet) }
            guard try register.isOnRoll(student, in: db) else {
                throw Refusal.attendance(.notEnrolledThatDay(student))
            }
            let step = try MarkEvent.nextStep(in: db)
            let before = try MarkEvents.value(
                before: step, of: student, in: register.id, in: db)
            guard before.code != code else { throw Refusal.attendance(.markUnchanged) }

            // Write.
            try MarkEvent(register: register, order: order, kind: .corrected, step: step)
                .insert(by: user, at: now, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .correctedMark, ["student": .id(student), "code": .word(code.rawValue)]))
        }
    }
}
