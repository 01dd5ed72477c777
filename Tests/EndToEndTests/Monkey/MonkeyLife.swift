// One life of the monkey: a copy of a school, one person, random moves until the time is over. Who
// is signed out is signed in again, who is locked out is let in, and a program that left is
// started again. Whatever goes wrong carries the moves that led to it.

import Foundation
import TestSupport

/// The school and the person a life begins with.
struct MonkeyBirth: Sendable {
    let who: String
    let password: String
    /// The file, as nobody has it open.
    let file: Data
    /// The shim that tells what the program starts.
    let shim: String
}

/// What must never happen.
struct MonkeyFailure: Error, CustomStringConvertible {
    enum Kind: Equatable {
        case died(PseudoTerminal.Ending), hung, trespassed, damaged, started
    }

    let kind: Kind
    let detail: String
    var description: String { "\(kind): \(detail)" }
}

/// A life, and what it has seen.
final class MonkeyLife {
    let birth: MonkeyBirth
    private let school: SchoolOnDisk
    private var terminal: PseudoTerminal?
    private var heard = 0
    private(set) var moves: [Move] = []
    private(set) var keys = 0
    /// Keys since the window was last known to be large enough, as many as the program keeps.
    private var unseen = 0
    /// How often each screen was looked at.
    private(set) var visits: [String: Int] = [:]
    private let firstLine: Int64
    private var log: String { school.folder.file("started") }

    init(_ birth: MonkeyBirth) throws {
        self.birth = birth
        school = try SchoolOnDisk()
        try birth.file.write(to: URL(filePath: school.path))
        firstLine = try school.lastAuditLine()
    }

    /// Moves; false where the person can no longer get in: he changed his own password, or failed
    /// too often.
    func take(_ move: Move) throws -> Bool {
        guard let terminal = try atWork() else { return false }
        moves.append(move)
        keys += move.count
        switch move {
        case .window(let columns, let rows):
            terminal.resize(columns: columns, rows: rows)
            // A window that keeps its size says nothing.
            try terminal.press(.control("l"))
            // Keys typed into a window too small wait for a larger one, and are all obeyed then.
            try settle(terminal, after: move.count + unseen)
            if columns >= 60, rows >= 16 { unseen = 0 }
        case .keys(let keys):
            try terminal.send(keys.flatMap(\.bytes))
            try settle(terminal, after: move.count)
            unseen = min(256, unseen + move.count)
        }
        return true
    }

    /// Hangs up, and asks what must be true of the file.
    func end() throws {
        if let terminal, terminal.ending == nil {
            terminal.hangUp()
            let ending = try terminal.waitForEnd(seconds: 30)
            guard ending == .exited(0) else { throw failure(.died(ending), terminal) }
        }
        terminal = nil
        let trespasses = try MonkeyRights.trespasses(after: firstLine, in: school)
        guard trespasses.isEmpty else {
            throw MonkeyFailure(kind: .trespassed, detail: trespasses.joined(separator: ", "))
        }
        let problems = try school.problems()
        guard problems.isEmpty else {
            throw MonkeyFailure(kind: .damaged, detail: "\(problems)")
        }
        try checkChildren()
    }

    /// Ends the program of a life that has failed.
    func forget() { terminal = nil }

    private func checkChildren() throws {
        guard FileManager.default.fileExists(atPath: log) else { return }
        let started = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasSuffix(" /usr/bin/lp") }
        guard started.isEmpty else {
            throw MonkeyFailure(kind: .started, detail: "\(Set(started))")
        }
    }

    // MARK: Getting in

    /// The program, with the person signed in; nil where that can no longer be had.
    private func atWork() throws -> PseudoTerminal? {
        for _ in 0..<4 {
            let terminal = try running()
            if terminal.place.hasSuffix(" lock") {
                try terminal.send(
                    Array(repeating: 0x7F, count: 80) + Array(birth.password.utf8) + [0x0D])
                try settle(terminal, after: 5)
                if !terminal.place.hasSuffix(" lock") { return terminal }
                try leave(terminal)
            } else if terminal.place.hasPrefix("SignInScreen") {
                if try signedIn(terminal) { return self.terminal }
            } else {
                return terminal
            }
        }
        return nil
    }

    private func running() throws -> PseudoTerminal {
        if let terminal, terminal.ending == nil { return terminal }
        let terminal = try school.open(environment: [
            "LD_PRELOAD": birth.shim, "SPAWNED_LOG": log,
        ])
        self.terminal = terminal
        heard = 0
        try settle(terminal, after: 1)
        return terminal
    }

    /// At the door there may be anything in the fields: a fresh door is quicker than wiping it.
    private func signedIn(_ old: PseudoTerminal) throws -> Bool {
        if old.places.count > 1 { try leave(old) }
        let terminal = try running()
        try terminal.typeSignIn(birth.who, birth.password)
        let deadline = Deadline(seconds: 60)
        repeat {
            try settle(terminal, after: 20)
            if !terminal.place.hasPrefix("SignInScreen") { return true }
            if terminal.screen.text.contains("do not fit together") { return false }
            terminal.listen(atMost: 50)
        } while !deadline.hasPassed
        throw failure(.hung, terminal)
    }

    private func leave(_ terminal: PseudoTerminal) throws {
        terminal.hangUp()
        let ending = try terminal.waitForEnd(seconds: 30)
        guard ending == .exited(0) else { throw failure(.died(ending), terminal) }
    }

    // MARK: Watching

    /// Until the program waits for more. It may use two seconds of the processor and a little for
    /// each key, and may sleep for half a minute, which others' programs on the same machine cause.
    private func settle(_ terminal: PseudoTerminal, after keys: Int) throws {
        let (start, limit) = (terminal.processorTime(), 2 + Double(keys) / 10)
        let deadline = Deadline(seconds: 30)
        while true {
            do {
                try terminal.waitUntilIdle(seconds: 1)
                break
            } catch {
                if let ending = terminal.ending {
                    guard ending == .exited(0) else { throw failure(.died(ending), terminal) }
                    break
                }
                guard terminal.processorTime() - start < limit, !deadline.hasPassed else {
                    throw failure(.hung, terminal)
                }
            }
        }
        for place in terminal.places.dropFirst(heard) { visits[place, default: 0] += 1 }
        heard = terminal.places.count
    }

    private func failure(_ kind: MonkeyFailure.Kind, _ terminal: PseudoTerminal) -> MonkeyFailure {
        MonkeyFailure(kind: kind, detail: "at \(terminal.place)\n\(terminal.screen.text)")
    }
}

extension PseudoTerminal {
    /// Seconds of the processor this program has used.
    func processorTime() -> Double {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let rest = status.split(separator: ")").last?.split(separator: " "), rest.count > 12
        else { return 0 }
        let ticks = (Int(rest[11]) ?? 0) + (Int(rest[12]) ?? 0)
        return Double(ticks) / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
    }
}
