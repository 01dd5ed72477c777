// A new subject: its name, and a short code where the school uses codes.

import SchoolCore

/// The form of a new subject.
struct NewSubjectScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case name, code }

    var form: Form<Field>

    init(today: Day) {
        form = Form(Self.fields([:]), today: today)
        form.enterAtEnd = .f(2)
    }

    /// What is known about a subject.
    static func fields(_ known: [Field: String]) -> [FormField<Field>] {
        [
            FormField(
                .name, "Subject", .text(limit: 100), help: "As it stands on a report.",
                required: true, value: known[.name] ?? ""),
            FormField(
                .code, "Code", .text(limit: 20), help: "Its own short code; may stay empty.",
                value: known[.code] ?? ""),
        ]
    }

    var title: String { "New subject" }
    var prompt: String { "F2 adds the subject." }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: "Add the subject", help: "Adds the subject.",
                needs: .permission(.writeSubjects)
            ) { screen, desk in try screen.finish { try $0.add(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private func add(at desk: Office) throws -> Step<Office> {
        _ = try desk.session.addSubject(name: form[.name], code: form[.code])
        return .pop.telling(Notice("\(form[.name]) is added.", .good))
    }
}
