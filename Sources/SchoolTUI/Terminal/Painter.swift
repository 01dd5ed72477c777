// The two-pass paint (screens C2). Terminals disagree about the width of many scripts, so after a
// name nobody knows where the cursor is. Pass 1 writes everything else with changed names blanked;
// pass 2 writes only the changed names, each at its own address. Names that did not change are not
// sent.

/// A stretch of one row in one style.
struct Run: Equatable, Sendable {
    let row: Int
    let column: Int
    let scalars: [UInt32]
    let style: Style
    /// No letter of the row takes two columns, before or after.
    var isNarrow = false

    var text: String {
        String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }
}

/// What has to be put on the terminal's copy, in two passes.
struct Painting: Equatable, Sendable {
    /// Everything but changed names. Unchanged names are repeated here: the terminal's copy already
    /// holds them, so that nothing is sent for them.
    var first: [Run] = []
    /// The changed names.
    var second: [Run] = []
    /// Rows on which a name that goes had run over its field: they are sent again whole.
    var doubted: [Int] = []
}

/// Compares two canvases.
enum Painter {
    static func painting(from old: Canvas?, to new: Canvas) -> Painting {
        let before = old?.size == new.size ? old : nil
        var painting = Painting()
        for row in new.rows.indices {
            let cells = before?.rows[row]
            let names = before?.namesByRow[row] ?? []
            guard cells != new.rows[row] || names != new.namesByRow[row] else { continue }
            let isOver = names.contains { runsOver($0, new.namesByRow[row]) }
            if new.look.marksTakeColumns != false, isOver {
                painting.doubted.append(row)
                painting.first += runs(new.rows[row], row, in: new.rows[row].indices)
                painting.second += new.namesByRow[row].map { run($0, row) }
                continue
            }
            if let cells, names.isEmpty, new.namesByRow[row].isEmpty {
                let stretch = Changes(from: cells, to: new.rows[row]).stretch(in: new.rows[row])
                painting.first += runs(new.rows[row], row, in: stretch, isNarrow: true)
                continue
            }
            var changes = Changes(from: cells, to: new.rows[row])
            for name in names where !new.namesByRow[row].contains(name) { changes.add(name) }
            for name in new.namesByRow[row] where !names.contains(name) { changes.add(name) }
            let stretch = changes.stretch(in: new.rows[row])
            let isNarrow = cells != nil && !(names + new.namesByRow[row]).contains { $0.isWide }
            painting.first += runs(new.rows[row], row, in: stretch, isNarrow: isNarrow)
            for name in new.namesByRow[row] {
                let isKept = names.contains(name) && !changes.disturb(name)
                if !isKept {
                    painting.second.append(run(name, row))
                } else if stretch.overlaps(name.columns) {
                    painting.first.append(run(name, row))
                }
            }
        }
        return painting
    }

    private static func run(_ name: NameField, _ row: Int) -> Run {
        Run(
            row: row, column: name.column, scalars: name.text.unicodeScalars.map(\.value),
            style: name.style)
    }

    /// Whether a name that is gone had taken more columns than its field has.
    private static func runsOver(_ name: NameField, _ kept: [NameField]) -> Bool {
        !kept.contains(name) && TextWidth.columns(name.text, marks: 1) > name.width
    }

    /// The cells of a stretch of a row, gathered by style.
    static func runs(
        _ cells: [Cell], _ row: Int, in stretch: Range<Int>, isNarrow: Bool = false
    ) -> [Run] {
        var runs: [Run] = []
        cells.withUnsafeBufferPointer { cells in
            var start = stretch.lowerBound
            while start < stretch.upperBound {
                let style = cells[start].style
                var scalars: [UInt32] = []
                scalars.reserveCapacity(stretch.upperBound - start)
                var end = start
                while end < stretch.upperBound, cells[end].style == style {
                    if cells[end].value != 0 { scalars.append(cells[end].value) }
                    end += 1
                }
                runs.append(
                    Run(
                        row: row, column: start, scalars: scalars, style: style,
                        isNarrow: isNarrow))
                start = end
            }
        }
        return runs
    }
}

/// The columns in which a row differs from the one that was there.
private struct Changes {
    private var isChanged: [Bool]
    private var columns: Range<Int>

    /// Every column where nothing is known to be there.
    init(from old: [Cell]?, to new: [Cell]) {
        guard let old else {
            isChanged = Array(repeating: true, count: new.count)
            columns = new.indices
            return
        }
        var columns = new.endIndex..<new.endIndex
        isChanged = Array(unsafeUninitializedCapacity: new.count) { flags, count in
            for column in new.indices {
                let differs = old[column] != new[column]
                flags.initializeElement(at: column, to: differs)
                if differs { columns = min(columns.lowerBound, column)..<(column + 1) }
            }
            count = new.count
        }
        self.columns = columns
    }

    /// A name that comes or goes changes its columns.
    mutating func add(_ name: NameField) {
        let field = name.columns.clamped(to: isChanged.indices)
        guard !field.isEmpty else { return }
        for column in field { isChanged[column] = true }
        columns =
            columns.isEmpty
            ? field
            : min(columns.lowerBound, field.lowerBound)..<max(columns.upperBound, field.upperBound)
    }

    /// From the first column that differs to the last; a wide character is put whole.
    func stretch(in cells: [Cell]) -> Range<Int> {
        guard !columns.isEmpty else { return 0..<0 }
        var (first, end) = (columns.lowerBound, columns.upperBound)
        while first > 0, cells[first].value == 0 { first -= 1 }
        while end < cells.count, cells[end].value == 0 { end += 1 }
        return first..<end
    }

    /// A name close between two changes would be sent along as part of one stretch, and its right
    /// neighbour would follow wherever the name ended: such a name is painted anew.
    func disturb(_ name: NameField) -> Bool {
        let (before, after) = (name.column, name.columns.upperBound)
        guard columns.lowerBound < before, after < columns.upperBound,
            let left = isChanged[columns.lowerBound..<before].lastIndex(of: true),
            let right = isChanged[after..<columns.upperBound].firstIndex(of: true)
        else { return false }
        return right - left <= Self.near
    }

    private static let near = 12
}
