// What a member of staff teaches, from the command line.

import ArgumentParser
import SchoolCore

extension TeachersCommand {
    struct Classes: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The classes of a member of staff this year.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Employee number, sign-in name or whole name.") var staff: String

        func answer(_ session: Session) throws -> Answer {
            let classes = try session.classes(of: try session.staff(named: staff).id)
            let rows = classes.map { row -> JSON in
                [
                    "id": .id(row.section), "class": .text(row.name),
                    "isClassTeacher": .bool(row.isClassTeacher),
                    "subjects": .array(row.subjects.map(JSON.text)),
                ]
            }
            return .page(
                rows, of: "classes", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: columns(
                    ["Class", "Teaches", ""],
                    classes.map {
                        [
                            $0.name, $0.subjects.joined(separator: ", "),
                            $0.isClassTeacher ? "class teacher" : "",
                        ]
                    }))
        }
    }

    struct Subjects: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The subjects of a member of staff, and to which classes.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Employee number, sign-in name or whole name.") var staff: String

        func answer(_ session: Session) throws -> Answer {
            let found = try session.staff(named: staff)
            let teaching = try session.teaching(of: found.id).filter {
                !$0.isOver(on: session.today)
            }
            let names = teaching.map(\.subject).reduce(into: [String]()) { names, name in
                if !names.contains(name) { names.append(name) }
            }
            let subjects = names.sorted().map { name in
                (name: name, taught: teaching.filter { $0.subject == name })
            }
            let rows = subjects.map { subject -> JSON in
                [
                    "id": subject.taught.first.map { .id($0.subjectID) } ?? .null,
                    "subject": .text(subject.name),
                    "classes": .array(subject.taught.map { .text($0.sectionName) }),
                ]
            }
            return .page(
                rows, of: "subjects", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: columns(
                    ["Subject", "Classes"],
                    subjects.map {
                        [$0.name, $0.taught.map(\.sectionName).joined(separator: ", ")]
                    }))
        }
    }

    struct Unassign: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody teach a subject to a class for the last time on a day.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Employee number, sign-in name or whole name.") var staff: String
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section: String
        @Option(help: "Name or code of the subject.") var subject: String
        @Option(help: "Last day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let day = try Words.day(date, session)
            let found = try session.staff(named: staff)
            try session.endTeaching(
                of: try session.subject(named: subject), by: found.id,
                to: try session.section(named: section), on: day)
            return .done("\(found.name) teaches that in \(section.uppercased()) until \(day.text).")
        }
    }
}
