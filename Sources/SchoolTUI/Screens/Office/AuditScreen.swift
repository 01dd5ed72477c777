// The audit trail, newest line first: who did what, to whom, and what was refused. Lines are read a
// page at a time, because there are hundreds of thousands of them.

import SchoolCore

/// Lines of the audit trail, narrowed to a person, a department, an outcome or some days.
struct AuditScreen: Screen {
    private(set) var rows: [AuditTrail.Row] = []
    private(set) var total = 0
    private(set) var clock: OfficeClock?
    private var wish = AuditTrail.Wish()
    private var person = ""
    /// The line under the cursor and the first line of the page, counted from the newest.
    private(set) var cursor = 0
    private(set) var top = 0
    private var page = 15
    private var hasNews = false

    init() {}

    /// The sign-ins that failed on a day.
    init(refusedSignInsOn day: Day) {
        wish.module = "AUTH"
        wish.hasFailed = true
        wish.days = day...day
    }

    var title: String { "Audit trail" }
    var status: String { hasNews ? "new lines, F5" : "" }

    private var selected: AuditTrail.Row? {
        rows.indices.contains(cursor - top) ? rows[cursor - top] : nil
    }

    /// Everything the line under the cursor says.
    var prompt: String { selected.map(AuditWords.facts) ?? "" }

    /// `Only karim, STUDENTS, refused`.
    var narrowing: String {
        var parts = [person, wish.module ?? ""]
        if let hasFailed = wish.hasFailed { parts.append(hasFailed ? "refused" : "done") }
        if let days = wish.days { parts.append(AuditWords.span(days)) }
        let named = parts.filter { !$0.isEmpty }
        return named.isEmpty ? "Everything" : "Only " + named.joined(separator: ", ")
    }

    mutating func load(_ desk: Office) throws {
        clock = desk.session.clock
        wish.offset = top
        wish.limit = max(page, 64)
        let trail = try desk.session.auditTrail(wish)
        (rows, total, hasNews) = (trail.rows, trail.total, false)
        cursor = max(0, min(cursor, total - 1))
    }

    /// New lines push the others down: they are counted in only when the person asks.
    mutating func meanwhile(_ desk: Office) throws { hasNews = true }

    mutating func fit(_ size: Size) {
        page = max(1, size.rows - 3)
        if cursor >= top + page { top = cursor - page + 1 }
    }

    var lacksRows: Bool { page > rows.count && top + rows.count < total }

    mutating func type(_ key: Key) -> Typed {
        var table = TableState(cursor: cursor, page: page)
        guard table.move(key, count: total) else { return .ignored }
        cursor = max(0, table.cursor)
        guard cursor < top || cursor >= top + page else { return .taken }
        top = cursor / page * page
        return .load
    }

    private mutating func narrow(_ change: (inout AuditTrail.Wish) -> Void) -> Step<Office> {
        change(&wish)
        (cursor, top) = (0, 0)
        return .reload
    }
}

// What can be done.
extension AuditScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(4), "u", label: "Person", name: "Only one person",
                help: "Shows what one person did.", needs: .permission(.seeUsers)
            ) { _, desk in try Self.choosePerson(desk) },
            Action(
                "m", label: "Module", name: "Only one department",
                help: "Shows what was done in one department."
            ) { _, _ in Self.chooseModule() },
            Action(
                .f(6), "o", label: "Refus.", name: "Done, refused or both",
                help: "Goes on to what was refused, then to what was done, then to both."
            ) { screen, _ in
                screen.narrow { wish in
                    wish.hasFailed =
                        wish.hasFailed == nil ? true : wish.hasFailed == true ? false : nil
                }
            },
            Action("d", label: "Days", name: "Only some days", help: "Shows lines of some days.") {
                _, desk in Self.chooseDays(today: desk.session.today)
            },
            Action(
                "e", label: "All", name: "Everything again", help: "Shows every line again."
            ) { screen, _ in
                screen.person = ""
                return screen.narrow { $0 = AuditTrail.Wish() }
            },
            Self.exportingByF7(),
        ]
    }

    private static func choosePerson(_ desk: Office) throws -> Step<Office> {
        let users = try desk.session.users()
        let options =
            [PickOption("all", "Everybody")]
            + users.map { PickOption($0.username, $0.name, detail: $0.username) }
        return .choose("Whose lines", options) { (screen: inout Self, _, place) in
            screen.person = place == 0 ? "" : users[place - 1].username
            return screen.narrow { $0.user = place == 0 ? nil : users[place - 1].id }
        }
    }

    private static func chooseModule() -> Step<Office> {
        let modules = AuditTrail.modules
        let options =
            [PickOption("all", "Every department")] + modules.map { PickOption($0, $0) }
        return .choose("Which department", options) { (screen: inout Self, _, place) in
            screen.narrow { $0.module = place == 0 ? nil : modules[place - 1] }
        }
    }

    private static func chooseDays(today: Day) -> Step<Office> {
        let month = today.monthRange.lowerBound
        let spans: [(name: String, days: ClosedRange<Day>?)] = [
            ("All days", nil), ("Today", today...today), ("Yesterday", (today - 1)...(today - 1)),
            ("The last 7 days", (today - 6)...today), ("This month", month...today),
            ("The month before", (month - 1).monthRange.lowerBound...(month - 1)),
        ]
        return .choose("Which days", spans.map { PickOption("", $0.name) }) {
            (screen: inout Self, _, place) in screen.narrow { $0.days = spans[place].days }
        }
    }
}

