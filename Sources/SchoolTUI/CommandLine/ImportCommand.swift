// A whole school from another program's files.

import ArgumentParser
import Foundation
import SchoolCore

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a school of another program's files.",
        subcommands: [Clever.self])

    struct Clever: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The five CSV files of a Clever district, one school of it.")

        @OptionGroup var options: CommandOptions
        @Argument(help: "The folder with the five files.", completion: .directory)
        var folder: String
        @Option(help: "School_id of the school to take.") var school: String
        @Flag(help: "Only say what would be imported, and what cannot be.") var dryRun = false
        @Flag(help: "Leave out rows that cannot be taken; they go to a file.")
        var goodRowsOnly = false
        @Option(help: "Where rejected rows go; beside the school unless given.")
        var rejects: String?
        @Option(help: "Sign-in name of the first administrator.") var admin: String?
        @Flag(help: "Read the administrator's password from standard input.")
        var passwordStdin = false
        @Option(help: "A new file for the one-time passwords of the staff.") var passwords: String?
        @Flag(help: "Keep the year of the files instead of moving it to the present.")
        var yearAsInFile = false

        func run() throws { try AnswerRun.answering(options, answer) }

        func answer() throws -> Answer {
            let plan = try read()
            if dryRun { return ImportReport.dryRun(plan) }
            guard plan.rejects.isEmpty || goodRowsOnly else {
                ImportReport.tellProblems(plan)
                throw Refusal.exchange(.rowsRejected(plan.rejects.count))
            }
            return try make(plan)
        }

        private func read() throws -> CleverPlan {
            guard Places.exists(folder) else { throw Refusal.exchange(.folderMissing(folder)) }
            defer { StandardError.endCounting() }
            let files = try CleverFiles(folder: Places.absolute(folder)) { file, rows in
                StandardError.counting("Rows of \(file.rawValue)", rows)
            }
            let today = Places.clock(zone: "America/New_York").today()
            return try files.plan(for: school, today: today, keepsYear: yearAsInFile)
        }

        private func make(_ plan: CleverPlan) throws -> Answer {
            guard !Places.exists(options.path) else {
                throw Refusal.exchange(.fileExists(options.path))
            }
            let (name, password) = try administrator()
            try Places.makeFolder(of: options.path)
            let papers = try Papers(
                passwords: passwords ?? options.path + ".passwords.csv",
                rejects: plan.rejects.isEmpty ? nil : rejects ?? options.path + ".rejects.csv")
            let handedOut = try papers.orNone {
                let job = try ImportClever(
                    plan, to: options.path, administrator: name, password: password)
                return try job.make(
                    clock: Places.clock(zone: plan.profile.timeZone),
                    progress: { StandardError.progress($0, $1, of: $2) })
            }
            try papers.write(passwords: ImportReport.paper(handedOut))
            try papers.write(rejects: plan.rejectsFile { Wording.sentence($0.reason) })
            return ImportReport.done(plan, database: options.path, paper: papers.passwords)
        }

        private func administrator() throws -> (name: String, password: String) {
            let name = try admin ?? VisibleInput.ask("Sign-in name of the first administrator: ")
            try FirstAdministrator.mustBeUsable(name)
            let password =
                passwordStdin
                ? try passwordFromInput()
                : try HiddenInput.askTwice("Password of \(name): ", of: name)
            return (name, password)
        }
    }
}

/// The two files an import leaves beside the school. They lie there, empty, before the school is
/// made: what they will say exists only once, and must not be lost for want of a folder.
private struct Papers {
    let passwords: String
    let rejects: String?

    init(passwords: String, rejects: String?) throws {
        self.passwords = Places.absolute(passwords)
        self.rejects = rejects.map(Places.absolute)
        for path in all where Places.exists(path) {
            throw Refusal.exchange(.fileExists(path))
        }
        try orNone {
            for path in all { try SecretFile.write([], to: path, replacing: false) }
        }
    }

    private var all: [String] { [passwords] + (rejects.map { [$0] } ?? []) }

