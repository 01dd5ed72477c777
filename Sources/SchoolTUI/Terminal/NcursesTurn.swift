// The wait in the middle of a verb, while others are writing: the screen says so, Esc stops it, and
// whatever else comes is kept for the loop. And the wait for the commit itself, on a slow disk.

import CTerminal
import Glibc
import Synchronization

/// What happened while a verb waited for other people's writing.
struct TurnWait {
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
    static let waiting = Mutex(TurnWait())

    /// Waits in the middle of a verb until the descriptor is readable: others are writing. After a
    /// moment it says so; Esc stops it, and so does the end of the line. Other keys are kept for
    /// afterwards. True when it is our turn, false when the waiting was stopped, nil when it took
    /// too long. On another thread than the screen's nobody listens to keys.
    static func awaitTurn(_ descriptor: Int32) -> Bool? {
        guard term_is_own_thread() else {
            return isReadable(descriptor, within: turnPatience) ? true : nil
        }
        if waiting.withLock({ $0.isGone }) { return isReadable(descriptor, within: 300) }
        let beginning = term_uptime()
        var isSaid = false
        while term_uptime() < beginning + Int64(turnPatience) {
            let next = beginning + (isSaid ? Int64(turnPatience) : 300)
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
    private static let turnPatience: Int32 = 15_000

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
    mutating func events(_ wait: TurnWait) -> [Event] {
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
        term_stall_hold()
        defer { term_stall_release() }
        scalars.withUnsafeBufferPointer {
            term_put(term_rows() - 2, 1, $0.baseAddress, min($0.count, columns - 2), 0, false)
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

/// What the terminal shows while a verb is still storing: a mark whose commit takes over 200 ms
/// stands as a small dim letter, `[a]`, and as `[A]` when it is stored. A quick commit shows
/// nothing of it.
enum Stall {
    /// True while the terminal's cursor is where the last canvas has it, and no key came since.
    private static let isCurrent = Atomic(false)

    /// The screen was painted: the cursor is on the focus.
    static func painted() { isCurrent.store(true, ordering: .relaxed) }

    /// A key was handled: until the next painting nobody knows whether the focus has moved.
    static func handled() { isCurrent.store(false, ordering: .relaxed) }

    /// Does what stores, with a letter under the cursor once it takes long. Where the letter would
    /// stand in another row, after keys typed ahead, there is none.
    static func showing<Value>(
        _ letter: Character, _ store: () throws -> Value
    ) rethrows -> Value {
        guard isCurrent.load(ordering: .relaxed), let byte = letter.asciiValue,
            term_stall_begin(CChar(bitPattern: byte))
        else { return try store() }
        var isStored = false
        defer { term_stall_end(isStored) }
        let value = try store()
        isStored = true
        return value
    }
}
