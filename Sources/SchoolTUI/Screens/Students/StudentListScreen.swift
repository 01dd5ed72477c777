// Everybody's way to a pupil: the cursor stands in the find field and each key narrows the list.

import SchoolCore

/// The pupils this person may see, found as one types.
struct StudentListScreen: Screen {
    private var find: PagedFind
    private var wish = StudentList.Wish()
    private var narrowing = ""
    private var rows: [FoundAnybody] = []
    /// Staff and classes too, where F3 leads here; nil in the list of pupils.
    private var others: OtherFinds?
    private var mayAdmit = false
    /// What this person may do with a pupil of the list: the same at every letter.
    private var hints: [String]?
    private var home = ""
    private var hasNews = false
    private var marks = MarkedPupils()
    private var reach: ExportReach?

    /// All pupils, or those of one class.
    init(in section: Section? = nil, finding words: String = "") {
        find = PagedFind(words: words)
        wish.section = section?.id
        narrowing = section?.name ?? ""
    }

    /// What F3 and the letters on home open: pupils, staff and classes; for parents and pupils
    /// children only.
    static func anybody(_ words: String = "", for role: Role) -> StudentListScreen {
        var screen = StudentListScreen(finding: words)
        if Permission.seeStaff.scope(of: role) != nil { screen.others = OtherFinds() }
        return screen
    }

