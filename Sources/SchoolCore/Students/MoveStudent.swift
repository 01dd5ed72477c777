// Moving a pupil to another class on a date: the old spell closes the day before, a new one opens.

import GRDB

extension Session {
    /// Moves a pupil to another class from `day` on.
    package func move(
        _ student: StudentID, to section: SectionID, on day: Day, overCapacity: Bool = false
    ) throws {
        try change(needs: .writeStudents, about: .student(student)) { db in
            let entry = try move(student, to: section, on: day, overCapacity, in: db)
            return Change((), audit: entry)
        }
    }

    /// Moves several pupils to another class from `day` on: all or none.
    package func move(
        _ students: [StudentID], to section: SectionID, on day: Day, overCapacity: Bool = false
    ) throws {
        try changeEach(students, needs: .writeStudents) { db, student in
            guard students.count > 1 else {
                return try move(student, to: section, on: day, overCapacity, in: db)
            }
            return try Student.named(student, in: db) {
                try move(student, to: section, on: day, overCapacity, in: db)
            }
        }
    }

    private func move(
        _ student: StudentID, to section: SectionID, on day: Day, _ overCapacity: Bool,
        in db: Database
    ) throws -> AuditEntry {
        // Check.
        let spells = try Enrolment.of(student, in: db)
        guard let present = spells.first(where: { $0.toOn == nil }) else {
            throw Refusal.students(.notEnrolled)
        }
        guard present.section != section else {
            throw Refusal.students(.alreadyInClass(present.sectionName))
        }
        guard day > present.fromOn else {
            throw Refusal.students(.moveBeforeAdmission(present.fromOn))
        }
        let year = try Section.year(of: section, in: db)
        guard (year.startsOn...year.endsOn).contains(day) else {
            throw Refusal.students(.moveOutsideYear(day))
        }
        if let marked = try Enrolment.lastMark(of: student, from: day, in: db) {
            throw Refusal.students(.marksLieAfter(marked))
        }
        if let signed = try Enrolment.lastSignature(in: section, after: day, in: db) {
            throw Refusal.students(.marksLieAfter(signed))
        }
        try Enrolment.mustHaveRoom(section, overCapacity: overCapacity, on: day, in: db)

        // Write.
        try Enrolment.close(present.id, on: day - 1, in: db)
        try Enrolment.open(student, in: section, from: day, reason: "MOVED", in: db)

        // Tell.
        return AuditEntry(
            .movedStudent,
            ["from": .id(present.section), "to": .id(section), "day": .day(day)])
    }
}
