// The program `school`: without a command it opens the screens, with one it answers and ends.

import ArgumentParser
import Foundation

@main
struct SchoolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "school",
        abstract: "School administration in a terminal: one program, one file.",
        discussion: """
            Without a command the screens open. Every command takes --database FILE and --json; \
            exit status 0 done, 1 storage or findings, 2 wrong input, 3 not signed in, \
            4 not permitted, 5 not found, 6 conflict, 7 too often, 8 another program failed.
            """,
        version: "1.0.0",
        subcommands: [
            OpenCommand.self, InitCommand.self, DemoCommand.self, ImportCommand.self,
            LoginCommand.self, LogoutCommand.self, WhoAmICommand.self, SessionCommand.self,
            SessionsCommand.self, UsersCommand.self, StudentsCommand.self, GuardiansCommand.self,
            TeachersCommand.self, ClassesCommand.self, SubjectsCommand.self, YearsCommand.self,
            CalendarCommand.self, AttendanceCommand.self, DashboardCommand.self, FeesCommand.self,
            FeeHeadsCommand.self, FeeStructuresCommand.self, ReceiptsCommand.self,
            InvoicesCommand.self,
            PaymentsCommand.self, DayBookCommand.self, LedgerCommand.self, JobsCommand.self,
            OutboxCommand.self, SchoolsCommand.self, SettingsCommand.self,
            PreferencesCommand.self,
            PermissionsCommand.self, AuditCommand.self, CheckCommand.self, SchemaCommand.self,
            SSHConfigCommand.self, DoctorCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)

    /// Usage errors end with status 2, like every other wrong input.
    static func main() {
        // A file that may not grow is an error to be told, and no reason to die.
        signal(SIGXFSZ, SIG_IGN)
        do {
            if Installation.isGuarded {
                return try open(Opening(for: Installation.here()))
            }
            if let opening = Opening(plainly: Array(CommandLine.arguments.dropFirst())) {
                return try open(opening)
            }
            if let opening = PlainOpening(plainly: Array(CommandLine.arguments.dropFirst())) {
                return try AnswerRun.answering(asJSON: false) {
                    var answer = Answer([:])
                    answer.exitStatus = try opening.run()
                    return answer
                }
            }
            let words = CommandWords.joined(Array(CommandLine.arguments.dropFirst()))
            var command = try parseAsRoot(words)
            try command.run()
        } catch let code as ExitCode {
            exit(code: code)
        } catch {
            guard status(ending: error) != 0 else { exit(withError: error) }
            if CommandLine.arguments.contains("--json") {
                print(Answer.failure(CommandFault(message(for: error))).text)
            } else {
                FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            }
            exit(code: ExitCode(status(ending: error)))
        }
    }

    private static func open(_ opening: @autoclosure () throws -> Opening) throws {
        try AnswerRun.answering(asJSON: false) {
            try opening().run()
            return Answer([:])
        }
    }

    /// 0 for --help and --version, 2 for arguments that cannot be understood.
    static func status(ending error: any Error) -> Int32 {
        exitCode(for: error) == .success ? 0 : 2
    }

    private static func exit(code: ExitCode) -> Never { Foundation.exit(code.rawValue) }
}
