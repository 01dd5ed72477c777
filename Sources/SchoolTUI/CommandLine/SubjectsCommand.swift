// Subjects from the command line.

import ArgumentParser
import SchoolCore

struct SubjectsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subjects", abstract: "Subjects: list, show, create, correct.",
        subcommands: [List.self, Show.self, Create.self, Update.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "All subjects.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let subjects = try session.subjects()
            let rows = subjects.map(SubjectsCommand.json)
            return .page(
                rows, of: "subjects", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: columns(["Code", "Subject"], subjects.map { [$0.code ?? "", $0.name] }))
        }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "One subject, and who teaches it to whom.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Name or code of the subject.") var subject: String

        func answer(_ session: Session) throws -> Answer {
            let found = try session.subject(try session.subject(named: subject))
            let teaching = try session.teaching(ofSubject: found.id)
            let rows = teaching.map { row -> JSON in
                [
                    "class": .text(row.sectionName), "teacher": .text(row.staffName),
                    "fromOn": .day(row.fromOn), "toOn": .day(row.toOn),
                ]
            }
            return Answer(
                ["subject": SubjectsCommand.json(found), "teaching": .array(rows)],
                lines: [[found.code, found.name].compactMap { $0 }.joined(separator: "  ")]
                    + teaching.map { "  \($0.sectionName)  \($0.staffName)" })
        }
    }

    struct Create: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "A new subject.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Its name.") var name: String
        @Option(help: "Its code, MATH101.") var code = ""

        func answer(_ session: Session) throws -> Answer {
            let id = try session.addSubject(name: name, code: code)
            return .done("Subject \(name) is made.", ["id": .id(id)])
        }
    }

    struct Update: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct", abstract: "Correct a subject: field=value.",
            aliases: ["update"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "Name or code of the subject.") var subject: String
        @Argument(help: "name, code.") var changes: [String]

        func answer(_ session: Session) throws -> Answer {
            let known = try session.subject(try session.subject(named: subject))
            var (name, code) = (known.name, known.code ?? "")
            for (field, value) in try FieldChanges.parse(changes) {
                switch field {
                case "name": name = value
                case "code": code = value
                default:
                    throw Refusal.invalid([FieldProblem(field, .notAnOption(["name", "code"]))])
                }
            }
            try session.correct(known, name: name, code: code)
            return .done("Subject \(name) is corrected.")
        }
    }

    static func json(_ subject: Subject) -> JSON {
        [
            "id": .id(subject.id), "name": .text(subject.name), "code": .textOrNull(subject.code),
        ]
    }
}
