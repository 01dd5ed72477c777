// One line of typed text. The cursor moves by whole characters, but Backspace takes one scalar of
// an Indic syllable, as its typists expect. A selected value (Clipper's @K) goes with the first
// key.

/// What became of a key in a line.
enum Edit: Equatable, Sendable {
    case ignored, moved, changed
    case refused(String)
    /// Pasted text was taken as far as it went; the sentence says what was left out.
    case cut(String)

    /// Whether another text stands there now.
    var isChange: Bool {
        switch self {
        case .changed, .cut: true
        case .ignored, .moved, .refused: false
        }
    }

    /// Why it was not taken, or not all of it.
    var objection: String? {
        switch self {
        case .refused(let reason), .cut(let reason): reason
        case .ignored, .moved, .changed: nil
        }
    }
}

/// Which characters a line takes.
enum Letters: Equatable, Sendable {
    case any
    case digits
    /// An amount with so many places. What is none stays as it was typed, so that nothing but what
    /// stands there is taken for it; whoever reads it says what is wrong.
    case amount(places: Int)
}

/// A line being typed.
struct LineEditor: Equatable, Sendable {
    private(set) var before = ""
    private(set) var after = ""
    /// The first typed character replaces what is here.
    var isSelected = false
    var isMasked = false
    var letters = Letters.any
    var characterLimit = 200
    var byteLimit = 4096

    init(_ text: String = "", limit: Int = 200, letters: Letters = .any, masked: Bool = false) {
        before = text
        characterLimit = limit
        self.letters = letters
        isMasked = masked
    }

    var text: String {
        get { before + after }
        set {
            before = newValue
            after = ""
            isSelected = false
        }
    }
    var isEmpty: Bool { before.isEmpty && after.isEmpty }
    var isFull: Bool { text.count >= characterLimit }

    mutating func type(_ key: Key) -> Edit {
        switch key {
        case .character(let character) where isSign(character): .ignored
        case .character(let character):
            insert(String(letters == .any ? character : character.digit))
        case .backspace: backspace()
        case .delete: deleteForward()
        case .left, .right, .home, .end: move(key)
        case .control("U"): clear()
        default: .ignored
        }
    }

    /// Pasted text: its first line, cleaned, at most 4 KB, and no more than fits.
    mutating func paste(_ text: String) -> Edit {
        let most = text.utf8.prefix(Self.longestPaste)
        let clean = Clean.typed(String(decoding: most, as: UTF8.self))
        if isSelected { self.text = "" }
        var edit = Edit.ignored
        for character in clean {
            let next = insert(String(letters == .any ? character : character.digit))
            if case .refused(let reason) = next {
                return edit == .changed ? .cut("The paste is cut. \(reason)") : next
            }
            edit = next
        }
        guard edit == .changed else { return edit }
        if text.split(whereSeparator: \.isNewline).count > 1 {
            return .cut("Only the first line of the paste was taken.")
        }
        return text.utf8.count > Self.longestPaste ? .cut("The paste is cut: too long.") : edit
    }

    private static let longestPaste = 4096

    mutating func clear() -> Edit {
        text = ""
        return .changed
    }

    /// Signs beside the number pad's digits are commands where numbers are typed: `+` finishes.
    private func isSign(_ character: Character) -> Bool {
        switch letters {
        case .any: false
        case .digits: "+-*/=?:".contains(character)
        case .amount: "+=?:".contains(character)
        }
    }

    private mutating func insert(_ typed: String) -> Edit {
        let start = isSelected ? "" : before
        let rest = isSelected ? "" : after
        let longer = Clean.typed(start + typed)
        guard longer.unicodeScalars.count == (start + typed).unicodeScalars.count else {
            return .refused("This character cannot be used here.")
        }
        if let reason = objection(to: longer + rest) { return .refused(reason) }
        before = longer
        after = rest
        isSelected = false
        return .changed
    }

    private func objection(to text: String) -> String? {
        switch letters {
        case .any: break
        case .digits where !text.allSatisfy({ $0.isASCII && $0.isNumber }):
            return "Only digits here."
        default: break
        }
        if text.count > characterLimit { return "No more than \(characterLimit) characters here." }
        if text.utf8.count > byteLimit { return "This is too long." }
        return nil
    }

    private mutating func backspace() -> Edit {
        if isSelected { return clear() }
        guard let last = before.last else { return .moved }
        if last.unicodeScalars.count > 1, last.unicodeScalars.contains(where: Self.isIndic) {
            before.unicodeScalars.removeLast()
        } else {
            before.removeLast()
        }
        return .changed
    }

    private mutating func deleteForward() -> Edit {
        if isSelected { return clear() }
        guard !after.isEmpty else { return .moved }
        after.removeFirst()
        return .changed
    }

    private mutating func move(_ key: Key) -> Edit {
        isSelected = false
        switch key {
        case .left:
            if let last = before.popLast() { after = String(last) + after }
        case .right:
            if let first = after.first {
                after.removeFirst()
                before.append(first)
            }
        case .home:
            after = text
            before = ""
        default:
            before = text
            after = ""
        }
        return .moved
    }

    private static func isIndic(_ scalar: Unicode.Scalar) -> Bool {
        (0x900..<0xE00).contains(scalar.value)
    }
}

extension Character {
    /// A digit of any script as the digit 0 to 9; every other character as it is.
    var digit: Character {
        guard !isASCII, unicodeScalars.count == 1, let only = unicodeScalars.first,
            only.properties.numericType == .decimal, let value = wholeNumberValue
        else { return self }
        return Character(String(value))
    }
}

extension Canvas {
    /// Draws a line being typed. A long one is shown around the cursor; the focused one gets it.
    mutating func edit(
        _ editor: LineEditor, _ row: Int, _ column: Int, width: Int, isFocused: Bool,
        align: Alignment = .left
    ) {
        guard width > 0 else { return }
        let left =
            editor.isMasked ? String(repeating: "*", count: editor.before.count) : editor.before
        let right =
            editor.isMasked ? String(repeating: "*", count: editor.after.count) : editor.after
        let whole = Clean.line(left + right)
        let style: Style = editor.isSelected && isFocused ? .focus : .plain
        guard isFocused else {
            put(row, column, whole, style, width: width, align: align)
            return
        }
        let head = suffix(Clean.line(left), columns: width - 1)
        let used = TextWidth.columns(head)
        let tail = TextWidth.prefix(right, columns: width - 1 - used)
        let text = head + tail
        let start = align == .right ? column + width - 1 - TextWidth.columns(text) : column
        put(row, column, "", width: width)
        put(row, start, text, style, width: column + width - start, asTyped: true)
        cursor = Position(row: row, column: min(start + used, size.columns - 1))
        isTyping = true
    }

    private func suffix(_ text: String, columns room: Int) -> String {
        var rest = text[...]
        while TextWidth.columns(rest) > room { rest.removeFirst() }
        return String(rest)
    }
}
