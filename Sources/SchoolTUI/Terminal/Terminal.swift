// What the app needs of a terminal. Two lives: ncurses, and a script of keys for tests.

/// The person's end of the line: keys come in, canvases go out.
protocol Terminal {
    var size: Size { get }
    /// Milliseconds since the machine started, sleep included; the clock of idle time.
    var uptime: Int64 { get }
    /// Ends a wait in `next` from another thread.
    var wake: @Sendable () -> Void { get }
    /// What is known of the terminal before it has answered anything.
    var facts: TerminalFacts { get }

    /// Waits for input, a signal, a wake-up, a change seen at `watching`, or the deadline, and
    /// hands over everything that had arrived by then.
    mutating func next(watching descriptor: Int32?, until deadline: Int64?) -> [Event]
    /// Gives what was painted a moment to go its way. False where something else has come
    /// meanwhile: it waits in `next`.
    func isQuiet() -> Bool
    mutating func show(_ canvas: Canvas)
    /// Forgets what the screen shows, so that the next canvas is painted whole.
    mutating func forgetScreen()
    /// Puts text into the terminal's clipboard, where it lets programs do so.
    mutating func copy(_ text: String)
    /// Names where the person is, for a test that counts which screens it has seen.
    func tell(place: @autoclosure () -> String)
}

extension Terminal {
    var facts: TerminalFacts { TerminalFacts() }
    func tell(place: @autoclosure () -> String) {}
}

/// What this terminal can do, as far as drawings must know it. It chooses defaults and cuts names;
/// no column ever depends on it.
struct TerminalFacts: Equatable, Sendable {
    /// The machine's own console, whose font has a few hundred signs.
    var isConsole = false
    /// It has the eighths of a block that charts are drawn with.
    var hasBlocks = true
    /// Whether it gives marks a column of their own; nil until it has answered.
    var marksTakeColumns: Bool?
    /// It draws the pieces of boxes two columns wide, as fonts of East Asia do.
    var hasWideLines = false
    /// It takes our bytes for another alphabet: names beyond Latin would be rubbish.
    var isForeign = false
    /// There is a screen, whose terminal may have a clipboard.
    var hasScreen = true
}
