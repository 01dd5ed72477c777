// The other life of the Terminal protocol: plays events, keeps every canvas, and owns its clock.
// When the script is over the line hangs up, so every run ends.

import Foundation

@testable import SchoolTUI

/// One step of a script.
enum Played {
    /// Events that one read brings.
    case read([Event])
    /// One key so close behind what was before that nothing was quiet between them.
    case soon(Key)
    /// Time passes without a key.
    case minutes(Int)
    case milliseconds(Int)
    /// Until a background job has called: of its progress, or of its end.
    case untilWoken
    /// Until the jobs that called have brought this text to the screen.
    case untilShown(String)

    static func keys(_ keys: Key...) -> Played { .read(keys.map { .key($0) }) }
    static func type(_ text: String) -> Played { .read(text.map { .key(.character($0)) }) }
}

struct ScriptedTerminal: Terminal {
    var size: Size
    private(set) var uptime: Int64 = 1_000_000
    private(set) var canvases: [Canvas] = []
    private(set) var repaints = 0
    private(set) var copied: [String] = []
    private var steps: [Played]
    private let woken = DispatchSemaphore(value: 0)

    init(_ size: Size = Size(), _ steps: [Played]) {
        self.size = size
        self.steps = steps
    }

    var wake: @Sendable () -> Void {
        let woken = woken
        return { woken.signal() }
    }

    mutating func next(watching descriptor: Int32?, until deadline: Int64?) -> [Event] {
        guard !steps.isEmpty else { return [.hangUp] }
        switch steps.removeFirst() {
        case .read(let events):
            for case .resize(let size) in events { self.size = size }
            return events
        case .soon(let key): return [.key(key)]
        case .minutes(let minutes): return pass(Int64(minutes) * 60_000, deadline)
        case .milliseconds(let milliseconds): return pass(Int64(milliseconds), deadline)
        case .untilWoken:
            return awaitWake()
        case .untilShown(let text):
            if canvases.last?.text.contains(text) == true {
                return next(watching: descriptor, until: deadline)
            }
            steps.insert(.untilShown(text), at: 0)
            return awaitWake()
        }
    }

    private func awaitWake() -> [Event] {
        woken.wait(timeout: .now() + 60) == .success ? [.wake] : [.hangUp]
    }

    private mutating func pass(_ time: Int64, _ deadline: Int64?) -> [Event] {
        uptime += time
        guard let deadline, deadline <= uptime else { return [] }
        return [.deadline]
    }

    func isQuiet() -> Bool { if case .soon? = steps.first { false } else { true } }
    mutating func show(_ canvas: Canvas) { canvases.append(canvas) }
    mutating func forgetScreen() { repaints += 1 }
    mutating func copy(_ text: String) { copied.append(text) }
}

/// Plays a script on a screen and gives back every canvas shown.
func play<First: Screen>(
    _ screen: First, at desk: First.Desk, size: Size = Size(), _ steps: Played...
) throws -> [Canvas] {
    try playing(screen, at: desk, size: size, steps).canvases
}

func playing<First: Screen>(
    _ screen: First, at desk: First.Desk, size: Size = Size(), _ steps: [Played]
) throws -> ScriptedTerminal {
    let terminal = ScriptedTerminal(size, steps)
    var app = App(terminal, first: screen, at: desk) { error in
        "No: \(error)."
    }
    return try app.run()
}
