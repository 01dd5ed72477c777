// Pupils from the command line.

import ArgumentParser
import SchoolCore

struct StudentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "students", abstract: "Pupils: list, show, admit, correct, move, leave.",
        subcommands: [
            List.self, Show.self, Admit.self, Update.self, Move.self, LeaveOfAbsence.self,
        ], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find pupils by name in any script, number, telephone or guardian.")
        @OptionGroup var options: CommandOptions
        @Option(help: "Words to find.") var search: String = ""
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section: String?
        @Option(help: "ACTIVE (default), another status, or all.") var status: String = "ACTIVE"
        @Option(help: "name (default), number, class, admitted or born.") var sort = "name"
        @Flag(help: "The last of that order first.") var descending = false
        @OptionGroup var window: ListWindow

        func answer(_ session: Session) throws -> Answer {
            var wish = StudentList.Wish(search: search, limit: window.limit)
            wish.offset = try window.offset()
            wish.after = try window.after.map(session.student(numbered:))
            wish.section = try section.map(session.section(named:))
            wish.status = try wanted()
            wish.order = try Words.option("sort", sort, StudentList.Order.self)
            wish.isDescending = descending
            let list = try session.students(wish)
            let home = session.school.profile.country
            let lines = columns(
                ["No.", "Name", "Class", "Roll", "Guardian", "Phone"],
                list.rows.map {
                    [
                        $0.admissionNumber, $0.name, $0.sectionName,
                        $0.rollNumber.map(String.init) ?? "", $0.guardianName,
                        PhoneNumber.shown($0.guardianPhone, at: home),
                    ]
                })
            return .page(
                list.rows.map { StudentsCommand.json($0, home: home) }, of: "pupils",
                in: window, total: list.total, next: list.rows.last?.admissionNumber,
                lines: lines)
        }

        private func wanted() throws -> Student.Status? {
            if status.lowercased() == "all" { return nil }
            guard let found = Student.Status(rawValue: status.uppercased()) else {
                throw Refusal.invalid([
                    FieldProblem(
                        "status", .notAnOption(Student.Status.allCases.map(\.rawValue) + ["all"]))
                ])
            }
            return found
        }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "One pupil's card.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Admission number.") var number: String

        func answer(_ session: Session) throws -> Answer {
            let card = try session.card(of: try session.student(numbered: number))
            return Answer(
                StudentsCommand.json(card, home: session.school.profile.country),
                lines: StudentsCommand.lines(card, home: session.school.profile.country))
        }
    }

    struct Update: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct", abstract: "Correct a pupil: field=value, several at once.",
            aliases: ["update"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "Admission number.") var number: String
        @Argument(help: "name, latinName, familyName, sex, bornOn, phone, email, address.")
        var changes: [String]

        func answer(_ session: Session) throws -> Answer {
            let student = try session.student(numbered: number)
            let card = try session.card(of: student)
            var form = AdmissionForm(card.student)
            for (field, value) in try FieldChanges.parse(changes) {
                guard let path = AdmissionForm.fields[field] else {
                    throw Refusal.invalid([
                        FieldProblem(field, .notAnOption(AdmissionForm.fields.keys.sorted()))
                    ])
                }
                form[keyPath: path] = value
            }
            let particulars = try form.corrected(
                country: session.school.profile.country, today: session.today)
            try session.correct(student, to: particulars, version: card.student.version)
            return .done("\(number) is corrected.")
        }
    }

    struct Move: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a pupil to another class from a day on.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Admission number.") var number: String
        @Argument(help: "The new class: 7b, 7B or 7-B.") var section: String
        @Option(help: "First day in the new class; today unless given.") var date: String?
        @Flag(help: "Move although the class is full.") var overCapacity = false

        func answer(_ session: Session) throws -> Answer {
            let day = try Words.day(date, session)
            let student = try session.student(numbered: number)
            try session.move(
                student, to: try session.section(named: section), on: day,
                overCapacity: overCapacity)
            return .done("\(number) is in \(section.uppercased()) from \(day.text) on.")
        }
    }

    struct LeaveOfAbsence: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "leave", abstract: "Record leave: its registers come marked as excused.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Admission number.") var number: String
        @Option(help: "First day.") var from: String
        @Option(help: "Last day; the first unless given.") var to: String?
        @Option(help: "The reason.") var reason: String

        func answer(_ session: Session) throws -> Answer {
            let first = try Words.day(from, session)
            let last = try to.map { try Words.day($0, session) } ?? first
            guard first <= last else {
                throw Refusal.invalid([FieldProblem("to", .endsBeforeStart)])
            }
            let student = try session.student(numbered: number)
            let leave = try session.recordLeave(of: student, first...last, reason: reason)
            return .done("Leave is recorded.", ["id": .id(leave)])
        }
    }
}

/// `field=value` words of a correction.
enum FieldChanges {
    static func parse(_ words: [String]) throws -> [(field: String, value: String)] {
        try words.map { word in
            guard let mark = word.firstIndex(of: "=") else {
                throw CommandFault("“\(Clean.line(word))” is not field=value.")
            }
            return (String(word[..<mark]), String(word[word.index(after: mark)...]))
        }
    }
}

extension AdmissionForm {
    /// The fields a correction may name.
    static var fields: [String: WritableKeyPath<AdmissionForm, String>] {
        [
            "name": \.name, "latinName": \.latinName, "familyName": \.familyName, "sex": \.sex,
            "bornOn": \.bornOn, "phone": \.phone, "email": \.email, "address": \.address,
        ]
    }
}
