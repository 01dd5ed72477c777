// Guardians, staff, classes and subjects from the command line.

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

struct TeachersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teachers", abstract: "Staff: list, show, appoint, correct, assign.",
        subcommands: [List.self, Show.self, Create.self, Update.self, Assign.self],
        defaultSubcommand: List.self, aliases: ["staff"])

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Everybody who works here.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let staff = try session.staff()
            return .page(
                staff.map(TeachersCommand.json), page: 1, limit: max(1, staff.count),
                total: staff.count,
                lines: columns(
                    ["No.", "Name", "Designation", "Sign-in", "Status"],
                    staff.map {
                        [
                            $0.employeeNumber, $0.name, $0.designation, $0.username ?? "-",
                            $0.status,
                        ]
                    }))
        }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "One, with what is taught.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Employee number, sign-in name or whole name.") var staff: String

        func answer(_ session: Session) throws -> Answer {
            let found = try session.staff(named: staff)
            let teaching = try session.teaching(of: found.id)
            let json = teaching.map { row -> JSON in
                [
                    "class": .text(row.sectionName), "subject": .text(row.subject),
                    "fromOn": .day(row.fromOn), "toOn": .day(row.toOn),
                ]
            }
            let lines = teaching.map { "  \($0.sectionName)  \($0.subject)" }
            return Answer(
                ["staff": TeachersCommand.json(found), "teaching": .array(json)],
                lines: ["\(found.employeeNumber)  \(found.name)  \(found.designation)"] + lines)
        }
    }

    struct Create: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Appoint a member of staff; --user ties an account to the person.")
        @OptionGroup var options: CommandOptions
        @Option(help: "Name as written.") var name: String
        @Option(help: "Name in Latin letters, where it is written otherwise.") var latinName = ""
        @Option(help: "Employee number; the next one unless given.") var number = ""
        @Option(help: "What the person does.") var designation = ""
        @Option(help: "Telephone.") var phone = ""
        @Option(help: "E-mail address.") var email = ""
        @Option(help: "First day of work.") var joined = ""
        @Option(help: "The sign-in name of an existing account.") var user: String?

        func answer(_ session: Session) throws -> Answer {
            var form = StaffForm()
            form.name = name
            form.latinName = latinName
            form.employeeNumber = number
            form.designation = designation
            form.phone = phone
            form.email = email
            form.joinedOn = joined
            let new = try form.checked(
                country: session.school.profile.country, today: session.today)
            let account = try user.map { try session.user(named: $0).id }
            let id = try session.appoint(new, account: account)
            return .done("\(name) is appointed.", ["id": .id(id)])
        }
    }

    struct Update: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct", abstract: "Correct a member of staff: field=value.",
            aliases: ["update"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "Employee number, sign-in name or whole name.") var staff: String
        @Argument(help: "name, latinName, designation, phone, email.") var changes: [String]

        func answer(_ session: Session) throws -> Answer {
            let found = try session.staff(named: staff)
            var form = StaffForm(found)
            for (field, value) in try FieldChanges.parse(changes) {
                switch field {
                case "name": form.name = value
                case "latinName": form.latinName = value
                case "designation": form.designation = value
                case "phone": form.phone = value
                case "email": form.email = value
                default:
                    throw Refusal.invalid([
                        FieldProblem(
                            field,
                            .notAnOption(["name", "latinName", "designation", "phone", "email"]))
                    ])
                }
            }
            let new = try form.checked(
                country: session.school.profile.country, today: session.today)
            try session.correct(found.id, to: new, version: found.version)
            return .done("\(found.employeeNumber) is corrected.")
        }
    }

    struct Assign: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody teach a subject to a class from a day on.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Employee number, sign-in name or whole name.") var staff: String
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section: String
        @Option(help: "Name or code of the subject.") var subject: String
        @Option(help: "First day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let id = try session.assign(
                try session.staff(named: staff).id, to: try session.section(named: section),
                subject: try session.subject(named: subject), from: try Words.day(date, session))
            return .done("Assigned.", ["id": .id(id)])
        }
    }

    static func json(_ staff: StaffMember) -> JSON {
        [
            "id": .id(staff.id), "employeeNumber": .text(staff.employeeNumber),
            "name": .text(staff.name), "latinName": .text(staff.latinName),
            "designation": .text(staff.designation), "email": .text(staff.email),
            "username": .textOrNull(staff.username), "joinedOn": .day(staff.joinedOn),
            "status": .text(staff.status),
        ]
    }
}

struct ClassesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classes", abstract: "Classes: list, show, create, class teacher.",
        subcommands: [List.self, Show.self, Students.self, Create.self, AssignTeacher.self],
        defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "The classes of this year.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let sections = try session.sections()
            return .page(
                sections.map(ClassesCommand.json), page: 1, limit: max(1, sections.count),
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
            return Answer(
                ["class": ClassesCommand.json(found), "teaching": .array(rows)],
                lines: [
                    "\(found.name)  \(found.strength) pupils  \(found.classTeacher ?? "no class teacher")"
                ] + teaching.map { "  \($0.subject)  \($0.staffName)" })
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
                rows.map { StudentsCommand.json($0, home: home) }, page: 1, limit: 500,
                total: rows.count,
                lines: columns(
                    ["Roll", "Name", "No."],
                    rows.map {
                        [$0.rollNumber.map(String.init) ?? "", $0.name, $0.admissionNumber]
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
                rows, page: 1, limit: max(1, rows.count), total: rows.count,
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
