// A new class of the current year. A grade that is new is made with it.

import SchoolCore

/// The form of a new class.
struct NewClassScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case name, level, room, capacity }

    var form: Form<Field>

    init(today: Day) {
        form = Form(Self.fields([.capacity: "40"]), today: today)
        form.enterAtEnd = .f(2)
    }

    /// What is known about a class, in the order it is asked for.
    static func fields(_ known: [Field: String]) -> [FormField<Field>] {
        [
            FormField(
                .name, "Class", .text(limit: 20), help: "As people call it: 7-B.", required: true,
                value: known[.name] ?? ""),
            FormField(
                .level, "Grade", .text(limit: 20),
                help: "The level of study: 7, or K for kindergarten.", required: true,
                value: known[.level] ?? ""),
            FormField(
                .room, "Room", .text(limit: 20), help: "Where it sits; may stay empty.",
                value: known[.room] ?? ""),
            FormField(
                .capacity, "Capacity", .digits(limit: 3),
                help: "How many pupils the room holds, 1 to 500.", required: true,
                value: known[.capacity] ?? ""),
        ]
    }

    /// The class as it stands in such a form, or what is wrong with it.
    static func typed(_ form: Form<Field>) throws -> NewSection {
        try NewSection(
            name: form[.name], level: form[.level], room: form[.room],
            capacity: Int(form[.capacity]) ?? 0)
    }

    var title: String { "New class" }
    var prompt: String { "F2 adds the class." }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: "Add the class", help: "Adds the class to this year.",
                needs: .permission(.writeClasses)
            ) { screen, desk in try screen.finish { try $0.add(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private func add(at desk: Office) throws -> Step<Office> {
        let new = try Self.typed(form)
        _ = try desk.session.add(new)
        return .pop.telling(Notice("The class \(new.name) is added.", .good))
    }
}
