// What the registers say, from the command line.

import ArgumentParser
import SchoolCore

extension AttendanceCommand {
    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Recorded marks, newest first.")
        @OptionGroup var options: CommandOptions
        @Option(help: "Admission number.") var student: String?
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section: String?
        @Option(help: "One day.") var date: String?
        @Option(help: "First day.") var from: String?
        @Option(help: "Last day.") var to: String?
        @OptionGroup var window: ListWindow

        func answer(_ session: Session) throws -> Answer {
            var wish = AttendanceRecord.Wish()
            wish.offset = try window.offset()
            wish.limit = window.limit
            wish.student = try student.map(session.student(numbered:))
            wish.section = try section.map(session.section(named:))
            wish.days = try Words.days(date ?? from, date ?? to, session)
            return try AttendanceCommand.records(wish, window, session)
        }
    }

    struct StudentBook: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "student", abstract: "One pupil's marks, newest first.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Admission number.") var number: String
        @Option(help: "First day.") var from: String?
        @Option(help: "Last day.") var to: String?
        @OptionGroup var window: ListWindow

        func answer(_ session: Session) throws -> Answer {
            var wish = AttendanceRecord.Wish()
            wish.offset = try window.offset()
            wish.limit = window.limit
            wish.student = try session.student(numbered: number)
            wish.days = try Words.days(from, to, session)
            return try AttendanceCommand.records(wish, window, session)
        }
    }

    struct ClassBook: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "class", abstract: "A class's register of a day, or its month sheet.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String
        @Option(help: "The day; today unless given.") var date: String?
        @Option(help: "A month, 2026-03, as a sheet of pupils and days.") var month: String?

        func answer(_ session: Session) throws -> Answer {
            let id = try session.section(named: section)
            if let month {
                guard let day = Day(iso: month + "-01") else {
                    throw Refusal.invalid([FieldProblem("month", .notAMonth)])
                }
                return AttendanceCommand.sheet(try session.month(of: id, containing: day))
            }
            let day = try Words.day(date, session)
            return AttendanceCommand.register(try session.register(of: id, on: day))
        }
    }

    struct Summary: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Counts and percentage of a pupil or a class.")
        @OptionGroup var options: CommandOptions
        @Option(help: "Admission number.") var student: String?
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section: String?

        func answer(_ session: Session) throws -> Answer {
            if let student, section == nil {
                let id = try session.student(numbered: student)
                return try AttendanceCommand.figures(
                    try session.attendanceSummary(of: id), session)
            }
            guard let section, student == nil else {
                throw CommandFault("Give either --student or --class.")
            }
            let id = try session.section(named: section)
            let figures = try session.attendanceSummary(of: id)
            return try AttendanceCommand.figures(figures, session) { $0.day.text }
        }
    }

    struct Stats: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The school's figures of a day, and which registers are in.")
        @OptionGroup var options: CommandOptions
        @Option(help: "The day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let day = try Words.day(date, session)
            let registers = try session.registers(on: day)
            let signed = registers.filter(\.isSigned).count
            let figures = try session.attendanceStatistics(on: day)
            var answer = try AttendanceCommand.figures(figures, session) { $0.sectionName }
            if case .object(let pairs) = answer.data {
                answer.data = .object(
                    pairs + [
                        ("date", .day(day)), ("registers", .number(registers.count)),
                        ("signed", .number(signed)),
                    ])
            }
            answer.lines.append("\(signed) of \(registers.count) registers are signed.")
            return answer
        }
    }

    static func figures(_ counts: MarkCounts, _ session: Session) throws -> Answer {
        let percent = counts.percentText(excusedInTotal: try session.excusedCounts())
        guard case .object(let pairs) = json(counts) else { return Answer(.null) }
        let value: JSON = percent == "-" ? .null : .decimal(percent)
        return Answer(
            .object(pairs + [("percentage", value)]), lines: ["\(counts.spoken): \(percent) %"])
    }

    /// The counts of signed registers, and the drafts by name.
    static func figures(
        _ figures: AttendanceFigures, _ session: Session,
        named name: (AttendanceFigures.Draft) -> String
    ) throws -> Answer {
        var answer = try Self.figures(figures.counts, session)
        let drafts = figures.drafts.map { draft -> JSON in
            ["class": .text(draft.sectionName), "date": .day(draft.day)]
        }
        if case .object(let pairs) = answer.data {
            answer.data = .object(pairs + [("drafts", .array(drafts))])
        }
        if !drafts.isEmpty {
            let names = figures.drafts.map(name).joined(separator: ", ")
            answer.lines.append("Not signed, so not counted: \(names).")
        }
        return answer
    }

    static func records(
        _ wish: AttendanceRecord.Wish, _ window: ListWindow, _ session: Session
    ) throws -> Answer {
        var wish = wish
        wish.after = try window.after.map { try place($0, of: wish.student, session) }
        let (rows, total) = try session.attendance(wish)
        let json = rows.map { row -> JSON in
            [
                "student": .text(row.admissionNumber), "name": .text(row.name),
                "class": .text(row.sectionName), "date": .day(row.day),
                "status": .text(row.code.word), "remarks": .text(row.remark),
                "minute": row.minute.map(JSON.number) ?? .null, "markedBy": .text(row.markedBy),
                "markedAt": .instant(row.markedAt), "signed": .bool(row.isSigned),
            ]
        }
        let lines = columns(
            ["Day", "Class", "Name", "Mark", "Remark", "By", "When"],
            rows.map {
                [
                    $0.day.iso, $0.sectionName, $0.name,
                    $0.code.word + ($0.isSigned ? "" : ", draft"), $0.remark, $0.markedBy,
                    $0.markedAt.iso,
                ]
            })
        let next = rows.last.map { last in
            last.day.iso + (wish.student == nil ? "/\(last.admissionNumber)" : "")
        }
        return .page(json, of: "marks", in: window, total: total, next: next, lines: lines)
    }

    /// `2026-11-19` in the list of one pupil, `2026-11-19/SA202600001` in any other.
    private static func place(
        _ typed: String, of student: StudentID?, _ session: Session
    ) throws -> AttendanceRecord.Place {
        let parts = typed.split(separator: "/", maxSplits: 1).map(String.init)
        let pupil = try parts.dropFirst().first.map(session.student(numbered:)) ?? student
        guard let pupil, let day = Day(iso: parts.first ?? "") else {
            throw Refusal.invalid([FieldProblem("after", .notADate)])
        }
        return AttendanceRecord.Place(day: day, student: pupil)
    }

    static func register(_ register: Register) -> Answer {
        let rows = register.rows.map { row -> JSON in
            [
                "roll": .number(row.rollNumber), "name": .text(row.name),
                "status": .textOrNull(row.mark?.code.word),
                "remarks": .text(row.mark?.remark ?? ""),
                "minute": row.mark?.minute.map(JSON.number) ?? .null,
            ]
        }
        let lines = register.rows.map { row in
            let code = row.mark?.code.rawValue ?? "."
            return "\(row.rollNumber)  \(code)  \(row.name)  \(row.mark?.remark ?? "")"
        }
        return Answer(
            [
                "class": .text(register.sectionName), "date": .day(register.day),
                "signedBy": .textOrNull(register.signedBy),
                "signedAt": .instant(register.signedAt), "counts": json(register.counts),
                "attendance": .array(rows),
            ],
            lines: ["\(register.sectionName)  \(register.day.text)"] + lines + [
                register.isSigned ? "signed by \(register.signedBy ?? "")" : "not signed"
            ])
    }

    static func sheet(_ sheet: MonthSheet) -> Answer {
        let rows = sheet.rows.map { row -> JSON in
            [
                "roll": .number(row.rollNumber), "name": .text(row.name),
                "marks": .array(row.codes.map { .textOrNull($0?.word) }),
                "counts": json(row.counts),
            ]
        }
        var lines = sheet.rows.map { row in
            let marks = row.codes.map { $0?.rawValue ?? "." }.joined()
            return "\(padded(row.rollNumber, 2))  \(marks)  \(row.name)"
        }
        if let words = sheet.draftWords { lines.append(words) }
        return Answer(
            [
                "class": .text(sheet.sectionName),
                "days": .array(sheet.days.map { .day($0.day) }), "rows": .array(rows),
                "drafts": .array(sheet.drafts.map { .day($0) }),
            ], lines: [sheet.sectionName] + lines)
    }
}
