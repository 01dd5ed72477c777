// Correcting a class: the fields it was added with.

import SchoolCore

/// The form of a correction.
struct CorrectClassScreen: OfficeForm {
    var form: Form<NewClassScreen.Field>
    private var known: Section

    init(_ section: Section, today: Day) {
        known = section
        form = Form(NewClassScreen.fields(Self.values(section)), today: today)
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
                help: "Saves the corrections; pupils and teachers stay with the class.",
                needs: .permission(.writeClasses)
            ) { screen, desk in try screen.finish { try $0.save(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func save(at desk: Office) throws -> Step<Office> {
        let new = try NewClassScreen.typed(form)
        do {
            try desk.session.correct(known.id, to: new, version: known.version)
        } catch Refusal.changedMeanwhile {
            let stored = try desk.session.section(known.id).section
            let before = Self.values(known)
            known = stored
            return showChanges(from: before, to: Self.values(stored))
        }
        return .pop.telling(Notice("The class \(new.name) is corrected.", .good))
    }

    private static func values(_ section: Section) -> [NewClassScreen.Field: String] {
        [
            .name: section.name, .level: section.level, .room: section.room,
            .capacity: String(section.capacity),
        ]
    }
}