// Drawing.
extension AuditScreen {
    func draw(on canvas: inout Canvas) {
        canvas.put(0, 1, narrowing, .title)
        canvas.putRight(0, total == 1 ? "1 line" : "\(grouped(total)) lines", .dim)
        canvas.rule(1)
        let area = canvas.area.below(2)
        let shown = Array(rows.prefix(max(0, area.size.rows - 1)))
        canvas.sheet(
            columns, shown, TableState(cursor: cursor - top, page: page), in: area,
            empty: "No line of the trail is like that. e shows everything again.", from: top,
            of: total)
    }

    private var columns: [SheetColumn<AuditTrail.Row>] {
        let clock = clock
        return [
            .text("When", width: .fixed(17), align: .right) { clock?.dayAndTime(of: $0.at) ?? "" },
            .text("Who", width: .fixed(14), priority: 1) { $0.username ?? "the system" },
            .text(
                "What", width: .fixed(20), style: { $0.hasFailed ? .warn : .plain }
            ) { ($0.hasFailed ? "! " : "") + TrailWording.words(of: $0) },
            .name("About") { AuditWords.concern($0) },
            .text("No", width: .fixed(8), align: .right, priority: 3) { String($0.seq) },
        ]
    }
}

// What is narrowed leaves as it stands, the newest line first.
extension AuditScreen: ExportingScreen {
    var exportNeeds: Permission { .seeAuditTrail }

    func listToExport(_ desk: Office) throws -> ListToExport {
        var wish = wish
        (wish.offset, wish.limit) = (0, Self.mostLines)
        return ListToExport(
            "audit", narrowing: narrowing, columns, try desk.session.auditTrail(wish).rows)
    }

    /// A file that a spreadsheet still opens; `school audit list` reads further.
    private static let mostLines = 100_000
}

/// The words of one line of the trail.
enum AuditWords {
    /// `section 7-A`; the kind alone where the thing has no name.
    static func concern(_ row: AuditTrail.Row) -> String {
        guard let name = row.concernName else {
            return row.concernID.map { "\(row.concern) \($0)" } ?? row.concern
        }
        return "\(row.concern) \(shown(name: name, latin: row.concernLatinName))"
    }

    /// `Line 9812, karim as accounts  before: 7, after: 14`.
    static func facts(_ row: AuditTrail.Row) -> String {
        let who = row.username.map { ", \($0)" } ?? ""
        let role = row.role.map { " as \($0.title)" } ?? ""
        let facts = row.facts.map { "\($0.name): \(value(of: $0))" }.joined(separator: ", ")
        // Before the facts: a window may cut their hashes, and never the reason.
        let reason = row.reason.map { "  “\(Clean.line($0))”" } ?? ""
        return "Line \(row.seq)\(who)\(role)" + reason + (facts.isEmpty ? "." : "  \(facts).")
    }

    /// Days are stored as numbers, and told by their names.
    private static func value(of fact: AuditEntry.Named) -> String {
        if ["day", "from", "to"].contains(fact.name), case .number(let number) = fact.fact,
            let number = Int(exactly: number)
        {
            return Day(number).text
        }
        return fact.fact.text
    }

    /// `Sun 1 Mar to Thu 12 Mar`, or one day.
    static func span(_ days: ClosedRange<Day>) -> String {
        days.lowerBound == days.upperBound
            ? days.lowerBound.shortText
            : "\(days.lowerBound.shortText) to \(days.upperBound.shortText)"
    }
}
