// Staff from the command line, under the word most people look for.

import ArgumentParser
import SchoolCore

struct TeachersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teachers", abstract: "Staff: list, show, appoint, correct, assign.",
        subcommands: [
            List.self, Show.self, Classes.self, Subjects.self, Create.self, Update.self,
            Assign.self, Unassign.self,
        ],
        defaultSubcommand: List.self, aliases: ["staff"])

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Everybody who works here.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let staff = try session.staff()
            return .page(
                staff.map(TeachersCommand.json), of: "staff", page: 1, limit: max(1, staff.count),
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
