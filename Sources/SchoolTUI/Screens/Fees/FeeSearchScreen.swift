// Where the accountant's day is spent: the cursor stands in the find field, three letters find a
// pupil, Enter opens the account, and a payment taken leads back to the empty field. What must lie
// in the drawer is always on the screen.

import SchoolCore

/// The search box of the counter.
struct FeeSearchScreen: Screen {
    /// Home of the accountant: the other jobs are offered here, and leaving signs out.
    let isHome: Bool
    var find: PagedFind
    private(set) var rows: [FeeAccount.Payer] = []
    private(set) var section: Section?
    private(set) var drawer: Drawer?
    /// The newest earlier day that nobody has closed.
    private(set) var dayLeftOpen: Day?
    /// The day's figures, where there is room below the list.
    private var figures: CounterFigures?
    private var figureRows = 0
    private(set) var profile: SchoolProfile?
    /// Whether this person sees the fees of everybody, and with them the drawer.
    private(set) var isOffice = false
    /// Whether a payment has been prepared, or why no money can be taken.
    private var isReady = false
    /// A letter was typed: other pupils are shown, and nothing else has changed.
    private var isLetter = false
    private(set) var whyNot: String?
    /// The last receipt of this sitting, and what was said when it was taken.
    private var last: (receipt: Receipt, said: Notice)?

    init(isHome: Bool = false, finding words: String = "") {
        self.isHome = isHome
        find = PagedFind(words: words)
    }

    var title: String { "Fees" }

    var prompt: String {
        if let whyNot { return whyNot }
        return find.isFinding
            ? "Name, number, phone or guardian; Enter opens." + (isHome ? "  = figures" : "")
            : "Enter opens the account   / finds again"
    }

    var status: String {
        guard isOffice, profile != nil, whyNot == nil else { return "" }
        let left = dayLeftOpen.map { "\($0.ledgerText(in: $0.year)) not closed, " }
        if drawer == nil { return left.map { $0 + "today not open" } ?? "day book not open yet" }
        return (left ?? "") + keptStatus
    }

    var keptStatus: String {
        guard isOffice, let profile, let drawer, whyNot == nil else { return "" }
        return DrawerWords.status(drawer, profile.money)
    }

    var fieldHelp: String? {
        find.isFinding
            ? "Beginnings of words in any order and any script; digits find telephones." : nil
    }

    mutating func fit(_ size: Size) {
        figureRows = isHome ? CounterFigures.rows(in: size) : 0
        find.fit(rows: size.rows - 2 - figureRows)
    }
    var lacksRows: Bool { find.lacksRows }

    /// The account that Enter opens.
    func readAhead(_ desk: Office, in size: Size) throws {
        guard let payer = find.selected(in: rows) else { return }
        try FeeAccountScreen(payer.student).readAside(desk, in: size)
    }

    /// A letter that hits many, and three that hit few. No letter of another script: learning one
    /// takes 13 milliseconds once, and 6 MiB from then on of everybody who never types it.
    func rehearse(_ desk: Office, in size: Size) throws {
        for words in ["a", "abd"] {
            var screen = self
            (screen.find, screen.isLetter) = (PagedFind(words: words), true)
            try screen.rehearseOpening(desk, in: size)
        }
    }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        let showsOthersOnly = isLetter && profile != nil
        isLetter = false
        profile = session.school.profile
        if !isReady, Permission.takeFees.scope(of: session.role) == .school {
            do {
                try session.prepareToReceive()
                isReady = true
                whyNot = nil
            } catch Refusal.fees(.receiptsLost(let number)) {
                whyNot = Self.lost(number)
            }
        }
        isOffice = Permission.seeFees.scope(of: session.role) == .school
        var wish = StudentList.Wish()
        wish.section = section?.id
        rows = try find.read { words, offset, limit, counts in
            (wish.search, wish.offset, wish.limit) = (words, offset, limit)
            wish.countsAll = counts
            let found = try session.payers(wish)
            return (found.rows, found.total, found.isCounted)
        }
        guard !showsOthersOnly else { return }
        if isOffice {
            drawer = try session.drawer()
            dayLeftOpen = try session.daysLeftOpen().last
        }
        if figureRows > 0 { figures = CounterFigures(try session.feeOverview(), session) }
    }

    /// A sentence for one line: the whole advice stands with the refusal of a payment.
    static func lost(_ number: String) -> String {
        "\(number) was given out and is not in this file: no money is taken."
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    /// `+` and `=` are no letters of a name: pressed here they must not stand in the field.
    mutating func type(_ key: Key) -> Typed {
        if key == "+" || key == "=" { return .ignored }
        let typed = find.type(key)
        isLetter = typed == .load
        return typed
    }
    mutating func paste(_ text: String) -> Typed { find.paste(text) }

    /// A payment was taken: the field is empty for the next one in the queue.
    mutating func took(_ receipt: Receipt, saying said: Notice) {
        find.clear()
        last = (receipt, said)
    }

    private mutating func narrow(to section: Section?) {
        self.section = section
        find.begin()
    }
}

