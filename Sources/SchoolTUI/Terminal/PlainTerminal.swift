// The person's end of a line without a screen: whole lines come in, whole lines go out. No byte
// moves a cursor, so a screen reader, a teletype, a dumb terminal and a script hear the same.

import CTerminal
import Glibc
import Synchronization

/// What a line without a screen brings.
enum PlainEvent: Equatable, Sendable {
    case line(String)
    /// Ctrl-C.
    case interrupt
    /// No further line will come: the end of a pipe, or Ctrl-D.
    case end
    /// A signal to go, or the time, a job or another process, as the screens have them.
    case other(Event)
}

/// What the plain mode needs of its line. Two lives: standard input and output, and a script for
/// tests.
protocol PlainLine {
    /// A person types here, and reads what was asked before answering.
    var isTyped: Bool { get }
    /// Milliseconds since the machine started; the clock of idle time.
    var uptime: Int64 { get }
    /// Ends a wait from another thread.
    var wake: @Sendable () -> Void { get }

    /// Waits for lines and everything else, and hands over all that has come. While it does not
    /// listen, lines stay where they are.
    mutating func next(
        watching descriptor: Int32?, until deadline: Int64?, listening: Bool
    ) -> [PlainEvent]
    /// Says one line.
    mutating func say(_ line: String)
    /// Says what is asked for, and stays behind it. What is secret is not shown as it is typed.
    mutating func ask(_ words: String, secret: Bool)
}

/// Standard input and output. Only one can be open in a process.
struct PlainTerminal: PlainLine {
    let isTyped: Bool
    private var rest: [UInt8] = []
    private var hasEnded = false
    private var isGone = false
    private var isSecret = false

    /// A line longer than this is no answer to anything.
    private static let longest = 65_536

    init() throws(TerminalFailure) {
        guard term_open_plain(0, 1) else { throw .noDescriptors }
        isTyped = isatty(0) == 1
    }

    /// Gives the line back as it was.
    func close() { term_close_plain() }

    var uptime: Int64 { term_uptime() }
    var wake: @Sendable () -> Void { { term_wake() } }

    mutating func next(
        watching descriptor: Int32?, until deadline: Int64?, listening: Bool
    ) -> [PlainEvent] {
        if Self.goneWhileWaiting.withLock({ $0 }) { isGone = true }
        if isGone { return [.other(.hangUp)] }
        let listens = listening && !hasEnded
        let reasons = term_wait_plain(deadline ?? 0, descriptor ?? -1, listens)
        var events: [PlainEvent] = []
        if reasons & TERM_SIGNAL.rawValue != 0 { events += signals() }
        if reasons & TERM_WOKEN.rawValue != 0 { events.append(.other(.wake)) }
        if reasons & TERM_CHANGE.rawValue != 0 { events.append(.other(.foreignChange)) }
        if reasons & TERM_DEADLINE.rawValue != 0 { events.append(.other(.deadline)) }
        if reasons & TERM_INPUT.rawValue != 0 { events += lines() }
        if reasons & TERM_GONE.rawValue != 0 { isGone = true }
        if Self.goneWhileWaiting.withLock({ $0 }) { isGone = true }
        return isGone ? [.other(.hangUp)] : events
    }

    mutating func say(_ line: String) { send(line + "\n") }

    mutating func ask(_ words: String, secret: Bool) {
        guard isTyped else { return }
        if secret != isSecret { term_echo(!secret) }
        isSecret = secret
        send(words)
    }

    /// The lines that are whole by now; the last one needs no end where the input ends.
    private mutating func lines() -> [PlainEvent] {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = read(0, &buffer, buffer.count)
        if count < 0 {
            if errno == EINTR || errno == EAGAIN { return [] }
            isGone = true
            return []
        }
        if isSecret, count > 0 { send("\n") }
        rest += buffer[..<count]
        if rest.count > Self.longest { rest = [] }
        var events: [PlainEvent] = []
        while let end = rest.firstIndex(of: 10) {
            events.append(.line(String(decoding: rest[..<end], as: UTF8.self)))
            rest.removeSubrange(...end)
        }
        guard count == 0 else { return events }
        hasEnded = true
        if !rest.isEmpty { events.append(.line(String(decoding: rest, as: UTF8.self))) }
        return events + [.end]
    }

    private mutating func signals() -> [PlainEvent] {
        var events: [PlainEvent] = []
        while true {
            switch term_next_signal() {
            case TERM_SIGNAL_NONE.rawValue: return events
            case TERM_SIGNAL_INTERRUPT.rawValue where isTyped: events.append(.interrupt)
            case TERM_SIGNAL_END.rawValue, TERM_SIGNAL_INTERRUPT.rawValue: isGone = true
            default: break
            }
        }
    }

    /// A line that nobody reads any more is gone.
    private mutating func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                isGone = true
                return
            }
        }
    }

    /// Whether the line went, or the machine asked for the end, while a verb waited for its turn.
    private static let goneWhileWaiting = Mutex(false)

    /// Waits in the middle of a verb until it is our turn to write, and says so after a moment.
    /// True when it is, false when Ctrl-C stopped it or nobody is left, nil when it took too
    /// long.
    static func awaitTurn(_ descriptor: Int32) -> Bool? {
        if goneWhileWaiting.withLock({ $0 }) { return wait(descriptor, for: 300) ?? false }
        if let turn = wait(descriptor, for: 300) { return turn }
        let said = Array("Others are saving just now: waiting for them.\n".utf8)
        _ = write(1, said, said.count)
        return wait(descriptor, for: 15_000)
    }

    private static func wait(_ descriptor: Int32, for milliseconds: Int64) -> Bool? {
        let end = term_uptime() + milliseconds
        repeat {
            let left = Int32(max(0, end - term_uptime()))
            let reasons = term_wait_plain_turn(left, descriptor)
            if reasons & TERM_CHANGE.rawValue != 0 { return true }
            let signal = reasons & TERM_SIGNAL.rawValue != 0 ? takeSignals() : nil
            if signal == .interrupt { return false }
            guard signal != nil || reasons & TERM_GONE.rawValue != 0 else { continue }
            // The loop may be waiting on another thread: it hears of it as of a wake.
            goneWhileWaiting.withLock { $0 = true }
            term_wake()
            return false
        } while term_uptime() < end
        return nil
    }

    /// What the signals that have come ask for: the end, or only that the waiting stops.
    private static func takeSignals() -> PlainEvent? {
        var asked: PlainEvent?
        while true {
            switch term_next_signal() {
            case TERM_SIGNAL_NONE.rawValue: return asked
            case TERM_SIGNAL_INTERRUPT.rawValue: asked = asked ?? .interrupt
            case TERM_SIGNAL_END.rawValue: asked = .end
            default: break
            }
        }
    }
}
