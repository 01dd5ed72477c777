// Correcting the name or the code of a subject.

import SchoolCore

/// The form of a correction.
struct CorrectSubjectScreen: OfficeForm {
    var form: Form<NewSubjectScreen.Field>
    private var known: Subject

    init(_ subject: Subject, today: Day) {
        known = subject
        form = Form(NewSubjectScreen.fields(Self.values(subject)), today: today)
        form.enterAtEnd = .f(2)
    }

    var draftOf: Int64? { known.id.rawValue }
    var title: String { "Correct" }
    var prompt: String { "F2 saves the corrections." }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: "Save the corrections",
                help: "Saves name and code; who teaches the subject stays as it is.",
                needs: .permission(.writeSubjects)
            ) { screen, desk in try screen.finish { try $0.save(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func save(at desk: Office) throws -> Step<Office> {
        do {
            try desk.session.correct(known, name: form[.name], code: form[.code])
        } catch Refusal.changedMeanwhile {
            let stored = try desk.session.subject(known.id)
            let before = Self.values(known)
            known = stored
            return showChanges(from: before, to: Self.values(stored))
        }
        return .pop.telling(Notice("\(form[.name]) is corrected.", .good))
    }

    private static func values(_ subject: Subject) -> [NewSubjectScreen.Field: String] {
        [.name: subject.name, .code: subject.code ?? ""]
    }
}
