// From what curses read to keys. Curses knows the sequences; what remains is here: a paste is text
// whatever it holds, an unknown sequence is swallowed and never typed, and a sequence that a slow
// line tore after its Esc takes that Esc back.

/// One thing read from the terminal.
enum Raw: Equatable, Sendable {
    case scalar(Unicode.Scalar)
    case key(Key)
    case pasteBegin, pasteEnd, unknown
}

/// Turns what was read into events. It remembers an open paste, a lone Esc, and the beginning of a
/// sequence whose end has not come: `A` after it is an arrow, and must not mark a pupil absent.
struct KeyDecoder: Sendable {
    private var pasted: String?
    /// The last of a paste, in which the mark that ends it is looked for.
    private var tail: [Unicode.Scalar] = []
    private var lastReadAt: Int64 = 0
    private var endedWithEscape = false
    private var unfinished: [Raw] = []
    /// `O` or `]` that came alone behind an Esc: a key of its own, or the next of its sequence.
    private var held: Unicode.Scalar?
    /// Until when a lone Esc is held back, because an answer may begin with it.
    private var escapeHeldUntil: Int64?
    /// How wide the terminal draws what it was asked about at the start.
    var probe = WidthProbe()
    /// Within an answer in words, until BEL or ST.
    private var isInWords = false
    private var wordsEscaped = false

    /// How long after an Esc the rest of its sequence may come.
    private static let patience: Int64 = 1000
    /// How long a letter is held that may belong to an Esc.
    private static let hold: Int64 = 200
    /// How long an Esc is held while answers are under way.
    private static let escapeHold: Int64 = 250
    private static let pasteLimit = 4096
    private static let pasteEnd: [Unicode.Scalar] = ["\u{1B}", "[", "2", "0", "1", "~"]

    /// Whether what comes now is pasted text.
    var isPasting: Bool { pasted != nil }

    /// When to ask again although nothing was read; nil while nothing waits for its end.
    var deadline: Int64? {
        if pasted != nil { return lastReadAt + Self.patience + 1 }
        if let escapeHeldUntil { return escapeHeldUntil }
        return held == nil ? nil : lastReadAt + Self.hold
    }

    /// Whether an Esc waits to become a key.
    var holdsEscape: Bool { escapeHeldUntil != nil }

    /// Decodes everything that one read brought; nothing, where only time has passed.
    mutating func events(_ read: [Raw], at uptime: Int64) -> [Event] {
        var events: [Event] = []
        let isSoon = uptime - lastReadAt <= Self.patience
        if !isSoon { giveUpWaiting(&events) }
        if read.isEmpty {
            if uptime - lastReadAt >= Self.hold { release(&events) }
            if escapeHeldUntil.map({ $0 <= uptime }) == true { releaseEscape(&events) }
            return events
        }
        if endedWithEscape, held == nil, pasted == nil,
            read == [.scalar("O")] || read == [.scalar("]")], case .scalar(let scalar) = read[0]
        {
            held = scalar
            lastReadAt = uptime
            return events
        }
        var rest = (unfinished + (held.map { [.scalar($0)] } ?? []) + read)[...]
        (unfinished, held, escapeHeldUntil, lastReadAt) = ([], nil, nil, uptime)
        if endedWithEscape, pasted == nil { takeBackEscape(&rest, &events) }
        endedWithEscape = false
        while let raw = rest.popFirst() { decode(raw, &rest, &events) }
        return events
    }

    /// What was waited for will not come any more.
    private mutating func giveUpWaiting(_ events: inout [Event]) {
        if let open = pasted { events.append(.paste(open)) }
        release(&events)
        releaseEscape(&events)
        (pasted, unfinished, isInWords, endedWithEscape) = (nil, [], false, false)
    }

    private mutating func release(_ events: inout [Event]) {
        guard let scalar = held else { return }
        events.append(.key(.character(Character(scalar))))
        (held, endedWithEscape) = (nil, false)
    }

    private mutating func releaseEscape(_ events: inout [Event]) {
        guard escapeHeldUntil != nil else { return }
        events.append(.key(.escape))
        (unfinished, escapeHeldUntil, endedWithEscape) = ([], nil, true)
    }

