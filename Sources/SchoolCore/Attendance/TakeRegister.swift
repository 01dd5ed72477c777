// A whole register in one go, as a script or an import gives it: by roll number, the rest present.

import GRDB

/// A register as a command gives it.
package struct RegisterOrder: Equatable, Sendable {
    /// Marks by roll number.
    package var marks: [Int: AttendanceCode] = [:]
    package var remarks: [Int: String] = [:]
    /// When somebody came, in minutes since midnight.
    package var minutes: [Int: Int] = [:]
    /// Everybody else is present.
    package var restPresent = true
    package var signs = false

    package init() {}
}

/// What taking a register did.
package struct RegisterTaken: Equatable, Sendable {
    package let created: Int
    package let changed: Int
    package let counts: MarkCounts
    package let isSigned: Bool
}

extension Session {
    /// Takes a class's register in one transaction: opens it, marks, and signs when asked.
    package func takeRegister(
        of section: SectionID, on day: Day, _ order: RegisterOrder
    ) throws -> RegisterTaken {
        try change(needs: .takeRegisters, about: .register(section, day)) { db in
            // Check.
            try MarkingWindow.stored(today: today, in: db).mustBeMarkable(day, in: db)
            let (register, _) = try beginRegister(section, day, in: db)
            guard register.signedBy == nil else { throw Refusal.attendance(.alreadySigned) }
            let before = try Register.read(section, day, in: db)
            let orders = try order.orders(for: before)

            // Write.
            let step = try MarkEvent.nextStep(in: db)
            for order in orders {
                try MarkEvent(register: register, order: order, kind: .set, step: step)
                    .insert(by: user, at: now, in: db)
            }
            let roll = try register.roll(in: db)
            if order.signs {
                try roll.mustBeComplete()
                try register.sign(by: user, at: now, in: db)
            }

            // Tell.
            let counts = roll.counts
            let created = orders.filter { order in
                before.rows.first { $0.student == order.student }?.mark == nil
            }.count
            let taken = RegisterTaken(
                created: created, changed: orders.count - created, counts: counts,
                isSigned: order.signs)
            return Change(
                taken,
                audit: AuditEntry(verb: .takenRegister, facts: AuditEntry.signed(counts).facts))
        }
    }
}

extension RegisterOrder {
    /// The marks to write: those asked for where they differ, and the rest present.
    func orders(for register: Register) throws(Refusal) -> [MarkOrder] {
        let rolls = Set(register.rows.map(\.rollNumber))
        if rolls.isEmpty { throw .attendance(.nobodyEnrolled) }
        for roll in marks.keys.sorted() where !rolls.contains(roll) {
            throw .attendance(.notInThisClass(roll: roll))
        }
        var orders: [MarkOrder] = []
        for row in register.rows {
            let wanted = marks[row.rollNumber]
            let remark = remarks[row.rollNumber] ?? ""
            if let wanted, row.mark?.code != wanted || row.mark?.remark != remark {
                let minute = minutes[row.rollNumber]
                orders.append(
                    try MarkOrder(row.student, wanted, remark: remark, minute: minute).checked())
            } else if wanted == nil, row.mark == nil, restPresent {
                orders.append(MarkOrder(row.student, .present))
            }
        }
        return orders
    }
}
