// A stack of screens at one desk. It routes keys, takes steps, and knows nothing of terminals:
// events in, a canvas out. The same stack makes the breadcrumb. Screens stay as they are under a
// lock.

/// What every stage is given from outside when it begins.
struct Surroundings: Sendable {
    var size = Size()
    /// Milliseconds since the machine started.
    var uptime: Int64 = 0
    var facts = TerminalFacts()
    /// Every error as a sentence for row 23.
    var wording: @Sendable (any Error) -> String
    /// Wakes the loop from a job's thread.
    var wake: @Sendable () -> Void
}

/// What the app has to do after an event.
enum Onward {
    case goOn
    /// Nothing: the screen is as it was.
    case asBefore
    /// Paint everything again: there was noise on the line.
    case repaint
    /// Put this text into the terminal's clipboard.
    case copy(String)
    case enter(any Stage)
    case quit
}

/// A stack of screens, whatever its desk.
protocol Stage {
    var isLocked: Bool { get }
    /// When the screen locks itself if no key comes.
    var idleDeadline: Int64? { get }
    /// When to look for other people's changes, where nothing tells of them.
    var lookDeadline: Int64? { get }
    var changesDescriptor: Int32? { get }
    /// Whether an Esc now may be taken back by a digit that follows it.
    var canTakeBackEscape: Bool { get }
    /// Whether the top screen does something at this key.
    func answers(_ key: Key) -> Bool
    /// Whether a question stands that only a word answers.
    var isAsking: Bool { get }
    /// Whether the window has no room for the work.
    var isTooSmall: Bool { get }
    /// The last thing said; the next key takes it away.
    var notice: Notice? { get }
    /// What was said lately, newest last.
    var messages: [Notice] { get }
    /// The top screen and what lies over it, by their names in the sources.
    var place: String { get }

    mutating func begin(in surroundings: Surroundings) throws
    mutating func handle(_ event: Event, at uptime: Int64) -> Onward
    mutating func lock()
    mutating func tell(_ notice: Notice)
    /// Does what can wait until the answer to a key is on the screen.
    mutating func settle()
    /// Keeps what is unfinished, and waits a moment for a running job: the program ends.
    mutating func end()
    func draw() -> Canvas

    /// The same as `draw`, in words, for somebody who is read to.
    func hear() -> Heard
    /// Does what stands at this place of what was heard to be on offer.
    mutating func choose(_ offer: Int) -> Onward
    /// Gives a whole typed line to the screen, then to the desk. Nil where neither knows it.
    mutating func take(line: String) -> Onward?
}

/// One screen of the stack.
struct Level<Desk: OfficeDesk> {
    var screen: any Screen<Desk>
    let serial: Int
}

/// What lies over the top screen and has the keys.
enum Overlay<Desk: OfficeDesk> {
    case help(HelpPanel)
    case palette(Palette)
    case messages(HelpPanel)
    case question(Question<Desk>)
    case choice(Choice<Desk>)
    case job(Job<Desk>, JobProgress)
}

/// The screens of one desk.
struct DeskStage<Desk: OfficeDesk>: Stage {
    let desk: Desk
    var levels: [Level<Desk>]
    var overlay: Overlay<Desk>?
    var lockPanel: LockPanel?
    var notice: Notice?
    /// What was said lately, newest last; F9 "messages" lists it.
    var messages: [Notice] = []
    /// How often each command was used, so that the palette offers those first.
    var uses = CommandUses()
    /// True while the last use of a command is counted here and not yet remembered in the file.
    var isUseWaiting = false
    /// True until the first answer stands on the screen.
    var isStarting = true
    /// What had been written when the first answer stood there; nil before it and after more was.
    var writesAtStart: Int?
    var surroundings: Surroundings
    var lastKeyAt: Int64 = 0
    var lookedAt: Int64 = 0
    var nextSerial = 1

    init<Root: Screen>(desk: Desk, root: Root) where Root.Desk == Desk {
        self.desk = desk
        levels = [Level(screen: root, serial: 0)]
        surroundings = Surroundings(wording: { "\($0)" }, wake: {})
    }

    /// Puts a screen over the root before the stage begins.
    mutating func put(_ screen: any Screen<Desk>) {
        levels.append(Level(screen: screen, serial: nextSerial))
        nextSerial += 1
    }

    var isLocked: Bool { lockPanel != nil }
    var changesDescriptor: Int32? { desk.changesDescriptor }
    var top: Int { levels.count - 1 }

    var idleDeadline: Int64? {
        guard !isLocked, let minutes = desk.idleMinutes else { return nil }
        return lastKeyAt + Int64(minutes) * 60_000
    }

    var lookDeadline: Int64? {
        guard desk.changesDescriptor == nil, let seconds = desk.secondsBetweenLooks else {
            return nil
        }
        return lookedAt + Int64(seconds) * 1000
    }

