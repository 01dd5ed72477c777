// From what curses read to keys. Curses knows the sequences; what remains is here: a paste is text
// whatever it holds, an unknown sequence is swallowed and never typed, and a sequence that a slow
// line tore after its Esc takes that Esc back.

/// One thing read from the terminal.
enum Raw: Equatable, Sendable {
    case scalar(Unicode.Scalar)
    case key(Key)
    case pasteBegin, pasteEnd, unknown
}

/// Turns what was read into events. It remembers only an open paste, a lone Esc, and the beginning
/// of a sequence whose end has not come: `A` after it is an arrow, and must not mark a pupil
/// absent.
struct KeyDecoder: Sendable {
    private var pasted: String?
    private var lastReadAt: Int64 = 0
    private var endedWithEscape = false
    private var unfinished: [Raw] = []
    /// Until when a lone Esc is held back, because an answer may begin with it.
    private var heldUntil: Int64?
    var probe = WidthProbe()

    /// How long after an Esc the rest of its sequence may come.
    private static let patience: Int64 = 1000
    private static let pasteLimit = 4096
    private static let holding: Int64 = 250

    /// Decodes everything that one read brought.
    mutating func events(_ read: [Raw], at uptime: Int64) -> [Event] {
        var events: [Event] = []
        let isSoon = uptime - lastReadAt <= Self.patience
        if !isSoon, let open = pasted {
            events.append(.paste(open))
            pasted = nil
        }
        if read.isEmpty { return events }
        var rest = ((isSoon ? unfinished : []) + read)[...]
        unfinished = []
        heldUntil = nil
        if endedWithEscape, isSoon, pasted == nil, read != [.scalar("O")] {
            takeBackEscape(&rest, &events)
        }
        lastReadAt = uptime
        endedWithEscape = false
        while let raw = rest.popFirst() { decode(raw, &rest, &events) }
        return events
    }

    /// When an Esc that is held back becomes a key.
    var releaseAt: Int64? { heldUntil }

    /// The Esc that was held back, where nothing has followed it.
    mutating func release(at uptime: Int64) -> [Event] {
        guard let heldUntil, uptime >= heldUntil else { return [] }
        self.heldUntil = nil
        unfinished = []
        endedWithEscape = true
        return [.key(.escape)]
    }

    private mutating func decode(
        _ raw: Raw, _ rest: inout ArraySlice<Raw>, _ events: inout [Event]
    ) {
        switch raw {
        case .pasteBegin: pasted = pasted ?? ""
        case .pasteEnd:
            if let text = pasted { events.append(.paste(text)) }
            pasted = nil
        case .scalar(let scalar) where pasted != nil:
            if (pasted?.utf8.count ?? 0) < Self.pasteLimit {
                pasted?.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
            }
        case .key, .unknown:
            if case .key(let key) = raw, pasted == nil { events.append(.key(key)) }
        case .scalar("\u{1B}"):
            switch Self.takeSequence(&rest) {
            case .known(let key): events.append(.key(key))
            case .mouse(let mouse): events.append(.mouse(mouse))
            case .report(let column): probe.take(column: column, at: lastReadAt)
            case .unknown: break
            case .unfinished: wait(for: &rest)
            case nil where rest.isEmpty && probe.mayAnswer(at: lastReadAt):
                wait(for: &rest)
                heldUntil = lastReadAt + Self.holding
            case nil:
                events.append(.key(.escape))
                endedWithEscape = rest.isEmpty
            }
        case .scalar(let scalar):
            if let key = Self.key(scalar) { events.append(.key(key)) }
        }
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

    /// An Esc has been told, and now the rest of its sequence comes.
    private mutating func takeBackEscape(_ rest: inout ArraySlice<Raw>, _ events: inout [Event]) {
        switch Self.takeSequence(&rest) {
        case .known(let key): events.append(.lateKey(key))
        case .report, .mouse, .unknown: events.append(.lateKey(nil))
        case .unfinished:
            events.append(.lateKey(nil))
            wait(for: &rest)
        case nil: break
        }
    }

    private mutating func wait(for rest: inout ArraySlice<Raw>) {
        unfinished = [.scalar("\u{1B}")] + rest
        rest = []
    }

    private enum Sequence {
        case known(Key), mouse(Mouse), report(column: Int), unknown, unfinished
    }

    /// What stands after an Esc: `[` parameters final, or `O` and a known letter. Nil where the Esc
    /// was a key of its own.
    private static func takeSequence(_ rest: inout ArraySlice<Raw>) -> Sequence? {
        var scalars: [Unicode.Scalar] = []
        for raw in rest {
            guard case .scalar(let scalar) = raw else { break }
            scalars.append(scalar)
        }
        let isAll = scalars.count == rest.count
        if scalars.first == "O" {
            guard scalars.count > 1 else { return isAll ? .unfinished : nil }
            guard let key = finals[scalars[1]] else { return nil }
            rest = rest.dropFirst(2)
            return .known(key)
        }
        guard scalars.first == "[" else { return nil }
        guard let end = scalars.dropFirst().firstIndex(where: { (0x40...0x7E).contains($0.value) })
        else {
            if isAll { return .unfinished }
            rest = rest.dropFirst(scalars.count)
            return .unknown
        }
        rest = rest.dropFirst(end + 1)
        return known(scalars[1...end]).map { .known($0) } ?? told(scalars[1...end])
    }

    /// `24;80R` where the cursor is; `<0;10;5M` a button of the mouse, `<64` and `<65` its wheel.
    private static func told(_ scalars: ArraySlice<Unicode.Scalar>) -> Sequence {
        var text = String(String.UnicodeScalarView(scalars))
        let last = text.removeLast()
        let isMouse = text.hasPrefix("<")
        let numbers = text.drop { $0 == "<" }.split(separator: ";").compactMap { Int($0) }
        if !isMouse, last == "R", numbers.count == 2 { return .report(column: numbers[1]) }
        guard isMouse, last == "M", numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else {
            return .unknown
        }
        switch numbers[0] {
        case 0: return .mouse(.click(Position(row: numbers[2] - 1, column: numbers[1] - 1)))
        case 64: return .mouse(.wheelUp)
        case 65: return .mouse(.wheelDown)
        default: return .unknown
        }
    }

    private static func known(_ scalars: ArraySlice<Unicode.Scalar>) -> Key? {
        guard let last = scalars.last else { return nil }
        if scalars.count == 1 { return finals[last] }
        guard last == "~" else { return nil }
        let digits = String(String.UnicodeScalarView(scalars.dropLast()))
        return Int(digits).flatMap { numbered[$0] }
    }

    private static let finals: [Unicode.Scalar: Key] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
        "P": .f(1), "Q": .f(2), "R": .f(3), "S": .f(4),
    ]
    private static let numbered: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .f(1), 12: .f(2), 13: .f(3), 14: .f(4), 15: .f(5), 17: .f(6), 18: .f(7), 19: .f(8),
        20: .f(9), 21: .f(10), 23: .f(11), 24: .f(12),
    ]
}
