// The second life of the program, for those who do not see a grid: the same stage, the same screens
// and actions, driven by whole lines. A line comes in, keys and actions go to the stage, and what
// has changed is said. Nothing moves a cursor, and nothing is said that nobody asked for, except a
// lock, the end of a session and the progress of a job.

/// The running program on a line without a screen.
struct PlainApp<Line: PlainLine> {
    var line: Line
    var stage: any Stage
    /// What was heard of the stage when something was said last; nil says everything anew.
    var heard: Heard?
    /// What this line brought to say, in the order it happened.
    var notices: [Notice] = []
    /// The exit status of a line that was refused.
    var refused: Int32?
    /// The line was to finish something: what is only warned about has not been done.
    var isFinishing = false
    /// What was said last, for `say again`.
    var lastSaid: [String] = []
    /// Rows of the list that were read out already, counted on its page.
    var readTo = 0
    /// The last line was `quit`, and something was not finished.
    var isLeaving = false
    var isRunning = true
    private(set) var status: Int32 = 0

    private let failures: PlainFailures
    private let wording: @Sendable (any Error) -> String
    /// The session is not ours to end: it is that of `school login`.
    private let keepsSession: Bool
    private var waiting: [String] = []
    private var hasEnded = false
    private var hasEntered: Bool
    private var number = 0
    private var isAsked = false
    /// What others changed meanwhile; said before the next answer, never into a line being typed.
    var news: String?
    private var watchdog = Watchdog()

    /// Begins at the door, or at the desk of a session that is taken up.
    init(
        _ line: Line, stage: any Stage, keepsSession: Bool = false,
        wording: @escaping @Sendable (any Error) -> String,
        status: @escaping @Sendable (any Error) -> Int32
    ) {
        self.line = line
        self.stage = stage
        self.keepsSession = keepsSession
        let failures = PlainFailures()
        self.failures = failures
        hasEntered = keepsSession
        self.wording = { error in
            failures.remember(status(error))
            return wording(error)
        }
    }

    /// Runs until the person leaves, the lines are over or one of a script was refused; gives back
    /// the line and the exit status.
    mutating func run() throws -> (line: Line, status: Int32) {
        try stage.begin(
            in: Surroundings(
                size: DeskStage<Door>.sheet, uptime: line.uptime,
                facts: TerminalFacts(hasScreen: false), wording: wording, wake: line.wake))
        if let notice = stage.notice { notices = [notice] }
        tell()
        while isRunning {
            ask()
            let deadline = [stage.idleDeadline, stage.lookDeadline].compactMap { $0 }.min()
            let descriptor = watchdog.trusts(line.uptime) ? stage.changesDescriptor : nil
            let listens = line.isTyped || !isWorking
            for event in line.next(watching: descriptor, until: deadline, listening: listens)
            where isRunning {
                take(event)
            }
            obeyWaiting()
            stage.settle()
        }
        stage.end()
        return (line, status)
    }

    /// A job runs; a script's next line waits for its end.
    private var isWorking: Bool {
        if case .job? = heard?.waiting { true } else { false }
    }

    private var isAsking: Bool {
        if case .word? = heard?.waiting { true } else { false }
    }

    private mutating func ask() {
        guard !isAsked else { return }
        isAsked = true
        let isSecret = heard?.waiting == .password || heard?.field?.kind == .secret
        line.ask("> ", secret: isSecret)
    }

    private mutating func obeyWaiting() {
        while isRunning, !waiting.isEmpty, line.isTyped || !isWorking {
            let wasAsking = isAsking
            obey(waiting.removeFirst())
            // Lines typed before a hard question was heard do not answer it.
            if line.isTyped, isAsking, !wasAsking { waiting = [] }
        }
        if isRunning, hasEnded, waiting.isEmpty, !isWorking { leaveAtEnd() }
    }
}

// What happens.
extension PlainApp {
    private mutating func take(_ event: PlainEvent) {
        switch event {
        case .line(let text): waiting.append(text)
        case .interrupt:
            begin()
            interrupt()
            tell()
        case .end: hasEnded = true
        case .other(.hangUp): isRunning = false
        case .other(let event): hear(event)
        }
    }

    private mutating func hear(_ event: Event) {
        guard !lockWhenIdle() else { return }
        begin()
        let before = stage.notice
        follow(stage.handle(event, at: line.uptime))
        if let notice = stage.notice, notice != before { notices.append(notice) }
        if event == .wake { return workHasCalled() }
        if heard == nil { return tell() }
        let status = stage.hear().status
        if status != heard?.status, !status.isEmpty { news = status }
        heard?.status = status
    }

