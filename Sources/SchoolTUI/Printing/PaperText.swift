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

    mutating func rule(_ sign: Character = "-") {
        lines.append(String(repeating: sign, count: width))
    }

    mutating func blank() { lines.append("") }

    /// The text in lines of at most so many columns, broken between words where there are any.
    static func wrapped(_ text: String, to room: Int) -> [String] {
        let text = Clean.line(text)
        if TextWidth.columns(text) <= room { return text.isEmpty ? [] : [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let joined = line.isEmpty ? String(word) : line + " " + word
            if TextWidth.columns(joined) <= room {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = String(word)
            while TextWidth.columns(line) > room {
                let part = TextWidth.prefix(line, columns: room)
                guard !part.isEmpty else { break }
                lines.append(part)
                line = String(line.dropFirst(part.count))
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
