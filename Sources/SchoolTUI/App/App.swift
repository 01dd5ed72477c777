// The loop: wait, hand every event that has come to the stage, paint once. It owns what is above
// any screen: the size, Esc taken back by a digit, the idle lock, and the end of the line. Between
// events the program does nothing and sends nothing.
//
// Esc and a digit typed one after the other are the F-key only where the screen has that F-key: a
// search that was left by Esc must not lose the first digit of the next. And they never finish
// anything at once: whoever left an account with Esc and types a number meant no money. F2 and F10
// by this way want to be typed twice. In one read, as terminals send it, they are the F-key always.

/// The running program at one terminal.
struct App<Line: Terminal> {
    private var terminal: Line
    private var stage: any Stage
    private let wording: @Sendable (any Error) -> String
    private var isRunning = true
    /// Whether something has happened since the last paint. What this terminal itself has stored
    /// is told to it as well, and changes nothing any more.
    private var isMoved = false
    /// What can wait until the answer is on the screen has still to be done; a next key goes first.
    private var isUnsettled = false
    private var isLockShown = false
    private var watchdog = Watchdog()
    private var escape: (before: any Stage, at: Int64)?
    /// F2 or F10 came as Esc and a digit, and nothing was done yet.
    private var askedTwice: Key?
    private var unseen = UnseenKeys()

    /// How long a digit after Esc still makes the F-key of it.
    private static var patience: Int64 { 1000 }

    init<First: Screen>(
        _ terminal: Line, first: First, at desk: First.Desk,
        wording: @escaping @Sendable (any Error) -> String
    ) {
        self.terminal = terminal
        self.wording = wording
        stage = DeskStage(desk: desk, root: first)
    }

    /// Runs until the person leaves or the line is gone, and gives the terminal back to be closed.
    mutating func run() throws -> Line {
        let surroundings = Surroundings(
            size: terminal.size, uptime: terminal.uptime, facts: terminal.facts, wording: wording,
            wake: terminal.wake)
        try stage.begin(in: surroundings)
        paint()
        while isRunning {
            let deadline = [stage.idleDeadline, stage.lookDeadline].compactMap { $0 }.min()
            let descriptor = watchdog.trusts(terminal.uptime) ? stage.changesDescriptor : nil
            let events = terminal.next(watching: descriptor, until: deadline)
            obey(events)
            guard isRunning else { break }
            if isMoved {
                paint()
                isUnsettled = true
            }
            if isUnsettled, terminal.isQuiet() {
                stage.settle()
                isUnsettled = false
            }
        }
        stage.end()
        return terminal
    }

    /// Keys typed before a hard question was seen do not answer it; they are dropped.
    private mutating func obey(_ events: [Event]) {
        var isSurprised = false
        var waiting = events[...]
        while isRunning, let event = waiting.popFirst() {
            if isSurprised, event.isTyped { continue }
            if stage.isTooSmall, unseen.takes(event, at: terminal.uptime) { continue }
            let wasAsking = stage.isAsking
            if case .resize = event { unseen.noteMoved(at: terminal.uptime) }
            handle(event)
            if isMoved { Stall.handled() }
            isSurprised = isSurprised || (stage.isAsking && !wasAsking)
            if !stage.isTooSmall { waiting = unseen.give(at: terminal.uptime) + waiting }
        }
    }

    private mutating func handle(_ event: Event) {
        let uptime = terminal.uptime
        var wasMoved = isMoved
        isMoved = true
        if let deadline = stage.idleDeadline, uptime >= deadline {
            escape = nil
            stage.lock()
            wasMoved = true
            if event.isTyped { return }
        }
        switch event {
        case .key(let key): press(key, at: uptime)
        case .lateKey(let key):
            takeBackEscape()
            if let key { press(key, at: uptime) }
        case .resize, .measured:
            // What was before Esc knows nothing of this window.
            escape = nil
            follow(stage.handle(event, at: uptime), at: uptime)
        default:
            let onward = stage.handle(event, at: uptime)
            if case .asBefore = onward { isMoved = wasMoved }
            follow(onward, at: uptime)
        }
    }

    private mutating func press(_ key: Key, at uptime: Int64) {
        let (escaped, asked) = (escape, askedTwice)
        escape = nil
        if key != .escape { askedTwice = nil }
        if let escaped, uptime - escaped.at <= Self.patience,
            let fKey = key.functionKeyAfterEscape, escaped.before.answers(fKey)
        {
            stage = escaped.before
            guard ![.f(2), .f(10)].contains(fKey) || asked == fKey else {
                askedTwice = fKey
                let digits = "Esc \(key.name)"
                stage.tell(
                    .warning("\(digits) is \(fKey.name): once more does it. Nothing was done yet."))
                return
            }
            follow(stage.handle(.key(fKey), at: uptime), at: uptime)
            return
        }
        if key == .escape, stage.canTakeBackEscape { escape = (stage, uptime) }
        follow(stage.handle(.key(key), at: uptime), at: uptime)
    }

    private mutating func takeBackEscape() {
        if let escape { stage = escape.before }
        escape = nil
    }

    private mutating func follow(_ onward: Onward, at uptime: Int64) {
        switch onward {
        case .goOn, .asBefore: break
        case .repaint: terminal.forgetScreen()
        case .copy(let text): terminal.copy(text)
        case .enter(let next):
            stage = next
            escape = nil
        case .quit: isRunning = false
        }
    }

    /// A lock blanks the screen before it asks.
    private mutating func paint() {
        isMoved = false
        if stage.isLocked, !isLockShown {
            var blank = Canvas(terminal.size)
            blank.cursor = Position(row: 0, column: 0)
            terminal.show(blank)
        }
        isLockShown = stage.isLocked
        terminal.show(stage.draw())
        terminal.tell(place: stage.place)
    }
}

/// Keys that came while the window was too small for the work. A window that is dragged passes
/// through such sizes, and no key is lost on the way; but at a window that stands still, small,
/// nobody sees what a key would do, and it does nothing, then or later.
struct UnseenKeys: Sendable {
    private var kept: [(event: Event, at: Int64)] = []
    private var movedAt: Int64 = -1_000_000

    /// How long after a change of size the window counts as being dragged.
    static var stillness: Int64 { 150 }
    /// How long a key waits for a larger window, and how many do.
    static var patience: Int64 { 1000 }
    static var most: Int { 256 }

    mutating func noteMoved(at uptime: Int64) { movedAt = uptime }

    /// Whether the event was a key that waits. What hides more or paints again waits for nothing.
    mutating func takes(_ event: Event, at uptime: Int64) -> Bool {
        guard event.isTyped, ![.key(.control("L")), .key(.f(12))].contains(event) else {
            return false
        }
        let isMoving = uptime - movedAt <= Self.stillness
        if isMoving, kept.count < Self.most { kept.append((event, uptime)) }
        return true
    }

    /// What was typed lately, in its order; the window is large enough now.
    mutating func give(at uptime: Int64) -> [Event] {
        defer { kept = [] }
        return kept.filter { uptime - $0.at <= Self.patience }.map(\.event)
    }
}

/// Notices a wait that never waits: a watched descriptor that stays readable would eat a processor.
struct Watchdog: Sendable {
    private var since: Int64 = 0
    private var count = 0

    /// How many waits may end within one second before the watched descriptor is left alone.
    static let most = 2000

    /// Counts one wait; false where there were far too many in this second.
    mutating func trusts(_ uptime: Int64) -> Bool {
        if uptime - since >= 1000 {
            since = uptime
            count = 0
        }
        count += 1
        return count <= Self.most
    }
}
