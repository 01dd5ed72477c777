// Everybody's way to a pupil. The cursor stands in the find field and each key narrows the list;
// only the rows of one page are read, so ten thousand pupils cost no more than fifty. In the field
// letters find, in the rows letters command.

import SchoolCore

/// The pupils this person may see, found as one types.
struct StudentListScreen: Screen {
    private var find = LineEditor(limit: 40)
    private var isFinding = true
    private var wish = StudentList.Wish()
    private var narrowing = ""
    private var rows: [StudentList.Row] = []
    private var total = 0
    /// False where so many were hit that nobody counted them; whoever goes to the end finds out.
    private var isCounted = true
    /// How many there are before anything is typed.
    private var whole: Int?
    private var cursor = 0
    /// The row at the head of the page, and the row that was read first.
    private var top = 0
    private var readFrom = 0
    private var page = 15
    private var mayAdmit = false
    private var home = ""
    private var hasNews = false

    /// All pupils, or those of one class.
    init(in section: Section? = nil) {
        wish.section = section?.id
        narrowing = section?.name ?? ""
    }

    var title: String { "Pupils" }
    var status: String { hasNews ? "changed by others, F5" : "" }
    var prompt: String {
        isFinding
            ? "Name, number, phone or guardian. Down goes to the list, Enter opens."
            : "Enter opens   c correct   m move   l leave   / finds again"
    }
    var fieldHelp: String? {
        isFinding ? "Beginnings of words in any order and any script; digits find telephones." : nil
    }

    private var selected: StudentList.Row? {
        let place = cursor - readFrom
        return rows.indices.contains(place) ? rows[place] : nil
    }

    /// A smaller window keeps the cursor's row; a larger one shows more of what was read.
    mutating func fit(_ size: Size) {
        page = max(1, size.rows - 2)
        if cursor >= top + page { top = cursor - page + 1 }
    }

    mutating func load(_ desk: Office) throws {
        home = desk.session.school.profile.country
        mayAdmit = Permission.writeStudents.scope(of: desk.session.role) != nil
        hasNews = false
        var found = try read(desk)
        if found.rows.isEmpty, found.total > 0 {
            cursor = found.total - 1
            turnToCursor()
            found = try read(desk)
        }
        (rows, total, readFrom) = (found.rows, found.total, top)
        isCounted = found.isCounted
        cursor = max(0, min(cursor, total - 1))
        if find.isEmpty { whole = total }
        if whole == nil {
            var all = wish
            (all.search, all.limit) = ("", 1)
            whole = try desk.session.students(all).total
        }
    }

    /// Enough rows for any window, so that a larger one needs no reading.
    private mutating func read(_ desk: Office) throws -> StudentList {
        wish.search = find.text
        wish.offset = top
        wish.limit = max(page, 64)
        wish.countsAll = false
        return try desk.session.students(wish)
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }

    mutating func type(_ key: Key) -> Typed {
        isFinding ? typeInField(key) : typeInRows(key)
    }

    mutating func paste(_ text: String) -> Typed {
        isFinding = true
        return found(find.paste(text))
    }

    private mutating func typeInField(_ key: Key) -> Typed {
        switch key {
        case .down, .tab:
            isFinding = false
            return .taken
        case .pageDown, .pageUp: return move(key)
        case .escape where !find.isEmpty: return found(find.clear())
        default: return found(find.type(key))
        }
    }

    private mutating func typeInRows(_ key: Key) -> Typed {
        if key == .backTab || (key == .up && cursor == 0) {
            isFinding = true
            return .taken
        }
        switch key {
        case .escape where !find.isEmpty:
            isFinding = true
            return found(find.clear())
        default: return move(key)
        }
    }

    private mutating func found(_ edit: Edit) -> Typed {
        switch edit {
        case .ignored: return .ignored
        case .moved: return .taken
        case .refused(let reason): return .say(.warning(reason))
        case .changed:
            cursor = 0
            top = 0
            return .load
        }
    }

    private mutating func move(_ key: Key) -> Typed {
        var table = TableState(cursor: cursor, page: page)
        guard table.move(key, count: isCounted ? total : .max / 2) else { return .ignored }
        cursor = table.cursor
        let before = top
        turnToCursor()
        return top == before ? .taken : .load
    }

    /// Rows come in pages: the page moves only when the cursor leaves it.
    private mutating func turnToCursor() {
        if cursor < top || cursor >= top + page { top = max(0, cursor) / page * page }
    }
}

