// What a run of random hands has seen.

import TestSupport

/// Keys, lives and screens of one person's run.
struct MonkeyLog: CustomStringConvertible {
    let who: String
    let seed: UInt64
    private(set) var keys = 0
    private var lives = 0
    private var seconds = 0.0
    private var worked = 0.0
    private var slowest = 0.0
    private var visits: [String: Int] = [:]

    init(who: String, seed: UInt64) { (self.who, self.seed) = (who, seed) }

    mutating func add(_ life: MonkeyLife, seconds: Double) {
        keys += life.keys
        lives += 1
        self.seconds += seconds
        worked += life.worked
        slowest = max(slowest, life.slowest)
        visits.merge(life.visits) { $0 + $1 }
    }

    /// The screens behind the door, without what lay over them.
    var screens: Set<String> {
        Set(visits.keys.map { String($0.prefix { $0 != " " && $0 != "<" }) })
            .subtracting(["SignInScreen", ""])
    }

    /// Screens of this person's that were not come to.
    var missed: [String] { RoleScreens.screens(of: who).subtracting(screens).sorted() }

    /// Screens that were come to and are not open to this person.
    var strange: [String] { screens.subtracting(RoleScreens.open(to: who)).sorted() }

    /// How many keys the program obeys in a second of its work.
    var keysASecond: Double { Double(keys) / max(0.001, worked) }

    var description: String {
        let places = visits.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
        return "\(who), seed \(seed): \(keys) keys in \(Int(seconds)) s "
            + "(\(Int(Double(keys) / max(0.001, seconds))) a second, \(Int(keysASecond)) in one "
            + "of the processor; slowest move \(Int(slowest * 1000)) ms), \(lives) lives, "
            + "\(screens.count) screens, \(visits.count) places: \(places.joined(separator: ", "))"
    }
}
