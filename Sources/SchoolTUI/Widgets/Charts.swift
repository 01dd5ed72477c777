// Charts in one place: bars and curves of block characters, the same of plain characters where a
// terminal has no blocks, or none at all for readers whom pictures only disturb. A chart never
// stands alone: its numbers are beside it.

/// What charts are drawn with.
enum ChartStyle: String, CaseIterable, Sendable {
    case blocks, ascii, none

    /// Kinds of terminals whose character sets have no eighths of a block.
    private static let plainKinds = ["linux", "vt", "ansi", "cons", "dumb", "sun"]

    /// What a kind of terminal, as `TERM` has it, can show.
    static func fitting(terminal kind: String) -> ChartStyle {
        plainKinds.contains { kind.hasPrefix($0) } ? .ascii : .blocks
    }

    fileprivate var full: Character { self == .ascii ? "#" : "█" }
    fileprivate var rest: Character { self == .ascii ? "." : "░" }
    /// From the lowest to the highest.
    fileprivate var steps: [Character] { Array(self == .ascii ? ".:-=+*#" : "▁▂▃▄▅▆▇█") }
}

/// The values of a curve and the scale they stand on, in tenths of a per cent or any other unit.
struct ChartScale: Equatable, Sendable {
    let low: Int
    let high: Int

    /// From the lowest value to the highest, so that small changes show; the scale is printed.
    init(around values: [Int]) {
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        (low, high) = (least, max(most, least + 1))
    }

    init(_ low: Int, _ high: Int) {
        (self.low, self.high) = (low, max(high, low + 1))
    }

    /// The step of `count` that a value stands on, from 0.
    func step(of value: Int, count: Int) -> Int {
        let place = (value - low) * (count - 1) * 2 + (high - low)
        return min(count - 1, max(0, place / (2 * (high - low))))
    }
}

extension Canvas {
    /// A part of a whole as a bar; with a track, what is missing is shown too.
    mutating func chartBar(
        _ row: Int, _ column: Int, _ part: Int, of whole: Int, width: Int, hasTrack: Bool = false
    ) {
        guard charts != .none, width > 0, whole > 0 else { return }
        let full = min(width, max(0, (max(0, part) * width * 2 + whole) / (2 * whole)))
        let rest = hasTrack ? String(repeating: charts.rest, count: width - full) : ""
        put(row, column, String(repeating: charts.full, count: full) + rest, width: width)
    }

    /// A curve one row high, one column a value; nil is a gap.
    mutating func chartLine(_ row: Int, _ column: Int, _ values: [Int?], on scale: ChartScale) {
        guard charts != .none else { return }
        let steps = charts.steps
        let line = values.map { value in
            value.map { steps[scale.step(of: $0, count: steps.count)] } ?? " "
        }
        put(row, column, String(line))
    }

    /// A curve of columns, two columns a value, over some rows; the scale stands on its left.
    mutating func chartColumns(_ area: Area, _ values: [Int?], on scale: ChartScale) {
        guard charts != .none, area.size.rows > 0 else { return }
        let steps = charts.steps
        let levels = area.size.rows * steps.count
        for line in 0..<area.size.rows {
            let floor = (area.size.rows - 1 - line) * steps.count
            let cells = values.map { value -> String in
                guard let value else { return "  " }
                let above = scale.step(of: value, count: levels) + 1 - floor
                return above <= 0 ? "  " : "\(steps[min(steps.count, above) - 1]) "
            }
            put(area.row + line, area.column, cells.joined(), width: area.size.columns)
        }
    }
}
