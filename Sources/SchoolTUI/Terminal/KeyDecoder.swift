// From what curses read to keys. Curses knows the sequences; what remains is here: a paste is text
// whatever it holds, an unknown sequence is swallowed and never typed, and a sequence that a slow
// line tore after its Esc takes that Esc back.

/// One thing read from the terminal.
enum Raw: Equatable, Sendable {
    case scalar(Unicode.Scalar)
    case key(Key)
    case pasteBegin, pasteEnd, unknown
}

/// Turns what was read into events. It remembers only an open paste and a lone Esc.
struct KeyDecoder: Sendable {
    private var pasted: String?
    private var lastReadAt: Int64 = 0
    private var endedWithEscape = false

    /// How long after an Esc the rest of its sequence may come.
    private static let patience: Int64 = 1000
    private static let pasteLimit = 4096

    /// Decodes everything that one read brought.
    mutating func events(_ read: [Raw], at uptime: Int64) -> [Event] {
        var events: [Event] = []
        let isSoon = uptime - lastReadAt <= Self.patience
        if !isSoon, let open = pasted {
            events.append(.paste(open))
            pasted = nil
        }
        var rest = read[...]
        if endedWithEscape, isSoon, pasted == nil, let late = Self.takeSequence(&rest) {
            events.append(.lateKey(late.key))
        }
        if !read.isEmpty {
            lastReadAt = uptime
            endedWithEscape = false
        }
        while let raw = rest.popFirst() { decode(raw, &rest, &events) }
        return events
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
            if let sequence = Self.takeSequence(&rest) {
                if let key = sequence.key { events.append(.key(key)) }
            } else {
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

    /// What stands after an Esc: `[` parameters final, or `O` and a known letter. Nil where the Esc
    /// was a key of its own.
    private static func takeSequence(_ rest: inout ArraySlice<Raw>) -> (key: Key?, length: Int)? {
        var scalars: [Unicode.Scalar] = []
        for raw in rest {
            guard case .scalar(let scalar) = raw else { break }
            scalars.append(scalar)
        }
        guard let first = scalars.first else { return nil }
        if first == "O", scalars.count > 1, let key = finals[scalars[1]] {
            rest = rest.dropFirst(2)
            return (key, 2)
        }
        guard first == "[" else { return nil }
        let end = scalars.dropFirst().firstIndex { (0x40...0x7E).contains($0.value) }
        let length = (end ?? scalars.count - 1) + 1
        rest = rest.dropFirst(length)
        return (known(scalars[1..<length]), length)
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