// What can be done with a pupil from the list.
extension StudentListScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let row = selected
        let nobody = row == nil ? "There is no pupil to choose." : nil
        return [
            Action(.enter, label: "Open", help: "Opens the pupil's card.", blocked: nobody) {
                _, _ in row.map { .push(StudentScreen($0.id)) } ?? .stay
            },
            Action(.f(3), "/", label: "Find", help: "Goes to the find field.") { screen, _ in
                screen.isFinding = true
                return .stay
            },
            Action(.f(4), label: "Class", help: "Shows one class, or those who have left.") {
                _, desk in try Self.chooseNarrowing(desk)
            },
            Action(
                .f(6), label: "Admit", help: "Admits a new pupil.",
                needs: .permission(.writeStudents)
            ) { _, desk in try AdmissionScreen.opening(over: Self.self, at: desk) },
            Action(
                "c", label: "Edit", name: "Correct the pupil",
                help: "Corrects what is known about the pupil.",
                needs: .permission(.writeStudents), blocked: nobody
            ) { _, desk in
                try row.map { .push(try CorrectStudentScreen($0.id, at: desk)) } ?? .stay
            },
            Action(
                "m", label: "Move", name: "Move the pupil to another class",
                help: "Moves the pupil to another class from a day on.",
                needs: .permission(.writeStudents), blocked: nobody
            ) { _, desk in
                try row.map { .push(try MoveStudentScreen($0.id, at: desk)) } ?? .stay
            },
            Action(
                "l", label: "Leave", name: "Record leave",
                help: "Records leave: those days come marked as excused.",
                needs: .permission(.takeRegisters), blocked: nobody
            ) { _, desk in
                try row.map { .push(try LeaveScreen($0.id, at: desk)) } ?? .stay
            },
        ]
    }

    private static func chooseNarrowing(_ desk: Office) throws -> Step<Office> {
        let sections = try desk.session.sections()
        let statuses = Student.Status.allCases.filter { $0 != .active }
        let options =
            [PickOption("all", "Whole school")]
            + sections.map {
                PickOption(
                    Section.searchName($0.name), $0.name,
                    detail: "\($0.strength) \($0.strength == 1 ? "pupil" : "pupils")")
            } + statuses.map { PickOption($0.word, "Only \($0.word) pupils") }
        return .choose("Show", options) { (screen: inout Self, _, place) in
            screen.narrow(
                to: sections.indices.contains(place - 1) ? sections[place - 1] : nil,
                status: place > sections.count ? statuses[place - 1 - sections.count] : .active)
            return .reload
        }
    }

    private mutating func narrow(to section: Section?, status: Student.Status) {
        wish.section = section?.id
        wish.status = status
        narrowing = section?.name ?? (status == .active ? "" : status.word)
        whole = nil
        cursor = 0
        top = 0
    }
}

// Drawing.
extension StudentListScreen {
    func draw(on canvas: inout Canvas) {
        let area = canvas.area.below(1)
        let shown = Array(rows.dropFirst(top - readFrom).prefix(max(0, area.size.rows - 1)))
        let state = TableState(cursor: cursor - top, page: page, isFocused: !isFinding)
        canvas.table(
            columns(wide: canvas.size.columns >= 100), shown, state, in: area,
            empty: "Nobody is found." + (mayAdmit ? " F6 admits a new pupil." : ""))
        if isFinding, !shown.isEmpty { canvas.put(2 + state.cursor, 0, ">", .dim) }
        drawFindField(on: &canvas)
    }

    private func drawFindField(on canvas: inout Canvas) {
        let count = counted
        canvas.put(0, 1, "Find pupil", .title)
        if !narrowing.isEmpty { canvas.put(0, 44, "only \(narrowing)", width: 16) }
        canvas.putRight(0, count, before: canvas.size.columns)
        canvas.edit(find, 0, 13, width: 30, isFocused: isFinding)
    }

    /// `3 of 1,284`.
    private var counted: String {
        guard let whole, !find.isEmpty else { return grouped(total) }
        guard isCounted else { return "many of \(grouped(whole))" }
        return "\(grouped(total)) of \(grouped(whole))"
    }

    private func columns(wide: Bool) -> [Column<StudentList.Row>] {
        let home = home
        var columns: [Column<StudentList.Row>] = [
            Column("No", width: .fixed(11)) { $0.admissionNumber },
            .name("Name") { shown(name: $0.name, latin: $0.latinName) },
            Column("Class", width: .fixed(5), priority: 1) { $0.sectionName },
            Column("Guardian", width: .rest, priority: 2) {
                shown(name: $0.guardianName, latin: $0.guardianLatinName)
            },
            Column("Phone", width: .fixed(14)) { PhoneNumber.shown($0.guardianPhone, at: home) },
        ]
        if wide {
            columns.insert(
                Column("Roll", width: .fixed(4), align: .right) {
                    $0.rollNumber.map(String.init) ?? ""
                }, at: 3)
        }
        return columns
    }
}

extension Student.Status {
    /// As it is said on screens.
    var word: String { rawValue.lowercased() }
}
