// A list with a search line over it, the shape of most screens: it opens with the cursor in the
// search line, Down or Tab goes to the rows, where letters command, and `/` goes back. The marked
// row is always there, so that Enter opens it from either place.

/// The search line and the cursor of a list.
struct FindList: Equatable, Sendable {
    private(set) var line = LineEditor(limit: 60)
    var table = TableState()
    /// True while letters go to the search line; false while they command.
    private(set) var isFinding: Bool

    init(finding: Bool = true, words: String = "") {
        isFinding = finding
        line.text = words
    }

    /// What is searched for.
    var words: String { line.text }

    /// Takes what belongs to the list; `.load` says that the words have changed.
    mutating func type(_ key: Key, count: Int) -> Typed {
        switch key {
        case .escape where !line.isEmpty: return find("")
        case "/" where !isFinding:
            isFinding = true
            return .taken
        case .tab, .backTab:
            isFinding.toggle()
            return .taken
        case .down where isFinding:
            isFinding = false
            return .taken
        case .up where !isFinding && table.cursor == 0:
            isFinding = true
            return .taken
        case .home, .end, .left, .right: return isFinding ? edit(key) : move(key, count)
        case .up, .down, .pageUp, .pageDown: return move(key, count)
        default: return isFinding ? edit(key) : .ignored
        }
    }

    /// Pasted text is searched for.
    mutating func paste(_ text: String) -> Typed {
        isFinding = true
        return follow(line.paste(text))
    }

    private mutating func find(_ words: String) -> Typed {
        line.text = words
        table.cursor = 0
        isFinding = true
        return .load
    }

    private mutating func edit(_ key: Key) -> Typed { follow(line.type(key)) }

    private mutating func follow(_ edit: Edit) -> Typed {
        switch edit {
        case .ignored: return .ignored
        case .moved: return .taken
        case .refused(let reason): return .say(.warning(reason))
        case .changed, .cut:
            table.cursor = 0
            return edit.objection.map { .loadSaying(.warning($0)) } ?? .load
        }
    }

    private mutating func move(_ key: Key, _ count: Int) -> Typed {
        .if(table.move(key, count: count))
    }
}

extension Canvas {
    /// ` Find pupil  raf_            3 of 1,284` on one row; drawn after the table it belongs to,
    /// because the cursor stands in it while words are typed.
    mutating func find(_ label: String, _ list: FindList, _ row: Int, found: String = "") {
        let column = 1 + TextWidth.columns(Clean.line(label)) + 2
        let right = TextWidth.columns(Clean.line(found))
        let width = max(1, size.columns - column - right - 2)
        let kept = cursor
        let told = ToldField(
            label: label, value: list.words, kind: .finder(found: found),
            isFocused: list.isFinding)
        say(.field(told), row) { canvas in
            canvas.put(row, 1, label, list.isFinding ? .title : .plain)
            canvas.edit(list.line, row, column, width: width, isFocused: list.isFinding)
            if !list.isFinding { canvas.cursor = kept }
            canvas.putRight(row, found, .dim)
        }
    }
}
