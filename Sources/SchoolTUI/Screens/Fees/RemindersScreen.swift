// Reminders are looked at before they are queued: how many, to whom, and in which words. F2 queues
// exactly what was shown; when the school has changed meanwhile, it shows that first. Nothing is
// sent from here, and the screen says so.

import SchoolCore

/// Who would be reminded of fees that are overdue.
struct RemindersScreen: ExportingScreen {
    private var plan: ReminderPlan?
    private var table = TableState()
    private var today = Day(0)

    var title: String { "Reminders" }
    var prompt: String { "F2 queues them   Enter opens the account   m outbox" }

    private var rows: [Reminder] { plan.map { $0.reminders + $0.unreachable } ?? [] }

    mutating func load(_ desk: Office) throws {
        let last = table.selected(in: rows)?.student
        today = desk.session.today
        plan = try desk.session.plannedReminders()
        table.follow(last, in: rows.map(\.student))
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 9) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: rows.count)) }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("reminders", columns, rows)
    }
}

// What can be done.
extension RemindersScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let row = table.selected(in: rows)
        let hasSome = plan?.reminders.isEmpty == false
        return [
            Action(
                .enter, label: "Open", help: "Opens the pupil's account.",
                blocked: row == nil ? "There is no pupil to choose." : nil
            ) { _, _ in row.map { FeeDoors.account($0.student) } ?? .stay },
            Action(
                .f(2), label: "Queue", name: "Queue these reminders",
                help: "Puts the messages into the outbox. Nothing is sent yet.",
                needs: .permission(.sendMessages),
                blocked: hasSome ? nil : "There is nobody to remind who can be reached."
            ) { screen, desk in try screen.queue(at: desk) },
            Action(
                "m", label: "Outbox", name: "Outbox of messages",
                help: "Shows the messages that were queued; nothing is sent yet."
            ) { _, _ in .push(OutboxScreen()) },
            Self.exporting(),
        ]
    }

    private mutating func queue(at desk: Office) throws -> Step<Office> {
        let shown = plan
        try load(desk)
        guard shown == plan else {
            return .notice(.warning("Something has changed. Look at this first. F2 queues it."))
        }
        let session = desk.session
        return .run("Queueing reminders") { _ in
            try session.queueReminders()
        } then: { (_: inout Self, _, count: ReminderCount) in
            let said = "Queued \(ReminderWords.messages(count)). Nothing is sent yet."
            return .replace(OutboxScreen()).telling(Notice(said, .good))
        }
    }
}

// Drawing.
extension RemindersScreen {
    func draw(on canvas: inout Canvas) {
        guard let plan else { return }
        let count = plan.count
        canvas.put(0, 1, ReminderWords.messages(count), .title)
        let pupils = FeeListWords.counted(count.pupils, "pupil")
        canvas.putRight(0, "\(pupils)   \(plan.currency.text(count.total))", .title)
        canvas.put(1, 1, ReminderWords.others(plan), width: canvas.size.columns - 1)
        canvas.put(2, 1, ReminderWords.onlyQueued, .dim, width: canvas.size.columns - 1)
        let below = max(4, canvas.size.rows - 4)
        canvas.sheet(
            columns, rows, table,
            in: Area(row: 4, column: 0, rows: below - 4, columns: canvas.size.columns),
            empty: "Nobody is to be reminded now.")
        canvas.rule(3)
        guard let first = plan.reminders.first, let message = plan.messages(of: first).first else {
            return
        }
        canvas.message("The first, to \(message.recipient)", message.body, from: below)
    }

    private var columns: [SheetColumn<Reminder>] {
        let money = plan?.currency ?? Currency(code: "")
        return [
            .text("No", width: .fixed(11), priority: 2) { $0.admissionNumber },
            .name("Pupil") { shown(name: $0.name, latin: $0.latinName) },
            .text("Class", width: .fixed(5), priority: 1) { $0.sectionName },
            .text("SMS to", width: .fixed(15)) { $0.hasAddress ? $0.mobile : "unreachable" },
            .text("E-mail to", width: .fixed(26), priority: 3) { $0.email },
            .day("Due") { $0.dueOn },
            .money("Overdue", in: money) { $0.amount },
        ]
    }
}

/// How the screens and commands of reminders say things.
enum ReminderWords {
    static let onlyQueued = "Queued; nothing is sent yet: print or export the list."

    /// `9 SMS and 4 e-mails`.
    static func messages(_ count: ReminderCount) -> String {
        "\(grouped(count.sms)) SMS and \(FeeListWords.counted(count.emails, "e-mail"))"
    }

    /// `3 reminded in the last 7 days, 2 cannot be reached`.
    static func others(_ plan: ReminderPlan) -> String {
        "\(grouped(plan.lately)) reminded in the last "
            + "\(FeeListWords.counted(plan.interval, "day")), "
            + "\(grouped(plan.unreachable.count)) cannot be reached"
    }
}

extension Canvas {
    /// A message under a line that says to whom it goes, on the last rows of the screen. It stands
    /// still while the cursor moves, so that a move costs no more than its two rows.
    fileprivate mutating func message(_ recipient: String, _ text: String, from row: Int) {
        rule(row, recipient)
        let lines = wrapped(text, columns: max(10, size.columns - 5))
        let room = max(0, size.rows - row - 1)
        // Read out it is one text, whatever the width.
        say(.sentence(text), row + 1) { canvas in
            for (place, line) in lines.prefix(room).enumerated() {
                let isCut = place == room - 1 && lines.count > room
                canvas.name(
                    row + 1 + place, 1, isCut ? line + " …" : line, width: canvas.size.columns - 3)
            }
        }
    }
}
