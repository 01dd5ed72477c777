// One subject on one page: which classes learn it, and from whom.

import SchoolCore

/// A subject.
struct SubjectScreen: Screen {
    private var subject: Subject
    private var teaching: [Teaching] = []
    private var table = TableState()
    private var reach: ExportReach?

    init(_ subject: Subject) { self.subject = subject }

    var title: String { subject.name }
    var status: String { subject.code ?? "" }
    var prompt: String { teaching.isEmpty ? "" : "Enter opens the class." }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        reach = ExportReach(of: .seeClasses, at: desk)
        subject = try session.subject(subject.id)
        let focused = table.selected(in: teaching)?.id
        teaching = try session.teaching(ofSubject: subject.id)
        table.follow(focused, in: teaching.map(\.id))
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 1) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: teaching.count)) }

    func draw(on canvas: inout Canvas) {
        canvas.sheet(
            columns, teaching, table, in: canvas.area,
            empty: "Nobody teaches it. A class assigns subjects (F8 on the class).")
    }

    private var columns: [SheetColumn<Teaching>] {
        [
            .text("Class", width: .fixed(10)) { $0.sectionName },
            .name("Taught by") { shown(name: $0.staffName, latin: $0.staffLatinName) },
            .text("Since", width: .fixed(16), priority: 1) { $0.fromOn.text },
        ]
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let (subject, taught) = (subject, table.selected(in: teaching))
        return [
            Action(
                .enter, label: "Open", name: "Open the class", help: "Shows the class.",
                needs: .permission(.seeClasses),
                blocked: taught == nil ? "There is no class to choose." : nil
            ) { _, _ in taught.map { .push(ClassScreen($0.section)) } ?? .stay },
            Action(
                .f(4), "c", label: "Edit", name: "Correct the subject",
                help: "Corrects name and code.", needs: .permission(.writeSubjects)
            ) { _, desk in .push(CorrectSubjectScreen(subject, today: desk.session.today)) },
            Self.exporting(),
        ]
    }
}

extension SubjectScreen: ExportingScreen {
    var exportNeeds: Permission { reach?.needs ?? .seeProfile }
    var exportConcern: Concern { reach?.concern ?? .school }

    func listToExport(_ desk: Office) throws -> ListToExport {
        ListToExport("subject", narrowing: subject.name, columns, teaching)
    }
}
