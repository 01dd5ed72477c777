// Correcting a guardian: all children are found by the new name and number at once.

import SchoolCore

/// A guardian's particulars, to be corrected.
struct GuardianScreen: OfficeForm {
    enum Field: String, CaseIterable, Hashable, Sendable {
        case name, latinName, phone, email, occupation
    }

    let guardian: GuardianID
    private let student: StudentID
    private let home: String
    private var version: Int
    private var stored: [Field: String]
    var form: Form<Field>

    init(_ guardian: Guardian, of student: StudentID, home: String) {
        self.guardian = guardian.id
        self.student = student
        self.home = home
        version = guardian.version
        stored = Self.values(guardian, home: home)
        form = Self.form(stored)
    }

    var draftOf: Int64? { guardian.rawValue }
    var title: String { "Guardian" }
    var prompt: String { form.prompt("F2 saves, for every child of this guardian.") }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", help: "Saves the corrections.",
                needs: .permission(.writeStudents)
            ) { screen, desk in try screen.save(at: desk) },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func save(at desk: Office) throws -> Step<Office> {
        try finish { screen in
            let new = try screen.typed.checked(country: screen.home)
            do {
                try desk.session.correct(screen.guardian, to: new, version: screen.version)
            } catch Refusal.changedMeanwhile {
                let card = try desk.session.card(of: screen.student)
                guard let now = card.guardians.first(where: { $0.id == screen.guardian }) else {
                    throw Refusal.notFound(.guardian(screen.guardian))
                }
                let values = Self.values(now, home: screen.home)
                let step = screen.showChanges(from: screen.stored, to: values)
                (screen.version, screen.stored) = (now.version, values)
                return step
            }
            return .telling(Notice("\(new.name.latin): corrected.", .good), then: .pop)
        }
    }

    func draw(on canvas: inout Canvas) {
        canvas.form(form, in: canvas.area.below(1))
    }

    private var typed: GuardianForm {
        var typed = GuardianForm()
        typed.name = form[.name]
        typed.latinName = form[.latinName]
        typed.phone = form[.phone]
        typed.email = form[.email]
        typed.occupation = form[.occupation]
        return typed
    }

    private static func values(_ guardian: Guardian, home: String) -> [Field: String] {
        [
            .name: guardian.name,
            .latinName: guardian.latinName == guardian.name ? "" : guardian.latinName,
            .phone: PhoneNumber.shown(guardian.phone, at: home), .email: guardian.email,
            .occupation: guardian.occupation,
        ]
    }

    private static func form(_ values: [Field: String]) -> Form<Field> {
        let lines: [(Field, String, String)] = [
            (.name, "Name", "As the family writes it."),
            (.latinName, "Latin name", "Only where the name is written in other letters."),
            (.phone, "Phone", "Where the school calls."),
            (.email, "E-mail", "May stay empty."),
            (.occupation, "Occupation", "May stay empty."),
        ]
        var form = Form(
            lines.map { name, label, help in
                FormField(
                    name, label, .text(limit: 100), help: help, required: name == .name,
                    value: values[name] ?? "")
            }, today: Day(0))
        form.enterAtEnd = .f(2)
        return form
    }
}
