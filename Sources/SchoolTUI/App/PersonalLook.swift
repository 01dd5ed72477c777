// From what a person prefers, and what the terminal can do, to how the screens look.

import SchoolCore
import Synchronization

extension Look {
    /// What the terminal alone asks for: the sign-in screen, which is nobody's.
    init(on facts: TerminalFacts) {
        isLatin = facts.isConsole || facts.isForeign
        hasLines = !facts.isForeign && !facts.hasWideLines
        charts = hasLines && facts.hasBlocks ? .blocks : .ascii
        marksTakeColumns = facts.marksTakeColumns
        hasScreen = facts.hasScreen
    }

    /// What this person prefers. The machine's own console has no signs for most scripts, so names
    /// are in Latin letters there whatever was preferred elsewhere.
    init(_ preferences: Preferences, on facts: TerminalFacts) {
        self.init(on: facts)
        theme = Theme(rawValue: preferences[.theme]) ?? .dark
        isLatin = preferences[.latinNames] == "on" || isLatin
        if preferences[.latinNames] == "off", !facts.isConsole { isLatin = false }
        rightToLeft = RightToLeft(rawValue: preferences[.rightToLeft]) ?? .byTerminal
        let preferred = ChartStyle(rawValue: preferences[.charts]) ?? .blocks
        charts = preferred == .blocks ? charts : preferred
        hasLines = hasLines && preferences[.lines] == "on"
        hasMouse = preferences[.mouse] == "on"
        cursorAtRowStart = preferences[.cursor] == "row-start"
        mayCopy = hasScreen && preferences[.copying] == "on"
    }
}

extension Look {
    /// The same for a screen that is read out: charts say nothing, lines divide what is read, and
    /// names stay in the order of their letters.
    var heard: Look {
        var heard = self
        heard.charts = .none
        heard.hasLines = true
        heard.cursorAtRowStart = false
        if rightToLeft == .byUs { heard.rightToLeft = .byTerminal }
        return heard
    }
}

/// What one person prefers, read when the desk is opened and changed at once by what is typed.
final class PreferenceHold: Sendable {
    private let held: Mutex<Preferences>

    init(_ preferences: Preferences = Preferences()) { held = Mutex(preferences) }

    var preferences: Preferences { held.withLock { $0 } }
    func hold(_ preferences: Preferences) { held.withLock { $0 = preferences } }
}
