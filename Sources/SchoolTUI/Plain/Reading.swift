// Reading a canvas aloud: from the top, pane by pane where a line divides it, the words of the
// widgets in their places and everything else from its cells. Two blanks part two things; a label
// is drawn dim or as a title, and is said before its value.

extension Canvas {
    /// Everything there is to say, in the order of reading.
    var told: [Told] {
        guard let hearing else { return [] }
        let panes = PaneLines(self)
        var all: [(key: PaneLines.Place, told: Told)] = hearing.placed.map {
            (panes.place($0.row, $0.column), $0.told)
        }
        for row in rows.indices {
            let pieces = pieces(row, hearing.isSaid[row], hearing.whole[row])
            for pane in Set(pieces.map(\.pane)).sorted() {
                let text = sentence(pieces.filter { $0.pane == pane })
                guard !text.isEmpty else { continue }
                let place = panes.place(row, pieces.first { $0.pane == pane }?.column ?? 0)
                all.append((place, .sentence(text)))
            }
        }
        return all.enumerated()
            .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            .map(\.element.told)
    }

    /// Text between gaps: where it stands and whether it labels what follows.
    private struct Piece {
        let column: Int
        let pane: Int
        var text: String
        let isLabel: Bool
    }

    private func pieces(
        _ row: Int, _ isSaid: [Bool], _ whole: [Int: Hearing.Whole]
    ) -> [Piece] {
        let names = Dictionary(grouping: namesByRow[row], by: \.column)
        var pieces: [Piece] = []
        var pane = 0
        var gap = 2
        var column = 0
        func add(_ text: String, _ style: Style) {
            let isLabel = style == .dim || style == .title || style == .key
            let goesOn = gap == 0 || (gap == 1 && pieces.last?.isLabel == isLabel)
            if goesOn, let last = pieces.indices.last {
                pieces[last].text += (gap == 1 ? " " : "") + text
            } else {
                pieces.append(Piece(column: column, pane: pane, text: text, isLabel: isLabel))
            }
            gap = 0
        }
        while column < size.columns {
            if let cut = whole[column], !isSaid[column] {
                add(cut.text, names[column]?.last?.style ?? rows[row][column].style)
                column += max(1, cut.columns)
                continue
            }
            if let name = names[column]?.last, !isSaid[column] {
                add(name.text, name.style)
                column += max(1, name.width)
                continue
            }
            let cell = rows[row][column]
            if let sign = cell.text.first, PaneLines.lines.contains(sign) {
                pane += PaneLines.uprights.contains(sign) ? 1 : 0
                gap = 2
            } else if cell.text == " " || isSaid[column] {
                gap += cell.text.isEmpty ? 0 : 1
            } else if !cell.text.isEmpty {
                add(cell.text, cell.style)
            }
            column += 1
        }
        return pieces
    }

    /// `Born: Fri 4 Jan 2013, Sex: boy`.
    private func sentence(_ pieces: [Piece]) -> String {
        var text = ""
        for piece in pieces {
            var words = piece.text.trimmed
            if words.hasPrefix(">") { words = String(words.dropFirst()).trimmed }
            if words.isEmpty || (words.count > 3 && words.allSatisfy { $0 == "-" }) { continue }
            text += words
            text += piece.isLabel ? ": " : ", "
        }
        while let last = text.last, ", :".contains(last) { text.removeLast() }
        return text
    }
}

/// The upright lines of a canvas, which divide it into panes that are read one after the other.
struct PaneLines {
    /// Where something stands in the order of reading.
    struct Place: Comparable {
        let block: Int
        let pane: Int
        let row: Int
        let column: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.block, left.pane, left.row, left.column)
                < (right.block, right.pane, right.row, right.column)
        }
    }

    static let uprights = Set("│┬┴┼")
    /// Signs that draw and say nothing.
    static let lines = uprights.union("─┌┐└┘├┤█")

    private var columns: [[Int]]
    /// The first row of the rows below each other that are divided alike.
    private var blocks: [Int] = []

    init(_ canvas: Canvas) {
        columns = canvas.rows.map { row in
            row.indices.filter { "│┬┼".contains(row[$0].text) && !row[$0].text.isEmpty }
        }
        for row in columns.indices {
            let goesOn = row > 0 && !columns[row].isEmpty && columns[row] == columns[row - 1]
            blocks.append(goesOn ? blocks[row - 1] : row)
        }
    }

    func place(_ row: Int, _ column: Int) -> Place {
        guard columns.indices.contains(row) else {
            return Place(block: row, pane: 0, row: row, column: column)
        }
        let pane = columns[row].filter { $0 < column }.count
        return Place(block: blocks[row], pane: pane, row: row, column: column)
    }
}