// What can be done.
extension FeeSearchScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let row = find.selected(in: rows)
        let nobody = row == nil ? "There is no pupil to choose." : nil
        var actions: [Action<Self>] = [
            Action(
                .enter, label: "Open", name: "Open the account",
                help: "Opens the pupil's account; nothing is taken yet.", blocked: nobody
            ) { _, _ in row.map { .push(FeeAccountScreen($0.student)) } ?? .stay },
            Action(.f(3), "/", label: "Find", help: "Goes to the find field.") { screen, _ in
                if screen.find.isFinding { return .notice("The cursor stands in the find field.") }
                screen.find.goToLine()
                return .stay
            },
            Action(
                .f(8), label: "Number", name: "Receipt by its number",
                help: "Shows a receipt by its number."
            ) { _, desk in .push(ReceiptNumberScreen(today: desk.session.today)) },
        ]
        if isOffice { actions += officeActions }
        if isHome { actions += homeActions(desk) }
        return actions
    }

    private var officeActions: [Action<Self>] {
        [
            Action(.f(4), label: "Class", help: "Shows the pupils of one class only.") {
                _, desk in try Self.chooseClass(desk)
            },
            Action(
                .f(6), .character(FeeDoors.dayBookKey), label: "DayBk", name: "Day book",
                help: "Today's receipts, and what must lie in the drawer."
            ) { _, desk in .push(DayBookScreen(on: desk.session.today)) },
            Action(
                label: "Behind", name: "Defaulters", help: "Who is behind, and since when."
            ) { _, _ in .push(DefaultersScreen()) },
            Action(
                .f(7), label: "Last", name: "Last receipt again",
                help: "Shows the last receipt you took today; F7 there prints a copy.",
                needs: .takingFees
            ) { screen, desk in try screen.openLast(at: desk) },
            Action(
                label: "Prices", name: "Price list",
                help: "Opens the price list: fee heads, prices, raising charges."
            ) { _, _ in .push(FeeStructuresScreen()) },
            takenAction,
        ] + listActions
    }

    /// Every list of the fees by its name: letters on this screen find pupils.
    private var listActions: [Action<Self>] {
        [
            Action(label: "Raises", name: "Raises", help: "What was raised; undoes a raise.") {
                _, _ in .push(RaisesScreen())
            },
            Action(
                label: "Collec", name: "Collection register",
                help: "What came in over some days, gross and net."
            ) { _, desk in .push(CollectionScreen(around: desk.session.today)) },
            Action(
                label: "Chargs", name: "Charges",
                help: "What was charged: by class, status, head and due day."
            ) { _, desk in .push(ChargesScreen(around: desk.session.today)) },
            Action(label: "Heads", name: "Fee heads", help: "What fees are called.") { _, _ in
                .push(FeeHeadsScreen())
            },
            Action(
                label: "Charge", name: "New charge",
                help: "A charge outside the price list, for a class or some of it.",
                needs: .wholeSchool(.writeFees)
            ) { _, desk in .push(try NewChargeScreen(at: desk)) },
        ]
    }

    /// A second `+`, or a second `take`, finds the first.
    private var takenAction: Action<Self> {
        var action = Action<Self>(
            "+", label: "Again", name: "What was taken last",
            help: "Says again what was taken last; nothing is taken here.", needs: .takingFees
        ) { screen, _ in
            .notice(screen.last?.said ?? "Nothing is taken here: Enter opens an account.")
        }
        action.offer.also = ["take", "take and print"]
        return action
    }

    private func homeActions(_ desk: Office) -> [Action<Self>] {
        JobsMenu(for: desk.session.role).jobs
            .filter { ![FeeDoors.key, FeeDoors.dayBookKey, "t"].contains($0.key) }
            .map { $0.action(over: Self.self) } + [
                Action(
                    "=", label: "Figs", name: "Dashboard",
                    help: "Shows the drawer, what came in, what is behind, and every job."
                ) { _, desk in .push(HomeScreen(desk.session, isHome: false)) },
                HomeScreen.leaving(.f(10), "q", over: Self.self),
            ]
    }

    private static func chooseClass(_ desk: Office) throws -> Step<Office> {
        let sections = try desk.session.sections()
        let options =
            [PickOption("all", "Whole school")]
            + sections.map { PickOption(Section.searchName($0.name), $0.name) }
        return .choose("Show", options) { (screen: inout Self, _, place) in
            screen.narrow(to: place > 0 ? sections[place - 1] : nil)
            return .reload
        }
    }

    /// The last one of this sitting, or the last one this person took today.
    private func openLast(at desk: Office) throws -> Step<Office> {
        let session = desk.session
        let today = session.today
        let found =
            try last?.receipt
            ?? session.receipts(on: today...today).last { $0.takenBy == session.user }
        guard let found else { return .notice("You have taken no money today.") }
        return .push(ReceiptScreen(found))
    }
}

// Drawing.
extension FeeSearchScreen {
    func draw(on canvas: inout Canvas) {
        find.draw(
            rows, columns(wide: canvas.size.columns >= 100), label: "Find pupil",
            narrowing: section?.name ?? "", empty: find.nobody(),
            leaving: figureRows, on: &canvas)
        if figureRows > 0 { figures?.draw(on: &canvas) }
    }

    private func columns(wide: Bool) -> [Column<FeeAccount.Payer>] {
        let home = profile?.country ?? ""
        let money = profile?.money
        return [
            Column("No", width: .fixed(11)) { $0.admissionNumber },
            .name("Name") { $0.shownName },
            Column("Cls", width: .fixed(5), priority: 1) { $0.sectionName },
            .name("Guardian") { $0.shownGuardian },
            Column("Phone", width: .fixed(wide ? 16 : 12), priority: 2) {
                PhoneNumber.shown($0.guardianPhone, at: home)
            },
            Column("Due", width: .fixed(wide ? 14 : 10), align: .right) {
                money?.text($0.owed) ?? ""
            },
        ]
    }
}
