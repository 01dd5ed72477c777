// A new, empty school with its first administrator.

import ArgumentParser
import SchoolCore

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a new school and its first administrator.")

    @OptionGroup var options: CommandOptions
    @Option(help: "The school's name.") var name: String
    @Option(help: "Sign-in name of the first administrator.") var admin: String
    @Option(help: "The administrator's own name.") var adminName = ""
    @Flag(help: "Read the administrator's password from standard input.") var passwordStdin = false
    @Option(help: "Time zone.") var timeZone = "Asia/Dhaka"
    @Option(help: "Telephone code of the country.") var country = "880"
    @Option(help: "Currency.") var currency = "BDT"
    @Option(help: "First day of the academic year; 1 January unless given.") var yearFrom: String?
    @Option(help: "Last day of the academic year; 31 December unless given.") var yearTo: String?
    @Flag(help: "The school is open Monday to Friday, not Sunday to Thursday.")
    var mondayToFriday = false

    func run() throws {
        try AnswerRun.answering(options) {
            try FirstAdministrator.mustBeUsable(admin)
            let clock = Places.clock(zone: timeZone)
            let password = try secret()
            try Places.makeFolder(of: options.path)
            try FoundSchool(
                path: options.path, profile: try profile(), year: try year(clock.today()),
                adminUsername: admin, adminName: adminName.isEmpty ? admin : adminName,
                password: password
            ).make(clock: clock)
            return .done("The school \(name) is founded: \(options.path)")
        }
    }

    private func secret() throws -> String {
        passwordStdin
            ? try passwordFromInput()
            : try HiddenInput.askTwice("Administrator's password: ", of: admin)
    }

    private func profile() throws -> SchoolProfile {
        SchoolProfile(
            name: name, timeZone: timeZone, country: country, currency: currency,
            workingWeek: mondayToFriday ? .mondayToFriday : .sundayToThursday)
    }

    private func year(_ today: Day) throws -> NewYear {
        let first = yearFrom ?? "\(today.year)-01-01"
        let last = yearTo ?? "\(today.year)-12-31"
        let (from, to) = (first.prefix(4), last.prefix(4))
        return try NewYear(
            name: from == to ? String(from) : "\(from)-\(to)", startsOn: first, endsOn: last)
    }
}

extension HiddenInput {
    /// Asks twice, so that a slip of the finger locks nobody out. What cannot be a password of this
    /// account is refused before it is typed a second time.
    static func askTwice(_ prompt: String, of username: String) throws -> String {
        let first = try ask(prompt)
        _ = try NewPassword(first, username: username)
        guard try ask("Again: ") == first else {
            throw Refusal.invalid([FieldProblem("password", .doesNotMatch)])
        }
        return first
    }
}

/// The first administrator of a new school.
enum FirstAdministrator {
    /// Throws unless an account may have this name, before anybody types a password for it.
    static func mustBeUsable(_ username: String) throws {
        _ = try UserForm(
            username: username, name: username, roles: [Role.superAdmin.rawValue]
        ).checked()
    }
}

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "The schema of a school's file as SQL.",
        shouldDisplay: false)

    func run() throws {
        print(try SchoolSchema.text(), terminator: "")
    }
}
