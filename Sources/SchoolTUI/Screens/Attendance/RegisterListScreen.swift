// The registers of one day: which are signed, which wait. One's own class stands first. Typed
// letters find a class; F4 chooses another day of the window, and a closed day says why it is
// none.

import SchoolCore

/// The registers a person may see on a day.
struct RegisterListScreen: Screen {
    private(set) var day: Day
    private(set) var registers: [RegisterState] = []
    private var table = TableState()
    private var typed = LineEditor(limit: 10)
    private var calendar: MonthGrid?
    private var isToday = true
    private var opened: SectionID?
    private var reach: ExportReach?
    /// True while only registers that nobody has signed are shown.
    private var onlyWaiting: Bool

    init(on day: Day, onlyWaiting: Bool = false) {
        self.day = day
        self.onlyWaiting = onlyWaiting
    }

    var title: String {
        (onlyWaiting ? "Not signed" : "Registers") + (isToday ? "" : "  \(day.shortText)")
    }

    var status: String {
        let waiting = registers.filter { !$0.isSigned && $0.strength > 0 }.count
        return waiting == 0 ? "all signed" : "\(waiting) of \(registers.count) not signed"
    }

    var prompt: String {
        typed.isEmpty ? "Type a class, or Enter opens the one marked." : "Class \(typed.text)"
    }

    private var shown: [RegisterState] {
        let wanted = Section.searchName(typed.text)
        let listed =
            onlyWaiting ? registers.filter { !$0.isSigned && $0.strength > 0 } : registers
        guard !wanted.isEmpty else { return listed }
        return listed.filter { Section.searchName($0.sectionName).hasPrefix(wanted) }
    }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        isToday = day == session.today
        reach = ExportReach(of: .seeAttendance, at: desk)
        let all = try session.registers(on: day)
        registers = all.filter(\.isClassTeacher) + all.filter { !$0.isClassTeacher }
        table.follow(opened, in: shown.map(\.section))
        opened = nil
    }

    mutating func meanwhile(_ desk: Office) throws {
        opened = table.selected(in: shown)?.section
        try load(desk)
    }

    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 1) }

    mutating func type(_ key: Key) -> Typed {
        if calendar != nil { return typeIntoCalendar(key) }
        if table.move(key, count: shown.count) { return .taken }
        if key == .escape, !typed.isEmpty { return .if(typed.clear() == .changed) }
        guard key.typed.map({ $0.isLetter || $0.isNumber || $0 == "-" }) ?? (key == .backspace)
        else { return .ignored }
        let edit = typed.type(key)
        if edit == .changed { table.cursor = 0 }
        return .taken
    }

    private mutating func typeIntoCalendar(_ key: Key) -> Typed {
        switch key {
        case .enter, .escape, .control("C"), .f: return .ignored
        default:
            _ = calendar?.type(key)
            return .taken
        }
    }

    func draw(on canvas: inout Canvas) {
        canvas.sheet(columns, shown, table, in: canvas.area, empty: empty)
        calendar?.draw(on: &canvas)
    }

    private var empty: String {
        if registers.isEmpty { return "You have no classes on this day." }
        return onlyWaiting && typed.isEmpty
            ? "Every register is signed. F8 shows all."
            : "No class begins like that. Esc clears what is typed."
    }

    private var columns: [SheetColumn<RegisterState>] {
        [
            .text("Class", width: .fixed(9)) { $0.sectionName },
            .text("", width: .fixed(3), priority: 2) { $0.isClassTeacher ? "own" : "" },
            .text("Marked", width: .fixed(8), align: .right) {
                "\($0.counts.total) of \($0.strength)"
            },
        ]
            + AttendanceCode.allCases.map { code in
                .text(code.rawValue, width: .fixed(3), align: .right, priority: 1) {
                    $0.counts[code] == 0 ? "" : String($0.counts[code])
                }
            } + [
                .text("State", width: .rest) { state in
                    if let name = state.signedBy { return "signed by \(name)" }
                    if state.strength == 0 { return "nobody enrolled" }
                    return state.isStarted ? "draft" : "not begun"
                }
            ]
    }
}

// What can be done.
extension RegisterListScreen {
    /// The month that F6 shows. The register itself is not opened before it is wanted.
    func readAhead(_ desk: Office, in size: Size) throws {
        guard calendar == nil, let register = table.selected(in: shown) else { return }
        try MonthScreen(register.section, around: register.day).readAside(desk, in: size)
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        if calendar != nil { return calendarActions }
        let register = table.selected(in: shown)
        let nobody = register?.strength == 0 ? "Nobody is enrolled in this class that day." : nil
        return [
            Action(
                .enter, .f(2), label: "Open", help: "Opens the register of this class.",
                needs: .takingRegisters, blocked: register == nil ? "There is no class." : nobody
            ) { screen, _ in
                guard let register else { return .stay }
                screen.opened = register.section
                _ = screen.typed.clear()
                return .push(RegisterScreen(register.section, on: register.day))
            },
            Action(
                .f(6), label: "Month", help: "Shows the month of this class.",
                blocked: register == nil ? "There is no class." : nil
            ) { screen, _ in
                guard let register else { return .stay }
                screen.opened = register.section
                return .push(MonthScreen(register.section, around: register.day))
            },
            Action(
                .f(8), label: onlyWaiting ? "All" : "Wait", name: "All, or only those not signed",
                help: "Shows all registers, or only those that nobody has signed."
            ) { screen, _ in
                screen.onlyWaiting.toggle()
                screen.table.keep(within: screen.shown.count)
                return .stay
            },
            Action(.f(4), label: "Day", help: "Chooses another day.") { screen, desk in
                let session = desk.session
                let open = try session.calendar(session.markingWindow().days).filter(\.isOpen)
                screen.calendar = MonthGrid(
                    at: screen.day, today: session.today, choosable: Set(open.map(\.day)))
                return .stay
            },
            Self.exportingByF7(),
        ]
    }

    private var calendarActions: [Action<Self>] {
        [
            Action(.enter, label: "Take", help: "Takes the day under the cursor.") {
                screen, desk in try screen.choose(at: desk)
            },
            Action(.f(10), .f(4), .escape, .control("C"), label: "Back", help: "Keeps the day.") {
                screen, _ in
                screen.calendar = nil
                return .stay
            },
        ]
    }

    /// Takes the calendar's day if registers may be marked on it; else the calendar stays open.
    private mutating func choose(at desk: Office) throws -> Step<Office> {
        guard let wanted = calendar?.day else { return .stay }
        let session = desk.session
        try session.markingWindow().check(wanted)
        guard let found = try session.calendar(wanted...wanted).first else {
            throw Refusal.attendance(.outsideYears(wanted))
        }
        guard found.isOpen else {
            throw Refusal.attendance(.schoolClosed(wanted, reason: found.reason))
        }
        calendar = nil
        day = wanted
        try load(desk)
        return .stay
    }
}

extension RegisterListScreen: ExportingScreen {
    var exportNeeds: Permission { reach?.needs ?? .seeProfile }
    var exportConcern: Concern { reach?.concern ?? .school }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("registers", narrowing: "\(day.iso) \(typed.text)", columns, shown)
    }
}
