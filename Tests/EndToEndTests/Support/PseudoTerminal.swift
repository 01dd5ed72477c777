// A terminal with a program in it, driven as a person would. The program is started with
// posix_spawn in a session of its own: after fork alone, a process with threads may only exec.
// Nothing here sleeps: every wait is for bytes, for an end, or for the deadline.

import Foundation

/// One program in a pseudo-terminal, with a screen that can be read.
final class PseudoTerminal {
    /// What a wait waited for in vain, with the screen of that moment.
    struct Disappointment: Error, CustomStringConvertible {
        let wanted: String
        let screen: String
        var description: String { "never came: \(wanted)\n\(screen)" }
    }

    /// How a program ended.
    enum Ending: Equatable {
        case exited(Int32)
        case killed(Int32)
    }

    private(set) var screen: ScreenReader
    /// Every byte the program wrote to its terminal.
    private(set) var output: [UInt8] = []
    private(set) var process: pid_t = 0
    private(set) var ending: Ending?
    /// Seconds of the processor that the program used in its life, once it has ended.
    private(set) var usedInAll = 0.0
    /// Where the program said it was, each time it was idle, newest last: the screen and what lies
    /// over it, by their names in the sources.
    private(set) var places: [String] = []
    /// Whether questions to the terminal are answered; a terminal on a dead line does not.
    var answers = true

    private var master: Int32
    private var idleBell: Int32
    private var isSilent = false
    private var idleBells = 0
    private var halfPlace = ""
    private var bytesTaken = 0

    /// Starts a program: its path and arguments, the window, and what to add to a bare environment.
    init(
        _ program: [String], columns: Int = 80, rows: Int = 24, widths: WidthOpinion = .glibc,
        environment: [String: String] = [:]
    ) throws {
        screen = ScreenReader(columns: columns, rows: rows, widths: widths)
        let line = try TerminalLine.open(columns: columns, rows: rows)
        let bell = try Launch.pipe()
        (master, idleBell) = (line.master, bell.reading)
        defer { close(bell.writing) }
        var all = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
        // On a machine that does much at once, answers may take a while; no test fails by a clock.
        all["SCHOOL_PROBE_MILLISECONDS"] = "60000"
        all.merge(environment) { $1 }
        all["SCHOOL_IDLE_DESCRIPTOR"] = "\(Launch.idleDescriptor)"
        process = try Launch.spawn(
            program, terminal: line.device, idle: bell.writing, environment: all)
    }

    deinit {
        if ending == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        hangUp()
        close(idleBell)
    }

    // MARK: What a person does

    func press(_ strokes: Stroke...) throws { try send(strokes.flatMap(\.bytes)) }
    func type(_ text: String) throws { try send(Array(text.utf8)) }

    /// What a terminal sends when something is pasted into it.
    func paste(_ text: String) throws { try type("\u{1B}[200~" + text + "\u{1B}[201~") }

    /// Types name and password at the sign-in screen.
    func typeSignIn(_ username: String, _ password: String) throws {
        try type(username)
        try press(.enter)
        try type(password)
        try press(.enter)
    }

