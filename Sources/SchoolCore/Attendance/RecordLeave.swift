// Leave known beforehand: the register of those days comes with the pupil excused already.

import GRDB

extension Session {
    /// Records leave for a range of days.
    package func recordLeave(
        of student: StudentID, _ days: ClosedRange<Day>, reason: String
    ) throws -> LeaveID {
        try change(needs: .takeRegisters, about: .student(student)) { db in
            let (leave, entry) = try record(student, days, reason: reason, in: db)
            return Change(leave, audit: entry)
        }
    }

    /// Records the same leave for several pupils, such as a class on an excursion: all or none.
    package func recordLeave(
        of students: [StudentID], _ days: ClosedRange<Day>, reason: String
    ) throws {
        try changeEach(students, needs: .takeRegisters) { db, student in
            guard students.count > 1 else {
                return try record(student, days, reason: reason, in: db).1
            }
            return try Student.named(student, in: db) {
                try record(student, days, reason: reason, in: db).1
            }
        }
    }

    private func record(
        _ student: StudentID, _ days: ClosedRange<Day>, reason: String, in db: Database
    ) throws -> (LeaveID, AuditEntry) {
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
        let leave = try Leave.insert(student, days, reason: reason, by: user, at: now, in: db)

        // Tell.
        let facts: KeyValuePairs<String, AuditFact> = [
            "from": .day(days.lowerBound), "to": .day(days.upperBound),
        ]
        return (leave, AuditEntry(.recordedLeave, facts))
    }
}
