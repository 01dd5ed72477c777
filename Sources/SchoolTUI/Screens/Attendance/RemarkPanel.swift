// The remark beside a mark, and the reason of a correction: letters find one of the usual ones, the
// best match first, and what fits none is taken as it was typed.

import SchoolCore

/// A remark being chosen or typed for one pupil.
struct RemarkPanel: Equatable, Sendable {
    /// One line of the list.
    enum Choice: Equatable, Sendable {
        case usual(String)
        case typed(String)
        case nothing
    }

    let student: StudentID
    let title: String
    /// The mark a correction sets; nil for a plain remark.
    let correction: AttendanceCode?
    private let present: String
    private let usual: [String]
    private(set) var editor = LineEditor(limit: MarkOrder.remarkCharacters)
    private var table = TableState()

    /// `heard` are remarks this register has already; they come before the usual ones.
    init(
        _ title: String, for student: StudentID, present: String = "", heard: [String] = [],
        correction: AttendanceCode? = nil
    ) {
        self.title = title
        self.student = student
        self.present = present
        self.correction = correction
        var all: [String] = []
        let known = correction == nil ? Self.everyday : Self.reasons
        for remark in heard + known where !all.contains(remark) { all.append(remark) }
        usual = all
        table.cursor = beginning
    }

    /// A reason is never taken by a second Enter alone: nothing is marked until a key chooses.
    private var beginning: Int { correction == nil ? 0 : -1 }

    private static let everyday = [
        "sick", "bus late", "at the doctor", "family matter", "with leave", "rain", "went home",
        "guardian called",
    ]
    private static let reasons = [
        "marked by mistake", "came later", "went home", "letter received", "guardian called",
    ]

    var choices: [Choice] {
        let clearing: [Choice] = present.isEmpty || correction != nil ? [] : [.nothing]
        let typed = editor.text.filter { $0 != " " }.isEmpty ? "" : editor.text
        guard !typed.isEmpty else { return clearing + usual.map { .usual($0) } }
        let found = usual.enumerated()
            .compactMap { place, remark in
                Matching.rank(typed, in: PickOption("", remark)).map { ($0, place) }
            }
            .sorted { $0 < $1 }.map { Choice.usual(usual[$0.1]) }
        return found.contains(.usual(typed)) ? found : found + [.typed(typed)]
    }

    /// The remark that Enter takes; nil where there is nothing to take.
    var chosen: String? {
        switch table.selected(in: choices) {
        case .usual(let remark), .typed(let remark): remark
        case .nothing: ""
        case nil: nil
        }
    }

    mutating func type(_ key: Key) -> Typed {
        switch key {
        case .enter, .escape, .control("C"), .f: return .ignored
        case .up, .down, .pageUp, .pageDown: return .if(table.move(key, count: choices.count))
        default: break
        }
        if editor.isEmpty, let digit = key.digit {
            guard choices.indices.contains(digit - 1) else { return .taken }
            table.cursor = digit - 1
            return .act(.enter)
        }
        switch editor.type(key) {
        case .refused(let sentence), .cut(let sentence): return .say(.warning(sentence))
        case .changed: table.cursor = editor.isEmpty ? beginning : 0
        case .ignored, .moved: break
        }
        return .taken
    }

    mutating func paste(_ text: String) -> Typed {
        let edit = editor.paste(text)
        if edit.isChange { table.cursor = 0 }
        switch edit {
        case .refused(let sentence), .cut(let sentence): return .say(.warning(sentence))
        case .ignored, .moved, .changed: return .taken
        }
    }

    func draw(on canvas: inout Canvas) {
        let choices = choices
        let inside = canvas.panel(title, rows: 11, columns: 44)
        let options = choices.map { PickOption("", text($0)) }
        let told = ToldChoices(title: title, options: options, takesWords: true)
        canvas.sayOnly(.choices(told)) { draw(choices, in: inside, on: &$0) }
    }

    private func draw(_ choices: [Choice], in inside: Area, on canvas: inout Canvas) {
        let width = inside.size.columns
        let room = min(9, max(0, inside.size.rows - 2))
        for (line, index) in table.visible(of: choices.count, room: room).enumerated() {
            let row = inside.row + 2 + line
            let isCurrent = index == table.cursor
            canvas.put(row, inside.column, isCurrent ? ">" : " ")
            canvas.put(row, inside.column + 1, "\(line + 1)", isCurrent ? .focus : .dim)
            canvas.put(row, inside.column + 3, text(choices[index]), width: max(1, width - 3))
        }
        canvas.put(inside.row, inside.column, "Type, or choose:", .dim)
        canvas.edit(
            editor, inside.row, inside.column + 17, width: max(1, width - 17), isFocused: true)
    }

    private func text(_ choice: Choice) -> String {
        switch choice {
        case .usual(let remark): remark
        case .typed(let remark): "as typed: \(remark)"
        case .nothing: "no remark"
        }
    }
}
