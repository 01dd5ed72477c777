// The ledger of charges: what was charged to whom, due in some days, narrowed by class, status,
// head or kind, a page at a time. How many they are is counted once for each narrowing and never
// for a page that is turned.

import SchoolCore

/// A charge and its pupil.
struct ChargeRow: Equatable, Sendable {
    let charge: Charge
    /// Nil where the pupil may not be seen.
    let payer: FeeAccount.Payer?

    /// Discount, scholarship and waiver together.
    var takenOff: Money { charge.discount + charge.scholarship + charge.waived }
}

/// Charges of some days.
struct ChargesScreen: ExportingScreen, DayRangeScreen {
    private(set) var days: ClosedRange<Day>
    var typedDays = ""
    private var list = PagedRows<ChargeRow>()
    private var wish = ChargeWish()
    /// The narrowings in words: class, status, what for.
    private var words: [Narrowing: String] = [:]
    private var money = Currency(code: "")
    private var home = ""
    private var today: Day
    private var hasNews = false
    /// A page was turned: how many they are is known.
    private var isCounted = false
    private var width = Size().columns

    /// What the list can be narrowed by, besides its days.
    private enum Narrowing: Int, CaseIterable { case section, status, head }

    /// The charges that fall due in the month of a day.
    init(around day: Day) {
        days = day.wholeMonth
        today = day
    }

    var title: String { "Charges" }
    var status: String { hasNews ? "changed by others, F5" : "" }
    var prompt: String {
        "Enter the charge   c class   s status   h head   d days   o order   a account"
    }

    mutating func load(_ desk: Office) throws {
        if !isCounted { wish.known = nil }
        (isCounted, hasNews) = (false, false)
        money = desk.session.school.profile.money
        home = desk.session.school.profile.country
        today = desk.session.today
        try read(desk.session)
    }

    private mutating func read(_ session: Session) throws {
        wish.dueOn = days
        var wish = wish
        try list.read { offset, limit in
            (wish.offset, wish.limit) = (offset, limit)
            let found = try session.charges(wish)
            wish.known = found.total
            return (try Self.rows(found.rows, session), found.total)
        }
        self.wish.known = wish.known
    }

    private static func rows(_ charges: [Charge], _ session: Session) throws -> [ChargeRow] {
        let payers = try session.payers(of: charges)
        return charges.map { ChargeRow(charge: $0, payer: payers[$0.student]) }
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }
    mutating func fit(_ size: Size) {
        width = size.columns
        list.fit(rows: size.rows - 4)
    }
    var lacksRows: Bool { list.lacksRows }

    mutating func type(_ key: Key) -> Typed {
        if let typed = typeDays(key) { return typed }
        let typed = list.type(key)
        isCounted = typed == .load
        return typed
    }

    mutating func show(_ days: ClosedRange<Day>) {
        self.days = days
        list.begin()
    }

    private mutating func narrow(
        _ by: Narrowing, _ word: String?, _ change: (inout ChargeWish) -> Void
    ) -> Step<Office> {
        words[by] = word
        change(&wish)
        list.begin()
        return .reload
    }
}

