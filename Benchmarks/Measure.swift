// The harness: our figure and the limit's are taken turn by turn in one run, so that a busy machine
// slows both. Absolute times move from machine to machine; the ratio is what is promised.

import Foundation

/// Times in milliseconds.
struct Times {
    private let sorted: [Double]

    init(_ times: [Double]) { sorted = times.sorted() }

    var median: Double { part(0.5) }
    var p95: Double { part(0.95) }

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
    case none
}

/// One line of the table.
struct Line {
    let name: String
    let limit: Times?
    let ours: Times
    let goal: Goal

    var ratio: Double? { limit.map { ours.median / $0.median } }

    var holds: Bool {
        switch goal {
        case .ratio(let most): ratio.map { $0 <= most } ?? false
        case .under(let most): ours.p95 < most
        case .above(let most): limit.map { ours.median - $0.median < most } ?? false
        case .none: true
        }
    }

    /// Name, limit p50 and p95, ours p50 and p95, ratio, goal.
    var text: String {
        let goalText =
            switch goal {
            case .ratio(let most): "at most \(String(format: "%.1f", most))x"
            case .under(let most): "p95 < \(String(format: "%g", most)) ms"
            case .above(let most): "limit + \(String(format: "%g", most)) ms"
            case .none: ""
            }
        let figures =
            [limit?.median, limit?.p95, ours.median, ours.p95].map { figure in
                figure.map { String(format: "%8.3f", $0) } ?? "       -"
            } + [ratio.map { String(format: "%6.2f", $0) } ?? "     -"]
        let title = name.padding(toLength: 44, withPad: " ", startingAt: 0)
        return "| \(title) | \(figures.joined(separator: " | ")) | \(goalText)"
            + (holds ? " |" : " MISSED |")
    }
}

/// Takes turns and prints each line as soon as it is known.
struct Measure {
    /// Only lines whose name contains this are measured; empty is all.
    let only: String

    func head() {
        print(
            """
            | milliseconds                                 | limit 50 | limit 95 |  ours 50 |\
              ours 95 |  ratio | goal |
            |---|---|---|---|---|---|---|
            """)
    }

    /// The limit and ours in turns, after a warm-up of a tenth.
    func compare(
        _ name: String, _ goal: Goal, times: Int = 200, limit: ((Int) throws -> Void)? = nil,
        ours: (Int) throws -> Void
    ) throws {
        guard only.isEmpty || name.contains(only) else { return }
        var limits: [Double] = []
        var figures: [Double] = []
        let warmUp = max(3, times / 10)
        for turn in 0..<times + warmUp {
            let limitTime = try limit.map { limit in try timed { try limit(turn) } }
            let ourTime = try timed { try ours(turn) }
            if turn < warmUp { continue }
            if let limitTime { limits.append(limitTime) }
            figures.append(ourTime)
        }
        print(
            Line(
                name: name, limit: limit == nil ? nil : Times(limits), ours: Times(figures),
                goal: goal
            ).text)
        fflush(nil)
    }
}

/// How long work takes, in milliseconds.
func timed(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    let taken = start.duration(to: .now).components
    return Double(taken.seconds) * 1e3 + Double(taken.attoseconds) / 1e15
}
