// Opens the terminal, paints and reads; kept too small to be wrong. It owns the wait: input,
// signals, wake-ups, the deadline and one watched descriptor, all in one poll on the main thread.

import CTerminal
import Glibc
import Synchronization

/// Why there is no screen.
enum TerminalFailure: Error, Equatable {
    /// Standard input or output is not a terminal, or a dumb one: the plain mode is the way.
    case notATerminal
    /// The same where nothing but the screens is offered: this account is for them alone.
    case onlyATerminal
    /// No description of this kind of terminal, nor of its family.
    case unknownKind
    case noDescriptors
}

/// A terminal through ncurses. Only one can be open in a process.
struct NcursesTerminal: Terminal {
    private var shown: Canvas?
    private var worn = Look()
    private(set) var facts = TerminalFacts()
    var decoder = KeyDecoder()
    private var emptyReads = 0
    private var isGone = false

    /// Keeps the screen's signals for the wait below. Called in main before any thread exists;
    /// threads and children inherit it, so a child process gets an empty mask when it is started.
    static func claimSignals() { term_block_signals() }

    /// Opens the terminal. NO_COLOR or monochrome leaves only bold, underline and reverse.
    init(
        input: Int32 = 0, output: Int32 = 1, monochrome: Bool = false
    ) throws(TerminalFailure) {
        switch term_open(input, output, monochrome) {
        case TERM_OPENED.rawValue: Self.waiting.withLock { $0 = TurnWait() }
        case TERM_NOT_A_TERMINAL.rawValue: throw .notATerminal
        case TERM_UNKNOWN_KIND.rawValue: throw .unknownKind
        default: throw .noDescriptors
        }
        let kind = getenv("TERM").map { String(cString: $0) } ?? ""
        facts.isConsole = kind.hasPrefix("linux")
        facts.hasBlocks = ChartStyle.fitting(terminal: kind) == .blocks
        dip(worn.theme)
        let patience = Self.answerPatience
        if patience > 0, term_ask_widths() { decoder.probe.ask(at: uptime, patience: patience) }
    }

    /// Gives the terminal back as it was. What was written to standard error appears now.
    func close() { term_close() }

    /// Columns of one scalar by the C library's rule.
    static func systemWidth(_ scalar: Unicode.Scalar) -> Int {
        term_use_utf8()
        return Int(term_width(scalar.value))
    }

    var size: Size { Size(columns: Int(term_columns()), rows: Int(term_rows())) }
    var uptime: Int64 { term_uptime() }
    var wake: @Sendable () -> Void { { term_wake() } }

    mutating func next(watching descriptor: Int32?, until deadline: Int64?) -> [Event] {
        let early = Self.waiting.withLock { $0.take() }
        isGone = isGone || early.isGone
        if isGone { return [.hangUp] }
        if early.hasCome { return events(early) }
        // What was said while something was stored behind the last paint is painted away.
        if early.isOverdrawn { return [.wake] }
        let answers = decoder.probe.patient(at: uptime)
        term_expect(answers != nil || decoder.holdsEscape)
        let due = [deadline, answers, decoder.deadline].compactMap { $0 }.min()
        let reasons = term_wait(due ?? 0, descriptor ?? -1)
        var events: [Event] = []
        if reasons & TERM_INPUT.rawValue != 0 { events += input() }
        if reasons & TERM_SIGNAL.rawValue != 0 { events += signals() }
        if reasons & TERM_WOKEN.rawValue != 0 { events.append(.wake) }
        if reasons & TERM_CHANGE.rawValue != 0 { events.append(.foreignChange) }
        if reasons & TERM_DEADLINE.rawValue != 0 {
            if reasons & TERM_INPUT.rawValue == 0 { events += decoder.events([], at: uptime) }
            if deadline.map({ $0 <= uptime }) == true { events.append(.deadline) }
        }
        if let measured = decoder.probe.result(for: facts) {
            facts = measured
            events.append(.measured(measured))
        }
        if reasons & TERM_GONE.rawValue != 0 || isGone {
            isGone = true
            events.append(.hangUp)
        }
        return events
    }

    /// Two milliseconds: the bytes of an answer are carried on by a thread of the kernel, which on
    /// the same processor waits until we sleep.
    func isQuiet() -> Bool { term_is_quiet(2) && !Self.waiting.withLock { $0.hasCome } }

    mutating func show(_ canvas: Canvas) {
        defer { Stall.painted() }
        if Self.waiting.withLock({ $0.takeOverdrawn() }) { shown = nil }
        wear(canvas.look)
        let painting = Painter.painting(from: shown, to: canvas)
        shown = canvas
        painting.doubted.forEach { term_doubt_row(Int32($0)) }
        let cursor = canvas.cursor ?? Position(row: canvas.size.rows - 1, column: 0)
        painting.first.forEach(put)
        if !painting.second.isEmpty {
            term_update_part()
            painting.second.forEach(put)
        }
        term_cursor(Int32(cursor.row), Int32(cursor.column))
        term_update()
    }

