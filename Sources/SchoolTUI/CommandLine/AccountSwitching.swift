// Switching accounts off and on from the command line. An account is never deleted.

import ArgumentParser
import SchoolCore

extension UsersCommand {
    struct Toggle: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Switch an account off, or on again; its sessions end.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Sign-in name or e-mail address.") var user: String
        @Option(help: "ACTIVE, INACTIVE or SUSPENDED; the other of the first two unless given.")
        var status: String?

        func answer(_ session: Session) throws -> Answer {
            let account = try session.user(named: user)
            let status =
                try status.map { try Words.option("status", $0, User.Status.self) }
                ?? (account.status == .active ? .inactive : .active)
            return try UsersCommand.switched(account, to: status, session)
        }
    }

    struct Deactivate: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "deactivate",
            abstract: "Switch an account off for good; what its owner did stays.",
            aliases: ["delete"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "Sign-in name or e-mail address.") var user: String

        func answer(_ session: Session) throws -> Answer {
            let account = try session.user(named: user)
            return try UsersCommand.switched(account, to: .inactive, session)
        }
    }

    private static func switched(
        _ account: User, to status: User.Status, _ session: Session
    ) throws -> Answer {
        try session.setStatus(of: account.id, to: status)
        return .done(
            "\(account.username) is \(status.rawValue.lowercased()) now.",
            ["username": .text(account.username), "status": .text(status.rawValue)])
    }
}
