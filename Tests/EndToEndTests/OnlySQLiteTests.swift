// Closing any descriptor of a database file drops every lock that SQLite holds on it in the same
// process: nothing but SQLite may ever open it. A shim under the real program tells who opens what.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct OnlySQLiteTests {
    private let school: SchoolOnDisk
    private let shim: [String: String]
    private let log: String

    init() throws {
        school = try .demonstration()
        log = school.folder.file("opened")
        shim = [
            "LD_PRELOAD": try CompiledC.library("openedBy", in: school.folder),
            "OPENED_PATH": "/school.db", "OPENED_LOG": log,
        ]
    }

    /// Who opened what: the library's name and the file's.
    private func opened() throws -> [(library: String, file: String)] {
        try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ").map { $0.split(separator: "/").last ?? "" }
            return (String(parts[0]), String(parts[1]))
        }
    }

    private func run(_ arguments: String..., input: String = "") throws {
        let result = try school.run(arguments, input: input, environment: shim)
        #expect(result.status == 0, "\(arguments): \(result.output)")
    }

    @Test("Nobody but SQLite opens the database, its log or the log's index")
    func opens() throws {
        try run("login", "--user", "admin", "--password-stdin", input: "Demo1234\n")
        try run(
            "students", "admit", "--name", "Rafiqul Karim", "--guardian", "Abdul Karim",
            "--class", SchoolOnDisk.ownClass)
        try run("students", "list", "--search", "rafi")
        try run("attendance", "mark", SchoolOnDisk.ownClass, "--absent", "3", "--sign")
        try run("audit", "list")
        try run("check")
        let terminal = try school.open(as: "teacher", environment: shim)
        try terminal.pressEach(.f(10), .f(6), "2")
        try terminal.type("raf")
        terminal.hangUp()
        _ = try terminal.waitForEnd()

        let opened = try opened()
        for ending in ["", "-wal", "-shm"] {
            let openers = Set(opened.filter { $0.file == "school.db" + ending }.map(\.library))
            #expect(openers == ["libsqlite3.so.0"], "school.db\(ending)")
        }
        // The shim does tell the program itself: the lock files are its own.
        #expect(opened.contains { $0.library == "school" && $0.file == "school.db.write" })
    }
}
