// What the person of the stored token prefers of the screens.

import ArgumentParser
import SchoolCore

struct PreferencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preferences", abstract: "What you prefer of the screens: list, set.",
        subcommands: [List.self, SetValue.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Everything you may prefer.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let preferences = try session.preferences()
            let rows = Preference.allCases.map { preference -> JSON in
                [
                    "name": .text(preference.rawValue), "value": .text(preferences[preference]),
                    "default": .text(preference.standard),
                    "choices": .array(preference.choices.map(JSON.text)),
                    "meaning": .text(preference.meaning),
                ]
            }
            let lines = columns(
                ["Name", "Value", "Choices", "Meaning"],
                Preference.allCases.map {
                    [
                        $0.rawValue, preferences[$0], $0.choices.joined(separator: ", "),
                        $0.meaning,
                    ]
                })
            return Answer(.array(rows), lines: lines)
        }
    }

    struct SetValue: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Prefer something from the next sign-in on.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "What, such as theme.") var name: String
        @Argument(help: "One of the words it may be.") var value: String

        func answer(_ session: Session) throws -> Answer {
            guard let preference = Preference(rawValue: name) else {
                throw Refusal.invalid([
                    FieldProblem("name", .notAnOption(Preference.allCases.map(\.rawValue)))
                ])
            }
            let preferences = try session.prefer(preference, value)
            let kept = preferences[preference]
            return .done(
                "\(name) is \(kept).", ["name": .text(name), "value": .text(kept)])
        }
    }
}
