// Who is behind with fees: by age, with the telephone and the last payment. The four ages stand
// above as bars of plain characters, so that every terminal and every reader gets them.

import SchoolCore

/// Pupils with something overdue.
struct DefaultersScreen: ExportingScreen {
    private var list = PagedRows<FeeAccount.Payer>()
    private var wish = DefaulterList.Wish()
    private var sectionName = ""
    private var ages: [DefaulterList.Age] = []
    private var owed = Money.zero
    private var money = Currency(code: "")
    private var home = ""
    private var today = Day(0)
    private var hasNews = false
    private var width = Size().columns

    var title: String { "Defaulters" }
    var status: String { hasNews ? "changed by others, F5" : "" }
    var prompt: String {
        "Enter opens   s statement   r remind   1 to 4, ? entries"
    }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        money = session.school.profile.money
        home = session.school.profile.country
        today = session.today
        hasNews = false
        var wish = wish
        var found: DefaulterList?
        try list.read { offset, limit in
            (wish.offset, wish.limit) = (offset, limit)
            let read = try session.defaulters(wish)
            found = read
            return (read.rows, read.total)
        }
        ages = found?.byAge ?? []
        owed = found?.owed ?? .zero
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }
    mutating func fit(_ size: Size) {
        width = size.columns
        list.fit(rows: size.rows - 7)
    }
    var lacksRows: Bool { list.lacksRows }
    mutating func type(_ key: Key) -> Typed { list.type(key) }

    private mutating func change(_ change: (inout DefaulterList.Wish) -> Void) -> Step<Office> {
        change(&wish)
        list.begin()
        return .reload
    }
}

// What can be done.
extension DefaultersScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let row = list.selected
        let nobody = row == nil ? "There is no pupil to choose." : nil
        return [
            Action(.enter, label: "Open", help: "Opens the pupil's account.", blocked: nobody) {
                _, _ in row.map { FeeDoors.account($0.student) } ?? .stay
            },
            Action(
                "s", label: "Statem", name: "Statement of the pupil",
                help: "Shows every movement of the account.", blocked: nobody
            ) { _, _ in row.map { .push(StatementScreen($0.student)) } ?? .stay },
            Action(.f(4), label: "Class", name: "Only one class", help: "Shows one class, or all.")
            {
                _, desk in try Self.chooseClass(desk)
            },
            Action(
                .f(6), "o", label: "Order", name: "Another order",
                help: "Orders by age, then by amount, then by name."
            ) { screen, _ in
                let orders = DefaulterList.Wish.Order.allCases
                let place = orders.firstIndex(of: screen.wish.order) ?? 0
                return screen.change { $0.order = orders[(place + 1) % orders.count] }
            },
            Action(
                .f(8), "r", label: "Remind", name: "Queue reminders",
                help: "Shows who would be reminded, and queues an SMS and an e-mail for each."
            ) { _, _ in .push(RemindersScreen()) },
            Action(
                "m", label: "Outbox", name: "Outbox of messages",
                help: "Shows the messages that were queued; nothing is sent yet."
            ) { _, _ in .push(OutboxScreen()) },
            .copying(row?.guardianPhone, at: desk), Self.exporting(),
            EntriesDoor.action(
                over: Self.self, row.map { (Self.name(of: $0), .owedBy($0.student)) }),
        ] + ageActions
    }

    /// A digit for each age.
    private var ageActions: [Action<Self>] {
        ages.enumerated().map { place, age in
            let name = Self.words(age.days)
            let section = wish.section
            return Action(
                .character(Character(String(place + 1))), label: "Age \(place + 1)",
                name: "Entries \(name)", help: "Shows the entries behind what pupils \(name) owe.",
                group: "Ages"
            ) { _, _ in
                .push(EntriesScreen("Owed by pupils \(name)", .late(age.days, section: section)))
            }
        }
    }

    private static func chooseClass(_ desk: Office) throws -> Step<Office> {
        let sections = try desk.session.sections()
        let options =
            [PickOption("all", "Whole school")]
            + sections.map { PickOption(Section.searchName($0.name), $0.name) }
        return .choose("Show", options) { (screen: inout Self, _, place) in
            screen.sectionName = place == 0 ? "" : sections[place - 1].name
            return screen.change { $0.section = place == 0 ? nil : sections[place - 1].id }
        }
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        var wish = wish
        (wish.offset, wish.limit) = (0, -1)
        return ListToExport(
            "defaulters", narrowing: sectionName, columns, try desk.session.defaulters(wish).rows,
            shownIn: width)
    }

    private static func name(of payer: FeeAccount.Payer) -> String {
        shown(name: payer.name, latin: payer.latinName)
    }

    /// `over 90 days late`.
    private static func words(_ days: ClosedRange<Int>) -> String {
        days.upperBound > 999
            ? "over \(days.lowerBound - 1) days late"
            : "\(days.lowerBound) to \(days.upperBound) days late"
    }
}

// Drawing.
extension DefaultersScreen {
    func draw(on canvas: inout Canvas) {
        let order =
            switch wish.order {
            case .age: "the longest overdue first"
            case .amount: "the largest sum first"
            case .name: "by name"
            }
        canvas.put(0, 1, sectionName.isEmpty ? "Whole school" : "Only \(sectionName)", .title)
        if canvas.size.columns >= 80 { canvas.put(0, 20, order, .dim) }
        canvas.putRight(
            0, "\(FeeListWords.counted(list.total, "pupil"))   \(money.text(owed))", .title)
        drawAges(on: &canvas)
        canvas.rule(5)
        let (rows, state) = list.shown
        canvas.sheet(
            columns, rows, state, in: canvas.area.below(6), empty: "Nobody is behind with fees.",
            from: list.first, of: list.total)
    }

    private func drawAges(on canvas: inout Canvas) {
        let most = ages.map(\.owed.minor).max() ?? 0
        let width = max(8, min(60, canvas.size.columns - 54))
        for (place, age) in ages.enumerated() {
            let length = most > 0 ? Int(age.owed.minor * Int64(width) / most) : 0
            let bar = age.owed > .zero ? max(1, length) : 0
            canvas.put(1 + place, 1, String(place + 1), .key)
            canvas.put(1 + place, 3, Self.words(age.days), width: 18)
            canvas.put(
                1 + place, 22, FeeListWords.counted(age.pupils, "pupil"), width: 12, align: .right)
            canvas.put(1 + place, 35, money.text(age.owed), width: 14, align: .right)
            canvas.put(1 + place, 51, String(repeating: "#", count: bar))
        }
    }

    private var columns: [SheetColumn<FeeAccount.Payer>] {
        let (home, today) = (home, today)
        return [
            .text("No", width: .fixed(11), priority: 2) { $0.admissionNumber },
            .name("Pupil") { Self.name(of: $0) },
            .text("Class", width: .fixed(5)) { $0.sectionName },
            .text("Guardian", width: .fixed(20), priority: 3) {
                shown(name: $0.guardianName, latin: $0.guardianLatinName)
            },
            .text("Phone", width: .fixed(14)) { PhoneNumber.shown($0.guardianPhone, at: home) },
            .count("Days", width: 5) { payer in payer.oldestDueOn.map { today - $0 } },
            .money("Owed", in: money) { $0.owed },
            .day("Last paid", priority: 1) { $0.lastPaidOn },
        ]
    }
}
