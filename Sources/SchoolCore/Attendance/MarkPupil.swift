// One mark against one name, stored as it is typed: the commonest write of the school.

import GRDB

extension Session {
    /// Sets or clears one pupil's mark. Setting the same mark again is harmless.
    package func mark(_ order: MarkOrder, in section: SectionID, on day: Day) throws {
        try change(needs: .takeRegisters, about: .register(section, day)) { db in
            // Check.
            let order = try order.checked()
            try MarkingWindow.stored(today: today, in: db).check(day)
            let register = try RegisterRow.unsigned(section, day, in: db)
            guard try register.isOnRoll(order.student, in: db) else {
                throw Refusal.attendance(.notEnrolledThatDay(order.student))
            }

            // Write.
            let step = try MarkEvent.nextStep(in: db)
            try MarkEvent(register: register, order: order, kind: .set, step: step)
                .insert(by: user, at: now, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .marked,
                    [
                        "student": .id(order.student),
                        "code": .word(orNothing: order.code?.rawValue),
                    ]))
        }
    }
}

extension MarkOrder {
    package static let remarkCharacters = 60

    /// The order with its remark cleaned, or what is wrong with it.
    func checked() throws(Refusal) -> MarkOrder {
        if remark.isEmpty && minute == nil { return self }
        var check = FieldCheck()
        let text = check.optionalLine("remark", remark, atMost: MarkOrder.remarkCharacters)
        if let minute, !(0...1439).contains(minute) {
            check.add("minute", .notANumber(from: 0, to: 1439))
        }
        try check.orRefuse()
        return MarkOrder(student, code, remark: text, minute: minute)
    }
}