    var canTakeBackEscape: Bool {
        if case .job = overlay { false } else { !isLocked && !isTooSmall }
    }

    /// Below this there is no room for the work, and nobody works at what cannot be seen.
    var isTooSmall: Bool {
        surroundings.size.columns < Self.least.columns || surroundings.size.rows < Self.least.rows
    }

    func answers(_ key: Key) -> Bool {
        if overlay != nil { return key == .f(10) }
        return entries.contains { $0.offer.keys.contains(key) && $0.offer.withheld == nil }
    }

    /// Before anybody has signed in there is no password to unlock with.
    var canLock: Bool { desk.idleMinutes != nil }

    var isAsking: Bool {
        if case .question = overlay { true } else { false }
    }

    var place: String {
        let screen = "\(type(of: levels[top].screen))"
        if isLocked { return screen + " lock" }
        switch overlay {
        case .help: return screen + " help"
        case .palette: return screen + " palette"
        case .messages: return screen + " messages"
        case .question: return screen + " question"
        case .choice: return screen + " choice"
        case .job: return screen + " job"
        case nil: return screen
        }
    }

    /// The rows between the header and row 23.
    var work: Size {
        Size(columns: surroundings.size.columns, rows: max(0, surroundings.size.rows - 3))
    }

    /// How this person's screens look here; it surrounds everything that is asked of a screen.
    var look: Look { desk.look(on: surroundings.facts) }

    mutating func begin(in surroundings: Surroundings) throws {
        self.surroundings = surroundings
        lastKeyAt = surroundings.uptime
        lookedAt = surroundings.uptime
        uses = CommandUses(text: desk.commandUses)
        try Look.$current.withValue(look) {
            levels[top].screen.fit(work)
            let desk = desk
            try desk.sharingReadings { try levels[top].screen.load(desk) }
        }
    }

    mutating func handle(_ event: Event, at uptime: Int64) -> Onward {
        let desk = desk
        return Look.$current.withValue(look) {
            desk.sharingReadings { answer(event, at: uptime) }
        }
    }

    private mutating func answer(_ event: Event, at uptime: Int64) -> Onward {
        surroundings.uptime = uptime
        switch event {
        case .key(let key), .lateKey(.some(let key)):
            lastKeyAt = uptime
            return isTooSmall ? pressUnseen(key) : press(key)
        case .paste(let text):
            lastKeyAt = uptime
            return isTooSmall ? .goOn : paste(text)
        case .mouse(let mouse):
            lastKeyAt = uptime
            return isTooSmall ? .goOn : press(keys(for: mouse))
        case .measured(let facts): surroundings.facts = facts
        case .resize(let size):
            surroundings.size = size
            for index in levels.indices { levels[index].screen.fit(work) }
            if levels[top].screen.lacksRows { return take { _ in .reload } }
        case .wake: return jobReported()
        case .foreignChange: return meanwhile()
        case .resumed: return .repaint
        case .hangUp: return .quit
        case .deadline where lookDeadline.map { $0 <= uptime } == true:
            lookedAt = uptime
            return meanwhile()
        case .deadline, .lateKey(nil): break
        }
        return .goOn
    }

    /// While the work cannot be seen, only what hides more or paints again works.
    private mutating func pressUnseen(_ key: Key) -> Onward {
        if key == .control("L") { return .repaint }
        if key == .f(12) { lock() }
        return .goOn
    }

    /// Locks at once. Unfinished work is put in a safe place first, the screens stay as they are.
    mutating func lock() {
        guard lockPanel == nil, canLock else { return }
        keepAll()
        notice = nil
        lockPanel = LockPanel(heading: desk.heading)
    }

    mutating func tell(_ notice: Notice) {
        self.notice = notice
        messages.append(notice)
        if messages.count > 50 { messages.removeFirst() }
    }

    mutating func end() {
        settle()
        keepAll()
        guard case .job(_, let progress) = overlay else { return }
        progress.stop()
        progress.wait(upTo: 2)
    }

    private mutating func keepAll() {
        for index in levels.indices {
            attempt { try $0.levels[index].screen.keep($0.desk) }
        }
    }

    private mutating func meanwhile() -> Onward {
        var isOwn = false
        let onward = take { stage in
            isOwn = try !stage.desk.takeForeignChanges()
            guard !isOwn else { return .stay }
            try stage.desk.mustStillHold()
            try stage.levels[stage.top].screen.meanwhile(stage.desk)
            return .stay
        }
        return isOwn ? .asBefore : onward
    }

    /// Runs something that may be refused; a refusal becomes a notice.
    mutating func attempt(_ work: (inout Self) throws -> Void) {
        do {
            try work(&self)
        } catch {
            tell(.refusal(surroundings.wording(error)))
        }
    }
}
