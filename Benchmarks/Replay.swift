// The limit of any verb that writes, found by listening: the writes that SQLite ran for the verb,
// with their values, are run again by bare SQLite in one transaction on a twin of the same file.
// The twin prepares its statements before the clock starts; ours is timed while it is listened to,
// which costs it some microseconds a statement. What remains is what a verb reads, checks, hashes
// and prepares.

import Foundation
import GRDBSQLite

/// Measures verbs of one file beside their own writes in its twin.
struct Replay {
    let measure: Measure
    private let twin: BareSQLite
    private let begin: BareStatement
    private let commit: BareStatement

    /// - Parameter twin: byte for byte what ours is, and written by nobody else.
    init(twin path: String, measure: Measure) throws {
        self.measure = measure
        twin = try BareSQLite(path)
        begin = try twin.prepare("BEGIN IMMEDIATE")
        commit = try twin.prepare("COMMIT")
    }

    /// - Parameter before: what a turn needs first; written to the twin too, and not timed.
    func compare(
        _ name: String, _ goal: Goal, times: Int = 100, before: ((Int) throws -> Void)? = nil,
        ours: (Int) throws -> Void
    ) throws {
        guard measure.wants(name) else { return }
        var limits: [Double] = []
        var figures: [Double] = []
        let warmUp = max(3, times / 10)
        for turn in 0..<times + warmUp {
            if let before {
                _ = try Heard.during { try before(turn) }
                try follow()
            }
            let ourTime = try Heard.during { try timed { try ours(turn) } }
            let limitTime = try timeOfWriting(Heard.taken())
            if turn < warmUp { continue }
            limits.append(limitTime)
            figures.append(ourTime)
        }
        measure.say(name, limit: limits, figures, goal)
    }

    /// Writes what was heard to the twin, untimed.
    func follow() throws { _ = try timeOfWriting(Heard.taken()) }

    private func timeOfWriting(_ writes: [String]) throws -> Double {
        guard !writes.isEmpty else { throw BareFailure(message: "the verb wrote nothing") }
        let statements = try writes.map(twin.prepare)
        return try timed {
            try begin.run()
            for statement in statements { try statement.run() }
            try commit.run()
        }
    }
}

/// The writes that SQLite runs in this process, while somebody listens. One thread listens.
enum Heard {
    private nonisolated(unsafe) static var isListening = false
    private nonisolated(unsafe) static var writes: [String] = []

    /// Every connection that is opened from now on can be heard.
    static func attach() {
        typealias Other = UnsafeRawPointer?
        let entry: @convention(c) (OpaquePointer?, Other, Other) -> Int32 = { connection, _, _ in
            sqlite3_trace_v2(
                connection, UInt32(SQLITE_TRACE_STMT),
                { _, _, statement, text in
                    Heard.note(OpaquePointer(statement), text)
                    return 0
                }, nil)
        }
        sqlite3_auto_extension(unsafeBitCast(entry, to: (@convention(c) () -> Void).self))
    }

    static func during<Value>(_ work: () throws -> Value) rethrows -> Value {
        isListening = true
        defer { isListening = false }
        return try work()
    }

    /// What was heard, in order; then nothing is.
    static func taken() -> [String] {
        defer { writes = [] }
        return writes
    }

    /// What a trigger runs comes as a comment, and is run again by the twin's own trigger.
    private static func note(_ statement: OpaquePointer?, _ text: UnsafeMutableRawPointer?) {
        guard isListening, let text else { return }
        let verb = String(cString: text.assumingMemoryBound(to: CChar.self)).prefix(6)
        guard ["INSERT", "UPDATE", "DELETE"].contains(verb),
            let expanded = sqlite3_expanded_sql(statement)
        else { return }
        writes.append(String(cString: expanded))
        sqlite3_free(expanded)
    }
}
