// F9: every command by name. What was used most comes first; letters narrow; a digit takes the line
// it stands before; the direct key stands beside each, so that people learn it.

/// The commands of a screen, being searched.
struct Palette: Equatable, Sendable {
    private let offers: [Offer]
    /// Places of the offers, most used first.
    private let order: [Int]
    private var query = LineEditor(limit: 40)
    private var table = TableState()
    private var narrowing: Narrowing

    init(_ offers: [Offer], uses: [String: Int] = [:], leavingOut hidden: Set<Int> = []) {
        self.offers = offers
        order = offers.indices
            .filter { offers[$0].withheld == nil && !hidden.contains($0) }
            .sorted { left, right in
                let counts = (uses[offers[left].name] ?? 0, uses[offers[right].name] ?? 0)
                return counts.0 != counts.1 ? counts.0 > counts.1 : left < right
            }
        narrowing = Narrowing(
            order.map { PickOption("", offers[$0].name, detail: offers[$0].help) })
    }

    private var matches: [Int] { narrowing.places.map { order[$0] } }

    mutating func type(_ key: Key) -> PanelOutcome {
        let matches = matches
        switch key {
        case .escape, .f(9), .f(10), .control("C"): return .closed
        case .enter:
            return matches.indices.contains(table.cursor) ? .chosen(matches[table.cursor]) : .open
        default: break
        }
        if let digit = key.digit {
            let place = table.visible(of: matches.count, room: Self.rows).lowerBound + digit - 1
            return digit > 0 && matches.indices.contains(place) ? .chosen(matches[place]) : .open
        }
        if table.move(key, count: matches.count) { return .open }
        narrow(query.type(key))
        return .open
    }

    /// Gives what is said where not all of it was taken.
    mutating func paste(_ text: String) -> String? {
        let edit = query.paste(text)
        narrow(edit)
        return edit.objection
    }

    private mutating func narrow(_ edit: Edit) {
        guard edit.isChange else { return }
        table.cursor = 0
        narrowing.narrow(to: query.text)
    }

    /// Lines of a page; nine, so that a digit reaches each of them.
    static let rows = 9

    func draw(on canvas: inout Canvas) {
        let inside = canvas.panel("Commands", rows: Self.rows + 2, columns: 70)
        canvas.put(inside.row, inside.column, ">")
        canvas.edit(
            query, inside.row, inside.column + 2, width: max(1, inside.size.columns - 2),
            isFocused: true)
        let matches = matches
        if matches.isEmpty { canvas.put(inside.row + 2, inside.column, "No such command here.") }
        let shown = table.visible(of: matches.count, room: min(Self.rows, inside.size.rows - 2))
        for (line, index) in shown.enumerated() {
            let offer = offers[matches[index]]
            let row = inside.row + 2 + line
            let isCurrent = index == table.cursor
            canvas.spot(
                row, inside.columns, [Key].steps(from: table.cursor, to: index) + [.enter])
            canvas.put(row, inside.column, isCurrent ? ">" : " ")
            canvas.put(row, inside.column + 1, "\(line + 1)", isCurrent ? .focus : .dim)
            let style: Style = offer.blocked == nil ? .plain : .dim
            canvas.put(row, inside.column + 3, offer.name, style, width: 20)
            let room = max(0, inside.size.columns - 35)
            if room > 0 { canvas.put(row, inside.column + 24, offer.help, .dim, width: room) }
            canvas.putRight(
                row, offer.keys.first?.name ?? offer.way ?? "", .key,
                before: inside.column + inside.size.columns
            )
        }
    }
}