// What can be done.
extension ChargesScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let row = list.selected
        let none = row == nil ? "There is no charge to choose." : nil
        return [
            Action(
                .enter, label: "Charge", name: "The charge and its payments",
                help: "Shows what became of the charge: concessions and payments.", blocked: none
            ) { _, _ in row.map { .push(ChargeScreen($0.charge.id)) } ?? .stay },
            Action(
                .f(4), "d", label: "Days", name: "Other days", help: "Chooses or types the days."
            ) { screen, desk in try screen.chooseDays(at: desk) },
            Action("c", label: "Class", name: "Only one class", help: "One class, or all.") {
                _, desk in try Self.chooseClass(desk)
            },
            Action(
                "s", label: "Status", name: "Only one status",
                help: "Due, partial, paid, overdue or waived ones, or all."
            ) { _, _ in Self.chooseStatus() },
            Action(
                "h", label: "Head", name: "Only one head or kind",
                help: "Charges of one fee head, of one kind, or all."
            ) { _, desk in try Self.chooseHead(desk) },
            Action(
                .f(6), "o", label: "Order", name: "Another order",
                help: "The oldest due first, the newest, the largest open sum, by name."
            ) { screen, _ in
                let orders = ChargeWish.Order.allCases
                let place = orders.firstIndex(of: screen.wish.order) ?? 0
                screen.wish.order = orders[(place + 1) % orders.count]
                screen.list.begin()
                return .reload
            },
            Action(
                .f(8), "a", label: "Acct", name: "Open the account",
                help: "Opens the pupil's account.", blocked: none
            ) { _, _ in row.map { FeeDoors.account($0.charge.student) } ?? .stay },
            .copying(row?.payer?.guardianPhone, at: desk), Self.exporting(),
            EntriesDoor.action(
                over: Self.self,
                row.map { ($0.charge.spoken, .charge($0.charge.id, $0.charge.student)) }),
        ]
    }

    private static func chooseClass(_ desk: Office) throws -> Step<Office> {
        let sections = try desk.session.sections()
        let options =
            [PickOption("all", "Whole school")]
            + sections.map { PickOption(Section.searchName($0.name), $0.name) }
        return .choose("Show", options) { (screen: inout Self, _, place) in
            let section = place == 0 ? nil : sections[place - 1]
            return screen.narrow(.section, section?.name) { $0.section = section?.id }
        }
    }

    private static func chooseStatus() -> Step<Office> {
        let all = Charge.Status.allCases
        let options =
            [PickOption("all", "Every status")]
            + all.map { PickOption(String($0.rawValue.prefix(2).lowercased()), $0.words) }
        return .choose("Show", options) { (screen: inout Self, _, place) in
            let status = place == 0 ? nil : all[place - 1]
            return screen.narrow(.status, status?.words) { $0.status = status }
        }
    }

    /// Heads by their names, then the kinds there are.
    private static func chooseHead(_ desk: Office) throws -> Step<Office> {
        let heads = try desk.session.feeHeads()
        let kinds = FeeHead.Category.allCases.filter { kind in
            heads.contains { $0.category == kind }
        }
        let options =
            [PickOption("all", "Every head")] + heads.map { PickOption("", $0.name) }
            + kinds.map { PickOption("", $0.words, detail: "kind") }
        return .choose("Show", options, byDigits: false) { (screen: inout Self, _, place) in
            let head = heads.indices.contains(place - 1) ? heads[place - 1] : nil
            let kind = place > heads.count ? kinds[place - 1 - heads.count] : nil
            return screen.narrow(.head, head?.name ?? kind.map { "all \($0.words)" }) {
                ($0.head, $0.category) = (head?.id, kind)
            }
        }
    }

    private mutating func chooseDays(at desk: Office) throws -> Step<Office> {
        let month = today.wholeMonth
        let years = try desk.session.years().reversed().map { ($0.name, $0.startsOn...$0.endsOn) }
        return askDays(
            [
                ("This month", month), ("The month before", (month.lowerBound - 1).wholeMonth),
                ("The next month", (month.upperBound + 1).wholeMonth),
                ("Until today", Day.always.lowerBound...today), ("All days", Day.always),
            ] + years)
    }

    func listToExport(_ desk: Office) throws -> ListToExport {
        var wish = wish
        (wish.offset, wish.limit, wish.dueOn) = (0, -1, days)
        let rows = try Self.rows(try desk.session.charges(wish).rows, desk.session)
        let narrowing = [CollectionSheet.span(days)] + shownWords
        return ListToExport(
            "charges", narrowing: narrowing.joined(separator: " "), columns, rows, shownIn: width)
    }
}

// Drawing.
extension ChargesScreen {
    private var shownWords: [String] { Narrowing.allCases.compactMap { words[$0] } }

    func draw(on canvas: inout Canvas) {
        canvas.put(0, 1, "Due \(FeeListWords.span(days))", .title)
        canvas.putRight(0, FeeListWords.counted(list.total, "charge"), .title)
        let order =
            switch wish.order {
            case .due: "the oldest due first"
            case .newest: "the newest due first"
            case .open: "the largest open sum first"
            case .name: "by name"
            }
        let words = shownWords.isEmpty ? ["Whole school"] : shownWords
        canvas.put(1, 1, words.joined(separator: ", "), width: max(1, canvas.size.columns - 30))
        canvas.putRight(1, order, .dim)
        canvas.rule(2)
        let (rows, state) = list.shown
        canvas.sheet(
            columns, rows, state, in: canvas.area.below(3),
            empty: "No such charge falls due in these days. F4 chooses others.",
            from: list.first, of: list.total)
    }

    private var columns: [SheetColumn<ChargeRow>] {
        let today = today
        return [
            .text("No", width: .fixed(11), priority: 6) { $0.payer?.admissionNumber ?? "" },
            .name("Pupil") { row in
                row.payer.map { shown(name: $0.name, latin: $0.latinName) } ?? ""
            },
            .text("Class", width: .fixed(5), priority: 2) { $0.payer?.sectionName ?? "" },
            // The period first: it is what differs where the name is cut.
            .text("Fee", width: .fixed(20)) {
                "\($0.charge.periodText) \($0.charge.name)".trimmed
            },
            .day("Due on", priority: 1) { $0.charge.dueOn },
            .text("Status", width: .fixed(8), style: { $0.charge.style(on: today) }) {
                $0.charge.status(on: today).words
            },
            .money("Total", in: money, width: 11, priority: 4) { $0.charge.amount },
            .money("Off", in: money, width: 10, priority: 5) { row in
                row.takenOff == .zero ? nil : row.takenOff
            },
            .money("Paid", in: money, width: 11, priority: 3) { row in
                row.charge.paid == .zero ? nil : row.charge.paid
            },
            .money("Open", in: money, width: 11) { $0.charge.open },
        ]
    }
}

extension Charge {
    /// Overdue ones stand out.
    func style(on today: Day) -> Style { status(on: today) == .overdue ? .warn : .plain }
}

extension Charge.Status {
    /// `overdue`.
    var words: String { rawValue.lowercased() }
}

extension FeeHead.Category {
    /// `tuition`.
    var words: String { rawValue.lowercased() }
}
