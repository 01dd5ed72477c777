// The eight meanings as attributes and colours. The attribute carries the meaning and the colour
// only repeats it: no theme sets red against green, underlines in colour (the Linux console
// cannot), or paints a background. Colours are the terminal's own sixteen, which people adapt to
// their eyes.

/// A table of attributes and colours.
enum Theme: String, CaseIterable, Sendable {
    case dark, light
    /// Bold everywhere and nothing dim.
    case highContrast = "high-contrast"
    case mono
}

/// How one meaning is written on the screen.
struct Ink: Equatable, Sendable {
    var isBold = false
    var isDim = false
    var isUnderlined = false
    var isReversed = false
    /// A colour of the terminal's own, 0 to 15; nil leaves the terminal's.
    var colour: Int?
}

extension Theme {
    /// The ink of a meaning on a terminal with so many colours: 0, 8, 16 or 256.
    func ink(_ style: Style, colours: Int) -> Ink {
        var ink = self == .highContrast ? Self.strong(style) : Self.usual(style)
        ink.colour = colour(style, colours)
        return ink
    }

    private static func usual(_ style: Style) -> Ink {
        switch style {
        case .plain, .good: Ink()
        case .title, .bad: Ink(isBold: true)
        case .dim: Ink(isDim: true)
        case .focus, .key: Ink(isReversed: true)
        case .warn: Ink(isUnderlined: true)
        }
    }

    /// What is dim elsewhere is the only thing here that is not bold.
    private static func strong(_ style: Style) -> Ink {
        switch style {
        case .plain, .title, .good, .bad: Ink(isBold: true)
        case .dim: Ink()
        case .focus, .key: Ink(isBold: true, isReversed: true)
        case .warn: Ink(isBold: true, isUnderlined: true)
        }
    }

    /// Colours 8 to 15 are asked for only where there are sixteen: on eight, bright black is black.
    private func colour(_ style: Style, _ colours: Int) -> Int? {
        guard colours >= 8 else { return nil }
        let isBright = colours >= 16
        switch (self, style) {
        case (.dark, .good): return isBright ? 14 : 6
        case (.dark, .bad): return isBright ? 9 : 1
        case (.light, .good): return 4
        case (.light, .bad): return 1
        default: return nil
        }
    }
}
