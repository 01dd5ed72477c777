// What waits for somebody, as home lists it: one line each, under a digit that opens what is behind
// it, already filtered.

import SchoolCore

/// One line under "Needs you".
struct HomeAlert: Sendable {
    /// What it is about; the same kind is the same line after others have changed something.
    enum Kind: Hashable, Sendable {
        case registers, forgotten, running, often, longOverdue, leftOpen, resting, unused
        case unfinished
        case register(SectionID)
        case card(StudentID), account(StudentID)
    }

    let kind: Kind
    /// `!` stands before it.
    var isUrgent = false
    let text: String
    /// The right end of the line: since when, how late.
    var detail = ""
    let open: @Sendable (Office) throws -> Step<Office>

    /// A number of one digit stands under the units of larger ones: nine pupils who become ten
    /// move no word behind them.
    var indent: Int {
        text.first?.isWholeNumber == true && text.dropFirst().first == " " ? 1 : 0
    }

    /// The line of something that others have settled meanwhile: it stays where it is.
    var settled: HomeAlert {
        HomeAlert(kind: kind, text: text, detail: "settled, F5", open: open)
    }
}

/// The lines under "Needs you", with the cursor.
struct HomeAlerts: Sendable {
    private(set) var all: [HomeAlert] = []
    private(set) var table = TableState()
    /// Lines that came since these were read.
    private(set) var news = 0

    /// The most that have a digit.
    static let most = 9

    mutating func show(_ alerts: [HomeAlert]) {
        let kind = table.selected(in: all)?.kind
        all = Array(alerts.prefix(Self.most))
        table.follow(kind, in: all.map(\.kind))
        news = 0
    }

    /// After others have changed something: no line moves, comes or goes; only words change.
    mutating func refresh(_ alerts: [HomeAlert]) {
        all = all.map { old in alerts.first { $0.kind == old.kind } ?? old.settled }
        news = alerts.prefix(Self.most).count { new in !all.contains { $0.kind == new.kind } }
    }

    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: all.count)) }

    /// Each line under its digit, and Enter for the one under the cursor.
    func actions<Owner: Screen>(over owner: Owner.Type) -> [Action<Owner>]
    where Owner.Desk == Office {
        let chosen = table.selected(in: all)
        return [
            Action(
                .enter, label: "Open", name: "Open the line",
                help: "Opens what is behind the line under the cursor.", group: "Needs you",
                blocked: chosen == nil ? "Nothing needs you." : nil
            ) { _, desk in try chosen.map { try $0.open(desk) } ?? .stay }
        ]
            + all.enumerated().map { place, alert in
                Action(
                    .character(Character(String(place + 1))), label: "Open",
                    name: "Open \(place + 1)", help: alert.text + ".", group: "Needs you"
                ) { _, desk in try alert.open(desk) }
            }
    }

    /// The lines below a rule; `rows` is how many there is room for.
    func draw(
        _ title: String, _ area: Area, empty: String = "Nothing needs you now.",
        on canvas: inout Canvas
    ) {
        canvas.rule(area.row, title, in: area.columns)
        let shown = table.visible(of: all.count, room: area.size.rows - 1)
        drawRest(above: shown.lowerBound, below: all.count - shown.upperBound, area, on: &canvas)
        if all.isEmpty, area.size.rows > 1 {
            canvas.put(area.row + 1, area.column + 1, empty)
            canvas.cursor = Position(row: area.row + 1, column: area.column)
        }
        for place in shown {
            let row = area.row + 1 + place - shown.lowerBound
            canvas.say(.sentence(words(place)), row, area.column) {
                draw(all[place], place, row, area, on: &$0)
            }
        }
    }

    /// ` 1 more below `, on the right of the rule, where not every line has room. Down leads there,
    /// and each line opens by its digit whether it is shown or not.
    private func drawRest(
        above: Int, below: Int, _ area: Area, on canvas: inout Canvas
    ) {
        let words = [
            above > 0 ? "\(above) more above" : "", below > 0 ? "\(below) more below" : "",
        ]
        .filter { !$0.isEmpty }
        guard !words.isEmpty else { return }
        canvas.putRight(
            area.row, "\(words.joined(separator: ", ")) ", .title,
            before: area.column + area.size.columns - 1)
    }

    /// `1. Urgent: Register of 7-B: not begun, due 09:30`.
    private func words(_ place: Int) -> String {
        let alert = all[place]
        let detail = alert.detail.isEmpty ? "" : ", \(alert.detail)"
        return "\(place + 1). \(alert.isUrgent ? "Urgent: " : "")\(alert.text)\(detail)"
    }

    private func draw(
        _ alert: HomeAlert, _ place: Int, _ row: Int, _ area: Area, on canvas: inout Canvas
    ) {
        let isCurrent = place == table.cursor
        if isCurrent {
            canvas.put(row, area.column, ">")
            canvas.cursor = Position(row: row, column: area.column)
        }
        canvas.spot(row, area.columns, [.character(Character(String(place + 1)))])
        canvas.put(row, area.column + 1, String(place + 1), isCurrent ? .focus : .key)
        if alert.isUrgent { canvas.put(row, area.column + 3, "!", .bad) }
        let right = TextWidth.columns(Clean.line(alert.detail))
        let start = 5 + alert.indent
        let room = area.size.columns - 1 - start - (right > 0 ? right + 2 : 0)
        canvas.name(row, area.column + start, alert.text, width: max(10, room))
        canvas.putRight(
            row, alert.detail, .dim, before: area.column + area.size.columns)
    }
}
