// Pupils who are away: today, for days on end, or again and again, with the telephone to call. The
// list behind the dashboards' figures.

import SchoolCore

/// Pupils who are away, the longest first.
struct AbsencesScreen: ExportingScreen {
    private(set) var kind: AbsenceList.Kind
    private var list = PagedRows<AbsenceList.Row>()
    private var home = ""
    private var excusedInTotal = true
    private var hasNews = false
    private var reach: ExportReach?
    private var width = 80

    init(_ kind: AbsenceList.Kind) { self.kind = kind }

    var title: String { "Absences" }
    var status: String { hasNews ? "changed by others, F5" : "" }
    var prompt: String { "Enter opens the pupil   F6 others: now, running, often" }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        home = session.school.profile.country
        excusedInTotal = try session.excusedCounts()
        hasNews = false
        reach = ExportReach(of: .seeAttendance, at: desk)
        let kind = kind
        try list.read { offset, limit in
            let found = try session.absences(kind, offset: offset, limit: limit)
            return (found.rows, found.total)
        }
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }
    mutating func fit(_ size: Size) {
        list.fit(rows: size.rows - 3)
        width = size.columns
    }
    var lacksRows: Bool { list.lacksRows }
    mutating func type(_ key: Key) -> Typed { list.type(key) }

    func actions(_ desk: Office) -> [Action<Self>] {
        let row = list.selected
        return [
            Action(
                .enter, label: "Open", help: "Opens the pupil's card.",
                blocked: row == nil ? "There is no pupil to choose." : nil
            ) { _, _ in row.map { .push(StudentScreen($0.student)) } ?? .stay },
            Action(
                .f(6), "v", label: "Other", name: "Other absences",
                help: "Goes on to who is away now, three days running, or often."
            ) { screen, _ in
                screen.turn()
                return .reload
            },
            Self.exporting(),
        ]
    }

    var exportNeeds: Permission { reach?.needs ?? .seeProfile }
    var exportConcern: Concern { reach?.concern ?? .school }

    func listToExport(_ desk: Office) throws -> ListToExport {
        let all = try desk.session.absences(kind, offset: 0, limit: max(1, list.total)).rows
        return ListToExport("absences", narrowing: kind.rawValue, columns, all, shownIn: width)
    }

    private mutating func turn() {
        let kinds = AbsenceList.Kind.allCases
        let place = kinds.firstIndex(of: kind) ?? 0
        kind = kinds[(place + 1) % kinds.count]
        list.begin()
    }
}

// Drawing.
extension AbsencesScreen {
    private var heading: String {
        switch kind {
        case .now: "Absent at the last register"
        case .running: "Absent three school days running or more"
        case .often: "Absent one day in ten or more of this year"
        }
    }

    func draw(on canvas: inout Canvas) {
        canvas.put(0, 1, heading, .title)
        canvas.putRight(0, BoardWords.pupils(list.total), .dim)
        canvas.rule(1)
        let (rows, state) = list.shown
        canvas.sheet(
            columns, rows, state, in: canvas.area.below(2),
            empty: "Nobody is absent like that.")
    }

    private var columns: [SheetColumn<AbsenceList.Row>] {
        let (home, excusedInTotal) = (home, excusedInTotal)
        return [
            .text("Class", width: .fixed(6)) { $0.sectionName },
            .name("Name") { shown(name: $0.name, latin: $0.latinName) },
            .text("Running", width: .fixed(22), priority: 1) { AbsenceWords.running($0) },
            .text("Absent", width: .fixed(9), align: .right) {
                "\($0.counts.absent) of \($0.counts.total)"
            },
            .text("%", width: .fixed(5), align: .right, priority: 2) {
                $0.counts.percentText(excusedInTotal: excusedInTotal)
            },
            .text("Phone", width: .fixed(width >= 100 ? 16 : 12)) {
                PhoneNumber.shown($0.guardianPhone, at: home)
            },
        ]
    }
}
