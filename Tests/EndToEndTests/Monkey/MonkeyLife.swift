// One life of the monkey: a copy of a school, one person, random moves until the time is over. Who
// is signed out is signed in again, who is locked out is let in, and a program that left is
// started again. Whatever goes wrong carries the moves that led to it.

import Foundation
import TestSupport

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
    /// Seconds of the processor that all moves took.
    private(set) var worked = 0.0
    /// The most of the processor that one move took, in seconds.
    private(set) var slowest = 0.0
    /// How often each screen was looked at, with what lay over it.
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
            // Keys typed into a window too small wait for a larger one, and are all obeyed now.
            try settle(terminal)
        case .keys(let keys):
            try terminal.send(keys.flatMap(\.bytes))
            try settle(terminal)
            // Who presses one key waits to see what comes of it.
            if keys.count == 1 { try waitForJob(terminal) }
        }
        return true
    }

    /// Hangs up.
    func hangUp() throws {
        defer { terminal = nil }
        if let terminal, terminal.ending == nil { try leave(terminal) }
    }

    /// Hangs up, and asks what must be true of the file.
    func end() throws {
        try hangUp()
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
                try settle(terminal)
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
        try settle(terminal)
        return terminal
    }

    /// At the door there may be anything in the fields: a fresh door is quicker than wiping it.
    private func signedIn(_ old: PseudoTerminal) throws -> Bool {
        if old.places.count > 1 { try leave(old) }
        let terminal = try running()
        try terminal.typeSignIn(birth.who, birth.password)
        let deadline = Deadline(seconds: 60)
        repeat {
            try settle(terminal)
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

    /// How long the program may work at one move, and how long it may do nothing at all without
    /// saying that it is ready.
    private static let hang = 2.0

    /// Until the program waits for more. A move may take two seconds of the processor, and for two
    /// seconds on end the program may not sleep without being ready. Neither counts what others'
    /// programs on the same machine take.
    private func settle(_ terminal: PseudoTerminal) throws {
        let start = terminal.processorTime()
        var asleepSince: ContinuousClock.Instant?
        while true {
            do {
                try terminal.waitUntilIdle(seconds: 0.2)
                break
            } catch {
                if let ending = terminal.ending {
                    guard ending == .exited(0) else { throw failure(.died(ending), terminal) }
                    break
                }
                asleepSince = try terminal.isAsleep() ? asleepSince ?? .now : nil
                let asleep = asleepSince.map { (ContinuousClock.now - $0) / .seconds(1) } ?? 0
                guard terminal.processorTime() - start < Self.hang, asleep < Self.hang else {
                    throw failure(.hung, terminal)
                }
            }
        }
        if terminal.ending == nil {
            let used = terminal.processorTime() - start
            worked += used
            slowest = max(slowest, used)
        }
        for place in terminal.places.dropFirst(heard) { visits[place, default: 0] += 1 }
        heard = terminal.places.count
    }

    /// Until what runs behind a progress line is done.
    private func waitForJob(_ terminal: PseudoTerminal) throws {
        let deadline = Deadline(seconds: 60)
        while terminal.ending == nil, terminal.place.hasSuffix(" job"), !deadline.hasPassed {
            terminal.listen(atMost: 50)
        }
        for place in terminal.places.dropFirst(heard) { visits[place, default: 0] += 1 }
        heard = terminal.places.count
    }

    private func failure(_ kind: MonkeyFailure.Kind, _ terminal: PseudoTerminal) -> MonkeyFailure {
        MonkeyFailure(kind: kind, detail: "at \(terminal.place)\n\(terminal.screen.text)")
    }
}

extension PseudoTerminal {
    /// No thread of it runs or wants to, none waits for the disk, and no program that it started
    /// is at work for it.
    func isAsleep() throws -> Bool {
        let folder = "/proc/\(process)/task"
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return false
        }
        let states = threads.compactMap { thread in
            (try? String(contentsOfFile: "\(folder)/\(thread)/stat", encoding: .utf8))?
                .split(separator: ")").last?.split(separator: " ").first
        }
        return try states.allSatisfy { $0 == "S" } && Processes.descendants(of: process).isEmpty
    }
}
