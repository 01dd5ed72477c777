// Home: the figures of the role at a glance, what needs one, and every job behind F6. Letters find
// people, digits open what needs one. A teacher does not even see it at first: the register of the
// day lies open over it. An accountant's home is the search box of the counter.

import SchoolCore

/// The dashboard of every role.
struct HomeScreen: Screen {
    let role: Role
    /// False for the accountant, whose home is the search box.
    let isHome: Bool
    private(set) var board: HomeBoard
    private(set) var alerts = HomeAlerts()
    private var menu: JobsMenu?
    /// The letters a search begins with.
    private var typed = ""
    /// An admission that a dropped line or F10 left behind.
    private var unfinished: Draft?
    /// When everything shown was read.
    private var readAt: [Int]?
    /// What others changed as F5 will show it, where the rows on the screen have kept their places.
    private var newest: HomeBoard?
    private(set) var reach: ExportReach?

    init(_ session: Session, isHome: Bool = true) {
        role = session.role
        self.isHome = isHome
        board = .empty(session)
    }

    var title: String { isHome ? "Home" : "Dashboard" }
    var prompt: String {
        menu == nil ? "Type to find anybody, or a number above.   F6 jobs" : "The key of a job."
    }
    var fieldHelp: String? {
        board.fees == nil
            ? nil : "Enter here, or = on the board, shows the entries behind a figure of the fees."
    }
    var status: String {
        let news = alerts.news + board.news
        return news > 0 ? "\(news) new, F5" : ""
    }

    /// Coming back to it reads nothing again while nothing was written: the figures stand.
    mutating func load(_ desk: Office) throws {
        let moment = try ChangeWatch.moment(at: desk.session)
        let isNew = readAt != moment
        guard isNew || newest != nil else { return }
        reach = Self.boardReach(at: desk)
        board = try newest.flatMap { isNew ? nil : $0 } ?? HomeBoard.read(desk.session)
        if isNew { unfinished = try AdmissionScreen.unfinished(at: desk) }
        newest = nil
        alerts.show(allAlerts)
        readAt = moment
    }

    /// Only figures change: no line moves under the cursor, and nothing changes where nothing has.
    mutating func meanwhile(_ desk: Office) throws {
        readAt = try ChangeWatch.moment(at: desk.session)
        let read = try HomeBoard.read(desk.session)
        board = try read.inPlace(of: board, desk.session)
        newest = read
        unfinished = try AdmissionScreen.unfinished(at: desk)
        alerts.refresh(allAlerts)
    }

    /// A letter that hits many, and three that hit few. No letter of another script: learning one
    /// takes 13 milliseconds once, and 6 MiB from then on of everybody who never types it.
    func rehearse(_ desk: Office, in size: Size) throws {
        for words in ["a", "abd"] {
            try Self.finder(words, for: role).rehearseOpening(desk, in: size)
        }
    }

    private var allAlerts: [HomeAlert] {
        board.alerts + (unfinished.map { [Self.alert(of: $0)] } ?? [])
    }

    private static func alert(of draft: Draft) -> HomeAlert {
        let name = draft.fields["name"] ?? ""
        let text = "Unfinished admission" + (name.isEmpty ? "" : " of \(name)")
        return HomeAlert(kind: .unfinished, text: text) { desk in
            guard let draft = try AdmissionScreen.unfinished(at: desk) else {
                return .telling(Notice("It is finished already."), then: .reload)
            }
            return .push(try AdmissionScreen(at: desk, draft: draft))
        }
    }

    mutating func type(_ key: Key) -> Typed {
        if menu != nil { return .ignored }
        if let letter = key.typed, letter.isLetter { return find(String(letter)) }
        if let digit = key.digit, digit == 0 || digit > alerts.all.count {
            return .say("There is no line \(digit) here. F6 lists the jobs.")
        }
        return alerts.type(key)
    }

    mutating func paste(_ text: String) -> Typed { menu == nil ? find(text) : .ignored }

    private mutating func find(_ words: String) -> Typed {
        typed = words
        return .act(.f(3))
    }

    func draw(on canvas: inout Canvas) {
        board.draw(alerts, on: &canvas)
        menu?.draw(on: &canvas)
    }
}

