// Text on paper of a fixed width. Nothing is cut off: what is too long goes on in the next line,
// because a paper cannot be scrolled. Widths are the terminal's, so that Bengali lines up too.

import SchoolCore

/// Lines of a paper, written from the top.
struct PaperText {
    let width: Int
    private(set) var lines: [String] = []

    init(width: Int) { self.width = max(24, width) }

    mutating func left(_ text: String, indent: Int = 0) {
        let blanks = String(repeating: " ", count: indent)
        for line in Self.wrapped(text, to: width - indent) { lines.append(blanks + line) }
    }

    mutating func centred(_ text: String) {
        for line in Self.wrapped(text, to: width) {
            let blanks = (width - TextWidth.columns(line)) / 2
            lines.append(String(repeating: " ", count: max(0, blanks)) + line)
        }
    }

    /// What it is on the left, how much on the right; the sum stands beside the last line.
    mutating func row(_ left: String, _ right: String, indent: Int = 0) {
        let right = Clean.line(right)
        if right.isEmpty { return self.left(left, indent: indent) }
        let room = width - indent - 2 - TextWidth.columns(right)
        var parts = Self.wrapped(left, to: max(8, room))
        let last = String(repeating: " ", count: indent) + (parts.popLast() ?? "")
        for part in parts { lines.append(String(repeating: " ", count: indent) + part) }
        let blanks = width - TextWidth.columns(last) - TextWidth.columns(right)
        lines.append(last + String(repeating: " ", count: max(1, blanks)) + right)
    }

    /// A line that was laid out already.
    mutating func asItIs(_ line: String) {
        var line = Substring(line)
        while line.last == " " { line.removeLast() }
        lines.append(String(line))
    }

    mutating func rule(_ sign: Character = "-") {
        lines.append(String(repeating: sign, count: width))
    }

    mutating func blank() { lines.append("") }

    /// The text in lines of at most so many columns, broken where two blanks are, then between
    /// words, and inside a word only when nothing else helps.
    static func wrapped(_ text: String, to room: Int) -> [String] {
        let text = Clean.line(text)
        if TextWidth.columns(text) <= room { return text.isEmpty ? [] : [text] }
        var lines: [String] = []
        for phrase in text.split(separator: "  ") {
            var gap = "  "
            let fits = TextWidth.columns(phrase) <= room
            for part in fits ? [phrase] : phrase.split(separator: " ") {
                let joined = (lines.last ?? "") + gap + part
                if !lines.isEmpty && TextWidth.columns(joined) <= room {
                    lines[lines.count - 1] = joined
                } else {
                    lines += pieces(String(part), of: room)
                }
                gap = " "
            }
        }
        return lines
    }

    /// A word that is too long for any line, cut between characters.
    private static func pieces(_ word: String, of room: Int) -> [String] {
        var pieces: [String] = []
        var rest = word
        while TextWidth.columns(rest) > room {
            let piece = TextWidth.prefix(rest, columns: room)
            guard !piece.isEmpty else { break }
            pieces.append(piece)
            rest = String(rest.dropFirst(piece.count))
        }
        return pieces + [rest]
    }
}