    /// Where the work fails nothing is left.
    func orNone<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch {
            for path in all { unlink(path) }
            throw error
        }
    }

    func write(passwords text: String) throws {
        try SecretFile.write(Array(text.utf8), to: passwords, replacing: true)
    }

    func write(rejects text: String) throws {
        guard let rejects else { return }
        try SecretFile.write(Array(text.utf8), to: rejects, replacing: true)
        StandardError.say("The rejected rows are in \(rejects).")
    }
}

/// Asks a question at the terminal.
enum VisibleInput {
    static func ask(_ prompt: String) throws -> String {
        guard isatty(0) == 1 else {
            throw CommandFault("Name the first administrator: --admin NAME --password-stdin.")
        }
        FileHandle.standardError.write(Data(prompt.utf8))
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw CommandFault("No name was typed.")
        }
        return line
    }
}

/// What an import says about itself.
enum ImportReport {
    static func counts(_ plan: CleverPlan) -> [(String, Int)] {
        [
            ("classes", plan.classes.count), ("students", plan.pupils.count),
            ("guardians", plan.guardians.count), ("teachers", plan.teachers.count),
            ("subjects", plan.subjects.count), ("assignments", plan.teaching.count),
            ("seats", plan.seats), ("rejects", plan.rejects.count),
            ("warnings", plan.warnings.count),
        ]
    }

    /// Counts by kind and every row that cannot be taken. Status 2 when there are any.
    static func dryRun(_ plan: CleverPlan) -> Answer {
        var answer = Answer(
            .object(
                data(plan) + [
                    ("rejected", .array(plan.rejects.map(json))),
                    ("warned", .array(plan.warnings.map { .text(Wording.sentence($0)) })),
                ]),
            lines: ["\(plan.profile.name), year \(plan.year.name)"]
                + counts(plan).map { "  \($0.1) \(one($0))" }
                + plan.rejects.map { "reject: " + Wording.sentence($0) }
                + plan.warnings.map { "warning: " + Wording.sentence($0) }
                + [
                    plan.rejects.isEmpty
                        ? "Nothing was written."
                        : "Nothing was written. Correct these rows, or import with "
                            + "--good-rows-only to leave them out."
                ])
        answer.exitStatus = plan.rejects.isEmpty ? 0 : 2
        return answer
    }

    /// `1 reject`, `12 rejects`.
    private static func one(_ count: (String, Int)) -> String {
        guard count.1 == 1 else { return count.0 }
        return count.0 == "classes" ? "class" : String(count.0.dropLast())
    }

    static func tellProblems(_ plan: CleverPlan) {
        for reject in plan.rejects.prefix(50) { StandardError.say(Wording.sentence(reject)) }
        if plan.rejects.count > 50 {
            StandardError.say("... and \(plan.rejects.count - 50) more; --dry-run shows all.")
        }
    }

    static func done(_ plan: CleverPlan, database: String, paper: String) -> Answer {
        Answer(
            .object(
                data(plan) + [("database", .text(database)), ("passwords", .text(paper))]),
            lines: [
                "\(plan.profile.name): \(plan.pupils.count) pupils "
                    + "in \(plan.classes.count) classes, \(plan.teachers.count) teachers, "
                    + "\(plan.subjects.count) subjects.",
                "\(Wording.counted(plan.warnings.count, "warning")), "
                    + "\(Wording.counted(plan.rejects.count, "row")) left out.",
                "The school is in \(database).",
                "One-time passwords of the staff are in \(paper): hand them out, then remove it.",
            ])
    }

    static func paper(_ handedOut: [ImportClever.HandedOut]) -> String {
        handedOut.reduce(CSVWriter.row(["name", "username", "one-time password"])) {
            $0 + CSVWriter.row([.text($1.name), .text($1.username), .text($1.password)])
        }
    }

    private static func data(_ plan: CleverPlan) -> [(String, JSON)] {
        [("school", .text(plan.profile.name)), ("year", .text(plan.year.name))]
            + counts(plan).map { ($0.0, .number($0.1)) }
    }

    private static func json(_ reject: CleverReject) -> JSON {
        [
            "file": .text(reject.file.rawValue), "line": .number(reject.line),
            "column": .text(reject.column), "value": .text(reject.value),
            "reason": .text(Wording.sentence(reject.reason)),
        ]
    }
}
