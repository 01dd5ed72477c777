// The school on one page, for whoever looks after the site: profile, file, last check, and how many
// may sign in as what.

import SchoolCore

/// The school.
struct SchoolScreen: Screen {
    private var name = ""
    private var founded = ""
    private var lines: [(label: String, text: String)] = []
    private var sessions = ""
    private var accounts: [SchoolFacts.Accounts] = []
    private var table = TableState()
    private var hasNews = false
    private(set) var reach: ExportReach?

    var title: String { "School" }
    var status: String { hasNews ? "changed by others, F5" : "" }
    var prompt: String { "Enter lists accounts   v sessions" }

    mutating func load(_ desk: Office) throws {
        hasNews = false
        reach = ExportReach(of: .seeSettings, at: desk)
        let facts = try desk.session.schoolFacts()
        let clock = desk.session.clock
        name = facts.profile.name
        founded =
            (facts.profile.isDemonstration ? "demonstration of " : "founded ")
            + clock.day(of: facts.foundedAt).text
        let words = SchoolFactWords(facts, clock: clock, isWhole: false)
        (lines, sessions) = (words.lines, words.sessions)
        accounts = facts.accounts
        table.keep(within: accounts.count)
    }

    /// Counting everybody is for when somebody asks.
    mutating func meanwhile(_ desk: Office) throws { hasNews = true }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 11) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: accounts.count)) }

    func draw(on canvas: inout Canvas) {
        canvas.name(0, 2, name, .title, width: canvas.size.columns - 32)
        canvas.putRight(0, founded, .dim)
        for (place, line) in lines.enumerated() {
            canvas.put(place + 1, 2, line.label, .dim)
            canvas.put(place + 1, 14, line.text, width: canvas.size.columns - 14)
        }
        canvas.rule(lines.count + 1, "Accounts, \(sessions)")
        canvas.table(
            [
                Column("Role", width: .rest) { $0.role.title },
                Column("Active", width: .fixed(8), align: .right) { grouped($0.active) },
                Column("Not active", width: .fixed(12), align: .right) { grouped($0.others) },
            ], accounts, table, in: canvas.area.below(lines.count + 2), empty: "")
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let row = table.selected(in: accounts)
        return [
            Action(
                .enter, label: "Open", name: "Accounts of the role",
                help: "Lists the accounts of the role, found by its name.",
                needs: .permission(.seeUsers)
            ) { _, _ in row.map { .push(UserListScreen(finding: $0.role.title)) } ?? .stay },
            Action(
                .f(6), "v", label: "Sess.", name: "Sessions of everybody",
                help: "Shows who is signed in where.", needs: .permission(.seeUsers)
            ) { _, _ in .push(SessionsScreen(ofEverybody: true)) },
            Self.exportingParts(),
        ]
    }
}

extension SchoolScreen: PartsScreen {
    var partsName: (file: String, of: String) { ("school", "") }

    var sheetParts: [SheetPart] {
        [
            SheetPart(name, lines.map { .text($0.label, $0.text) } + [.text("Since", founded)]),
            SheetPart(
                "Accounts, \(sessions)",
                accounts.map {
                    .count($0.role.title, $0.active, "\(grouped($0.others)) not active")
                }),
        ]
    }
}