// What can be done.
extension HomeScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        menu == nil ? ownActions : menuActions
    }

    private var ownActions: [Action<Self>] {
        let jobs = JobsMenu(for: role).jobs.map { $0.action(over: Self.self, hasKey: false) }
        return entriesActions + [
            Action(
                .f(3), "/", label: "Find", name: "Find anybody",
                help: "Finds pupils, staff and classes; typing letters does the same."
            ) { screen, desk in
                let words = screen.typed
                screen.typed = ""
                return .push(Self.finder(words, for: desk.session.role))
            },
            Action(.f(6), label: "Jobs", help: "Shows everything your role can do here.") {
                screen, _ in
                screen.menu = JobsMenu(for: screen.role)
                return .stay
            },
            Self.exportingParts(),
        ] + alerts.actions(over: Self.self) + jobs
            + (isHome ? [Self.leaving(.f(10), .control("X"), over: Self.self)] : [])
    }

    /// Where letters lead: to the counter for whoever takes money, to anybody for all others.
    private static func finder(_ words: String, for role: Role) -> any Screen<Office> {
        role == .accountant
            ? FeeSearchScreen(finding: words) : StudentListScreen.anybody(words, for: role)
    }

    private var menuActions: [Action<Self>] {
        (menu?.jobs ?? []).map { job in
            job.action(over: Self.self) { $0.menu = nil }
        } + [
            Self.leaving("q", over: Self.self), Self.exportingParts(),
            Action(
                .escape, .f(6), .f(10), .control("C"), label: "Back", help: "Closes the menu."
            ) { screen, _ in
                screen.menu = nil
                return .stay
            },
        ]
    }

    /// What leaving home means, whichever screen is home.
    static func leaving<Owner: Screen>(
        _ keys: Key..., over owner: Owner.Type
    ) -> Action<Owner> where Owner.Desk == Office {
        var action = Action<Owner>(
            label: "Leave", name: "Sign out", help: "Signs out.", group: "Everywhere"
        ) { _, desk in
            try desk.session.signOut()
            return .telling("Signed out.", then: .enter(desk.doorStage))
        }
        action.offer.keys = keys
        return action
    }
}

// Where signing in leads.
extension HomeScreen {
    /// What signing in leads to: home, and over it the register of whoever takes one.
    static func entrance<From: OfficeDesk>(
        to desk: Office, lostAt: Timestamp?, elsewhereAt: Timestamp? = nil,
        saying first: String? = nil
    ) throws -> Step<From> {
        let lost = try lostReceipt(desk.session)
        if desk.session.role == .accountant {
            return try counter(at: desk, saying: lost ?? first, isLost: lost != nil)
        }
        var stage = DeskStage(desk: desk, root: HomeScreen(desk.session))
        if let lost { return .telling(.warning(lost), then: .enter(stage)) }
        var said = first
        if desk.session.role == .teacher,
            let opening = try openingRegister(desk, lostAt: lostAt, elsewhereAt: elsewhereAt)
        {
            stage.put(opening.screen)
            said = [first, opening.notice?.text].compactMap { $0 }.joined(separator: " ")
        }
        let step = Step<From>.enter(stage)
        guard let said, !said.isEmpty else { return step }
        return .telling(Notice(said), then: step)
    }

    /// Whoever sees the school's fees hears first that the file has lost a receipt.
    private static func lostReceipt(_ session: Session) throws -> String? {
        guard Permission.seeFees.scope(of: session.role) == .school,
            case .lost(let number) = try session.receiptState()
        else { return nil }
        return FeeSearchScreen.lost(number)
    }

    /// The accountant's home is the search box; what became of a dropped payment is said first.
    private static func counter<From: OfficeDesk>(
        at desk: Office, saying first: String?, isLost: Bool
    ) throws -> Step<From> {
        let stage = DeskStage(desk: desk, root: FeeSearchScreen(isHome: true))
        let dropped = try SentPayment.afterDroppedLine(at: desk.session)
        let said = [first, dropped?.text].compactMap { $0 }.joined(separator: " ")
        let notice =
            said.isEmpty ? nil : Notice(said, isLost ? .warn : dropped?.style ?? .plain)
        return notice.map { .telling($0, then: .enter(stage)) } ?? .enter(stage)
    }

    /// A teacher without any open day or class still gets in; the reason is told from the list.
    private static func openingRegister(
        _ desk: Office, lostAt: Timestamp?, elsewhereAt: Timestamp?
    ) throws -> RegisterDoor.Opening? {
        do {
            return try RegisterDoor.first(for: desk, lostAt: lostAt, elsewhereAt: elsewhereAt)
        } catch is Refusal {
            return nil
        }
    }
}
