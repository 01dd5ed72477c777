// The register from the command line.

import ArgumentParser
import Foundation
import SchoolCore

struct AttendanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attendance", abstract: "Registers: mark, sign, correct, list, add up.",
        subcommands: [
            Mark.self, Sign.self, Undo.self, Redo.self, Correct.self, List.self, ClassBook.self,
            StudentBook.self, Summary.self, Stats.self,
        ])

    struct Mark: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a class's register by roll numbers; who is not named is present.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String
        @Option(help: "Roll numbers: 7,17,33.") var absent: String?
        @Option(help: "Roll numbers.") var late: String?
        @Option(help: "Roll numbers.") var halfDay: String?
        @Option(help: "Roll numbers.") var excused: String?
        @Option(help: "Roll numbers.") var present: String?
        @Option(help: "A JSON list of {roll, status, remarks}.", completion: .file())
        var from: String?
        @Option(help: "The day; today unless given.") var date: String?
        @Flag(help: "Leave those who are not named without a mark.") var onlyNamed = false
        @Flag(help: "Sign the register.") var sign = false

        func answer(_ session: Session) throws -> Answer {
            let day = try Words.day(date, session)
            let id = try session.section(named: section)
            let taken = try session.takeRegister(of: id, on: day, try order())
            return AttendanceCommand.taken(taken, section: section, day: day)
        }

        private func order() throws -> RegisterOrder {
            var order = try from.map(RegisterFile.read) ?? RegisterOrder()
            order.restPresent = !onlyNamed && (from == nil || order.marks.isEmpty)
            order.signs = sign
            let words: [(AttendanceCode, String?)] = [
                (.present, present), (.absent, absent), (.late, late), (.halfDay, halfDay),
                (.excused, excused),
            ]
            for (code, text) in words {
                for roll in try Words.rolls(text) {
                    if let other = order.marks[roll], other != code {
                        throw CommandFault("Roll number \(roll) is named twice.")
                    }
                    order.marks[roll] = code
                }
            }
            return order
        }
    }

    struct Sign: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign a register in which no mark is missing.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String
        @Option(help: "The day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let day = try Words.day(date, session)
            let counts = try session.signRegister(
                of: try session.section(named: section), on: day)
            return .done(
                "\(section.uppercased()), \(day.text), is signed: \(counts.spoken).",
                AttendanceCommand.json(counts))
        }
    }

    struct Undo: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Undo your own last step in a register.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String
        @Option(help: "The day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let step = try session.undoMark(
                in: try session.section(named: section), on: try Words.day(date, session))
            return .done(
                "Undone for \(step.students.count).", ["pupils": .number(step.students.count)])
        }
    }

    struct Redo: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put back the step undone last.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String
        @Option(help: "The day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            let step = try session.redoMark(
                in: try session.section(named: section), on: try Words.day(date, session))
            return .done(
                "Put back for \(step.students.count).", ["pupils": .number(step.students.count)])
        }
    }

    struct Correct: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "correct", abstract: "Correct one mark of a signed register.",
            aliases: ["update"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "A class: 7b, 7B or 7-B.") var section: String
        @Argument(help: "Roll number.") var roll: Int
        @Option(help: "PRESENT, ABSENT, LATE, HALF_DAY, EXCUSED, or the letter.")
        var status: String
        @Option(help: "The reason.") var reason: String
        @Option(help: "The day; today unless given.") var date: String?

        func answer(_ session: Session) throws -> Answer {
            guard let code = AttendanceCode(typed: status) else {
                throw Refusal.invalid([
                    FieldProblem("status", .notAnOption(AttendanceCode.allCases.map(\.word)))
                ])
            }
            let day = try Words.day(date, session)
            let id = try session.section(named: section)
            let register = try session.register(of: id, on: day)
            guard let row = register.rows.first(where: { $0.rollNumber == roll }) else {
                throw Refusal.attendance(.notInThisClass(roll: roll))
            }
            try session.correctMark(
                of: row.student, to: code, reason: reason, in: id, on: day)
            return .done("Roll \(roll) is corrected to \(code.spoken).")
        }
    }

    static func taken(_ taken: RegisterTaken, section: String, day: Day) -> Answer {
        let sentence =
            "\(section.uppercased()), \(day.text): \(taken.counts.spoken)."
            + (taken.isSigned ? " Signed." : "")
        var pairs: [(String, JSON)] = [
            ("created", .number(taken.created)), ("changed", .number(taken.changed)),
            ("signed", .bool(taken.isSigned)), ("date", .day(day)),
        ]
        pairs.append(("counts", json(taken.counts)))
        return .done(sentence, .object(pairs))
    }

    static func json(_ counts: MarkCounts) -> JSON {
        [
            "present": .number(counts.present), "absent": .number(counts.absent),
            "late": .number(counts.late), "half_day": .number(counts.halfDay),
            "excused": .number(counts.excused), "total_days": .number(counts.total),
        ]
    }
}

extension MarkCounts {
    /// `31 present, 3 absent, 1 late`: zeros are left out, but never all of them.
    var spoken: String {
        let parts = AttendanceCode.allCases.filter { self[$0] > 0 }.map {
            "\(self[$0]) \($0.spoken)"
        }
        return parts.isEmpty ? "no marks" : parts.joined(separator: ", ")
    }
}

/// A register as a file: a JSON list of {roll, status, remarks}.
enum RegisterFile {
    private struct Line: Decodable {
        let roll: Int
        let status: String
        let remarks: String?
    }

    static func read(_ path: String) throws -> RegisterOrder {
        guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 20 else {
            throw CommandFault("\(path) cannot be read, or is over 1 MB.")
        }
        var order = RegisterOrder()
        for line in try lines(data, path: path) {
            guard let code = AttendanceCode(typed: line.status) else {
                throw CommandFault("“\(Clean.line(line.status))” is no status of a register.")
            }
            order.marks[line.roll] = code
            if let remarks = line.remarks { order.remarks[line.roll] = remarks }
        }
        guard !order.marks.isEmpty else {
            throw CommandFault("\(path) names no roll number. Leave it out, or name some.")
        }
        return order
    }

    private static func lines(_ data: Data, path: String) throws -> [Line] {
        do { return try JSONDecoder().decode([Line].self, from: data) } catch {
            throw CommandFault("\(path) is no JSON list of {roll, status, remarks}.")
        }
    }
}
