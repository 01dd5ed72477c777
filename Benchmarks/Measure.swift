// The harness: our figure and the limit's are taken turn by turn in one run, so that a busy machine
// slows both. Absolute times move from machine to machine; the ratio is what is promised.

import CAllocations
import Foundation

/// Times in milliseconds.
struct Times {
    private let sorted: [Double]

    init(_ times: [Double]) { sorted = times.sorted() }

    var median: Double { part(0.5) }
    var p95: Double { part(0.95) }
    var p99: Double { part(0.99) }
    var most: Double { sorted.last ?? 0 }

    private func part(_ share: Double) -> Double {
        sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}

/// What a line promises: a ratio of the medians, or milliseconds at the 95th percentile.
enum Goal {
    case ratio(Double)
    case under(Double)
    /// At most so many milliseconds on top of the limit.
    case above(Double)
    /// Milliseconds at the 99th percentile.
    case p99(Double)
    case none
}

/// One line of the table.
struct Line {
    let name: String
    let limit: Times?
    let ours: Times
    /// How often a turn of ours asks for memory: the same on every machine.
    var allocations: Int?
    let goal: Goal

    var ratio: Double? { limit.map { ours.median / $0.median } }

    var holds: Bool {
        switch goal {
        case .ratio(let most): ratio.map { $0 <= most } ?? false
        case .under(let most): ours.p95 < most
        case .above(let most): limit.map { ours.median - $0.median < most } ?? false
        case .p99(let most): ours.p99 < most
        case .none: true
        }
    }

    /// Name, limit p50 and p95, ours p50, p95, p99 and most, ratio, allocations, goal; tabs
    /// between.
    var text: String {
        let goalText =
            switch goal {
            case .ratio(let most): "at most \(String(format: "%.1f", most))x"
            case .under(let most): "p95 < \(String(format: "%g", most)) ms"
            case .above(let most): "limit + \(String(format: "%g", most)) ms"
            case .p99(let most): "p99 < \(String(format: "%g", most)) ms"
            case .none: ""
            }
        let figures = [
            limit?.median, limit?.p95, ours.median, ours.p95, ours.p99, ours.most, ratio,
        ]
        .map { figure in figure.map { String(format: "%.3f", $0) } ?? "" }
        let asked = allocations.map(String.init) ?? ""
        return ([name] + figures + [asked, goalText, holds ? "" : "missed"])
            .joined(separator: "\t")
    }
}

/// Takes turns and prints each line as soon as it is known.
struct Measure {
    /// Only lines whose name contains this are measured; empty is all.
    let only: String
    /// Done before each turn of ours: what was asked the turn before is not to be remembered.
    let forget: () -> Void

    /// Set by scripts/instructions: so many turns of ours, which callgrind counts, and no limit.
    private static let turnsToCount = ProcessInfo.processInfo.environment["SCHOOL_TURNS"]
        .flatMap(Int.init)

    func head() {
        print(
            "line\tlimit p50\tlimit p95\tours p50\tours p95\tours p99\tours most\tratio\t"
                + "allocations\tgoal\t")
    }

    func wants(_ name: String) -> Bool { only.isEmpty || name.contains(only) }

    /// A line of figures that were taken elsewhere, in milliseconds.
    func say(_ name: String, _ times: [Double], _ goal: Goal) {
        print(Line(name: name, limit: nil, ours: Times(times), goal: goal).text)
        fflush(nil)
    }

    /// A line whose limit was taken elsewhere too.
    func say(_ name: String, limit: [Double], _ times: [Double], _ goal: Goal) {
        print(Line(name: name, limit: Times(limit), ours: Times(times), goal: goal).text)
        fflush(nil)
    }

    /// One figure that is no time.
    func note(_ name: String, _ figure: Double) {
        print("\(name)\t\t\t\(String(format: "%.1f", figure))\t\t\t\t\t\t\t")
        fflush(nil)
    }

    /// The limit and ours in turns, after a warm-up of a tenth.
    func compare(
        _ name: String, _ goal: Goal, times: Int = 200, limit: ((Int) throws -> Void)? = nil,
        ours: (Int) throws -> Void
    ) throws {
        guard wants(name) else { return }
        if let turns = Self.turnsToCount {
            for _ in 0..<3 { try ours(0) }
            for turn in 1...turns {
                forget()
                try counted { try ours(turn) }
            }
            return print(name)
        }
        var limits: [Double] = []
        var figures: [Double] = []
        var asked: [Double] = []
        let warmUp = max(3, times / 10)
        for turn in 0..<times + warmUp {
            let limitTime = try limit.map { limit in try timed { try limit(turn) } }
            forget()
            let before = allocations()
            let ourTime = try timed { try ours(turn) }
            if turn < warmUp { continue }
            asked.append(Double(allocations() - before))
            if let limitTime { limits.append(limitTime) }
            figures.append(ourTime)
        }
        print(
            Line(
                name: name, limit: limit == nil ? nil : Times(limits), ours: Times(figures),
                allocations: Int(Times(asked).median), goal: goal
            ).text)
        fflush(nil)
    }
}

/// What callgrind counts: scripts/instructions finds it by its name.
@inline(never)
func counted(_ work: () throws -> Void) rethrows { try work() }

/// How long work takes, in milliseconds.
func timed(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    let taken = start.duration(to: .now).components
    return Double(taken.seconds) * 1e3 + Double(taken.attoseconds) / 1e15
}
