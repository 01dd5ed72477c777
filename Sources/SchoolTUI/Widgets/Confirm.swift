// The question before something hard to reverse. Its answer is a word that names what will happen;
// Enter alone never agrees. What can be undone is not asked about at all.

/// A question being answered.
struct Confirm: Equatable, Sendable {
    enum Outcome: Equatable, Sendable { case open, agreed, declined }

    let sentence: String
    let word: String
    private(set) var answer: LineEditor
    private(set) var isWrong = false

    init(_ sentence: String, word: String) {
        self.sentence = sentence
        self.word = word
        answer = LineEditor(limit: max(word.count, 1))
    }

    mutating func type(_ key: Key) -> Outcome {
        switch key {
        case .escape, .f(10), .control("C"): return .declined
        case .enter:
            if answer.text.uppercased() == word.uppercased() { return .agreed }
            isWrong = true
        default:
            isWrong = false
            _ = answer.type(key)
        }
        return .open
    }

    func draw(on canvas: inout Canvas) {
        let lines = wrapped(sentence, columns: max(10, min(60, canvas.size.columns - 6)))
        let ask = "Type \(word) and Enter to go on. Esc leaves everything as it is."
        let width = max(lines.map(TextWidth.columns).max() ?? 0, ask.count, 40)
        let inside = canvas.panel("Sure?", rows: lines.count + 4, columns: width)
        for (index, line) in lines.enumerated() {
            canvas.put(inside.row + index, inside.column, line, width: inside.size.columns)
        }
        let row = inside.row + lines.count + 1
        canvas.put(row, inside.column, ask, .warn, width: inside.size.columns)
        canvas.put(row + 1, inside.column, ">", .focus)
        let room = max(1, inside.size.columns - 3)
        canvas.edit(
            answer, row + 1, inside.column + 2, width: min(room, word.count + 2), isFocused: true)
        if isWrong {
            canvas.put(
                row + 2, inside.column, "That is not the word. Nothing was done.", .bad,
                width: inside.size.columns)
        }
    }
}

/// Text broken at spaces into lines that fit.
func wrapped(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
        if let last = lines.last, TextWidth.columns(last) + 1 + TextWidth.columns(word) <= columns {
            lines[lines.count - 1] = last + " " + word
        } else {
            lines.append(String(word))
        }
    }
    return lines
}
