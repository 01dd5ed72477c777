// Subjects from the command line.

import ArgumentParser
import SchoolCore

struct SubjectsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subjects", abstract: "Subjects: list, create.",
        subcommands: [List.self, Create.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "All subjects.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let subjects = try session.subjects()
            let rows = subjects.map { subject -> JSON in
                [
                    "id": .id(subject.id), "name": .text(subject.name),
                    "code": .textOrNull(subject.code),
                ]
            }
            return .page(
                rows, of: "subjects", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: columns(["Code", "Subject"], subjects.map { [$0.code ?? "", $0.name] }))
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
}
