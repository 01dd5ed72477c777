// Where a key goes: the lock, then what lies over the screen, then the screen's own typing, then
// its actions, then those of the desk, then those of the frame. One list of entries feeds them all.

extension Screen {
    func offers(_ desk: Desk) -> [Offer] {
        actions(desk).map { action in
            guard let needs = action.needs, !needs.isHeld(desk) else { return action.offer }
            var offer = action.offer
            offer.withheld = needs.sentence
            return offer
        }
    }

    mutating func perform(_ place: Int, _ desk: Desk) throws -> Step<Desk> {
        let actions = actions(desk)
        guard actions.indices.contains(place) else { return .stay }
        return try actions[place].effect(&self, desk)
    }
}

/// Something that can be chosen now, and where it comes from.
struct Entry: Equatable {
    enum Source: Equatable {
        case screen(Int), desk(Int), frame(FrameAction)
    }

    var offer: Offer
    let source: Source
}

extension [Entry] {
    /// Adds what is offered under the keys that nothing before it has taken; false where it has no
    /// key left.
    @discardableResult
    fileprivate mutating func add(_ offer: Offer, from source: Entry.Source) -> Bool {
        let free = offer.keys.filter { key in !contains { $0.offer.keys.contains(key) } }
        if free.isEmpty, !offer.keys.isEmpty { return false }
        append(Entry(offer: offer, source: source))
        if free.count < offer.keys.count { self[count - 1].offer.keys = free }
        return true
    }
}

extension DeskStage {
    /// Everything that can be chosen on the top screen; a key belongs to the first that names it.
    var entries: [Entry] {
        let own = levels[top].screen.offers(desk)
        var entries: [Entry] = []
        entries.reserveCapacity(own.count + 16)
        for (place, offer) in own.enumerated() {
            entries.append(Entry(offer: offer, source: .screen(place)))
        }
        for (place, action) in desk.everywhere.enumerated() {
            let added = entries.add(action.offer, from: .desk(place))
            guard added, let needs = action.needs, !needs.isHeld(desk) else { continue }
            entries[entries.count - 1].offer.withheld = needs.sentence
        }
        for action in FrameAction.allCases where action != .lock || canLock {
            entries.add(action.offer(atRoot: levels.count == 1), from: .frame(action))
        }
        return entries
    }

    /// What a key does. The screen's own actions come first, and the others are not even made
    /// where one of them has it.
    private func entry(for key: Key) -> Entry? {
        let own = levels[top].screen.offers(desk)
        if let place = own.firstIndex(where: { $0.keys.contains(key) }) {
            return Entry(offer: own[place], source: .screen(place))
        }
        return entries.first { $0.offer.keys.contains(key) }
    }

    mutating func press(_ key: Key) -> Onward {
        if key == .control("L") { return .repaint }
        if lockPanel != nil { return typeIntoLock(key) }
        notice = nil
        if overlay != nil, key == .f(12) {
            lock()
            return .goOn
        }
        if overlay != nil { return typeIntoOverlay(key) }
        return obey(levels[top].screen.type(key), key)
    }

    /// The keys a click or a turn of the wheel stands for.
    func keys(for mouse: Mouse) -> [Key] {
        switch mouse {
        case .click(let place): drawn().keys(at: place)
        case .wheelUp: [.up, .up, .up]
        case .wheelDown: [.down, .down, .down]
        }
    }

    /// Key after key, until one leads elsewhere.
    mutating func press(_ keys: [Key]) -> Onward {
        for key in keys {
            let onward = press(key)
            guard case .goOn = onward else { return onward }
        }
        return .goOn
    }

    mutating func paste(_ text: String) -> Onward {
        if lockPanel != nil {
            lockPanel?.paste(text)
            return .goOn
        }
        notice = nil
        switch overlay {
        case .palette(var palette):
            let lost = palette.paste(text)
            overlay = .palette(palette)
            if let lost { tell(.warning(lost)) }
        case .choice(var choice):
            let lost = choice.picker.paste(text)
            overlay = .choice(choice)
            if let lost { tell(.warning(lost)) }
        case nil:
            let typed = levels[top].screen.paste(text)
            return typed == .ignored ? pasteIntoFinder(text) : obey(typed, nil)
        default: break
        }
        return .goOn
    }

    /// Where no field is, pasted text is looked for: it opens the finder and never runs a command.
    private mutating func pasteIntoFinder(_ text: String) -> Onward {
        let finder = entries.first { entry in
            if case .desk = entry.source { entry.offer.keys.contains(.f(3)) } else { false }
        }
        guard let finder, finder.offer.refusal == nil else {
            tell("Nothing here takes pasted text.")
            return .goOn
        }
        let (level, onward) = (levels[top].serial, perform(finder))
        guard levels[top].serial != level else { return onward }
        return obey(levels[top].screen.paste(text), nil)
    }

