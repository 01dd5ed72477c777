// Years, calendar, settings and the audit trail from the command line.

import ArgumentParser
import SchoolCore

struct YearsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "years", abstract: "Academic years: list, open.",
        subcommands: [List.self, Open.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "All academic years.")
        @OptionGroup var options: CommandOptions
        func answer(_ session: Session) throws -> Answer {
            let years = try session.years()
            let rows = years.map { year -> JSON in
                [
                    "id": .id(year.id), "name": .text(year.name), "startsOn": .day(year.startsOn),
                    "endsOn": .day(year.endsOn), "isCurrent": .bool(year.isCurrent),
                ]
            }
            let lines = columns(
                ["Year", "From", "To", ""],
                years.map {
                    [$0.name, $0.startsOn.iso, $0.endsOn.iso, $0.isCurrent ? "current" : ""]
                })
            return .page(
                rows, of: "years", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: lines)
        }
    }

    struct Open: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open a year with all its days.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Its name, 2026-2027.") var name: String
        @Option(help: "First day.") var from: String
        @Option(help: "Last day.") var to: String
        @Flag(help: "Leave the present year current.") var later = false

        func answer(_ session: Session) throws -> Answer {
            let new = try NewYear(name: name, startsOn: from, endsOn: to)
            let id = try session.openYear(new, makeCurrent: !later)
            return .done("The year \(new.name) is open.", ["id": .id(id)])
        }
    }
}

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "School days: list, close, open.",
        subcommands: [List.self, Close.self, Open.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "The days of a range.")
        @OptionGroup var options: CommandOptions
        @Option(help: "First day; today unless given.") var from: String?
        @Option(help: "Last day; 30 days on unless given.") var to: String?

        func answer(_ session: Session) throws -> Answer {
            let first = try Words.day(from, session)
            let last = try to.map { try Words.day($0, session) } ?? first + 30
            guard first <= last else {
                throw Refusal.invalid([FieldProblem("to", .endsBeforeStart)])
            }
            let days = try session.calendar(first...last)
            let rows = days.map { day -> JSON in
                [
                    "date": .day(day.day), "isOpen": .bool(day.isOpen),
                    "reason": .text(day.reason),
                ]
            }
            return .page(
                rows, of: "days", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: days.map { day in
                    let state = day.isOpen ? "open" : "closed  \(day.reason)"
                    return "\(day.day.iso) \(day.day.weekdayName)  \(state)"
                })
        }
    }

    struct Close: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Close a day: a holiday.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The day.") var date: String
        @Option(help: "Why.") var reason: String

        func answer(_ session: Session) throws -> Answer {
            let day = try Words.day(date, session)
            try session.close(day, reason: reason)
            return .done("The school is closed on \(day.text).")
        }
    }

    struct Open: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Open a closed day.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The day.") var date: String

        func answer(_ session: Session) throws -> Answer {
            let day = try Words.day(date, session)
            try session.open(day)
            return .done("The school is open on \(day.text).")
        }
    }
}

struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "What the school sets for itself.",
        subcommands: [Get.self, SetValue.self], defaultSubcommand: Get.self)

    struct Get: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "get", abstract: "All settings, or one.", aliases: ["list"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "A setting.") var key: String?

        func answer(_ session: Session) throws -> Answer {
            let numbers = try session.settings().map { row in
                let (from, to) = (row.setting.range.lowerBound, row.setting.range.upperBound)
                return Line(
                    key: row.setting.rawValue, value: .number(row.value),
                    standard: .number(row.setting.standard), shownRange: "\(from)-\(to)",
                    range: [("from", .number(from)), ("to", .number(to))],
                    meaning: row.setting.meaning)
            }
            let words = try session.textSettings().map { row in
                Line(
                    key: row.setting.rawValue, value: .text(row.value),
                    standard: .text(row.setting.standard),
                    shownRange: row.setting.choices.joined(separator: ", "),
                    range: [("choices", .array(row.setting.choices.map(JSON.text)))],
                    meaning: row.setting.meaning)
            }
            let lines = (numbers + words).filter { key == nil || $0.key == key }
            if let key, lines.isEmpty { throw SettingsCommand.unknown(key) }
            return Answer(
                .array(lines.map(\.json)),
                lines: columns(
                    ["Setting", "Value", "Range", "Meaning"],
                    lines.map { [$0.key, $0.shownValue, $0.shownRange, $0.meaning] }))
        }

        /// One setting, whatever its kind.
        private struct Line {
            let key: String
            let value: JSON
            let standard: JSON
            let shownRange: String
            let range: [(String, JSON)]
            let meaning: String

            var json: JSON {
                let head: [(String, JSON)] = [
                    ("key", .text(key)), ("value", value), ("default", standard),
                ]
                return .object(head + range + [("meaning", .text(meaning))])
            }

            var shownValue: String {
                guard case .text(let word) = value else { return value.text }
                return word.isEmpty ? "none" : word
            }
        }
    }

    struct SetValue: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Set one.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A setting.") var key: String
        @Argument(help: "Its value.") var value: String

        func answer(_ session: Session) throws -> Answer {
            if let setting = Setting(rawValue: key) {
                try session.set(setting, to: try number(setting))
            } else if let setting = TextSetting(rawValue: key) {
                try session.set(setting, to: value)
            } else {
                throw SettingsCommand.unknown(key)
            }
            return .done("\(key) is \(value).")
        }

        private func number(_ setting: Setting) throws -> Int {
            let range = setting.range
            guard let number = Int(value) else {
                throw Refusal.invalid([
                    FieldProblem(
                        setting.rawValue,
                        .notANumber(from: range.lowerBound, to: range.upperBound))
                ])
            }
            return number
        }
    }

    private static func unknown(_ key: String) -> Refusal {
        let keys = Setting.allCases.map(\.rawValue) + TextSetting.allCases.map(\.rawValue)
        return .invalid([FieldProblem("key", .notAnOption(keys))])
    }
}
