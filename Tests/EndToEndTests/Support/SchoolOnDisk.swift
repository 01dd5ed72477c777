// A school's file in a folder of its own, and the program under test at work on it. The
// demonstration is made once for all tests, by the program itself, and copied while nobody has it
// open. The clock of every program stands at half past nine on a Thursday.

import Foundation
import TestSupport

final class SchoolOnDisk {
    let folder: TemporaryFolder
    let path: String
    /// What time it is for the program: 2026-11-19 is a Thursday, 03:30 UTC is 09:30 in Dhaka.
    var now = "2026-11-19T03:30:00Z"

    static let today = "2026-11-19"
    /// The class of the demonstration's `teacher`, and how many sit in it.
    static let (ownClass, strength) = ("3-A", 30)

    /// The bytes of the file; nobody has it open any more.
    private static let template = Result {
        let school = try SchoolOnDisk()
        let made = try school.run(
            ["demo", "--no-open", "--students", "120", "--days", "12", "--as-of", today])
        guard made.status == 0 else { throw CompiledC.Failure(description: made.output) }
        return try Data(contentsOf: URL(filePath: school.path))
    }

    /// No file yet.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("school.db")
    }

    /// A demonstration of 120 pupils in four classes.
    static func demonstration() throws -> SchoolOnDisk {
        let school = try SchoolOnDisk()
        try template.get().write(to: URL(filePath: school.path))
        return school
    }

    // MARK: The program

    /// What the program finds in its environment.
    var environment: [String: String] {
        ["SCHOOL_NOW": now, "XDG_STATE_HOME": folder.file("state"), "HOME": folder.path]
    }

    func command(_ arguments: [String]) throws -> [String] {
        [try Launch.school()] + arguments + ["--database", path]
    }

    /// Runs a command to its end.
    func run(
        _ arguments: [String], input: String = "", environment more: [String: String] = [:]
    ) throws -> Program.Result {
        try Program.run(
            try command(arguments), input: input,
            environment: environment.merging(more) { $1 })
    }

    /// Opens the screens.
    func open(
        columns: Int = 80, rows: Int = 24, widths: WidthOpinion = .glibc,
        environment more: [String: String] = [:]
    ) throws -> PseudoTerminal {
        try PseudoTerminal(
            [try Launch.school(), "--database", path], columns: columns, rows: rows,
            widths: widths, environment: environment.merging(more) { $1 })
    }

    /// Opens the screens and signs in; returns when the program waits for the next key.
    func open(
        as username: String, password: String = "Demo1234", columns: Int = 80, rows: Int = 24,
        widths: WidthOpinion = .glibc, environment more: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let terminal = try open(columns: columns, rows: rows, widths: widths, environment: more)
        try terminal.waitUntilIdle()
        try terminal.signIn(as: username, password: password)
        try terminal.wait(for: username == "accountant" ? "Find pupil" : " Home")
        return terminal
    }

    /// A token for the commands of this folder.
    func login(as username: String, password: String = "Demo1234") throws {
        let result = try run(
            ["login", "--user", username, "--password-stdin"], input: password + "\n")
        guard result.status == 0 else { throw CompiledC.Failure(description: result.output) }
    }
}
