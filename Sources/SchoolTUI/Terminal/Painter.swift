// The two-pass paint (screens C2). Terminals disagree about the width of many scripts, so after a
// name nobody knows where the cursor is. Pass 1 writes everything else with changed names blanked;
// pass 2 writes only the changed names, each at its own address. Names that did not change are not
// sent.

/// A stretch of one row in one style.
struct Run: Equatable, Sendable {
    let row: Int
    let column: Int
    let text: String
    let style: Style
}

/// What has to be put on the terminal's copy, in two passes.
struct Painting: Equatable, Sendable {
    /// Everything but changed names. Unchanged names are repeated here: the terminal's copy already
    /// holds them, so that nothing is sent for them.
    var first: [Run] = []
    /// The changed names.
    var second: [Run] = []
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
            painting.first += runs(new.rows[row], row)
            for name in new.namesByRow[row] {
                let run = Run(row: row, column: name.column, text: name.text, style: name.style)
                let isKept = names.contains(name) && !isDisturbed(name, cells, new.rows[row])
                if isKept { painting.first.append(run) } else { painting.second.append(run) }
            }
        }
        return painting
    }

    /// The cells of a row, gathered by style.
    static func runs(_ cells: [Cell], _ row: Int) -> [Run] {
        var runs: [Run] = []
        var start = 0
        while start < cells.count {
            let style = cells[start].style
            let end = cells[start...].firstIndex { $0.style != style } ?? cells.count
            let text = cells[start..<end].map(\.text).joined()
            runs.append(Run(row: row, column: start, text: text, style: style))
            start = end
        }
        return runs
    }

    /// A short name between two changes would be sent along as part of one stretch, and its right
    /// neighbour would follow wherever the name ended: such a name is painted anew.
    private static func isDisturbed(_ name: NameField, _ old: [Cell]?, _ new: [Cell]) -> Bool {
        guard let old, name.width < near else { return false }
        let end = name.column + name.width
        let left = max(0, name.column - near)..<name.column
        let right = end..<min(new.count, end + near)
        return old[left] != new[left] && old[right] != new[right]
    }

    private static let near = 12
}
