// The classes of the current year that a person may see, with how full they are.

import SchoolCore

/// All classes, found as one types: `7b`, `7B` and `7-B` are one.
struct ClassListScreen: FindingScreen {
    var list = FoundList<Section> { section in
        PickOption(
            Section.searchName(section.name), section.name,
            detail: [section.name, section.room, section.classTeacherLatin ?? ""]
                .joined(separator: " "))
    }

    var title: String { "Classes" }
    var prompt: String {
        list.isFinding
            ? "Class, room or class teacher. Down goes to the list, Enter opens."
            : "Enter opens   t names the class teacher   c corrects   / finds again"
    }

    mutating func load(_ desk: Office) throws { show(try desk.session.sections(), at: desk) }

    func draw(on canvas: inout Canvas) {
        canvas.found(
            self, "Find class",
            empty: "There are no classes this year. F6 adds the first.")
    }

    var exportName: String { "classes" }
    var exportNeeds: Permission { .seeClasses }

    var columns: [SheetColumn<Section>] {
        [
            .text("Class", width: .fixed(9)) { $0.name },
            .text("Grade", width: .fixed(7), priority: 2) { $0.level },
            .text(
                "Pupils", width: .fixed(10), align: .right,
                style: { $0.strength >= $0.capacity ? .warn : .plain }
            ) { "\($0.strength) of \($0.capacity)" },
            .name("Class teacher") { $0.shownClassTeacher },
            .text("Room", width: .fixed(10), priority: 1) { $0.room },
        ]
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        let section = selected
        let none = section == nil ? "There is no class to choose." : nil
        return [
            Action(
                .enter, label: "Open", help: "Shows the pupils and who teaches what.",
                blocked: none
            ) { _, _ in section.map { .push(ClassScreen($0.id)) } ?? .stay },
            Action(
                .f(4), "t", label: "Teach.", name: "Name the class teacher",
                help: "Chooses the adult in charge of the class, from today on.",
                needs: .permission(.writeClasses), blocked: none
            ) { _, desk in
                try section.map {
                    try TeacherChoice.classTeacher(of: $0, over: Self.self, at: desk)
                }
                    ?? .stay
            },
            Action(
                "c", label: "Edit", name: "Correct the class",
                help: "Corrects name, grade, room and capacity.",
                needs: .permission(.writeClasses), blocked: none
            ) { _, desk in
                section.map { .push(CorrectClassScreen($0, today: desk.session.today)) } ?? .stay
            },
            Action(
                .f(6), "n", label: "New", name: "New class", help: "Adds a class to this year.",
                needs: .permission(.writeClasses)
            ) { _, desk in .push(NewClassScreen(today: desk.session.today)) },
            Self.exporting(),
        ] + Self.arranging()
    }
}

extension Section {
    /// The class teacher as grids show a name.
    var shownClassTeacher: String {
        classTeacher.map { shown(name: $0, latin: classTeacherLatin) } ?? "none"
    }
}
