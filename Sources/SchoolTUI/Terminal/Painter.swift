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
    /// No name lies in the row, before or after: every letter is as wide as it says.
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
                let stretch = stretch(from: cells, to: new.rows[row])
                painting.first += runs(new.rows[row], row, in: stretch, isNarrow: true)
                continue
            }
            let changes = changes(cells, names, new.rows[row], new.namesByRow[row])
            let stretch = stretch(from: changes.first, to: changes.last, in: new.rows[row])
            painting.first += runs(new.rows[row], row, in: stretch)
            for name in new.namesByRow[row] {
                let isKept = names.contains(name) && !isDisturbed(name, by: changes)
                if !isKept {
                    painting.second.append(run(name, row))
                } else if stretch.overlaps(name.columns) {
                    painting.first.append(run(name, row))
                }
            }
        }
        return painting
    }

    /// What differs of a row without names.
    private static func stretch(from old: [Cell], to new: [Cell]) -> Range<Int> {
        let first = new.indices.first { old[$0] != new[$0] }
        let last = new.indices.last { old[$0] != new[$0] }
        return stretch(from: first, to: last, in: new)
    }

    /// From the first column that differs to the last; a wide character is put whole.
    private static func stretch(from first: Int?, to last: Int?, in cells: [Cell]) -> Range<Int> {
        guard var first, var last else { return 0..<0 }
        while first > 0, cells[first].value == 0 { first -= 1 }
        while last + 1 < cells.count, cells[last + 1].value == 0 { last += 1 }
        return first..<(last + 1)
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

    /// A name close between two changes would be sent along as part of one stretch, and its right
    /// neighbour would follow wherever the name ended: such a name is painted anew.
    private static func isDisturbed(_ name: NameField, by changes: [Int]) -> Bool {
        guard let right = changes.first(where: { $0 >= name.columns.upperBound }),
            let left = changes.last(where: { $0 < name.column })
        else { return false }
        return right - left <= near
    }

    /// The columns in which two rows differ, those of a name that comes or goes included.
    private static func changes(
        _ old: [Cell]?, _ oldNames: [NameField], _ new: [Cell], _ newNames: [NameField]
    ) -> [Int] {
        guard let old else { return Array(new.indices) }
        var isChanged = zip(old, new).map { $0 != $1 }
        let goes = oldNames.filter { !newNames.contains($0) }
        for name in goes + newNames.filter({ !oldNames.contains($0) }) {
            for column in name.columns.clamped(to: new.indices) { isChanged[column] = true }
        }
        return new.indices.filter { isChanged[$0] }
    }

    private static let near = 12
}
