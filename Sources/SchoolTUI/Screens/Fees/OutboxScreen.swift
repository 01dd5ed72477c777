// The outbox: what was queued for whom, newest first; Enter reads the message under the cursor. The
// list leaves by F7 as it stands, text and all: until something sends it, people do.

import SchoolCore

/// Messages to guardians.
struct OutboxScreen: ExportingScreen {
    private var list = PagedRows<OutboxMessage>()
    private var wish = OutboxList.Wish()
    private var clock: OfficeClock?
    private var hasNews = false
    /// The message under the cursor lies open over the list.
    private var isReading = false

    var title: String { "Outbox" }
    var status: String { hasNews ? "changed by others, F5" : "" }
    var prompt: String {
        isReading
            ? "Up and Down read the others   Esc closes"
            : "Enter reads   o account   F4 one state   F7 prints or exports"
    }

    mutating func load(_ desk: Office) throws {
        clock = desk.session.clock
        hasNews = false
        var wish = wish
        try list.read { offset, limit in
            (wish.offset, wish.limit) = (offset, limit)
            let found = try desk.session.outbox(wish)
            return (found.rows, found.total)
        }
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }
    mutating func fit(_ size: Size) { list.fit(rows: size.rows - 4) }
    var lacksRows: Bool { list.lacksRows }
    mutating func type(_ key: Key) -> Typed { list.type(key) }

    func actions(_ desk: Office) -> [Action<Self>] {
        let row = list.selected
        let none = row == nil ? "There is no message to choose." : nil
        if isReading { return [Self.closing] }
        return [
            Action(.enter, label: "Read", help: "Shows the whole message.", blocked: none) {
                screen, _ in
                screen.isReading = true
                return .stay
            },
            Action(
                "o", label: "Pupil", name: "The account it is about",
                help: "Opens the account of the pupil it is about.",
                blocked: none
            ) { _, _ in row.map { FeeDoors.account($0.student) } ?? .stay },
            Action(
                .f(4), label: "State", name: "Only one state",
                help: "Shows the messages of one state, or all."
            ) { _, _ in Self.chooseState() },
            Self.exporting(),
        ]
    }

    private static var closing: Action<Self> {
        Action(
            .enter, .f(10), .escape, .control("C"), label: "Close", help: "Closes the message."
        ) { screen, _ in
            screen.isReading = false
            return .stay
        }
    }

    private static func chooseState() -> Step<Office> {
        let states = OutboxMessage.Status.allCases
        let options =
            [PickOption("all", "All")] + states.map { PickOption("", OutboxSheet.words($0)) }
        return .choose("Show", options) { (screen: inout Self, _, place) in
            screen.wish.status = place == 0 ? nil : states[place - 1]
            screen.list.begin()
            return .reload
        }
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        var wish = wish
        (wish.offset, wish.limit) = (0, -1)
        return OutboxSheet.export(
            try desk.session.outbox(wish).rows, wish.status, desk.session.clock)
    }

    func draw(on canvas: inout Canvas) {
        canvas.put(
            0, 1, wish.status.map { "Only \(OutboxSheet.words($0))" } ?? "All messages", .title)
        canvas.putRight(0, FeeListWords.counted(list.total, "message"), .title)
        canvas.put(1, 1, ReminderWords.onlyQueued, .dim, width: canvas.size.columns - 1)
        canvas.rule(2)
        let (rows, state) = list.shown
        canvas.sheet(
            columns, rows, state, in: canvas.area.below(3),
            empty: "No message was queued. Reminders are queued from the defaulters.",
            from: list.first, of: list.total)
        if isReading, let row = list.selected { Self.read(row, on: &canvas) }
    }

    /// The whole message over the list.
    private static func read(_ row: OutboxMessage, on canvas: inout Canvas) {
        let width = max(20, min(70, canvas.size.columns - 8))
        let subject = wrapped(row.subject, columns: width - 2)
        let lines = subject + (subject.isEmpty ? [] : [""]) + wrapped(row.body, columns: width - 2)
        let inside = canvas.panel(row.recipient, rows: lines.count, columns: width)
        canvas.cursor = Position(row: inside.row, column: inside.column)
        for (place, line) in lines.prefix(inside.size.rows).enumerated() {
            canvas.name(inside.row + place, inside.column, line, width: inside.size.columns - 2)
        }
    }

    private var columns: [SheetColumn<OutboxMessage>] { OutboxSheet.columns(clock) }
}

/// The outbox as a list: what the screen draws, what it exports, and what the command writes are
/// these columns.
enum OutboxSheet {
    static func columns(_ clock: OfficeClock?) -> [SheetColumn<OutboxMessage>] {
        [
            .day("Day", priority: 1) { clock?.day(of: $0.createdAt) },
            .text("By", width: .fixed(6)) { words($0.channel) },
            .text("To", width: .fixed(24)) { $0.recipient },
            .name("Pupil") { shown(name: $0.studentName, latin: $0.studentLatinName) },
            .text("No", width: .fixed(11), priority: 3) { $0.admissionNumber },
            .text("State", width: .fixed(9)) { words($0.status) },
            .text("Queued by", width: .fixed(16), priority: 2) { $0.createdBy },
        ]
    }

    /// With subject and text, which the screen shows below the list.
    static func export(
        _ rows: [OutboxMessage], _ status: OutboxMessage.Status?, _ clock: OfficeClock
    ) -> ListToExport {
        let texts: [SheetColumn<OutboxMessage>] = [
            .text("Subject", width: .rest) { $0.subject },
            .text("Text", width: .rest) { $0.body },
        ]
        return ListToExport(
            "outbox", narrowing: status.map(words) ?? "", columns(clock) + texts, rows)
    }

    static func words(_ channel: OutboxMessage.Channel) -> String {
        switch channel {
        case .sms: "SMS"
        case .email: "e-mail"
        }
    }

    static func words(_ status: OutboxMessage.Status) -> String { status.rawValue.lowercased() }
}
