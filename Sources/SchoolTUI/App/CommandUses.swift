// How often a person has used each command. It is remembered, so that the palette offers to the
// person of tomorrow what she used today.

import SchoolCore

/// Commands by their names, with how often each was used.
struct CommandUses: Equatable, Sendable {
    private(set) var counts: [String: Int] = [:]

    /// Where one count reaches this, all are halved: what is new soon stands before what was.
    private static let most = 100
    /// So many are remembered, the most used first.
    private static let remembered = 12

    init() {}

    /// From what was remembered; a line that says nothing is passed over.
    init(text: String) {
        for line in text.split(separator: "\n") {
            guard let sign = line.lastIndex(of: "="),
                let count = Int(line[line.index(after: sign)...]), count > 0
            else { continue }
            counts[String(line[..<sign])] = min(count, Self.most)
        }
    }

    mutating func add(_ name: String) {
        counts[name, default: 0] += 1
        guard counts[name, default: 0] >= Self.most else { return }
        counts = counts.mapValues { $0 / 2 }.filter { $0.value > 0 }
    }

    /// As it is remembered: a line for each of the most used, as many as there is room for.
    var text: String {
        let lines = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Self.remembered).map { "\($0.key)=\($0.value)" }
        var text = ""
        for line in lines where text.count + line.count < Habit.longest {
            text += (text.isEmpty ? "" : "\n") + line
        }
        return text
    }
}