    /// Only somebody who listens for idleness is told where the person is.
    func tell(place: @autoclosure () -> String) {
        if term_has_listener() { term_name_place(place()) }
    }

    mutating func forgetScreen() {
        shown = nil
        term_forget()
    }

    /// The terminal follows the look of what is shown, before it is painted.
    private mutating func wear(_ look: Look) {
        guard look != worn else { return }
        term_mouse(look.hasMouse)
        let isOrdered = look.rightToLeft == .byUs
        if isOrdered != (worn.rightToLeft == .byUs) {
            term_order_names(isOrdered)
            forgetScreen()
        }
        if look.theme != worn.theme {
            dip(look.theme)
            forgetScreen()
        }
        worn = look
    }

    /// How long answers of the terminal count; 0 asks nothing, for terminals that do harm with it.
    private static var answerPatience: Int64 {
        guard let given = getenv("SCHOOL_PROBE_MILLISECONDS") else {
            return WidthProbe.usualPatience
        }
        return min(max(0, Int64(String(cString: given)) ?? 0), 60_000)
    }

    /// Takes the inks of a theme.
    private func dip(_ theme: Theme) {
        let colours = Int(term_colours())
        for style in Style.allCases {
            let ink = theme.ink(style, colours: colours)
            var signs: Int32 = 0
            if ink.isBold { signs |= TERM_BOLD.rawValue }
            if ink.isDim { signs |= TERM_DIM.rawValue }
            if ink.isUnderlined { signs |= TERM_UNDERLINED.rawValue }
            if ink.isReversed { signs |= TERM_REVERSED.rawValue }
            term_style(style.rawValue, signs, Int32(ink.colour ?? -1))
        }
    }

    mutating func copy(_ text: String) {
        let base64 = Clipboard.base64(text)
        base64.withCString { term_clip($0, base64.utf8.count) }
    }

    private func put(_ run: Run) {
        run.scalars.withUnsafeBufferPointer { text in
            term_put(
                Int32(run.row), Int32(run.column), text.baseAddress, text.count,
                run.style.rawValue, run.isNarrow)
        }
    }

    /// Everything that waits. Input that is announced and never comes is a dead line.
    private mutating func input() -> [Event] {
        var read: [Raw] = []
        while read.count < 8192, let raw = Self.raw(term_read()) { read.append(raw) }
        if read.isEmpty {
            emptyReads += 1
            isGone = emptyReads >= 10
        } else {
            emptyReads = 0
        }
        let events = decoder.events(read, at: uptime)
        if decoder.isPasting { term_begin_paste() }
        return events
    }

    private mutating func signals() -> [Event] {
        var isResized = false
        var events: [Event] = []
        while true {
            switch term_next_signal() {
            case TERM_SIGNAL_RESIZE.rawValue: isResized = true
            case TERM_SIGNAL_CONTINUE.rawValue:
                term_resume()
                events.append(.resumed)
            case TERM_SIGNAL_END.rawValue, TERM_SIGNAL_INTERRUPT.rawValue:
                isGone = true
            default:
                if isResized {
                    term_fit()
                    events.append(.resize(size))
                }
                return events
            }
        }
    }

    static func raw(_ code: Int32) -> Raw? {
        guard code >= 0 else { return nil }
        if code < TERM_KEY_FIRST.rawValue {
            return Unicode.Scalar(UInt32(code)).map { .scalar($0) } ?? .unknown
        }
        if code > TERM_KEY_F0.rawValue {
            return .key(.f(Int(code - TERM_KEY_F0.rawValue)))
        }
        switch code {
        case TERM_KEY_PASTE_BEGIN.rawValue: return .pasteBegin
        case TERM_KEY_PASTE_END.rawValue: return .pasteEnd
        default: return keys[code].map { .key($0) } ?? .unknown
        }
    }

    private static let keys: [Int32: Key] = [
        TERM_KEY_UP.rawValue: .up, TERM_KEY_DOWN.rawValue: .down,
        TERM_KEY_LEFT.rawValue: .left, TERM_KEY_RIGHT.rawValue: .right,
        TERM_KEY_HOME.rawValue: .home, TERM_KEY_END.rawValue: .end,
        TERM_KEY_PAGE_UP.rawValue: .pageUp, TERM_KEY_PAGE_DOWN.rawValue: .pageDown,
        TERM_KEY_INSERT.rawValue: .insert, TERM_KEY_DELETE.rawValue: .delete,
        TERM_KEY_BACKSPACE.rawValue: .backspace, TERM_KEY_BACK_TAB.rawValue: .backTab,
        TERM_KEY_ENTER.rawValue: .enter,
    ]
}
