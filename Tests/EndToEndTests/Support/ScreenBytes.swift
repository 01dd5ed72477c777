// From bytes to characters and commands. A sequence may be cut anywhere: a network does not know
// where one ends.

extension ScreenReader {
    enum State: Equatable {
        case text
        /// Within a character of several bytes, with those still to come.
        case character([UInt8], missing: Int)
        case escape
        /// After `ESC (` or `ESC )`: the next byte says which characters.
        case charset(Int)
        /// After `ESC #`, `ESC %` or `ESC SPACE`: the next byte means nothing here.
        case skipOne
        case command([UInt8])
        /// Within a title or another message to the terminal: it ends at BEL or `ESC \`.
        case message(sawEscape: Bool)
    }

    /// Takes what a program wrote.
    mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { take(byte) }
    }

    mutating func feed(_ text: String) { feed(text.utf8) }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .text: takeText(byte)
        case .character(let bytes, let missing): takeCharacter(bytes + [byte], missing - 1)
        case .escape: takeEscape(byte)
        case .charset(let slot):
            lineDrawing[slot] = byte == UInt8(ascii: "0")
            state = .text
        case .skipOne: state = .text
        case .command(let bytes): takeCommand(bytes, byte)
        case .message(let sawEscape):
            let ends = byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\"))
            state = ends ? .text : .message(sawEscape: byte == 0x1B)
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        switch byte {
        case 0x1B: state = .escape
        case 0x00..<0x20: obey(control: byte)
        case 0x20..<0x7F: print(Unicode.Scalar(byte))
        case 0xC2..<0xE0: state = .character([byte], missing: 1)
        case 0xE0..<0xF0: state = .character([byte], missing: 2)
        case 0xF0..<0xF5: state = .character([byte], missing: 3)
        case 0x7F: break
        default: print("\u{FFFD}")
        }
    }

    private mutating func takeCharacter(_ bytes: [UInt8], _ missing: Int) {
        guard let last = bytes.last, (0x80..<0xC0).contains(last) else {
            state = .text
            print("\u{FFFD}")
            bytes.suffix(1).forEach { take($0) }
            return
        }
        state = missing == 0 ? .text : .character(bytes, missing: missing)
        guard missing == 0 else { return }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { print(scalar) }
    }

    private mutating func takeEscape(_ byte: UInt8) {
        switch Unicode.Scalar(byte) {
        case "[": state = .command([])
        case "]", "P", "X", "^", "_": state = .message(sawEscape: false)
        case "(": state = .charset(0)
        case ")": state = .charset(1)
        case "*", "+", "#", "%", " ": state = .skipOne
        default:
            state = .text
            obey(escape: Unicode.Scalar(byte))
        }
    }

    private mutating func takeCommand(_ bytes: [UInt8], _ byte: UInt8) {
        switch byte {
        case 0x1B: state = .escape
        case 0x00..<0x20: obey(control: byte)
        case 0x40..<0x7F:
            state = .text
            obey(Command(bytes, Unicode.Scalar(byte)))
        default: state = .command(bytes + [byte])
        }
    }

    /// `ESC [`, perhaps `?`, numbers, and the letter that says what to do.
    struct Command {
        let letter: Unicode.Scalar
        let isPrivate: Bool
        /// A mark between numbers and letter (`ESC [ 0 SP q`) or another before them (`ESC [ >`):
        /// such commands change nothing that is read here.
        let isForeign: Bool
        let numbers: [Int?]

        init(_ bytes: [UInt8], _ letter: Unicode.Scalar) {
            self.letter = letter
            isPrivate = bytes.first == UInt8(ascii: "?")
            isForeign = bytes.contains { byte in
                (0x20..<0x30).contains(byte) || (0x3C..<0x3F).contains(byte)
            }
            let text = String(decoding: bytes.drop { $0 >= 0x3C }, as: UTF8.self)
            numbers = text.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }
                .map { Int($0) }
        }

        /// A count: 1 when missing or 0.
        var count: Int { max(1, number(0) ?? 1) }
        func number(_ index: Int) -> Int? { index < numbers.count ? numbers[index] : nil }
    }
}
