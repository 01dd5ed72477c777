// Keys as a person counts them: every letter is one, and so is every key with a name.

import Testing

@testable import SchoolTUI

struct Keystrokes: ExpressibleByStringLiteral {
    var keys: [Key]

    init(_ keys: Key...) { self.keys = keys }
    init(stringLiteral text: String) { keys = text.map { .character($0) } }

    var count: Int { keys.count }
    /// All in one read, as type-ahead arrives.
    var atOnce: Played { .read(keys.map { .key($0) }) }

    static func + (left: Keystrokes, right: Keystrokes) -> Keystrokes {
        var sum = left
        sum.keys += right.keys
        return sum
    }

    static let enter = Keystrokes(.enter)
    static func f(_ number: Int) -> Keystrokes { Keystrokes(.f(number)) }
}

/// Every key a terminal can bring but the lock's, whose panel has tests of its own.
enum AnyKey {
    static let all: [Key] =
        (1...11).map { Key.f($0) }
        + [
            .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left,
            .right, .home, .end, .pageUp, .pageDown, " ",
        ] + "abcfglmnqstu/*?:019+-=রক𝕏é".map { Key.character($0) }
        + "ACDFKLPU".map { Key.control($0) }

    /// Runs of keys from a seed, the same every time.
    static func run(seed: UInt64, count: Int) -> [Played] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return .keys(all[Int(state >> 33) % all.count])
        }
    }

    static let sizes = [
        Size(columns: 20, rows: 5), Size(columns: 60, rows: 16), Size(columns: 80, rows: 24),
        Size(columns: 100, rows: 30), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
    ]
}

/// What every screen of the office is held to.
enum ScreenTrial {
    /// Random keys never trap, at no size; every canvas is as large as the screen, and no action
    /// of the table has a key twice.
    static func run<First: Screen>(
        _ make: (Office) throws -> First, at desk: Office, keys: Int = 120,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws where First.Desk == Office {
        for (place, size) in AnyKey.sizes.enumerated() {
            let script = AnyKey.run(seed: UInt64(place + 7), count: keys)
            let shown = try Frames.canvases(of: make(desk), at: desk, size: size, script)
            let wrong = shown.filter { $0.size != size || $0.cursor == nil }
            let first = wrong.first?.text ?? ""
            #expect(wrong.count == 0, "\(size) \(first)", sourceLocation: sourceLocation)
        }
        var screen = try make(desk)
        screen.fit(Size(columns: 80, rows: 21))
        try screen.load(desk)
        let problems = ActionLint.problems(screen.offers(desk))
        #expect(problems == [], sourceLocation: sourceLocation)
    }
}
