// Home: every job of the role is one key away. A teacher does not even see it at first: the
// register of the day lies open over it. An accountant's home is the search box of the counter.

import SchoolCore

/// The plain home of every role.
struct HomeScreen: Screen {
    let name: String
    let schoolName: String
    let role: Role
    private var jobs: [HomeJob]
    private var figures = ""
    /// An admission that a dropped line or F10 left behind.
    private var unfinished: Draft?

    init(_ session: Session) {
        name = session.name
        schoolName = session.school.profile.name
        role = session.role
        jobs = HomeJob.all.filter { $0.isOffered(to: session.role) }
    }

    var title: String { "Home" }
    var prompt: String { jobs.isEmpty ? "" : "Press the number of what you want to do." }

    mutating func load(_ desk: Office) throws {
        figures = try Self.figures(desk.session)
        unfinished = try AdmissionScreen.unfinished(at: desk)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    /// How far the registers of the day are, for those who may know; on a closed day those of the
    /// newest open one.
    private static func figures(_ session: Session) throws -> String {
        guard Permission.takeRegisters.scope(of: session.role) != nil,
            let day = try dayToMark(session)
        else { return "" }
        let registers = try session.registers(on: day)
        let signed = registers.filter(\.isSigned).count
        let counts = registers.map(\.counts).reduce(MarkCounts(), +)
        let when = day == session.today ? "today" : "for \(day.shortText)"
        let sentence = "\(signed) of \(registers.count) registers are signed \(when)"
        return counts.total > 0 ? "\(sentence): \(counts.spoken)." : sentence + "."
    }

    /// Nil in the holidays, when no day of the last week was open.
    private static func dayToMark(_ session: Session) throws -> Day? {
        do { return try session.dayToMark() } catch is Refusal { return nil }
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let unfinished = unfinished == nil ? [] : [unfinishedAction]
        return jobs.map { $0.action(over: Self.self) } + unfinished
            + [Self.leaving(over: Self.self)]
    }

    private var unfinishedAction: Action<Self> {
        Action(
            "d", label: "Go on", name: "Go on with the unfinished admission",
            help: "Opens the admission that was left unfinished.", group: "Jobs"
        ) { _, desk in
            guard let draft = try AdmissionScreen.unfinished(at: desk) else {
                return .telling(Notice("It is finished already."), then: .reload)
            }
            return .push(try AdmissionScreen(at: desk, draft: draft))
        }
    }

    /// What leaving home means, whichever screen is home.
    static func leaving<Owner: Screen>(over owner: Owner.Type) -> Action<Owner>
    where Owner.Desk == Office {
        Action(.f(10), "q", label: "Leave", name: "Sign out", help: "Signs out.") { _, desk in
            try desk.session.signOut()
            return .telling("Signed out.", then: .enter(desk.doorStage))
        }
    }

    func draw(on canvas: inout Canvas) {
        let first = jobs.count > 15 ? 3 : 4
        canvas.name(1, 2, schoolName, .title, width: canvas.size.columns - 6)
        canvas.name(2, 2, name, width: canvas.size.columns - 6)
        for (place, job) in jobs.enumerated() {
            let row = first + place
            canvas.spot(row, 0..<canvas.size.columns, [.character(job.key)])
            canvas.put(row, 2, String(job.key), .key)
            canvas.put(row, 5, job.name, width: 20)
            canvas.put(row, 26, job.sentence, .dim, width: canvas.size.columns - 27)
        }
        if jobs.isEmpty {
            canvas.put(first, 2, "There is nothing to do here for your role yet.")
        }
        var below = first + jobs.count
        if let unfinished {
            Self.draw(unfinished, below, on: &canvas)
            below += 1
        }
        if !figures.isEmpty { canvas.put(below + 1, 2, figures) }
        canvas.cursor = Position(row: first, column: 2)
    }

    private static func draw(_ unfinished: Draft, _ row: Int, on canvas: inout Canvas) {
        canvas.put(row, 2, "d", .key)
        canvas.put(row, 5, "Unfinished", .warn, width: 20)
        let name = unfinished.fields["name"] ?? ""
        let sentence = name.isEmpty ? "Go on with an admission." : "Go on with the admission of"
        canvas.put(row, 26, sentence)
        canvas.name(row, 54, name, width: canvas.size.columns - 56)
    }

    /// What signing in leads to: home, and over it the register of whoever takes one.
    static func entrance<From: OfficeDesk>(
        to desk: Office, lostAt: Timestamp?, saying first: String? = nil
    ) throws -> Step<From> {
        if desk.session.role == .accountant { return try counter(at: desk, saying: first) }
        var stage = DeskStage(desk: desk, root: HomeScreen(desk.session))
        var said = first
        if desk.session.role == .teacher, let opening = try openingRegister(desk, lostAt: lostAt) {
            stage.put(opening.screen)
            said = [first, opening.notice?.text].compactMap { $0 }.joined(separator: " ")
        }
        let step = Step<From>.enter(stage)
        guard let said, !said.isEmpty else { return step }
        return .telling(Notice(said), then: step)
    }

    /// The accountant's home is the search box; what became of a dropped payment is said first.
    private static func counter<From: OfficeDesk>(
        at desk: Office, saying first: String?
    ) throws -> Step<From> {
        let stage = DeskStage(desk: desk, root: FeeSearchScreen(isHome: true))
        let notice = try SentPayment.unanswered(at: desk.session) ?? first.map { Notice($0) }
        return notice.map { .telling($0, then: .enter(stage)) } ?? .enter(stage)
    }

    /// A teacher without any open day or class still gets in; the reason is told from the list.
    private static func openingRegister(
        _ desk: Office, lostAt: Timestamp?
    ) throws -> RegisterDoor.Opening? {
        do { return try RegisterDoor.first(for: desk, lostAt: lostAt) } catch is Refusal {
            return nil
        }
    }
}
