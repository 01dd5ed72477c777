// What the school teaches.

import SchoolCore

/// All subjects, by name.
struct SubjectListScreen: FindingScreen {
    var list = FoundList<Subject> { PickOption($0.name, $0.name, detail: $0.code ?? "") }

    var title: String { "Subjects" }
    var prompt: String { "Name or code. Who teaches a subject stands with the class." }

    mutating func load(_ desk: Office) throws { show(try desk.session.subjects(), at: desk) }

    func draw(on canvas: inout Canvas) {
        canvas.found(
            self, "Find subject", empty: "There are no subjects yet. F6 adds the first.")
    }

    var exportName: String { "subjects" }
    var exportNeeds: Permission { .seeSubjects }

    var columns: [SheetColumn<Subject>] {
        [
            .text("Code", width: .fixed(12)) { $0.code ?? "" },
            .text("Subject", width: .rest) { $0.name },
        ]
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(6), "n", label: "New", name: "New subject", help: "Adds a subject.",
                needs: .permission(.writeSubjects)
            ) { _, desk in .push(NewSubjectScreen(today: desk.session.today)) },
            Self.exporting(),
        ] + Self.arranging()
    }
}
