// Taking the steps that effects hand back. A screen is loaded before it is shown: one that may not
// be opened leaves the person where they were, with the reason.

extension DeskStage {
    mutating func take(_ effect: (inout Self) throws -> Step<Desk>) -> Onward {
        do {
            return try follow(effect(&self))
        } catch {
            return refused(error)
        }
    }

    /// A refusal is told; one that ends the work at this desk leads out of it.
    private mutating func refused(_ error: any Error) -> Onward {
        let notice = Notice.refusal(surroundings.wording(error))
        guard var stage = desk.wayOut(after: error), began(&stage) else {
            tell(notice)
            return .goOn
        }
        stage.tell(notice)
        return .enter(stage)
    }

    private func began(_ stage: inout any Stage) -> Bool {
        do { try stage.begin(in: surroundings) } catch { return false }
        return true
    }

    private mutating func follow(_ step: Step<Desk>) throws -> Onward {
        switch step {
        case .stay: break
        case .reload: try levels[top].screen.load(desk)
        case .push(let screen): return try push(screen)
        case .replace(let screen):
            let ready = try prepared(screen)
            leave(levels[top])
            levels[top] = ready
            return try askFirst()
        case .pop: return try pop(to: top - 1)
        case .popToRoot: return try pop(to: 0)
        case .popTelling(let effect):
            guard top > 0 else { return .quit }
            leave(levels.removeLast())
            let step = try effect(&levels[top].screen, desk)
            try levels[top].screen.load(desk)
            return try follow(step)
        case .enter(var stage):
            try stage.begin(in: surroundings)
            return .enter(stage)
        case .lock: lock()
        case .copy(let text): return .copy(text)
        case .quit: return .quit
        case .run(let job): start(job)
        case .ask(let question): overlay = .question(question)
        case .choose(let choice): overlay = .choice(choice)
        case .telling(let notice, let step):
            let onward = try follow(step)
            guard case .enter(var stage) = onward else {
                tell(notice)
                return onward
            }
            stage.tell(notice)
            return .enter(stage)
        }
        return .goOn
    }

    mutating func push(_ screen: any Screen<Desk>) throws -> Onward {
        let ready = try prepared(screen)
        levels.append(ready)
        return try askFirst()
    }

    /// What the screen that was just opened asks before anything is typed.
    private mutating func askFirst() throws -> Onward {
        let step = try levels[top].screen.opened(desk)
        return try follow(step)
    }

    /// A screen that was left forgets what was kept of it; that it could not is only told.
    private mutating func leave(_ level: Level<Desk>) {
        var level = level
        attempt { try level.screen.left($0.desk) }
    }

    private mutating func prepared(_ screen: any Screen<Desk>) throws -> Level<Desk> {
        var screen = screen
        screen.fit(work)
        try screen.load(desk)
        nextSerial += 1
        return Level(screen: screen, serial: nextSerial)
    }

    private mutating func pop(to level: Int) throws -> Onward {
        guard level >= 0 else { return .quit }
        let over = levels[(level + 1)...]
        levels.removeSubrange((level + 1)...)
        for level in over { leave(level) }
        try levels[top].screen.load(desk)
        return .goOn
    }

    private mutating func start(_ job: Job<Desk>) {
        let progress = JobProgress(wake: surroundings.wake)
        overlay = .job(job, progress)
        progress.start(job.work)
    }

    /// A job's thread called: it has counted further, or it is done.
    mutating func jobReported() -> Onward {
        guard case .job(let job, let progress) = overlay, let result = progress.now.result else {
            return .goOn
        }
        overlay = nil
        switch result {
        case .success(let value):
            return take { try job.finish(&$0.levels[$0.top].screen, $0.desk, value) }
        case .failure(let error):
            if error is JobStopped {
                tell("\(job.title): stopped.")
            } else {
                tell(.refusal(surroundings.wording(error)))
            }
            return .goOn
        }
    }

    /// Everything but the keys that lead here or away from here.
    private var palette: Palette {
        let entries = entries
        let keysOnly = entries.indices.filter {
            entries[$0].source == .frame(.commands) || entries[$0].source == .frame(.escape)
        }
        return Palette(entries.map { $0.offer }, uses: uses.counts, leavingOut: Set(keysOnly))
    }

    /// What the frame itself can do on every screen.
    mutating func frame(_ action: FrameAction) -> Onward {
        switch action {
        case .help:
            overlay = .help(
                HelpPanel(entries.map { $0.offer }, about: levels[top].screen.fieldHelp))
        case .commands: overlay = .palette(palette)
        case .back:
            return levels.count > 1 ? take { _ in .pop } : .quit
        case .escape:
            if levels.count > 1 { return take { _ in .pop } }
            tell("This is the first screen. F10 leaves the program.")
        case .reload: return take { _ in .reload.telling("Read again.") }
        case .repaint: return .repaint
        case .lock: lock()
        case .messages: overlay = .messages(HelpPanel(messages: messages))
        }
        return .goOn
    }
}

/// What every screen can do without saying so.
enum FrameAction: CaseIterable {
    case help, reload, commands, back, escape, lock, messages, repaint

    func offer(atRoot isRoot: Bool) -> Offer {
        switch self {
        case .help:
            return offer([.f(1), "?"], "Help", "Shows what can be done here.")
        case .reload:
            return offer([.f(5)], "Reload", "Reads everything again, with others' changes.")
        case .commands:
            return offer(
                [.f(9), .control("P"), ":"], "Cmds", name: "Commands",
                "Finds a command by its name.")
        case .back:
            return isRoot
                ? offer([.f(10)], "Exit", "Leaves the program.")
                : offer([.f(10)], "Back", "Goes back to the screen before.")
        case .escape:
            let help = isRoot ? "Stays here: F10 leaves." : "Goes back; Left does too on lists."
            return offer([.escape, "q", .control("C")], "Esc", name: "Escape", help)
        case .lock:
            return offer([.f(12)], "Lock", name: "Lock the screen", "Hides everything at once.")
        case .messages:
            return offer([], "Said", name: "Messages", "Lists what was said on the line below.")
        case .repaint:
            return offer(
                [.control("L")], "Paint", name: "Paint again", "After noise on the line.")
        }
    }

    private func offer(
        _ keys: [Key], _ label: String, name: String? = nil, _ help: String
    ) -> Offer {
        Offer(
            keys: keys, label: label, name: name ?? label, help: help, group: "Everywhere",
            blocked: nil, withheld: nil, isDangerous: false)
    }
}
