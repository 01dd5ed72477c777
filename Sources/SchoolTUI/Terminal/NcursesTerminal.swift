// The only file that imports CTerminal, kept too small to be wrong. It owns the wait: input,
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
    private var decoder = KeyDecoder()
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
        let due = [deadline, decoder.deadline].compactMap { $0 }.min()
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
        if reasons & TERM_GONE.rawValue != 0 || isGone {
            isGone = true
            events.append(.hangUp)
        }
        return events
    }

    mutating func show(_ canvas: Canvas) {
        if Self.waiting.withLock({ $0.takeOverdrawn() }) { shown = nil }
        let painting = Painter.painting(from: shown, to: canvas)
        shown = canvas
        let cursor = canvas.cursor ?? Position(row: canvas.size.rows - 1, column: 0)
        painting.first.forEach(put)
        if painting.second.isEmpty {
            term_cursor(Int32(cursor.row), Int32(cursor.column))
            term_update()
            return
        }
        term_update()
        painting.second.forEach(put)
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

    private func put(_ run: Run) {
        let scalars = run.text.unicodeScalars.map(\.value)
        scalars.withUnsafeBufferPointer { text in
            term_put(
                Int32(run.row), Int32(run.column), text.baseAddress, text.count,
                run.style.rawValue)
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

    fileprivate static func raw(_ code: Int32) -> Raw? {
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

/// What happened while a verb waited for other people's writing.
private struct TurnWait {
    var keys: [Raw] = []
    var isResized = false
    var isResumed = false
    var isOverdrawn = false
    /// The line went, or the machine asked for the end: there is nobody to wait for any more.
    var isGone = false
    var emptyReads = 0

    var hasCome: Bool { !keys.isEmpty || isResized || isResumed }

    /// Hands out what came, once; that the line is gone stays true.
    mutating func take() -> TurnWait {
        defer { (keys, isResized, isResumed) = ([], false, false) }
        return self
    }

    mutating func takeOverdrawn() -> Bool {
        defer { isOverdrawn = false }
        return isOverdrawn
    }
}

extension NcursesTerminal {
    fileprivate static let waiting = Mutex(TurnWait())

    /// Waits in the middle of a verb until the descriptor is readable: others are writing. After a
    /// moment it says so; Esc stops it, and so does the end of the line. Other keys are kept for
    /// afterwards. True when it is our turn, false when the waiting was stopped, nil when it took
    /// too long. On another thread than the screen's nobody listens to keys.
    static func awaitTurn(_ descriptor: Int32) -> Bool? {
        guard term_is_own_thread() else {
            return isReadable(descriptor, within: patience) ? true : nil
        }
        if waiting.withLock({ $0.isGone }) { return isReadable(descriptor, within: 300) }
        let beginning = term_uptime()
        var isSaid = false
        while term_uptime() < beginning + Int64(patience) {
            let next = beginning + (isSaid ? Int64(patience) : 300)
            let reasons = term_wait_turn(next, descriptor)
            if reasons & TERM_CHANGE.rawValue != 0 { return true }
            if isStopped(by: reasons, isSaid) { return false }
            if !isSaid, term_uptime() >= beginning + 300 {
                say("Others are saving just now. Esc stops waiting; nothing is lost.")
                isSaid = true
            }
        }
        return nil
    }

    /// Milliseconds after which a turn that has not come is given up.
    private static let patience: Int32 = 15_000

    /// Takes in what came. True when the person pressed Esc where that was offered, or is gone.
    private static func isStopped(by reasons: Int32, _ isEscapeOffered: Bool) -> Bool {
        waiting.withLock { wait in
            if reasons & TERM_SIGNAL.rawValue != 0 { wait.takeSignals() }
            if reasons & TERM_GONE.rawValue != 0 { wait.isGone = true }
            if wait.isGone { return true }
            guard reasons & TERM_INPUT.rawValue != 0 else { return false }
            return wait.takeKeys(untilEscape: isEscapeOffered) || wait.isGone
        }
    }

    private static func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }

    /// What came meanwhile, as the loop would have been told.
    fileprivate mutating func events(_ wait: TurnWait) -> [Event] {
        var events = decoder.events(wait.keys, at: uptime)
        if wait.isResumed { events.append(.resumed) }
        if wait.isResized {
            term_fit()
            events.append(.resize(size))
        }
        return events
    }

    /// Over the message row; the next canvas is painted whole.
    private static func say(_ sentence: String) {
        let columns = Int(term_columns())
        let text = String((sentence + String(repeating: " ", count: columns)).prefix(columns - 1))
        let scalars = text.unicodeScalars.map(\.value)
        scalars.withUnsafeBufferPointer {
            term_put(term_rows() - 2, 1, $0.baseAddress, min($0.count, columns - 2), 0)
        }
        // Our turn may come at any moment: a window that reads nothing must not keep it.
        term_update_at_once()
        waiting.withLock { $0.isOverdrawn = true }
    }
}

extension TurnWait {
    mutating func takeSignals() {
        while true {
            switch term_next_signal() {
            case TERM_SIGNAL_RESIZE.rawValue: isResized = true
            case TERM_SIGNAL_CONTINUE.rawValue:
                term_resume()
                isResumed = true
            case TERM_SIGNAL_END.rawValue: isGone = true
            default: return
            }
        }
    }

    /// True at an Esc, where that stops the waiting. Input that is announced again and again and
    /// never comes is a dead line.
    mutating func takeKeys(untilEscape: Bool) -> Bool {
        var count = 0
        while let raw = NcursesTerminal.raw(term_read()) {
            if untilEscape, case .scalar("\u{1B}") = raw { return true }
            keys.append(raw)
            count += 1
        }
        emptyReads = count == 0 ? emptyReads + 1 : 0
        if emptyReads >= 10 { isGone = true }
        return false
    }
}
