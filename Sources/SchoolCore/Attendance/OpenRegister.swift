// Opening a register: it comes into being, and pupils on leave are marked before anybody is called.

import GRDB

extension Session {
    /// Opens the register of a class and day for marking, once; gives it back as it stands.
    package func openRegister(of section: SectionID, on day: Day) throws -> Register {
        if let present = try openedRegister(of: section, on: day) { return present }
        return try change(needs: .takeRegisters, about: .register(section, day)) { db in
            // Check.
            try MarkingWindow.stored(today: today, in: db).mustBeMarkable(day, in: db)
            _ = try Section.name(of: section, in: db)

            // Write.
            let excused = try beginRegister(section, day, in: db).excused

            // Tell.
            let register = try Register.read(section, day, in: db)
            guard !register.rows.isEmpty else { throw Refusal.attendance(.nobodyEnrolled) }
            return Change(
                register, audit: AuditEntry(.openedRegister, ["excused": .count(excused)]))
        }
    }

    /// Nil while nobody has opened it.
    private func openedRegister(of section: SectionID, on day: Day) throws -> Register? {
        try look(needs: .seeAttendance, about: .register(section, day)) { db in
            guard try RegisterRow.find(section, day, in: db) != nil else { return nil }
            return try Register.read(section, day, in: db)
        }
    }

    /// The register's row, made when there is none, with leave marked as excused.
    func beginRegister(
        _ section: SectionID, _ day: Day, in db: Database
    ) throws -> (row: RegisterRow, excused: Int) {
        if let row = try RegisterRow.find(section, day, in: db) { return (row, 0) }
        let row = try RegisterRow.insert(section, day, by: user, at: now, in: db)
        let onLeave = try Leave.onLeave(section, day, in: db)
        for (student, reason) in onLeave {
            let step = try MarkEvent.nextStep(in: db)
            try MarkEvent(
                register: row, order: MarkOrder(student, .excused, remark: reason), kind: .leave,
                step: step
            ).insert(by: user, at: now, in: db)
        }
        return (row, onLeave.count)
    }
}