    /// A job has counted further, which is said at most once a second, or it is done.
    private mutating func workHasCalled() {
        guard let before = heard else { return tell() }
        let now = stage.hear()
        if case .job(let progress) = now.waiting, case .job = before.waiting {
            heard = now
            if now.waiting != before.waiting { say([PlainSpeech.spoken(progress)]) }
        } else if now.waiting != before.waiting || !notices.isEmpty {
            tell()
        }
    }

    /// True when the time without a line was so long that the screen is locked now.
    private mutating func lockWhenIdle() -> Bool {
        guard let deadline = stage.idleDeadline, line.uptime >= deadline else { return false }
        stage.lock()
        begin()
        tell()
        return true
    }

    private mutating func interrupt() {
        guard let heard else { return }
        let isOpen = heard.waiting != .nothing || heard.choices != nil
        if isOpen, heard.waiting != .password {
            press(.escape)
        } else {
            notices.append("Nothing was done. Say quit to leave.")
        }
    }

    private mutating func begin() {
        notices = []
        refused = nil
        isFinishing = false
        failures.forget()
    }

    /// One line of the person or the script.
    private mutating func obey(_ typed: String) {
        isAsked = false
        number += 1
        guard !lockWhenIdle() else {
            refused = 3
            return line.isTyped ? () : stopWhereRefused(heard)
        }
        begin()
        let before = heard
        act(on: Clean.typed(typed).trimmed)
        tell()
        if !line.isTyped { stopWhereRefused(before) }
    }

    /// A script whose line was refused would go on in another place than it was written for.
    private mutating func stopWhereRefused(_ before: Heard?) {
        if refused == nil, notices.contains(where: { $0.style == .bad }) {
            refused = failures.status ?? 2
        }
        let isHere = before?.place == heard?.place
        let wrong = { (heard: Heard?) in heard?.fields.filter(\.isWrong).map(\.verdict) ?? [] }
        if refused == nil, isHere, !wrong(heard).isEmpty,
            isFinishing || wrong(heard) != wrong(before)
        {
            refused = 2
        }
        let isWarned = notices.contains { $0.style == .warn }
        if refused == nil, isHere, isFinishing, isWarned { refused = 2 }
        guard let refused else { return }
        status = refused
        say(["Line \(number) was refused. No line after it was read."])
        isRunning = false
    }

    /// The lines are over. What is unfinished is kept as after a dropped line; where nothing is,
    /// the person is signed out.
    private mutating func leaveAtEnd() {
        begin()
        if !hasEntered {
            if !line.isTyped { status = 3 }
        } else if stage.isLocked || heard?.isUnfinished == true {
            say(["Left unfinished. What can be kept is kept."])
            if !line.isTyped { status = 2 }
        } else {
            signOut()
        }
        isRunning = false
    }
}

// What is done to the stage.
extension PlainApp {
    mutating func press(_ key: Key) { pass(.key(key)) }

    mutating func paste(_ text: String) { pass(.paste(text)) }

    private mutating func pass(_ event: Event) {
        guard isRunning else { return }
        follow(stage.handle(event, at: line.uptime))
        if let notice = stage.notice { notices.append(notice) }
    }

    mutating func choose(_ offer: Int) {
        follow(stage.choose(offer))
        if let notice = stage.notice { notices.append(notice) }
    }

    /// True when the screen or the desk knew the line.
    mutating func takeLine(_ text: String) -> Bool {
        guard let onward = stage.take(line: text) else { return false }
        follow(onward)
        if let notice = stage.notice { notices.append(notice) }
        return true
    }

    mutating func follow(_ onward: Onward) {
        switch onward {
        // Copying is refused where there is no screen.
        case .goOn, .asBefore, .repaint, .copy: break
        case .enter(let next):
            stage = next
            heard = nil
            hasEntered = hasEntered || stage.idleDeadline != nil
        case .quit: isRunning = false
        }
    }

    mutating func refuse(_ sentence: String, status: Int32 = 2) {
        notices.append(.refusal(sentence))
        refused = status
    }

    /// Leaves every screen, and the session where it is ours.
    mutating func signOut() {
        guard !keepsSession else { return }
        for _ in 0..<20 {
            let before = stage.hear()
            guard before.waiting != .password, !before.isRoot else { break }
            press(.f(10))
            if stage.hear().place == before.place { press(.escape) }
            if stage.hear().place == before.place { break }
        }
        // The menu of home closes by the same key before it leaves.
        for _ in 0..<2 where isRunning && stage.idleDeadline != nil { press(.f(10)) }
        notices = notices.filter { $0.text == "Signed out." }
        tellOnlyNotices()
    }

    /// Says lines; a prompt that stands there unanswered gets its end first.
    mutating func say(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        if isAsked, line.isTyped { line.say("") }
        isAsked = false
        for line in lines { self.line.say(Clean.line(line)) }
    }
}
