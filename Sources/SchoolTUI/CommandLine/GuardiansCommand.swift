// Guardians from the command line. A pupil is named, the first guardian is meant.

import ArgumentParser
import SchoolCore

struct GuardiansCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guardians", abstract: "Guardians: correct one.", subcommands: [Update.self])

    struct Update: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct", abstract: "Correct a pupil's first guardian: field=value.",
            aliases: ["update"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "Admission number of the pupil.") var number: String
        @Argument(help: "name, latinName, phone, email, occupation.") var changes: [String]

        func answer(_ session: Session) throws -> Answer {
            let card = try session.card(of: try session.student(numbered: number))
            guard let guardian = card.guardians.first else {
                throw Refusal.unknown(number, kind: "guardian")
            }
            var form = GuardianForm(guardian)
            for (field, value) in try FieldChanges.parse(changes) {
                switch field {
                case "name": form.name = value
                case "latinName": form.latinName = value
                case "phone": form.phone = value
                case "email": form.email = value
                case "occupation": form.occupation = value
                default:
                    throw Refusal.invalid([
                        FieldProblem(
                            field,
                            .notAnOption(["name", "latinName", "phone", "email", "occupation"]))
                    ])
                }
            }
            try session.correct(
                guardian.id, to: try form.checked(country: session.school.profile.country),
                version: guardian.version)
            return .done("The guardian of \(number) is corrected.")
        }
    }
}
