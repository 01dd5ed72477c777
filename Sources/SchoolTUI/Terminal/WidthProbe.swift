// How wide this terminal draws what terminals disagree about (screens C4). Five clusters are
// printed before the first paint, each with the question where the cursor is; the paint does not
// wait for the answers. They choose how names are cut and what is standard, and no column depends
// on them.

/// Five answers, counted as they come.
struct WidthProbe: Equatable, Sendable {
    private var askedAt: Int64?
    private var widths: [Int] = []
    private var isTold = false

    /// Answers after so many milliseconds are swallowed and not used.
    private var patience: Int64 = 0
    static let usualPatience: Int64 = 300
    /// For so long a lone Esc may be the beginning of an answer.
    private static let longest: Int64 = 3000
    private static let count = 5

    mutating func ask(at uptime: Int64, patience: Int64 = usualPatience) {
        askedAt = uptime
        self.patience = patience
    }

    /// Until when the answers count; nil when nobody waits for any.
    func patient(at uptime: Int64) -> Int64? {
        guard let askedAt, widths.count < Self.count, uptime < askedAt + patience else {
            return nil
        }
        return askedAt + patience
    }

    /// Whether an answer may still be under way.
    func mayAnswer(at uptime: Int64) -> Bool {
        guard let askedAt else { return false }
        return widths.count < Self.count && uptime < askedAt + Self.longest
    }

    /// Takes the column an answer names, counted from 1. Late ones are only counted.
    mutating func take(column: Int, at uptime: Int64) {
        guard let askedAt, widths.count < Self.count else { return }
        if uptime >= askedAt + patience { isTold = true }
        widths.append(column - 1)
    }

    /// What the answers say of the terminal, once, when all of them have come in time.
    mutating func result(for facts: TerminalFacts) -> TerminalFacts? {
        guard widths.count == Self.count, !isTold else { return nil }
        isTold = true
        var facts = facts
        facts.marksTakeColumns = widths[1] > 2 || widths[2] > 1 || widths[3] > 1
        facts.hasWideLines = widths[4] == 2
        facts.isForeign = widths[4] > 2
        return facts
    }
}
