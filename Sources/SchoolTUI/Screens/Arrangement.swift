// How a person arranges a list. `s` and a heading orders the rows, the same heading again turns
// them round; `C` shows and hides columns. Small c is not free for it: it corrects what the cursor
// stands on, on every list.

import SchoolCore

/// The order and the columns one person has chosen for a list.
struct Arrangement: Equatable, Sendable {
    /// The heading the rows are ordered by; nil leaves them as the office orders them.
    private(set) var heading: String?
    private(set) var isTurned = false
    /// Headings of the columns left out.
    private(set) var hidden: Set<String> = []

    init() {}

    /// As it was remembered: the order on the first line, then each column that is left out.
    init(remembered text: String?) {
        let lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        guard let order = lines.first else { return }
        heading = order.isEmpty ? nil : String(order.dropFirst())
        isTurned = order.first == "-"
        hidden = Set(lines.dropFirst().map(String.init))
    }

    /// What is to be remembered; nil where the list stands as the office has it.
    var remembered: String? {
        guard heading != nil || !hidden.isEmpty else { return nil }
        let order = heading.map { (isTurned ? "-" : "+") + $0 } ?? ""
        return ([order] + hidden.sorted()).joined(separator: "\n")
    }

    /// The office's own order again.
    mutating func forgetOrder() { (heading, isTurned) = (nil, false) }

    /// Orders by a heading; the same heading again turns the rows round.
    mutating func order(by heading: String) {
        isTurned = heading == self.heading && !isTurned
        self.heading = heading
    }

    /// Shows a column, or leaves it out; one always stays.
    mutating func toggle(_ heading: String, of headings: [String]) {
        if hidden.remove(heading) != nil { return }
        guard headings.count(where: { !hidden.contains($0) }) > 1 else { return }
        hidden.insert(heading)
    }

    func columns<Row>(_ columns: [SheetColumn<Row>]) -> [SheetColumn<Row>] {
        let kept = columns.filter { !hidden.contains($0.shown.heading) }
        return kept.isEmpty ? columns : kept
    }

    /// Rows that are alike in the column keep the office's order among themselves.
    func rows<Row>(_ rows: [Row], by columns: [SheetColumn<Row>]) -> [Row] {
        guard let column = columns.first(where: { $0.shown.heading == heading }) else {
            return rows
        }
        let keyed = rows.enumerated().map { ($0.offset, SortingKey(column.cell($0.element))) }
        let sorted = keyed.sorted { left, right in
            if left.1 == right.1 { return left.0 < right.0 }
            return isTurned ? right.1 < left.1 : left.1 < right.1
        }
        return sorted.map { rows[$0.0] }
    }
}

/// A cell as it is ordered: numbers by size, text in any script by its Latin letters, and numbers
/// inside text by size too, so that 10-A stands after 9-A. Empty cells stand last.
private struct SortingKey: Equatable, Comparable {
    private enum Part: Equatable, Comparable {
        case number(Int)
        case text(String)
        case nothing
    }

    private let parts: [Part]

    init(_ cell: CSVCell) {
        switch cell {
        case .number(let number): parts = [.number(number)]
        case .amount(let plain):
            parts = [Int(plain.filter { $0 != "." }).map(Part.number) ?? .nothing]
        case .text(let text): parts = text.isEmpty ? [.nothing] : Self.parts(of: text)
        }
    }

    static func < (left: SortingKey, right: SortingKey) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var rest = SearchKey.sortKey(text)[...]
        while let first = rest.first {
            let isNumber = first.isNumber
            let run = rest.prefix { $0.isNumber == isNumber }
            parts.append(isNumber ? .number(Int(run) ?? .max) : .text(String(run)))
            rest = rest[run.endIndex...]
        }
        return parts
    }
}

/// A screen whose list a person may arrange.
protocol ArrangedScreen: Screen where Desk == Office {
    var arrangement: Arrangement { get set }
    /// The headings there are, in their order.
    var headings: [String] { get }
    /// What the list is called, in the name of its file and where its arrangement is remembered.
    var exportName: String { get }
}

extension ArrangedScreen {
    /// `s` orders, `C` chooses the columns.
    static func arranging() -> [Action<Self>] {
        [
            Action(
                "s", label: "Order", name: "Order by a column",
                help: "Orders by a column; the same column again turns the rows round."
            ) { screen, _ in screen.chooseOrder() },
            Action(
                "C", label: "Column", name: "Choose the columns",
                help: "Shows a column of this list, or leaves it out."
            ) { screen, _ in screen.chooseColumns() },
        ]
    }

    private func chooseOrder() -> Step<Office> {
        let headings = headings
        let options = headings.map { heading in
            let isNow = heading == arrangement.heading
            return PickOption(
                "", heading,
                detail: !isNow ? "" : arrangement.isTurned ? "now, turned round" : "now")
        }
        let ownOrder = PickOption("", "the office's own order")
        return .choose("Order by", options + [ownOrder]) { (screen: inout Self, desk, place) in
            guard headings.indices.contains(place) else {
                screen.arrangement.forgetOrder()
                try screen.remember(desk)
                return .telling("The list stands in the office's own order.", then: .reload)
            }
            screen.arrangement.order(by: headings[place])
            try screen.remember(desk)
            let turned = screen.arrangement.isTurned ? ", turned round" : ""
            return .telling(Notice("Ordered by \(headings[place])\(turned)."), then: .reload)
        }
    }

    private func remember(_ desk: Office) throws {
        try desk.remember(.list(exportName), arrangement.remembered)
    }

    private func chooseColumns() -> Step<Office> {
        let headings = headings
        let options = headings.map {
            PickOption("", $0, detail: arrangement.hidden.contains($0) ? "left out" : "shown")
        }
        return .choose("Show or leave out", options) { (screen: inout Self, desk, place) in
            let before = screen.arrangement
            screen.arrangement.toggle(headings[place], of: headings)
            guard screen.arrangement != before else {
                return .notice(.warning("One column has to stay."))
            }
            try screen.remember(desk)
            let isHidden = screen.arrangement.hidden.contains(headings[place])
            return .notice("\(headings[place]) is \(isHidden ? "left out" : "shown again").")
        }
    }
}