    private mutating func decode(
        _ raw: Raw, _ rest: inout ArraySlice<Raw>, _ events: inout [Event]
    ) {
        if isInWords { return swallow(raw) }
        switch raw {
        case .pasteBegin: beginPaste()
        case .pasteEnd: endPaste(&events)
        case .scalar(let scalar) where pasted != nil: addToPaste(scalar, &events)
        case .key(let key) where pasted == nil: events.append(.key(key))
        case .key, .unknown: break
        case .scalar("\u{1B}"):
            if let sequence = KeySequence.take(from: &rest) {
                follow(sequence, &rest, &events)
            } else if let key = Self.functionKey(rest.first) {
                rest.removeFirst()
                events.append(.key(key))
            } else if rest.isEmpty, probe.mayAnswer(at: lastReadAt) {
                follow(.unfinished, &rest, &events)
                escapeHeldUntil = lastReadAt + Self.escapeHold
            } else {
                events.append(.key(.escape))
                endedWithEscape = rest.isEmpty
            }
        case .scalar(let scalar):
            if let head = Self.heads[scalar] {
                rest = ArraySlice([.scalar("\u{1B}"), .scalar(head)]) + rest
            } else if Self.wordHeads.contains(scalar.value) {
                isInWords = true
            } else if let key = Self.key(scalar) {
                events.append(.key(key))
            }
        }
    }

    /// Esc and a digit in one read are the F-key; one after the other the app decides.
    private static func functionKey(_ raw: Raw?) -> Key? {
        guard case .scalar(let scalar) = raw else { return nil }
        return Key.character(Character(scalar)).functionKeyAfterEscape
    }

    private mutating func follow(
        _ sequence: KeySequence, _ rest: inout ArraySlice<Raw>, _ events: inout [Event]
    ) {
        switch sequence {
        case .key(let key): events.append(.key(key))
        case .mouse(let mouse): events.append(.mouse(mouse))
        case .report(let column): probe.take(column: column, at: lastReadAt)
        case .pasteBegin: beginPaste()
        case .pasteEnd, .unknown: break
        case .words: (isInWords, wordsEscaped) = (true, false)
        case .unfinished:
            unfinished = [.scalar("\u{1B}")] + rest
            rest = []
        }
    }

    /// An Esc has been told, and now the rest of its sequence comes.
    private mutating func takeBackEscape(_ rest: inout ArraySlice<Raw>, _ events: inout [Event]) {
        guard let sequence = KeySequence.take(from: &rest) else { return }
        if case .key(let key) = sequence {
            events.append(.lateKey(key))
        } else {
            events.append(.lateKey(nil))
            follow(sequence, &rest, &events)
        }
    }

    private mutating func beginPaste() {
        pasted = pasted ?? ""
        tail = []
    }

    private mutating func endPaste(_ events: inout [Event]) {
        if let text = pasted { events.append(.paste(text)) }
        pasted = nil
    }

    /// A line that tore the mark of the end delivers it as text.
    private mutating func addToPaste(_ scalar: Unicode.Scalar, _ events: inout [Event]) {
        tail = tail.suffix(Self.pasteEnd.count - 1) + [scalar]
        if (pasted?.utf8.count ?? 0) < Self.pasteLimit {
            pasted?.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
        }
        guard tail == Self.pasteEnd else { return }
        if pasted?.unicodeScalars.suffix(tail.count).elementsEqual(tail) == true {
            pasted?.unicodeScalars.removeLast(tail.count)
        }
        endPaste(&events)
    }

    private mutating func swallow(_ raw: Raw) {
        guard case .scalar(let scalar) = raw else { return }
        let isEnd = scalar == "\u{7}" || scalar == "\u{9C}" || (wordsEscaped && scalar == "\\")
        if isEnd { isInWords = false }
        wordsEscaped = scalar == "\u{1B}"
    }

    private static func key(_ scalar: Unicode.Scalar) -> Key? {
        switch scalar.value {
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x08, 0x7F: return .backspace
        case 0x01..<0x1B:
            return Unicode.Scalar(scalar.value + 0x40).map { .control(Character($0)) }
        case 0x00, 0x1B..<0x20, 0x80..<0xA0: return nil
        default: return .character(Character(scalar))
        }
    }

    /// The controls of eight bits that stand for an Esc and a letter.
    private static let heads: [Unicode.Scalar: Unicode.Scalar] = ["\u{9B}": "[", "\u{8F}": "O"]
    /// Those that begin an answer in words.
    private static let wordHeads: Set<UInt32> = [0x90, 0x98, 0x9D, 0x9E, 0x9F]
}
