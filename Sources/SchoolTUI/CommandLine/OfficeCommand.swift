// How a command of the office runs: open the school, take up the session, ask or change, answer.
// A command holds no rule; it calls the same verbs as the screens.

import ArgumentParser
import SchoolCore

/// A command that needs somebody signed in.
protocol OfficeCommand: ParsableCommand {
    var options: CommandOptions { get }
    func answer(_ session: Session) throws -> Answer
}

extension OfficeCommand {
    func run() throws {
        try AnswerRun.answering(options) { try answer(try options.session()) }
    }
}

enum AnswerRun {
    /// Shows the answer, or the refusal with its exit status.
    static func answering(_ options: CommandOptions, _ work: () throws -> Answer) throws {
        try answering(asJSON: options.json, work)
    }

    static func answering(asJSON isJSON: Bool, _ work: () throws -> Answer) throws {
        do {
            let answer = try work()
            answer.show(asJSON: isJSON)
            if answer.exitStatus != 0 { throw ExitCode(answer.exitStatus) }
        } catch let code as ExitCode {
            throw code
        } catch {
            tell(error, asJSON: isJSON)
            throw ExitCode(ErrorCode(error).exitStatus)
        }
    }

    /// A refusal: JSON on standard output, or a sentence on standard error.
    static func tell(_ error: any Error, asJSON: Bool) {
        if asJSON {
            print(Answer.failure(error).text)
        } else {
            StandardError.say(Wording.sentence(error))
        }
    }
}

/// Turns the words of options into values.
enum Words {
    static func day(_ text: String?, _ session: Session) throws -> Day {
        guard let text else { return session.today }
        switch text.lowercased() {
        case "today": return session.today
        case "yesterday": return session.today - 1
        default:
            guard let day = Day(iso: text) else {
                throw Refusal.invalid([FieldProblem("date", .notADate)])
            }
            return day
        }
    }

    static func days(_ from: String?, _ to: String?, _ session: Session) throws -> ClosedRange<Day>?
    {
        guard from != nil || to != nil else { return nil }
        let first = try from.map { try day($0, session) } ?? Day(0)
        let last = try to.map { try day($0, session) } ?? Day(9_999_999)
        guard first <= last else { throw Refusal.invalid([FieldProblem("to", .endsBeforeStart)]) }
        return first...last
    }

    static func role(_ typed: String) throws -> Role {
        guard let role = Role(typed: typed) else {
            throw Refusal.invalid([
                FieldProblem("role", .notAnOption(Role.allCases.map(\.rawValue)))
            ])
        }
        return role
    }

    /// `7,17,33` as roll numbers.
    static func rolls(_ text: String?) throws -> [Int] {
        try (text ?? "").split(whereSeparator: { $0 == "," || $0 == " " }).map { word in
            guard let roll = Int(String(word.map(\.digit))), (1...999).contains(roll) else {
                throw Refusal.invalid([FieldProblem("roll", .notANumber(from: 1, to: 999))])
            }
            return roll
        }
    }

    static func page(_ page: Int, _ limit: Int) throws -> Int {
        guard page >= 1 else {
            throw Refusal.invalid([FieldProblem("page", .notANumber(from: 1, to: 100_000))])
        }
        guard (1...500).contains(limit) else {
            throw Refusal.invalid([FieldProblem("limit", .notANumber(from: 1, to: 500))])
        }
        return (page - 1) * limit
    }
}
