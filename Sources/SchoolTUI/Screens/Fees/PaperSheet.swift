// A paper on the screen, line for line as it is printed: at 80 columns, or as on a roll of 40 where
// the window is narrower. It is scrolled where the window is lower.

/// The lines of a paper, and how far they are scrolled.
struct PaperSheet: Equatable, Sendable {
    private var wide: [String] = []
    private var narrow: [String] = []
    private var isTable = false
    private var columns = 80
    private var top = 0
    private var page = 20

    private var lines: [String] { columns == 80 ? wide : narrow }

    mutating func show(_ paper: some CounterPaper) {
        show(wide: paper.lines(width: 80), narrow: paper.lines(width: 40))
    }

    /// - Parameter isTable: the lines hold columns, and no sum stands at the right edge.
    mutating func show(wide: [String], narrow: [String], isTable: Bool = false) {
        (self.wide, self.narrow, self.isTable) = (wide, narrow, isTable)
    }

    mutating func fit(_ size: Size) {
        page = max(1, size.rows - 1)
        columns = size.columns >= 80 ? 80 : 40
        top = max(0, min(lines.count - page, top))
    }

    var goesOn: Bool { lines.count > page }

    mutating func type(_ key: Key) -> Typed {
        let last = max(0, lines.count - page)
        switch key {
        case .down: top += 1
        case .up: top -= 1
        case .pageDown: top += page
        case .pageUp: top -= page
        case .home: top = 0
        case .end: top = last
        default: return .ignored
        }
        top = max(0, min(last, top))
        return .taken
    }

    func draw(on canvas: inout Canvas) {
        let left = max(0, (canvas.size.columns - columns) / 2)
        canvas.cursor = Position(row: 0, column: 0)
        for (line, text) in lines.dropFirst(top).prefix(canvas.size.rows).enumerated() {
            draw(text, line, left, on: &canvas)
        }
    }

    /// A sum on the right stays in its column, whatever the terminal makes of the name before it.
    private func draw(_ text: String, _ row: Int, _ left: Int, on canvas: inout Canvas) {
        guard !isTable, !TextWidth.isSteady(text), let gap = text.ranges(of: "  ").last,
            text[..<gap.lowerBound].contains(where: { $0 != " " })
        else {
            canvas.put(row, left, text)
            return
        }
        canvas.put(row, left, String(text[..<gap.lowerBound]))
        canvas.putRight(row, String(text[gap.upperBound...]), before: left + columns)
    }
}

/// How often a paper was printed again, in words.
enum CopyWords {
    static func counted(_ copies: Int) -> String {
        copies == 0 ? "" : copies == 1 ? "1 copy printed" : "\(copies) copies printed"
    }
}
