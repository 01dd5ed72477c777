// The other life of PlainLine: plays lines and events, keeps everything that was said, and owns its
// clock. When the script is over the lines are at their end, so every run ends.

import Foundation

@testable import SchoolCore
@testable import SchoolTUI

/// One step of a conversation.
enum Uttered {
    case line(String)
    /// Lines that were typed before the answer to the first was heard.
    case ahead([String])
    case interrupt
    case event(Event)
    case minutes(Int)
    /// Something happens elsewhere.
    case meanwhile(() throws -> Void)
    /// Until a background job has called.
    case untilWoken
}

extension Uttered: ExpressibleByStringLiteral {
    init(stringLiteral line: String) { self = .line(line) }
}

struct ScriptedLine: PlainLine {
    var isTyped: Bool
    private(set) var uptime: Int64 = 1_000_000
    /// What was said, with what was typed behind its prompt.
    private(set) var transcript: [String] = []
    private(set) var secrets = 0
    /// What went wrong elsewhere.
    private(set) var failure: (any Error)?
    private var steps: [Uttered]
    private let woken = DispatchSemaphore(value: 0)

    init(_ steps: [Uttered], isTyped: Bool = true) {
        self.steps = steps
        self.isTyped = isTyped
    }

    var wake: @Sendable () -> Void {
        let woken = woken
        return { woken.signal() }
    }

    mutating func next(
        watching descriptor: Int32?, until deadline: Int64?, listening: Bool
    ) -> [PlainEvent] {
        guard listening || isWaitingForJob else {
            return woken.wait(timeout: .now() + 60) == .success
                ? [.other(.wake)] : [.other(.hangUp)]
        }
        guard !steps.isEmpty else { return [.end] }
        switch steps.removeFirst() {
        case .line(let text):
            transcript.append("> " + text)
            return [.line(text)]
        case .ahead(let lines):
            transcript += lines.map { "> " + $0 }
            return lines.map { .line($0) }
        case .interrupt: return [.interrupt]
        case .event(let event): return [.other(event)]
        case .untilWoken:
            return woken.wait(timeout: .now() + 60) == .success
                ? [.other(.wake)] : [.other(.hangUp)]
        case .minutes(let minutes):
            uptime += Int64(minutes) * 60_000
            return deadline.map { $0 <= uptime } == true ? [.other(.deadline)] : []
        case .meanwhile(let work):
            do { try work() } catch { failure = error }
            return [.other(.foreignChange)]
        }
    }

    private var isWaitingForJob: Bool { if case .untilWoken? = steps.first { true } else { false } }

    mutating func say(_ line: String) { if !line.isEmpty { transcript.append(line) } }

    mutating func ask(_ words: String, secret: Bool) { secrets += secret ? 1 : 0 }
}

/// A conversation that is over.
struct Conversation {
    let lines: [String]
    let status: Int32
    let secrets: Int

    var text: String { lines.joined(separator: "\n") }

    /// What was said after the last line that was typed, or after one of them.
    var answer: [String] { answer(to: nil) }

    func answer(to line: String?) -> [String] {
        let isAsked = { (said: String) in
            line.map { said == "> " + $0 } ?? said.hasPrefix("> ")
        }
        guard let place = lines.lastIndex(where: isAsked) else { return [] }
        return Array(lines[(place + 1)...].prefix { !$0.hasPrefix("> ") })
    }
}

/// Talks with the program at a stage, in the sentences it really says.
func converse(
    _ stage: any Stage, typed: Bool = true, keepsSession: Bool = true, _ steps: [Uttered]
) throws -> Conversation {
    var app = PlainApp(
        ScriptedLine(steps, isTyped: typed), stage: stage, keepsSession: keepsSession
    ) {
        Wording.sentence($0)
    } status: {
        ErrorCode($0).exitStatus
    }
    let (line, status) = try app.run()
    if let failure = line.failure { throw failure }
    return Conversation(lines: line.transcript, status: status, secrets: line.secrets)
}

/// Talks at a desk, on a screen that lies over home.
func converse(
    at desk: Office, on screen: (any Screen<Office>)? = nil, typed: Bool = true,
    _ steps: Uttered...
) throws -> Conversation {
    var stage = DeskStage(desk: desk, root: HomeScreen(desk.session))
    if let screen { stage.put(screen) }
    return try converse(stage, typed: typed, steps)
}
