// The school's days, a month on a page: which are open, and why the others are not. Closing several
// days in a row is quick: the reason of the last one stands in the field already.

import SchoolCore

/// A month of school days.
struct CalendarScreen: ExportingScreen {
    enum Field: String, Hashable, Sendable { case reason }

    private(set) var day: Day
    private(set) var today: Day
    private(set) var days: [Day: SchoolDay] = [:]
    /// The reason being typed for the day under the cursor.
    private(set) var closing: Form<Field>?
    private(set) var startsOnSunday = true
    private var years: [AcademicYear] = []
    private var lastReason = ""
    private var reach: ExportReach?

    private static let aSunday = Day(3)

    init(at day: Day) {
        self.day = day
        today = day
    }

    var title: String { "Calendar" }

    /// `Year 2026`, of the day under the cursor.
    var yearName: String {
        let year = years.first { $0.startsOn <= day && day <= $0.endsOn }
        return year.map { "Year \($0.name)\($0.isCurrent ? ", the current one" : "")" }
            ?? "no academic year"
    }

    var fieldHelp: String? { closing?.fieldHelp }

    var status: String {
        let open = days.values.count(where: \.isOpen)
        return open == 1 ? "1 day open" : "\(open) days open"
    }

    var prompt: String {
        guard let found = days[day] else { return "\(day.text) lies in no academic year." }
        if found.isOpen { return "\(day.text): open. F8 closes it." }
        return "\(day.text): closed, \(found.reason). F8 opens it."
    }

    mutating func load(_ desk: Office) throws {
        let month = day.monthRange
        today = desk.session.today
        startsOnSunday = desk.session.school.profile.workingWeek.isOpen(on: Self.aSunday)
        years = try desk.session.years()
        reach = ExportReach(of: .seeCalendar, at: desk)
        days = [:]
        for each in try desk.session.calendar(month.lowerBound...(month.upperBound - 1)) {
            days[each.day] = each
        }
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }

    mutating func type(_ key: Key) -> Typed {
        if closing != nil { return closing?.type(key) ?? .ignored }
        switch key {
        case .left, .right, .up, .down, .home, .end, .pageUp, .pageDown: break
        default: return .ignored
        }
        var grid = MonthGrid(at: day, today: today)
        let month = day.monthRange
        _ = grid.type(key)
        // The days of the calendar end with the year 9999; long before that nothing is drawn.
        guard (1900...2999).contains(grid.day.year) else { return .taken }
        day = grid.day
        return month.contains(day) ? .taken : .load
    }

    mutating func paste(_ text: String) -> Typed { closing?.paste(text) ?? .ignored }
}

// What can be done.
extension CalendarScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        if closing != nil { return closingActions }
        let isOpen = days[day]?.isOpen ?? true
        let outside = days[day] == nil ? "\(day.text) lies in no academic year." : nil
        return [
            Action(
                .f(8), "c", label: isOpen ? "Close" : "Open",
                name: isOpen ? "Close the day" : "Open the day",
                help: isOpen
                    ? "Closes the day for lessons, with a reason." : "Opens the day for lessons.",
                needs: .permission(.writeCalendar), blocked: outside
            ) { screen, desk in
                isOpen ? screen.startClosing() : try screen.open(at: desk)
            },
            Action("t", label: "Today", help: "Goes to today.") { screen, desk in
                screen.day = desk.session.today
                return .reload
            },
            Action(
                .f(6), "n", label: "Year", name: "New academic year",
                help: "Opens an academic year with all its days.",
                needs: .permission(.changeSettings)
            ) { screen, desk in
                .push(NewYearScreen(after: screen.years.last, today: desk.session.today))
            },
            Self.exporting(),
        ]
    }

    var exportNeeds: Permission { reach?.needs ?? .seeProfile }
    var exportConcern: Concern { reach?.concern ?? .school }

    /// The days of the month on the page; those of no academic year are left out.
    func listToExport(_ desk: Office) throws -> ListToExport {
        let found = days.values.sorted { $0.day < $1.day }
        return ListToExport(
            name: "calendar", narrowing: String(day.iso.prefix(7)),
            header: ["Day", "Weekday", "School", "Reason"],
            rows: found.map { each in
                [each.day.iso, each.day.weekdayName, each.isOpen ? "open" : "closed", each.reason]
                    .map(CSVCell.text)
            })
    }

    private var closingActions: [Action<Self>] {
        [
            Action(.f(2), label: "Close", help: "Closes the day with this reason.") {
                screen, desk in try screen.close(at: desk)
            },
            Action(.f(10), .escape, .control("C"), label: "Back", help: "Leaves the day open.") {
                screen, _ in
                screen.closing = nil
                return .stay
            },
        ]
    }

    private mutating func startClosing() -> Step<Office> {
        var form = Form(
            [
                FormField(
                    Field.reason, "Reason", .text(limit: 100),
                    help: "What everybody reads who looks for this day. Ctrl-D repeats the last.",
                    required: true)
            ], today: today)
        form.last = [.reason: lastReason]
        form.enterAtEnd = .f(2)
        form.warningOnEscape = "Esc again leaves the day open."
        closing = form
        return .stay
    }

    private mutating func close(at desk: Office) throws -> Step<Office> {
        guard closing?.check() == true, let reason = closing?[.reason] else { return .stay }
        do {
            try desk.session.close(day, reason: reason)
        } catch Refusal.invalid(let problems) {
            return (closing?.refuse(problems)).map { .notice($0) } ?? .stay
        }
        (closing, lastReason) = (nil, reason)
        return .reload.telling(Notice("\(day.text) is closed: \(reason).", .good))
    }

    private mutating func open(at desk: Office) throws -> Step<Office> {
        try desk.session.open(day)
        return .reload.telling(Notice("\(day.text) is open.", .good))
    }
}
