// The program starts one other program, /usr/bin/lp, and only to print. A shim under the real
// program tells of every start while somebody hits keys at random, in every role.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ChildrenTests {
    private static let lp = "posix_spawn /usr/bin/lp"

    private let school: SchoolOnDisk
    private let shim: [String: String]
    private let log: String

    init() throws {
        school = try .demonstration()
        log = school.folder.file("started")
        shim = [
            "LD_PRELOAD": try CompiledC.library("children", in: school.folder),
            "CHILDREN_LOG": log,
        ]
        try school.login(as: "admin")
        let set = try school.run(["settings", "set", "receipt.printer", "lp:nowhere-at-all"])
        guard set.status == 0 else { throw CompiledC.Failure(description: set.output) }
    }

    private func started() throws -> [String] {
        guard FileManager.default.fileExists(atPath: log) else { return [] }
        return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
            .map(String.init)
    }

    /// Any key, oftener one that leads somewhere.
    private static func stroke(_ random: inout SeededNumbers) -> Stroke {
        let leading: [Stroke] = [
            .enter, .enter, .tab, .escape, .down, .up, .pageDown, .space, .backspace, .left,
            .right, .home, .end, .delete, .backTab,
        ]
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: return leading[Int.random(in: 0..<leading.count, using: &random)]
        case 3...4: return .f(Int.random(in: 1...10, using: &random))
        case 5:
            let held = Array("acelruz")
            return .control(held[Int.random(in: 0..<held.count, using: &random)])
        default:
            let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789+-*/?!:;|&$`'\"(){}<>.,~ ")
            return .character(letters[Int.random(in: 0..<letters.count, using: &random)])
        }
    }

    /// Somebody signed in, with the shim under the program.
    private func seat(_ username: String) throws -> PseudoTerminal {
        let terminal = try school.open(environment: shim)
        try terminal.waitUntilIdle()
        try terminal.typeSignIn(username, "Demo1234")
        try terminal.wait(toLose: "Password")
        try terminal.waitUntilIdle()
        return terminal
    }

    @Test(
        "Whatever keys come, nothing but lp is started",
        arguments: ["admin", "principal", "teacher", "accountant", "parent", "student"])
    func anyKeys(username: String) throws {
        var random = SeededNumbers(seed: 20_261_119 + UInt64(username.count))
        var terminal = try seat(username)
        var sent = 0
        while sent < 600 {
            let strokes = (0..<12).map { _ in Self.stroke(&random) }
            try terminal.send(strokes.flatMap(\.bytes))
            sent += strokes.count
            do {
                try terminal.waitUntilIdle()
            } catch {
                // It was asked to end; somebody signs in again.
                guard try terminal.waitForEnd() == .exited(0) else { throw error }
                terminal = try seat(username)
            }
        }
        let others = try started().filter { $0 != Self.lp }
        #expect(others == [])
    }

    @Test("Paper is what lp is started for, and the shim tells of it")
    func paper() throws {
        let terminal = try seat("accountant")
        try terminal.type("dan\r")
        try terminal.wait(for: "Take payment")
        try terminal.type("+")
        try terminal.wait(for: "NOT printed (F7 again)")
        let isThere = access("/usr/bin/lp", X_OK) == 0
        #expect(try started() == (isThere ? [Self.lp] : []), "\(terminal.screen.text)")
        _ = try Program.run(["/usr/bin/env", "true"], environment: shim)
        #expect(try started().last == "execvp true")
    }
}
