// What the school teaches.

import SchoolCore

/// All subjects, by name.
struct SubjectListScreen: FindingScreen {
    var list = FoundList<Subject> { PickOption($0.name, $0.name, detail: $0.code ?? "") }

    var title: String { "Subjects" }
    var prompt: String {
        list.isFinding
            ? "Name or code. Down goes to the list, Enter opens."
            : "Enter opens   c corrects   / finds again"
    }

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
        let subject = selected
        let none = subject == nil ? "There is no subject to choose." : nil
        return [
            Action(
                .enter, label: "Open", name: "Open the subject",
                help: "Shows which classes learn it, and from whom.",
                needs: .permission(.seeClasses), blocked: none
            ) { _, _ in subject.map { .push(SubjectScreen($0)) } ?? .stay },
            Action(
                .f(4), "c", label: "Edit", name: "Correct the subject",
                help: "Corrects name and code.", needs: .permission(.writeSubjects), blocked: none
            ) { _, desk in
                subject.map { .push(CorrectSubjectScreen($0, today: desk.session.today)) } ?? .stay
            },
            Action(
                .f(6), "n", label: "New", name: "New subject", help: "Adds a subject.",
                needs: .permission(.writeSubjects)
            ) { _, desk in .push(NewSubjectScreen(today: desk.session.today)) },
            Self.exporting(),
        ] + Self.arranging()
    }
}
