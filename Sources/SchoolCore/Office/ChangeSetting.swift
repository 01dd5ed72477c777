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

    /// Sets a word among those it may be.
    package func set(_ setting: TextSetting, to value: String) throws {
        try change(needs: .changeSettings, about: .school) { db in
            let value = try setting.checked(value)
            if school.place.isGuarded, PrinterChoice(value)?.namesPath == true {
                throw Refusal.exchange(.pathFromOutside)
            }
            if PrinterChoice(value)?.path.map({ OwnFiles.include($0, of: school.path) }) == true {
                throw Refusal.invalid([FieldProblem(setting.rawValue, .ownFile)])
            }
            let before = try setting.value(in: db)
            try setting.store(value, in: db)
            return Change(
                (),
                audit: AuditEntry(
                    .changedSetting,
                    [
                        "setting": .word(setting.rawValue), "before": .word(before),
                        "after": .word(value),
                    ]))
        }
    }

    /// Every setting with its present value.
    package func settings() throws -> [(setting: Setting, value: Int)] {
        try look(needs: .seeSettings) { db, _ in
            try Setting.allCases.map { ($0, try $0.value(in: db)) }
        }
    }

    /// Every setting that is a word, with its present value.
    package func textSettings() throws -> [(setting: TextSetting, value: String)] {
        try look(needs: .seeSettings) { db, _ in
            try TextSetting.allCases.map { ($0, try $0.value(in: db)) }
        }
    }

    /// Where receipts are printed, and how wide.
    package func receiptSettings() throws -> ReceiptSettings {
        try look(needs: .seeFees, about: .school) { try ReceiptSettings.stored(in: $0) }
    }

    /// Minutes without a key after which this screen locks.
    package func idleMinutes() throws -> Int {
        try look(needs: .seeProfile, about: .user(user)) { try Setting.idleMinutes.value(in: $0) }
    }
}

extension ReceiptSettings {
    static func stored(in db: Database) throws -> ReceiptSettings {
        ReceiptSettings(
            printer: PrinterChoice(try TextSetting.receiptPrinter.value(in: db)) ?? .nowhere,
            width: ReceiptWidth(rawValue: try TextSetting.receiptWidth.value(in: db)) ?? .wide)
    }
}
