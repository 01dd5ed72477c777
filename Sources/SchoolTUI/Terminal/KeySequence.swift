// What stands behind an Esc. Curses takes the sequences it knows whole; what a slow line tore, and
// what no terminal should have sent, is read here. Nothing of it may ever be typed into a field or
// mark a pupil.

/// The rest of a sequence, understood.
enum KeySequence: Equatable, Sendable {
    case key(Key)
    case pasteBegin, pasteEnd
    case mouse(Mouse)
    /// Where the cursor is, counted from 1.
    case report(column: Int)
    /// An answer or a report that nobody asked for.
    case unknown
    /// The head of an answer in words, such as a title or a colour: BEL or ST will end it.
    case words
    /// Its end has not come; nothing was taken.
    case unfinished

    /// Takes a sequence off the front. Nil where the Esc before it was a key of its own.
    static func take(from rest: inout ArraySlice<Raw>) -> KeySequence? {
        var scalars: [Unicode.Scalar] = []
        for raw in rest.prefix(longest) {
            guard case .scalar(let scalar) = raw else { break }
            scalars.append(scalar)
        }
        let isAll = scalars.count == rest.count
        guard let (sequence, length) = read(scalars, isAll: isAll) else { return nil }
        rest = rest.dropFirst(length)
        return sequence
    }

    private typealias Read = (sequence: KeySequence, length: Int)
    private static let longest = 64

    private static func read(_ scalars: [Unicode.Scalar], isAll: Bool) -> Read? {
        switch scalars.first {
        case "[": return command(scalars, isAll: isAll)
        case "O":
            guard scalars.count > 1 else { return isAll ? (.unfinished, 0) : nil }
            return (letters[scalars[1]] ?? pad[scalars[1]]).map { (.key($0), 2) }
        case "]", "P", "_": return words(scalars, isAll: isAll)
        default: return nil
        }
    }

    /// `[`, parameters, and the letter that ends it. A control within tears it off there.
    private static func command(_ scalars: [Unicode.Scalar], isAll: Bool) -> Read {
        if scalars.count > 1, scalars[1] == "[" {  // The Linux console's F1 to F5.
            guard scalars.count > 2 else { return isAll ? (.unfinished, 0) : (.unknown, 2) }
            return (console[scalars[2]].map { .key($0) } ?? .unknown, 3)
        }
        if scalars.count > 1, scalars[1] == "M" {  // A mouse: button, column and row follow.
            guard scalars.count < 5 else { return (.unknown, 5) }
            return isAll ? (.unfinished, 0) : (.unknown, scalars.count)
        }
        let end = scalars.indices.dropFirst().first { !(0x20...0x3F).contains(scalars[$0].value) }
        guard let end else {
            return isAll && scalars.count < longest ? (.unfinished, 0) : (.unknown, scalars.count)
        }
        guard (0x40...0x7E).contains(scalars[end].value) else { return (.unknown, end) }
        return (meaning(of: scalars[1...end]), end + 1)
    }

    private static func meaning(of scalars: ArraySlice<Unicode.Scalar>) -> KeySequence {
        guard let last = scalars.last else { return .unknown }
        if scalars.count == 1 { return letters[last].map { .key($0) } ?? .unknown }
        guard last == "~" else { return told(scalars) }
        switch Int(String(String.UnicodeScalarView(scalars.dropLast()))) {
        case 200: return .pasteBegin
        case 201: return .pasteEnd
        case .some(let number): return numbered[number].map { .key($0) } ?? .unknown
        case nil: return .unknown
        }
    }

    /// `2;80R` where the cursor is; `<0;10;5M` a button of the mouse, `<64` and `<65` its wheel. In
    /// the first row nobody was asked: that is Shift and F3.
    private static func told(_ scalars: ArraySlice<Unicode.Scalar>) -> KeySequence {
        var text = String(String.UnicodeScalarView(scalars))
        let last = text.removeLast()
        let isMouse = text.hasPrefix("<")
        let numbers = text.drop { $0 == "<" }.split(separator: ";").compactMap { Int($0) }
        if !isMouse, last == "R", numbers.count == 2, numbers[0] > 1 {
            return .report(column: numbers[1])
        }
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

    /// Only what no person types behind an Esc: `]11;`, `P>|`, `P1$r`, `P1+r`, `_G`.
    private static func words(_ scalars: [Unicode.Scalar], isAll: Bool) -> Read? {
        let body = scalars.dropFirst()
        switch scalars[0] {
        case "]":
            let digits = body.prefix { ("0"..."9").contains($0) }.count
            if digits == body.count { return isAll ? (.unfinished, 0) : nil }
            return digits > 0 && scalars[digits + 1] == ";" ? (.words, digits + 2) : nil
        case "P":
            let heads: [[Unicode.Scalar]] = [
                [">", "|"], ["0", "$", "r"], ["1", "$", "r"], ["0", "+", "r"], ["1", "+", "r"],
            ]
            return heads.first { body.starts(with: $0) }.map { (.words, $0.count + 1) }
        default: return body.first == "G" ? (.words, 2) : nil
        }
    }

    private static let letters: [Unicode.Scalar: Key] = [
        "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
        "P": .f(1), "Q": .f(2), "R": .f(3), "S": .f(4),
    ]
    /// The number pad of a terminal that keeps its application mode.
    private static let pad: [Unicode.Scalar: Key] = [
        "p": "0", "q": "1", "r": "2", "s": "3", "t": "4", "u": "5", "v": "6", "w": "7", "x": "8",
        "y": "9", "M": .enter, "k": "+", "l": "+", "m": "-", "n": ".", "j": "*", "o": "/",
    ]
    private static let console: [Unicode.Scalar: Key] = [
        "A": .f(1), "B": .f(2), "C": .f(3), "D": .f(4), "E": .f(5),
    ]
    private static let numbered: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .f(1), 12: .f(2), 13: .f(3), 14: .f(4), 15: .f(5), 17: .f(6), 18: .f(7), 19: .f(8),
        20: .f(9), 21: .f(10), 23: .f(11), 24: .f(12),
    ]
}
