// Classes from the command line; 7b, 7B and 7-B name the same one.

import ArgumentParser
import SchoolCore

struct ClassesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classes", abstract: "Classes: list, show, create, correct, class teacher.",
        subcommands: [
            List.self, Show.self, Students.self, Subjects.self, Create.self, Update.self,
            AssignTeacher.self,
        ],
        defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "The classes of this year.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let sections = try session.sections()
            return .page(
                sections.map(ClassesCommand.json), of: "classes", page: 1,
                limit: max(1, sections.count),
                total: sections.count,
                lines: columns(
                    ["Class", "Pupils", "Room", "Class teacher"],
                    sections.map {
                        [$0.name, "\($0.strength)/\($0.capacity)", $0.room, $0.classTeacher ?? "-"]
                    }))
        }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "One class and who teaches it.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String

        func answer(_ session: Session) throws -> Answer {
            let (found, teaching) = try session.section(try session.section(named: section))
            let rows = teaching.map { row -> JSON in
                ["subject": .text(row.subject), "teacher": .text(row.staffName)]
            }
            let teacher = found.classTeacher ?? "no class teacher"
            return Answer(
                ["class": ClassesCommand.json(found), "teaching": .array(rows)],
                lines: ["\(found.name)  \(found.strength) pupils  \(teacher)"]
                    + teaching.map { "  \($0.subject)  \($0.staffName)" })
        }
    }

    struct Students: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "The pupils of a class.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String

        func answer(_ session: Session) throws -> Answer {
            var wish = StudentList.Wish(search: "", limit: 500)
            wish.section = try session.section(named: section)
            let rows = try session.students(wish).rows.sorted {
                ($0.rollNumber ?? 0) < ($1.rollNumber ?? 0)
            }
            let home = session.school.profile.country
            return .page(
                rows.map { StudentsCommand.json($0, home: home) }, of: "pupils", page: 1,
                limit: 500,
                total: rows.count,
                lines: columns(
                    ["Roll", "Name", "No."],
                    rows.map {
                        [$0.rollNumber.map(String.init) ?? "", $0.name, $0.admissionNumber]
                    }))
        }
    }

    struct Subjects: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The subjects of a class and who teaches them.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String

        func answer(_ session: Session) throws -> Answer {
            let plan = try session.plan(of: try session.section(named: section))
            let rows = plan.map { planned -> JSON in
                [
                    "id": .id(planned.subject.id), "subject": .text(planned.subject.name),
                    "code": .textOrNull(planned.subject.code),
                    "teachers": .array(planned.teaching.map { .text($0.staffName) }),
                ]
            }
            return .page(
                rows, of: "subjects", page: 1, limit: max(1, rows.count), total: rows.count,
                lines: columns(
                    ["Code", "Subject", "Taught by"],
                    plan.map {
                        [
                            $0.subject.code ?? "", $0.subject.name,
                            $0.teaching.isEmpty
                                ? "-" : $0.teaching.map(\.staffName).joined(separator: ", "),
                        ]
                    }))
        }
    }

    struct Create: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "A new class in this year.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Its name, 7-B.") var name: String
        @Option(help: "Its grade, 7.") var grade: String
        @Option(help: "Room.") var room = ""
        @Option(help: "How many pupils it holds.") var capacity = 40

        func answer(_ session: Session) throws -> Answer {
            let new = try NewSection(name: name, level: grade, room: room, capacity: capacity)
            let id = try session.add(new)
            return .done("Class \(new.name) is made.", ["id": .id(id)])
        }
    }

    struct Update: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct", abstract: "Correct a class: field=value, several at once.",
            aliases: ["update"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String
        @Argument(help: "name, grade, room, capacity.") var changes: [String]

        func answer(_ session: Session) throws -> Answer {
            let known = try session.section(try session.section(named: section)).section
            var (name, grade, room) = (known.name, known.level, known.room)
            var capacity = known.capacity
            for (field, value) in try FieldChanges.parse(changes) {
                switch field {
                case "name": name = value
                case "grade": grade = value
                case "room": room = value
                case "capacity": capacity = Int(String(value.map(\.digit))) ?? 0
                default:
                    throw Refusal.invalid([
                        FieldProblem(field, .notAnOption(["name", "grade", "room", "capacity"]))
                    ])
                }
            }
            let new = try NewSection(name: name, level: grade, room: room, capacity: capacity)
            try session.correct(known.id, to: new, version: known.version)
            return .done("Class \(new.name) is corrected.")
        }
    }

    struct AssignTeacher: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "assign-teacher", abstract: "Name the class teacher from a day on.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String
        @Argument(help: "Employee number, sign-in name or whole name.") var staff: String
        @Option(help: "First day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let found = try session.staff(named: staff)
            try session.nameClassTeacher(
                found.id, of: try session.section(named: section),
                from: try Words.day(date, session))
            return .done("\(found.name) is class teacher of \(section.uppercased()).")
        }
    }

    static func json(_ section: Section) -> JSON {
        [
            "id": .id(section.id), "name": .text(section.name), "grade": .text(section.level),
            "room": .text(section.room), "capacity": .number(section.capacity),
            "strength": .number(section.strength),
            "classTeacher": .textOrNull(section.classTeacher),
        ]
    }
}
