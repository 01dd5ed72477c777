// One class on one page: its pupils by roll number, and beside them who teaches what.

import SchoolCore

/// A class.
struct ClassScreen: Screen {
    let id: SectionID
    private var section: Section?
    private var pupils: [StudentList.Row] = []
    private var teaching: [Teaching] = []
    private var table = TableState()
    private var today = Day(0)
    private(set) var reach: ExportReach?

    /// More than any class has: the capacity ends at 500.
    private static let most = 600

    init(_ id: SectionID) { self.id = id }

    var title: String { section?.name ?? "Class" }
    var status: String { pupils.count == 1 ? "1 pupil" : "\(pupils.count) pupils" }
    var prompt: String { (["Enter opens"] + hints).joined(separator: "   ") }
    /// What this person may do with the class: nobody is offered a letter that refuses.
    private var hints: [String] = []

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        today = session.today
        reach = ExportReach(of: .seeStudents, at: desk)
        let found = try session.section(id)
        var wish = StudentList.Wish()
        wish.section = id
        wish.limit = Self.most
        let focused = table.selected(in: pupils)?.id
        pupils = try session.students(wish).rows
            .sorted { ($0.rollNumber ?? 0) < ($1.rollNumber ?? 0) }
        section = found.section
        teaching = found.teaching.filter { !$0.isOver(on: session.today) }
        table.follow(focused, in: pupils.map(\.id))
        let keys = Set(offers(desk).filter { $0.withheld == nil }.flatMap(\.keys))
        let words: [(key: Key, hint: String)] = [
            ("t", "t class teacher"), ("a", "a assigns"), ("e", "e ends"), ("m", "m month"),
        ]
        hints = words.filter { keys.contains($0.key) }.map(\.hint)
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 3) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: pupils.count)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        let (section, id, today) = (section, id, today)
        let pupil = table.selected(in: pupils)
        return [
            Action(
                .enter, label: "Open", name: "Open the pupil", help: "Opens the pupil's card.",
                blocked: pupil == nil ? "There is no pupil to choose." : nil
            ) { _, _ in pupil.map { .push(StudentScreen($0.id)) } ?? .stay },
            Action(
                .f(4), "t", label: "Teach.", name: "Name the class teacher",
                help: "Chooses the adult in charge of the class, from today on.",
                needs: .permission(.writeClasses)
            ) { _, desk in
                try section.map {
                    try TeacherChoice.classTeacher(of: $0, over: Self.self, at: desk)
                }
                    ?? .stay
            },
            Action(
                .f(8), "a", label: "Assign", name: "Assign a teacher to a subject",
                help: "Chooses a subject, then who teaches it from today on.",
                needs: .permission(.writeClasses)
            ) { _, desk in
                try section.map { try TeacherChoice.teaching(in: $0, over: Self.self, at: desk) }
                    ?? .stay
            },
            Action(
                "e", label: "End", name: "End somebody's teaching",
                help: "Chooses who teaches a subject here for the last time today.",
                needs: .permission(.writeClasses),
                blocked: teaching.contains { $0.toOn == nil } ? nil : "Nobody teaches here yet."
            ) { _, desk in
                try section.map { try TeacherChoice.ending(in: $0, over: Self.self, at: desk) }
                    ?? .stay
            },
            Action(
                "c", label: "Edit", name: "Correct the class",
                help: "Corrects name, grade, room and capacity.",
                needs: .permission(.writeClasses)
            ) { _, desk in
                section.map { .push(CorrectClassScreen($0, today: desk.session.today)) } ?? .stay
            },
            Action(
                .f(6), "m", label: "Month", name: "Attendance of the month",
                help: "Shows the marks of this month.", needs: .permission(.seeAttendance),
                blocked: pupils.isEmpty ? "Nobody is in this class yet." : nil
            ) { _, _ in .push(MonthScreen(id, around: today)) },
            Self.exportingParts(),
        ]
    }
}

extension ClassScreen: PartsScreen {
    var partsName: (file: String, of: String) { ("class", section?.name ?? "") }

    var sheetParts: [SheetPart] {
        guard let section else { return [] }
        return [
            SheetPart(
                "Class \(section.name)",
                [
                    .text("Grade", section.level), .text("Room", section.room),
                    .text("Pupils", "\(section.strength) of \(section.capacity)"),
                    .text("Class teacher", section.shownClassTeacher),
                ].filter { !$0.figure.isEmpty }),
            SheetPart(
                "Who teaches",
                teaching.map {
                    let later = $0.fromOn > today ? "from \($0.fromOn.shortText)" : ""
                    return .text(
                        $0.subject, shown(name: $0.staffName, latin: $0.staffLatinName), later)
                }),
            SheetPart(
                "Pupils by roll number",
                pupils.map {
                    .text(
                        "\($0.rollNumber.map(String.init) ?? "-")  "
                            + shown(name: $0.name, latin: $0.latinName), $0.admissionNumber)
                }),
        ]
    }
}

// Drawing.
extension ClassScreen {
    func draw(on canvas: inout Canvas) {
        drawHeading(on: &canvas)
        canvas.rule(1)
        let area = canvas.area.below(2)
        let halves = area.split(at: canvas.size.columns * 11 / 20, gap: 2)
        canvas.table(columns, pupils, table, in: halves.left, empty: "Nobody is in it yet.")
        drawTeaching(halves.right, on: &canvas)
    }

    private func drawHeading(on canvas: inout Canvas) {
        guard let section else { return }
        let room = section.room.isEmpty ? "" : "   room \(section.room)"
        let full = section.strength >= section.capacity ? ", full" : ""
        let left =
            "Grade \(section.level)\(room)   \(section.strength) of \(section.capacity)\(full)"
        canvas.put(0, 1, left, width: canvas.size.columns / 2)
        let column = canvas.size.columns * 11 / 20 + 2
        canvas.put(0, column, "Class teacher", .dim)
        canvas.name(
            0, column + 15, section.shownClassTeacher,
            width: max(1, canvas.size.columns - column - 17))
    }

    private var columns: [Column<StudentList.Row>] {
        [
            Column("Roll", width: .fixed(4), align: .right) {
                $0.rollNumber.map(String.init) ?? ""
            },
            .name("Name") { shown(name: $0.name, latin: $0.latinName) },
            Column("No", width: .fixed(11), priority: 1) { $0.admissionNumber },
        ]
    }

    private func drawTeaching(_ area: Area, on canvas: inout Canvas) {
        guard area.size.rows > 1, area.size.columns > 8 else { return }
        let half = area.size.columns * 9 / 20
        canvas.put(area.row, area.column, "Subject", .title, width: half)
        canvas.put(area.row, area.column + half + 2, "Taught by", .title)
        guard !teaching.isEmpty else {
            canvas.put(
                area.row + 2, area.column, "No subject has a teacher yet.",
                width: area.size.columns)
            return
        }
        for (line, each) in teaching.prefix(area.size.rows - 1).enumerated() {
            let row = area.row + 1 + line
            canvas.put(row, area.column, each.subject, width: half)
            let later =
                each.fromOn > today
                ? " from \(each.fromOn.shortText)"
                : each.toOn.map { " until \($0.shortText)" } ?? ""
            canvas.name(
                row, area.column + half + 2,
                shown(name: each.staffName, latin: each.staffLatinName) + later,
                width: max(1, area.size.columns - half - 4))
        }
    }
}
