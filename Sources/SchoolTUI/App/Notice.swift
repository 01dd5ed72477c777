// One line to the person at the keyboard, on the row above the key bar, until the next key. Never a
// timer: timers send bytes, and readers miss them.

/// What just happened, the thing first and then the result: "Roll 28 Urmi Chowdhury: Late".
struct Notice: Equatable, Sendable {
    var text: String
    var style: Style

    init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }

    /// Something the person should look at, but nothing is lost.
    static func warning(_ text: String) -> Notice { Notice(text, .warn) }
    /// The office said no, or the file let us down.
    static func refusal(_ text: String) -> Notice { Notice(text, .bad) }

    /// The sign carries the meaning where colour does not.
    var shown: String { style == .bad ? "! " + text : text }
}

extension Notice: ExpressibleByStringInterpolation {
    init(stringLiteral value: String) { self.init(value) }
}
