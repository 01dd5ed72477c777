// The known ways to the screens, as moves of random hands.

import TestSupport

/// A way to a screen.
struct MonkeyRoute: Sendable {
    let screen: String
    let moves: [Move]

    init(_ way: RoleScreens.Way) {
        screen = way.screen
        moves = way.keys.split(separator: "/").map { part in
            .keys(part.split(separator: " ").map { Self.press(String($0)) })
        }
    }

    /// All ways of a person, in an order in which none takes away what a later one needs.
    static func all(of person: String) -> [MonkeyRoute] {
        RoleScreens.ways.filter { $0.people.contains(person) }.map(MonkeyRoute.init)
    }

    private static func press(_ word: String) -> Press {
        if let stroke = strokes[word] { return Press(word, stroke) }
        if word == "Home" { return Press(word, MonkeyHands.home, keys: 8) }
        if word.hasPrefix("F"), let number = Int(word.dropFirst()) {
            return Press(word, .f(number))
        }
        let text = word.replacing("_", with: " ")
        guard word.hasPrefix(">") else { return Press(word, text) }
        return Press(text, "\u{1B}[20~\(text.dropFirst())\r", keys: text.count + 1)
    }

    private static let strokes: [String: Stroke] = [
        "Enter": .enter, "Down": .down, "End": .end, "Tab": .tab,
    ]
}
