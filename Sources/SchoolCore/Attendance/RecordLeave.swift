// Leave known beforehand: the register of those days comes with the pupil excused already.

import GRDB

extension Session {
    /// Records leave for a range of days.
    package func recordLeave(
        of student: StudentID, _ days: ClosedRange<Day>, reason: String
    ) throws -> LeaveID {
        try change(needs: .takeRegisters, about: .student(student)) { db in
            // Check.
            var check = FieldCheck()
            let reason = check.line("reason", reason, atMost: MarkOrder.remarkCharacters)
            if days.upperBound - days.lowerBound >= 366 { check.add("to", .notADate) }
            try check.orRefuse()
            _ = try Student.find(student, in: db)
            if let other = try Leave.overlap(student, days, in: db) {
                throw Refusal.attendance(.leaveOverlaps(other))
            }

            // Write.
            let leave = try Leave.insert(
                student, days, reason: reason, by: user, at: now, in: db)

            // Tell.
            return Change(
                leave,
                audit: AuditEntry(
                    .recordedLeave,
                    ["from": .day(days.lowerBound), "to": .day(days.upperBound)]))
        }
    }
}
