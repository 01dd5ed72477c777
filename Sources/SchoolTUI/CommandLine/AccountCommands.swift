// Signing in and out for scripts, and what one may know about one's own session.

import ArgumentParser
import Foundation
import SchoolCore

struct LoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Sign in; the token lies in a file only you can read.")

    @OptionGroup var options: CommandOptions
    @Option(help: "Sign-in name or e-mail address.") var user: String
    @Flag(help: "Read the password from standard input.") var passwordStdin = false
    @Option(help: "The role to work in, where there are several.") var role: String?
    @Flag(help: "End the oldest session when too many are open.") var endOldest = false

    func run() throws {
        try AnswerRun.answering(options) {
            let school = try options.school()
            var form = SignInForm(user, try secret(), kind: .command)
            form.role = try role.map(Words.role)
            form.endsOldest = endOldest
            let signedIn = try school.signIn(form, slots: HashSlots(besides: options.path))
            try TokenFile.write(signedIn.token)
            return try answer(signedIn)
        }
    }

    private func secret() throws -> String {
        if passwordStdin { return try passwordFromInput() }
        return try HiddenInput.ask("Password: ")
    }

    private func answer(_ signedIn: SignedIn) throws -> Answer {
        let session = signedIn.session
        let user = try session.whoAmI()
        let data: JSON = [
            "token": .text(signedIn.token.text), "user": .id(session.user),
            "username": .text(session.username), "email": .textOrNull(user.email),
            "name": .text(session.name), "roles": .array(user.roles.map { .text($0.rawValue) }),
            "role": .text(session.role.rawValue), "expires_at": .instant(session.expiresAt),
            "must_change_password": .bool(signedIn.mustChangePassword),
            "last_signed_in_at": .instant(signedIn.lastSignedInAt),
        ]
        return Answer(data, lines: [signedIn.token.text])
    }
}

/// Asks for a password at the terminal without showing it.
enum HiddenInput {
    static func ask(_ prompt: String) throws -> String {
        guard isatty(0) == 1 else {
            throw CommandFault("There is no terminal to ask at. Give --password-stdin.")
        }
        var before = termios()
        tcgetattr(0, &before)
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &quiet)
        defer { tcsetattr(0, TCSAFLUSH, &before) }
        FileHandle.standardError.write(Data(prompt.utf8))
        let line = readLine(strippingNewline: true)
        FileHandle.standardError.write(Data("\n".utf8))
        guard let line, !line.isEmpty else { throw CommandFault("No password was typed.") }
        return line
    }
}

struct LogoutCommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "Sign out, and remove the stored token.")
    @OptionGroup var options: CommandOptions
    @Flag(help: "End every session of yours.") var all = false

    func answer(_ session: Session) throws -> Answer {
        try session.signOut(everywhere: all)
        TokenFile.remove()
        return .done(all ? "Signed out everywhere." : "Signed out.")
    }
}

struct WhoAmICommand: OfficeCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Who is signed in, and in which role.")
    @OptionGroup var options: CommandOptions

    func answer(_ session: Session) throws -> Answer {
        let user = try session.whoAmI()
        let data: JSON = [
            "id": .id(user.id), "username": .text(user.username),
            "email": .textOrNull(user.email), "name": .text(user.name),
            "roles": .array(user.roles.map { .text($0.rawValue) }),
            "active_role": .text(session.role.rawValue),
            "expires_at": .instant(session.expiresAt),
            "must_change_password": .bool(user.mustChangePassword),
        ]
        let line = "\(user.name) (\(user.username)), \(session.role.rawValue)"
        return Answer(data, lines: [line])
    }
}

struct SessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "The session of the stored token.",
        subcommands: [Show.self, Check.self], defaultSubcommand: Show.self)

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "What the session holds.")
        @OptionGroup var options: CommandOptions
        func answer(_ session: Session) throws -> Answer {
            let user = try session.whoAmI()
            let data: JSON = [
                "user_id": .id(user.id), "username": .text(user.username),
                "email": .textOrNull(user.email),
                "roles": .array(user.roles.map { .text($0.rawValue) }),
                "active_role": .text(session.role.rawValue),
                "issued_at": .instant(
                    try session.sessions().first { $0.id == session.id }?.startedAt),
                "expires_at": .instant(session.expiresAt),
            ]
            return Answer(
                data, lines: ["\(user.username), until \(session.expiresAt.iso)"])
        }
    }

    struct Check: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Exit status 0 while the session is good, 3 when not.")
        @OptionGroup var options: CommandOptions
        func answer(_ session: Session) throws -> Answer {
            Answer(
                [
                    "valid": true, "user": .text(session.username),
                    "role": .text(session.role.rawValue),
                    "expires_at": .instant(session.expiresAt),
                ], lines: ["valid until \(session.expiresAt.iso)"])
        }
    }
}

struct SessionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions", abstract: "Open sessions: list them, end one.",
        subcommands: [List.self, Revoke.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Your open sessions; those that ended or ran out are not among them.")
        @OptionGroup var options: CommandOptions
        @Flag(help: "Everybody's, with the right for it.") var all = false

        func answer(_ session: Session) throws -> Answer {
            let rows = try session.sessions(ofEverybody: all)
            let json = rows.map { row -> JSON in
                [
                    "id": .id(row.id), "username": .text(row.username),
                    "role": .text(row.role.rawValue), "kind": .text(row.kind.rawValue),
                    "terminal": .text(row.terminal), "address": .text(row.address),
                    "started_at": .instant(row.startedAt),
                    "last_seen_at": .instant(row.lastSeenAt),
                    "expires_at": .instant(row.expiresAt), "mine": .bool(row.id == session.id),
                    "state": .text(row.isLost ? "LOST" : "OPEN"),
                ]
            }
            let lines = columns(
                ["Id", "Who", "Role", "Where", "Since", ""],
                rows.map {
                    [
                        String($0.id.rawValue), $0.username, $0.role.rawValue,
                        $0.terminal + ($0.address.isEmpty ? "" : " " + $0.address),
                        $0.startedAt.iso, $0.isLost ? "line lost" : "",
                    ]
                })
            return Answer(.array(json), lines: lines)
        }
    }

    struct Revoke: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a session; it is over at that terminal's next key.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The number from `school sessions list`.") var id: Int64

        func answer(_ session: Session) throws -> Answer {
            try session.end(SessionID(id))
            return .done("Session \(id) is ended.")
        }
    }
}

struct PermissionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "permissions", abstract: "What each role may do.",
        subcommands: [List.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The permissions of a role, with how far each reaches.")
        @OptionGroup var options: CommandOptions
        @Option(help: "Only this role.") var role: String?

        func run() throws {
            try AnswerRun.answering(options) {
                let roles = try chosen()
                var json: [JSON] = []
                var rows: [[String]] = []
                for role in roles {
                    for permission in Permission.allCases {
                        guard let scope = permission.scope(of: role) else { continue }
                        json.append([
                            "role": .text(role.rawValue),
                            "permission": .text(permission.rawValue),
                            "scope": .text(scope.word),
                        ])
                        rows.append([role.rawValue, permission.rawValue, scope.word])
                    }
                }
                return Answer(.array(json), lines: columns(["Role", "Permission", "Reach"], rows))
            }
        }

        private func chosen() throws -> [Role] {
            guard let role else { return Role.allCases }
            return [try Words.role(role)]
        }
    }
}

extension Scope {
    /// How far, in a word.
    var word: String {
        switch self {
        case .school: "school"
        case .ownClasses: "own classes"
        case .ownChildren: "own children"
        case .oneself: "self"
        }
    }
}