    /// Sends bytes as they stand, all of them in one write where the line has room.
    func send(_ bytes: [UInt8]) throws {
        forgetBells()
        var rest = bytes[...]
        let deadline = Deadline(seconds: 10)
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) }
            guard count >= 0 || errno == EAGAIN, !deadline.hasPassed else {
                throw disappointment("room for \(rest.count) bytes of input")
            }
            if count < 0 { awaitRoom() }
        }
    }

    func resize(columns: Int, rows: Int) {
        forgetBells()
        screen.resize(columns: columns, rows: rows)
        TerminalLine.setSize(of: master, columns: columns, rows: rows)
    }

    /// Closes the terminal, as a lost line does. The program gets SIGHUP.
    func hangUp() {
        if master >= 0 { close(master) }
        master = -1
        isSilent = true
    }

    /// The person's end of the line, for what no window does by itself.
    var masterForSizes: Int32 { master }

    func signal(_ number: Int32) { kill(process, number) }

    /// Reads nothing for a while, as a window that is stopped.
    var isDeaf = false
    /// How much is read at one time, as a slow line brings it.
    var bytesAtOnce = 65_536

    // MARK: Waiting

    /// Until a text is on the screen.
    func wait(for text: String, seconds: Double = patience) throws {
        try wait("\u{201C}\(text)\u{201D}", seconds: seconds) { $0.text.contains(text) }
    }

    /// Presses keys one at a time, each after the program has painted the one before.
    func pressEach(_ strokes: Stroke...) throws {
        for stroke in strokes {
            try press(stroke)
            try waitUntilIdle()
        }
    }

    /// Until a text has left the screen.
    func wait(toLose text: String, seconds: Double = patience) throws {
        try wait("no \u{201C}\(text)\u{201D}", seconds: seconds) { !$0.text.contains(text) }
    }

    /// Until the screen is as wanted.
    func wait(
        _ wanted: String, seconds: Double = patience, until isReached: (ScreenReader) -> Bool
    ) throws {
        let deadline = Deadline(seconds: seconds)
        repeat {
            if isReached(screen) { return }
            if isSilent && reap() { break }
            listen(atMost: deadline.milliseconds)
        } while !deadline.hasPassed
        guard isReached(screen) else { throw disappointment(wanted) }
    }

    /// Until the program says that it has painted everything sent so far and waits for more.
    ///
    /// Only for a program that writes a byte to the descriptor named in `SCHOOL_IDLE_DESCRIPTOR`.
    func waitUntilIdle(seconds: Double = patience) throws {
        let deadline = Deadline(seconds: seconds)
        while idleBells == 0 {
            if deadline.hasPassed || (isSilent && reap()) { throw disappointment("an idle byte") }
            listen(atMost: deadline.milliseconds)
        }
        listen(atMost: 0)
    }

    /// Until the program ends.
    func waitForEnd(seconds: Double = patience) throws -> Ending {
        let deadline = Deadline(seconds: seconds)
        while true {
            if reap(), let ending { return ending }
            if deadline.hasPassed { throw disappointment("the end of the program") }
            listen(atMost: min(20, deadline.milliseconds))
        }
    }

    // MARK: Measuring

    /// The bytes written to the terminal since the last time this was asked.
    func takeBytes() -> Int {
        defer { bytesTaken = output.count }
        return output.count - bytesTaken
    }

    /// The settings of the line, byte for byte: what a program must leave as it found it.
    func settings() throws -> [UInt8] { try TerminalLine.settings(of: master) }

    // MARK: Listening

    /// Until the line takes input again. What the program writes meanwhile is read, or both would
    /// wait for each other.
    private func awaitRoom() {
        var line = pollfd(fd: master, events: Int16(POLLIN | POLLOUT), revents: 0)
        if poll(&line, 1, 100) > 0, line.revents & Int16(POLLIN) != 0 { listen(atMost: 0) }
    }

    /// Reads whatever the program writes, waiting at most so long for the first byte.
    func listen(atMost milliseconds: Int32) {
        var ears = [
            pollfd(fd: isSilent || isDeaf ? -1 : master, events: Int16(POLLIN), revents: 0),
            pollfd(fd: idleBell, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&ears, 2, max(0, milliseconds)) > 0 else { return }
        // The idle byte follows what was painted, so it is read first.
        if ears[1].revents & Int16(POLLIN) != 0 { hearBell() }
        if ears[1].revents & Int16(POLLIN | POLLHUP) == Int16(POLLHUP) { silenceBell() }
        if ears[0].revents != 0 { hear() }
    }

    private func hearBell() {
        let bytes = read(from: idleBell)
        idleBells += bytes.count
        let lines = (halfPlace + String(decoding: bytes, as: UTF8.self))
            .split(separator: "\n", omittingEmptySubsequences: false)
        halfPlace = lines.last.map(String.init) ?? ""
        places += lines.dropLast().map(String.init)
    }

    /// Does nothing for a moment, as a line that is busy with what it was given.
    func pause(microseconds: Int) {
        if microseconds > 0 { usleep(UInt32(microseconds)) }
    }

    /// Bells that rang for what came before say nothing about what comes now.
    private func forgetBells() {
        listen(atMost: 0)
        idleBells = 0
    }

    private func hear() {
        repeat {
            let bytes = read(from: master)
            if bytes.isEmpty { return }
            output += bytes
            screen.feed(bytes)
            if answers, !screen.answers.isEmpty {
                _ = screen.answers.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            }
            screen.answers = []
        } while bytesAtOnce == 65_536
    }

    /// Nothing, when there is nothing now; and silence from then on, when the other end is gone.
    private func read(from descriptor: Int32) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let most = descriptor == master ? bytesAtOnce : buffer.count
        let count = Glibc.read(descriptor, &buffer, most)
        if count > 0 { return Array(buffer.prefix(count)) }
        if descriptor == master, count == 0 || errno == EIO { isSilent = true }
        return []
    }

    private func silenceBell() {
        close(idleBell)
        idleBell = -1
    }

    private func reap() -> Bool {
        if ending != nil { return true }
        var (status, usage) = (Int32(0), rusage())
        guard wait4(process, &status, WNOHANG, &usage) == process else { return false }
        usedInAll = usage.seconds
        if !isSilent { listen(atMost: 0) }
        let signal = status & 0x7F
        ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
        return true
    }

    private func disappointment(_ wanted: String) -> Disappointment {
        Disappointment(wanted: wanted, screen: screen.text)
    }
}

/// The seconds after which a program is taken to hang: so many that a busy machine makes no test
/// red. What takes its time is measured elsewhere.
let patience = 60.0

/// A moment on the clock that nobody sets back.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(seconds: Double) { end = .now + .seconds(seconds) }

    var hasPassed: Bool { .now >= end }

    /// What is left, at least one millisecond until it has passed.
    var milliseconds: Int32 {
        let left = ContinuousClock.Instant.now.duration(to: end) / .milliseconds(1)
        return hasPassed ? 0 : Int32(max(1, left))
    }
}