    private mutating func obey(_ typed: Typed, _ key: Key?) -> Onward {
        switch typed {
        case .ignored: return key.map { choose($0) } ?? .goOn
        case .act(let key): return choose(key)
        case .taken: break
        case .say(let notice): tell(notice)
        case .loadSaying(let notice):
            tell(notice)
            attempt { try $0.levels[$0.top].screen.load($0.desk) }
        case .load: attempt { try $0.levels[$0.top].screen.load($0.desk) }
        case .keep(let notice):
            if let notice { tell(notice) }
            attempt { try $0.levels[$0.top].screen.keep($0.desk) }
        }
        return .goOn
    }

    private mutating func choose(_ key: Key) -> Onward {
        if let entry = entry(for: key) { return perform(entry) }
        if let other = standIn(for: key) {
            return obey(levels[top].screen.type(other), other)
        }
        if case .f = key { tell("\(key.name) does nothing here.") }
        return .goOn
    }

    /// Right goes in as Enter does and Left comes out as Esc does, on lists and cards where the
    /// arrows move nothing themselves. Never where something is typed, and what finishes a piece
    /// of work is no way in.
    private func standIn(for key: Key) -> Key? {
        guard key == .left || key == .right, !drawn().isTyping, hear().fields.isEmpty else {
            return nil
        }
        guard key == .right else { return .escape }
        let opening = entries.first { $0.offer.keys.contains(.enter) }
        return opening?.offer.keys.contains(.f(2)) == false ? .enter : nil
    }

    /// - Parameter isByName: true where the command was looked for, as in the palette: then it is
    ///   remembered how often it was used.
    mutating func perform(_ entry: Entry, isByName: Bool = false) -> Onward {
        if let refusal = entry.offer.refusal {
            tell(.warning(refusal))
            return .goOn
        }
        if case .frame = entry.source {} else { count(entry, isByName) }
        switch entry.source {
        case .frame(let action): return frame(action)
        case .screen(let place):
            return take { try $0.levels[$0.top].screen.perform(place, $0.desk) }
        case .desk(let place):
            return take { stage in
                let actions = stage.desk.everywhere
                guard actions.indices.contains(place) else { return .stay }
                return try actions[place].effect(stage.desk)
            }
        }
    }

    private mutating func count(_ entry: Entry, _ isByName: Bool) {
        uses.add(entry.offer.name)
        isUseWaiting = isUseWaiting || isByName
    }

    private mutating func typeIntoLock(_ key: Key) -> Onward {
        switch lockPanel?.type(key) {
        case .leave: return .quit
        case .tried(let password):
            do {
                let isRight = try desk.isPassword(password)
                if isRight { lockPanel = nil } else { lockPanel?.refuse("That is not it.") }
            } catch {
                lockPanel?.refuse(surroundings.wording(error))
            }
        case .open, nil: break
        }
        return .goOn
    }

    /// An F-key that belongs to the screen below is not taken by what lies over it.
    private func isBelow(_ key: Key) -> Bool {
        guard case .f(let number) = key, number < 10 else { return false }
        return switch overlay {
        case .help, .messages: number != 1
        case .palette: number != 9
        case .question, .choice: true
        case .job, nil: false
        }
    }

    private mutating func typeIntoOverlay(_ key: Key) -> Onward {
        if isBelow(key) {
            tell("\(key.name) waits: Esc closes this first.")
            return .goOn
        }
        switch overlay {
        case .help(var panel): return typeInto(&panel, key, isHelp: true)
        case .messages(var panel): return typeInto(&panel, key, isHelp: false)
        case .palette(var palette):
            let outcome = palette.type(key)
            overlay = .palette(palette)
            return follow(outcome)
        case .question(var question):
            let outcome = question.confirm.type(key)
            overlay = outcome == .open ? .question(question) : nil
            if outcome == .declined { tell("Nothing was done.") }
            guard outcome == .agreed else { return .goOn }
            return take { try question.effect(&$0.levels[$0.top].screen, $0.desk) }
        case .choice(var choice):
            let outcome = choice.picker.type(key)
            overlay = outcome == .open ? .choice(choice) : nil
            if case .typed(let words) = outcome, let typed = choice.typed {
                return take { try typed(&$0.levels[$0.top].screen, $0.desk, words) }
            }
            guard case .chosen(let place) = outcome else { return .goOn }
            return take { try choice.effect(&$0.levels[$0.top].screen, $0.desk, place) }
        case .job(_, let progress):
            if key == .escape || key == .control("C") { progress.stop() }
            return .goOn
        case nil: return .goOn
        }
    }

    private mutating func typeInto(_ panel: inout HelpPanel, _ key: Key, isHelp: Bool) -> Onward {
        let outcome = panel.type(key)
        overlay = isHelp ? .help(panel) : .messages(panel)
        return follow(outcome)
    }

    private mutating func follow(_ outcome: PanelOutcome) -> Onward {
        switch outcome {
        case .open: return .goOn
        case .closed: overlay = nil
        case .chosen(let place):
            overlay = nil
            let entries = entries
            if entries.indices.contains(place) {
                return perform(entries[place], isByName: true)
            }
        }
        return .goOn
    }
}