    var title: String { others == nil ? "Pupils" : "Find" }
    var status: String {
        [marks.words, hasNews ? "changed by others, F5" : ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }
    var prompt: String {
        find.isFinding
            ? (others == nil ? "Name, number, phone or guardian" : "Pupil, staff or class")
                + ". Down goes to the list, Enter opens."
            : (["Enter opens"] + (hints ?? []) + ["/ finds again"]).joined(separator: "   ")
    }
    var fieldHelp: String? {
        find.isFinding
            ? "Beginnings of words in any order and any script; digits find telephones." : nil
    }

    mutating func fit(_ size: Size) { find.fit(rows: size.rows - 2) }
    var lacksRows: Bool { find.lacksRows }

    mutating func load(_ desk: Office) throws {
        home = desk.session.school.profile.country
        reach = ExportReach(of: .seeStudents, at: desk)
        mayAdmit = Permission.writeStudents.scope(of: desk.session.role) != nil
        hasNews = false
        var wish = wish
        var finds = narrowing.isEmpty ? others : nil
        rows = try find.read { words, offset, limit, counts in
            (wish.search, wish.offset, wish.limit) = (words, offset, limit)
            wish.countsAll = counts
            let found = try desk.session.students(wish)
            let pupils = (found.rows.map(FoundAnybody.pupil), found.total, found.isCounted)
            return try finds?.joined(to: pupils, words, offset, limit, desk) ?? pupils
        }
        if finds != nil { others = finds }
        if hints == nil { hints = PupilHints.words(offers(desk)).filter { !$0.hasPrefix("s ") } }
    }

    /// The card that Enter opens, and the page behind this one.
    func readAhead(_ desk: Office, in size: Size) throws {
        if let pupil = find.selected(in: rows)?.pupil {
            try StudentScreen(pupil.id).readAside(desk, in: size)
        }
        guard let next = find.next else { return }
        var wish = wish
        (wish.search, wish.countsAll) = (find.words, false)
        (wish.offset, wish.limit) = (next.lowerBound, next.count)
        _ = try desk.session.students(wish)
    }

    mutating func meanwhile(_ desk: Office) throws { hasNews = true }
    mutating func type(_ key: Key) -> Typed { find.type(key) }
    mutating func paste(_ text: String) -> Typed { find.paste(text) }
}

// What can be done with a pupil from the list.
extension StudentListScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let found = find.selected(in: rows)
        let row = found?.pupil
        let none = found == nil ? "There is no pupil to choose." : nil
        let nobody = none ?? (row == nil ? "That is no pupil. Enter opens it." : nil)
        return [
            Action(
                .enter, label: "Open",
                help: others == nil
                    ? "Opens the pupil's card." : "Opens the card of the pupil, staff or class.",
                blocked: none
            ) { _, _ in found.map { $0.opened() } ?? .stay },
            Action(.f(3), "/", label: "Find", help: "Goes to the find field.") { screen, _ in
                if screen.find.isFinding { return .notice("The cursor stands in the find field.") }
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
            Self.exporting(),
            Action(
                "c", label: "Edit", name: "Correct the pupil",
                help: "Corrects what is known about the pupil.",
                needs: .permission(.writeStudents), blocked: nobody
            ) { _, desk in
                try row.map { .push(try CorrectStudentScreen($0.id, at: desk)) } ?? .stay
            },
            Action(
                "m", label: "Move", name: "Move to another class",
                help: "Moves the pupil, or all that are marked, to another class from a day on.",
                needs: .permission(.writeStudents), blocked: nobody
            ) { screen, desk in
                guard screen.marks.isEmpty else {
                    return .push(try MoveStudentScreen(screen.marks.pupils, at: desk))
                }
                return try row.map { .push(try MoveStudentScreen($0.id, at: desk)) } ?? .stay
            },
            .copying(found?.phone, at: desk),
        ] + [leaveAction(row, nobody), chargeAction(row, nobody)] + marking(nobody)
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

// Marking, and what leaves the program.
extension StudentListScreen {
    private func leaveAction(_ row: StudentList.Row?, _ nobody: String?) -> Action<Self> {
        Action(
            "l", label: "Leave", name: "Record leave",
            help: "Records leave for the pupil, or for all that are marked.",
            needs: .permission(.takeRegisters), blocked: nobody
        ) { screen, desk in
            guard screen.marks.isEmpty else {
                return .push(LeaveScreen(screen.marks.pupils, at: desk))
            }
            return try row.map { .push(try LeaveScreen($0.id, at: desk)) } ?? .stay
        }
    }

    private func chargeAction(_ row: StudentList.Row?, _ nobody: String?) -> Action<Self> {
        Action(
            "n", label: "Charge", name: "New charge",
            help: "Charges the pupil, or all that are marked, outside the price list.",
            needs: .wholeSchool(.writeFees), blocked: nobody
        ) { screen, desk in
            let chosen = screen.marks.isEmpty ? row.map { [ChosenPupil($0)] } ?? [] : nil
            return .push(try NewChargeScreen(chosen ?? screen.marks.pupils, at: desk))
        }
    }

    private func marking(_ nobody: String?) -> [Action<Self>] {
        [
            Action(
                " ", label: "Mark",
                help: "Marks the pupil for Move, Leave, Charge, or takes it off.",
                group: "Several pupils", blocked: nobody
            ) { screen, _ in
                screen.find.selected(in: screen.rows)?.pupil.map { screen.marks.toggle($0) }
                return screen.find.type(.down) == .load ? .reload : .stay
            },
            Action(
                "v", label: "Range", name: "Mark a range",
                help: "Begins a range at this row; again at its end, all between are marked.",
                group: "Several pupils", blocked: nobody
            ) { screen, desk in try screen.markRange(desk) },
            Action(
                "*", label: "All", name: "Mark all, or none",
                help: "Marks all that are shown; takes every mark off where there are some.",
                group: "Several pupils", blocked: nobody
            ) { screen, desk in try screen.markAll(desk) },
        ]
    }

    private mutating func markRange(_ desk: Office) throws -> Step<Office> {
        guard let start = marks.rangeStart else {
            marks.rangeStart = find.place
            return .stay
        }
        let (first, last) = (min(start, find.place), max(start, find.place))
        marks.rangeStart = nil
        return try mark(from: first, last - first + 1, desk)
    }

    private mutating func markAll(_ desk: Office) throws -> Step<Office> {
        guard marks.isEmpty else {
            marks.clear()
            return .notice("Nobody is marked now.")
        }
        return try mark(from: 0, MarkedPupils.most + 1, desk)
    }

    private mutating func mark(from first: Int, _ count: Int, _ desk: Office) throws
        -> Step<Office>
    {
        var wish = wish
        (wish.search, wish.offset) = (find.words, first)
        wish.limit = min(count, MarkedPupils.most + 1)
        let found = try desk.session.students(wish).rows
        guard found.count <= MarkedPupils.most else {
            return .notice(
                .warning("More than \(MarkedPupils.most) at once: show one class (F4) first."))
        }
        marks.add(found)
        return .stay
    }

    /// Back from a form that was done for the marked pupils: they have been seen to.
    static func popAndForgetMarks() -> Step<Office> {
        .pop { (screen: inout StudentListScreen, _) in
            screen.marks.clear()
            return .stay
        }
    }
}

// Drawing.
extension StudentListScreen {
    func draw(on canvas: inout Canvas) {
        find.draw(
            rows, FoundAnybody.columns(wide: canvas.size.columns >= 100, at: home).map(\.shown),
            label: others == nil ? "Find pupil" : "Find anybody", narrowing: narrowing,
            isMarked: { $0.pupil.map { marks.contains($0.id) } ?? false },
            empty: mayAdmit ? find.nobody(orElse: "F6 admits") : find.nobody(), on: &canvas)
    }
}

// All that were found leave together, those of other pages too.
extension StudentListScreen: ExportingScreen {
    var exportNeeds: Permission { reach?.needs ?? .seeProfile }
    var exportConcern: Concern { reach?.concern ?? .school }

    func listToExport(_ desk: Office) throws -> ListToExport {
        var wish = wish
        (wish.search, wish.offset, wish.limit) = (find.words, 0, .max)
        let found = try desk.session.students(wish)
        return ListToExport(
            "pupils", narrowing: "\(narrowing) \(find.words)",
            FoundAnybody.columns(wide: true, at: home), found.rows.map(FoundAnybody.pupil))
    }
}

extension Student.Status {
    /// As it is said on screens.
    var word: String { rawValue.lowercased() }
}
