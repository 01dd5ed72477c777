// Who is signed in where. Everybody sees and ends his own sessions; the office sees all of them,
// and who has the right ends those of others.

import SchoolCore

/// Open sessions: one's own, or everybody's.
struct SessionsScreen: Screen {
    private var rows: [SessionRow] = []
    private var table = TableState()
    private var showsAll: Bool
    private var mine = SessionID(0)
    private var clock: OfficeClock?
    private var reach: ExportReach?

    /// Begins with one's own, or where the role allows it with everybody's.
    init(ofEverybody: Bool = false) { showsAll = ofEverybody }

    var title: String { showsAll ? "Sessions of everybody" : "Your sessions" }
    var status: String { rows.count == 1 ? "1 session" : "\(rows.count) sessions" }
    var prompt: String {
        guard let row = table.selected(in: rows) else { return "" }
        if row.id == mine { return "This is the session you sit at." }
        return row.isLost ? "Its line was lost; the next sign-in of \(row.username) ends it." : ""
    }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        (mine, clock) = (session.id, session.clock)
        reach = ExportReach(of: .seeUsers, at: desk)
        let focused = table.selected(in: rows)?.id
        rows = try session.sessions(ofEverybody: showsAll && Self.maySeeAll(desk))
        table.follow(focused, in: rows.map(\.id))
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 1) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: rows.count)) }

    private static func maySeeAll(_ desk: Office) -> Bool {
        Permission.seeUsers.scope(of: desk.session.role) != nil
    }

    func draw(on canvas: inout Canvas) {
        canvas.sheet(columns, rows, table, in: canvas.area, empty: "Nobody is signed in.")
    }

    private var columns: [SheetColumn<SessionRow>] {
        let (clock, mine) = (clock, mine)
        func shortly(_ at: Timestamp) -> String {
            clock.map {
                let day = $0.day(of: at)
                return "\(day.ledgerText(in: day.year)) \($0.time(of: at))"
            } ?? ""
        }
        return [
            .text("Signed in as", width: .fixed(16)) { $0.username },
            .text("Role", width: .fixed(10)) { $0.role.title },
            .text("At", width: .fixed(8), priority: 5) {
                $0.kind == .screen ? "screen" : "command"
            },
            .text("Terminal", width: .fixed(12), priority: 2) { $0.terminal },
            .text("From", width: .rest, priority: 3) { $0.address },
            .text("Since", width: .fixed(12)) { row in shortly(row.startedAt) },
            .text("Worked", width: .fixed(12), priority: 1) { row in shortly(row.lastSeenAt) },
            .text("Until", width: .fixed(6), priority: 1) { row in
                clock.map { $0.day(of: row.expiresAt) }.map { $0.ledgerText(in: $0.year) } ?? ""
            },
            .text("", width: .fixed(4)) { $0.id == mine ? "this" : $0.isLost ? "lost" : "" },
        ]
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let row = table.selected(in: rows)
        return [
            Action(
                .f(8), "e", label: "End", name: "End the session",
                help: "Ends the session; its terminal notices at the next key.",
                blocked: blocked(row, desk)
            ) { _, _ in row.map(Self.askToEnd) ?? .stay },
            Action(
                .f(6), "v", label: showsAll ? "Own" : "All",
                name: showsAll ? "Your own sessions" : "Sessions of everybody",
                help: "Shows your own sessions, or those of everybody.",
                needs: .permission(.seeUsers)
            ) { screen, _ in
                screen.showsAll.toggle()
                return .reload
            },
            Self.exportingByF7(),
        ]
    }

    private func blocked(_ row: SessionRow?, _ desk: Office) -> String? {
        guard let row else { return "There is no session to end." }
        if row.id == mine { return "This is the session you sit at. F10 leaves it." }
        let mayEnd = Permission.endSessions.scope(of: desk.session.role) != nil
        return row.user == desk.session.user || mayEnd
            ? nil : "Your role may end only your own sessions. Ask the office."
    }

    private static func askToEnd(_ row: SessionRow) -> Step<Office> {
        let place = row.terminal.isEmpty ? "" : " at \(row.terminal)"
        let sentence =
            "The session of \(row.username)\(place) is over at its next key. "
            + "Marks are safe; a form half typed is not."
        return .ask(sentence, word: "END") { (_: inout Self, desk) in
            try desk.session.end(row.id)
            return .reload.telling(Notice("The session of \(row.username) is ended.", .good))
        }
    }
}

extension SessionsScreen: ExportingScreen {
    var exportNeeds: Permission { reach?.needs ?? .seeProfile }
    var exportConcern: Concern { reach?.concern ?? .school }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("sessions", narrowing: showsAll ? "" : "own", columns, rows)
    }
}
