// F1: what can be done here, grouped by job, one plain sentence each, and Enter does it. Where the
// cursor is in a field, the field's own help comes first. Made from the same offers as the keys.

/// What came of a key in a panel that offers commands.
enum PanelOutcome: Equatable, Sendable {
    case open, closed
    /// The place of the chosen offer in the list the panel was made from.
    case chosen(Int)
}

/// The help of one screen.
struct HelpPanel: Equatable, Sendable {
    private enum Line: Equatable {
        case text(String)
        case heading(String)
        case offer(Int)
    }

    let title: String
    private let offers: [Offer]
    private let lines: [Line]
    private var table = TableState()

    init(_ offers: [Offer], about field: String? = nil) {
        title = "Help"
        self.offers = offers
        var lines: [Line] = []
        if let field {
            lines += wrapped(field, columns: 70).map { .text($0) } + [.text("")]
        }
        var groups: [String] = []
        for offer in offers where !groups.contains(offer.group) { groups.append(offer.group) }
        // What is the same everywhere comes last, also where a screen has its own way of doing it.
        if let place = groups.firstIndex(of: "Everywhere") {
            groups.append(groups.remove(at: place))
        }
        for group in groups {
            let places = offers.indices.filter {
                offers[$0].group == group && offers[$0].withheld == nil
            }
            guard !places.isEmpty else { continue }
            lines += [.heading(group)] + places.map { .offer($0) }
        }
        self.lines = lines
        table.cursor = lines.firstIndex { if case .offer = $0 { true } else { false } } ?? 0
    }

    /// What was said on row 23, newest first.
    init(messages: [Notice]) {
        title = "Messages"
        offers = []
        let said = messages.reversed().flatMap { wrapped($0.shown, columns: 70) }
        lines = said.isEmpty ? [.text("Nothing was said yet.")] : said.map { .text($0) }
    }

    mutating func type(_ key: Key) -> PanelOutcome {
        switch key {
        case .escape, .left, .f(1), .f(10), "q", .control("C"): return .closed
        case .enter, .right:
            guard case .offer(let place)? = table.selected(in: lines) else { return .closed }
            return .chosen(place)
        default:
            let before = table.cursor
            _ = table.move(key, count: lines.count)
            skipHeadings(from: before)
            return .open
        }
    }

    /// The cursor stands on offers, wherever there are any.
    private mutating func skipHeadings(from before: Int) {
        guard !offers.isEmpty else { return }
        let step = table.cursor >= before ? 1 : -1
        var place = table.cursor
        while lines.indices.contains(place) {
            if case .offer = lines[place] {
                table.cursor = place
                return
            }
            place += step
        }
        table.cursor = before
    }

    func draw(on canvas: inout Canvas) {
        let inside = canvas.panel(title, rows: min(lines.count, 18), columns: 72)
        let shown = table.visible(of: lines.count, room: inside.size.rows)
        for index in shown {
            let row = inside.row + index - shown.lowerBound
            switch lines[index] {
            case .text(let text):
                canvas.put(row, inside.column, text, width: inside.size.columns)
            case .heading(let text):
                canvas.put(row, inside.column, text, .title, width: inside.size.columns)
            case .offer(let place): draw(offers[place], row, inside, index == table.cursor, &canvas)
            }
            if index == table.cursor {
                canvas.cursor = Position(row: row, column: inside.column)
            }
        }
    }

    private func draw(
        _ offer: Offer, _ row: Int, _ inside: Area, _ isCurrent: Bool, _ canvas: inout Canvas
    ) {
        canvas.put(row, inside.column, isCurrent ? ">" : " ", isCurrent ? .focus : .plain)
        canvas.put(row, inside.column + 2, offer.keyWords, width: 14)
        let sentence = offer.blocked.map { "(off: \($0))" } ?? offer.help
        let room = inside.size.columns - 17
        canvas.put(
            row, inside.column + 17, sentence, offer.blocked == nil ? .plain : .dim, width: room)
    }
}
