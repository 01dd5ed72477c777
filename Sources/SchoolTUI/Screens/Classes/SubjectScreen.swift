// One subject on one page: which classes learn it, and from whom.

import SchoolCore

/// A subject.
struct SubjectScreen: Screen {
    private var subject: Subject
    private var teaching: [Teaching] = []
    private var table = TableState()

    init(_ subject: Subject) { self.subject = subject }

    var title: String { subject.name }
    var status: String { subject.code ?? "" }
    var prompt: String { teaching.isEmpty ? "" : "Enter opens the class." }

    mutating func load(_ desk: Office) throws {
        let session = desk.session
        subject = try session.subject(subject.id)
        let focused = table.selected(in: teaching)?.id
        teaching = try session.teaching(ofSubject: subject.id)
        table.follow(focused, in: teaching.map(\.id))
    }

    mutating func meanwhile(_ desk: Office) throws { try load(desk) }
    mutating func fit(_ size: Size) { table.page = max(1, size.rows - 1) }
    mutating func type(_ key: Key) -> Typed { .if(table.move(key, count: teaching.count)) }

    func draw(on canvas: inout Canvas) {
        canvas.table(
            [
                Column("Class", width: .fixed(10)) { $0.sectionName },
                .name("Taught by") { shown(name: $0.staffName, latin: $0.staffLatinName) },
                Column("Since", width: .fixed(16), priority: 1) { $0.fromOn.text },
            ], teaching, table,
            empty: "Nobody teaches it. A class assigns subjects (F8 on the class).")
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
        ]
    }
}
