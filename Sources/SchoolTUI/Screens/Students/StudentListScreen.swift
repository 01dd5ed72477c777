// Everybody's way to a pupil: the cursor stands in the find field and each key narrows the list.

import SchoolCore

/// The pupils this person may see, found as one types.
struct StudentListScreen: Screen {
    private var find: PagedFind
    private var wish = StudentList.Wish()
    private var narrowing = ""
    private var rows: [StudentList.Row] = []
    private var mayAdmit = false
    private var home = ""
    private var hasNews = false

    /// All pupils, or those of one class.
    init(in section: Section? = nil, finding words: String = "") {
        find = PagedFind(words: words)
        wish.section = section?.id
        narrowing = section?.name ?? ""
    }

    var title: String { "Pupils" }
    var status: String { hasNews ? "changed by others, F5" : "" }
    var prompt: String {
        find.isFinding
            ? "Name, number, phone or guardian. Down goes to the list, Enter opens."
            : "Enter opens   c correct   m move   l leave   / finds again"
    }
    var fieldHelp: String? {
        find.isFinding
            ? "Beginnings of words in any order and any script; digits find telephones." : nil
    }

    mutating func fit(_ size: Size) { find.fit(rows: size.rows - 2) }

    mutating func load(_ desk: Office) throws {
        home = desk.session.school.profile.country
        mayAdmit = Permission.writeStudents.scope(of: desk.session.role) != nil
        hasNews = false
        var wish = wish
        rows = try find.read { words, offset, limit in
            (wish.search, wish.offset, wish.limit) = (words, offset, limit)
            wish.countsAll = words.isEmpty
            let found = try desk.session.students(wish)
            return (found.rows, found.total, found.isCounted)
        }
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }
    mutating func type(_ key: Key) -> Typed { find.type(key) }
    mutating func paste(_ text: String) -> Typed { find.paste(text) }
}

// What can be done with a pupil from the list.
extension StudentListScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let row = find.selected(in: rows)
        let nobody = row == nil ? "There is no pupil to choose." : nil
        return [
            Action(.enter, label: "Open", help: "Opens the pupil's card.", blocked: nobody) {
                _, _ in row.map { .push(StudentScreen($0.id)) } ?? .stay
            },
            Action(.f(3), "/", label: "Find", help: "Goes to the find field.") { screen, _ in
                screen.find.goToLine()
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
            .copying(row?.guardianPhone, at: desk),
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
        find.begin()
    }
}

// Drawing.
extension StudentListScreen {
    func draw(on canvas: inout Canvas) {
        find.draw(
            rows, columns(wide: canvas.size.columns >= 100), label: "Find pupil",
            narrowing: narrowing,
            empty: "Nobody is found." + (mayAdmit ? " F6 admits a new pupil." : ""), on: &canvas)
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
