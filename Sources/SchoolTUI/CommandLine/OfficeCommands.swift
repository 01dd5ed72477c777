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
                rows, page: 1, limit: max(1, rows.count), total: rows.count, lines: lines)
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
                rows, page: 1, limit: max(1, rows.count), total: rows.count,
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
            let wanted = try key.map(SettingsCommand.setting)
            let settings = try session.settings().filter { wanted == nil || $0.setting == wanted }
            let rows = settings.map { row -> JSON in
                [
                    "key": .text(row.setting.rawValue), "value": .number(row.value),
                    "default": .number(row.setting.standard),
                    "from": .number(row.setting.range.lowerBound),
                    "to": .number(row.setting.range.upperBound),
                    "meaning": .text(row.setting.meaning),
                ]
            }
            let lines = columns(
                ["Setting", "Value", "Range", "Meaning"],
                settings.map {
                    [
                        $0.setting.rawValue, String($0.value),
                        "\($0.setting.range.lowerBound)-\($0.setting.range.upperBound)",
                        $0.setting.meaning,
                    ]
                })
            return Answer(.array(rows), lines: lines)
        }
    }

    struct SetValue: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Set one.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A setting.") var key: String
        @Argument(help: "Its value.") var value: Int

        func answer(_ session: Session) throws -> Answer {
            let setting = try SettingsCommand.setting(key)
            try session.set(setting, to: value)
            return .done("\(setting.rawValue) is \(value).")
        }
    }

    static func setting(_ key: String) throws -> Setting {
        guard let setting = Setting(rawValue: key) else {
            throw Refusal.invalid([
                FieldProblem("key", .notAnOption(Setting.allCases.map(\.rawValue)))
            ])
        }
        return setting
    }
}
