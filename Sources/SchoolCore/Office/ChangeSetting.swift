// What a school may set for itself.

import GRDB

extension Session {
    /// Sets a value inside its range.
    package func set(_ setting: Setting, to value: Int) throws {
        try change(needs: .changeSettings, about: .school) { db in
            // Check.
            guard setting.range.contains(value) else {
                let range = setting.range
                throw Refusal.invalid([
                    FieldProblem(
                        setting.rawValue,
                        .notANumber(from: range.lowerBound, to: range.upperBound))
                ])
            }
            let before = try setting.value(in: db)

            // Write.
            try setting.store(value, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .changedSetting,
                    [
                        "setting": .word(setting.rawValue), "before": .count(before),
                        "after": .count(value),
                    ]))
        }
    }

    /// Every setting with its present value.
    package func settings() throws -> [(setting: Setting, value: Int)] {
        try look(needs: .seeSettings) { db, _ in
            try Setting.allCases.map { ($0, try $0.value(in: db)) }
        }
    }

    /// Minutes without a key after which this screen locks.
    package func idleMinutes() throws -> Int {
        try look(needs: .seeProfile, about: .user(user)) { try Setting.idleMinutes.value(in: $0) }
    }
}
