// Accounts from the command line. Passwords come from the terminal or standard input, never from
// arguments.

import ArgumentParser
import SchoolCore

struct UsersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users", abstract: "Accounts: list, create, password, unlock, on and off.",
        subcommands: [
            List.self, Show.self, Create.self, Passwd.self, Unlock.self, Toggle.self,
            Deactivate.self,
        ],
        defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "All accounts.")
        @OptionGroup var options: CommandOptions
        @Option(help: "Only this role.") var role: String?
        @Option(help: "ACTIVE, INACTIVE or SUSPENDED.") var status: String?

        func answer(_ session: Session) throws -> Answer {
            let users = try session.users(
                role: try role.map(Words.role),
                status: try status.map { try Words.option("status", $0, User.Status.self) })
            let lines = columns(
                ["Name", "Sign-in", "Roles", "Status", "Last signed in"],
                users.map {
                    [
                        $0.name, $0.username, $0.roles.map(\.rawValue).joined(separator: " "),
                        $0.status.rawValue, $0.lastSignedInAt?.iso ?? "-",
                    ]
                })
            return .page(
                users.map(UsersCommand.json), of: "accounts", page: 1, limit: max(1, users.count),
                total: users.count, lines: lines)
        }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "One account.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Sign-in name or e-mail address.") var user: String

        func answer(_ session: Session) throws -> Answer {
            let found = try session.user(named: user)
            return Answer(
                UsersCommand.json(found),
                lines: ["\(found.name) (\(found.username)) \(found.status.rawValue)"])
        }
    }

    struct Create: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "A new account, with a one-time password unless one is given.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Sign-in name: a-z, 0-9, dot, dash, underscore.") var username: String
        @Option(help: "The person's name.") var name: String
        @Option(help: "A role; repeat for several, the first is primary.") var role: [String]
        @Option(help: "E-mail address.") var email: String = ""
        @Flag(help: "Read the initial password from standard input.") var passwordStdin = false

        func answer(_ session: Session) throws -> Answer {
            let new = try UserForm(username: username, email: email, name: name, roles: role)
                .checked()
            let password =
                passwordStdin
                ? try NewPassword(try passwordFromInput(), username: new.username)
                : NewPassword.oneTime()
            let id = try session.createUser(
                new, password: password, mustChange: true,
                slots: HashSlots(besides: options.path))
            var data: [(String, JSON)] = [("id", .id(id)), ("username", .text(new.username))]
            var lines = ["Account \(new.username) is made."]
            if !passwordStdin {
                data.append(("one_time_password", .text(password.shownOnce)))
                lines.append(
                    "One-time password, to be changed at first sign-in: \(password.shownOnce)")
            }
            return Answer(.object(data), lines: lines)
        }
    }

    struct Passwd: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change your own password, or give another account a one-time password.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Another account; without it, your own.") var user: String?
        @Flag(help: "Read the old and the new password from standard input, a line each.")
        var passwordStdin = false

        func answer(_ session: Session) throws -> Answer {
            let slots = try HashSlots(besides: options.path)
            if let user, user.lowercased() != session.username {
                let account = try session.user(named: user)
                let password = try session.resetPassword(of: account.id, slots: slots)
                return Answer(
                    [
                        "username": .text(account.username),
                        "one_time_password": .text(password.shownOnce),
                    ], lines: ["One-time password of \(account.username): \(password.shownOnce)"])
            }
            let (old, new) = try typed(session.username)
            try session.changePassword(from: old, to: new, slots: slots)
            return .done("Your password is changed; your other sessions are ended.")
        }

        private func typed(_ username: String) throws -> (old: String, new: String) {
            if passwordStdin { return (try passwordFromInput(), try passwordFromInput()) }
            return (
                try HiddenInput.ask("Present password: "),
                try HiddenInput.askTwice("New password: ", of: username)
            )
        }
    }

    struct Unlock: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let an account sign in again after too many failures.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Sign-in name or e-mail address.") var user: String

        func answer(_ session: Session) throws -> Answer {
            let account = try session.user(named: user)
            try session.unlock(account.id)
            return .done("\(account.username) may sign in again.")
        }
    }

    static func json(_ user: User) -> JSON {
        [
            "id": .id(user.id), "username": .text(user.username), "email": .textOrNull(user.email),
            "name": .text(user.name), "roles": .array(user.roles.map { .text($0.rawValue) }),
            "primary_role": .text(user.primaryRole.rawValue),
            "status": .text(user.status.rawValue),
            "must_change_password": .bool(user.mustChangePassword),
            "last_signed_in_at": .instant(user.lastSignedInAt),
        ]
    }
}
