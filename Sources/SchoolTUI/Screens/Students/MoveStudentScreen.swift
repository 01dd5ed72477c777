// Moving a pupil to another class from a day on. Marks of that day or later stand in the way, and
// the form says which day would do.

import SchoolCore

/// Where to, and from when.
struct MoveStudentScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case section, on }

    let pupils: [ChosenPupil]
    private let present: Enrolment?
    private let sections: [Section]
    var form: Form<Field>

    init(_ student: StudentID, at desk: Office) throws {
        let card = try desk.session.card(of: student)
        try self.init(
            [ChosenPupil(student, name: card.student.latinName)], from: card.present, at: desk)
    }

    /// Several pupils to the same class, on the same day.
    init(_ pupils: [ChosenPupil], at desk: Office) throws {
        try self.init(pupils, from: nil, at: desk)
    }

    private init(_ pupils: [ChosenPupil], from present: Enrolment?, at desk: Office) throws {
        let session = desk.session
        self.pupils = pupils
        self.present = present
        sections = try session.sections().filter { $0.id != present?.section }
        form = Form(
            [
                FormField(
                    .section, "To class",
                    .choice(
                        sections.map {
                            PickOption(
                                Section.searchName($0.name), $0.name,
                                detail: "\($0.strength) of \($0.capacity)")
                        }), help: "7b, 7B and 7-B are one; F4 lists the classes.", required: true),
                FormField(
                    .on, "From", .day(.nearest), help: "The first day in the new class.",
                    required: true, value: session.today.iso),
            ], today: session.today)
    }

    var draftName: String? { pupils.draftName(of: Self.self) }
    var title: String { "Move" }
    var prompt: String { form.prompt("F2 moves \(pupils.count == 1 ? "the pupil" : "them all").") }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Move", help: "Moves the pupil from that day on.",
                needs: .permission(.writeStudents),
                blocked: present == nil && pupils.count == 1
                    ? "The pupil is in no class now." : nil
            ) { screen, desk in try screen.move(at: desk, overCapacity: false) },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func move(at desk: Office, overCapacity: Bool) throws -> Step<Office> {
        try finish { screen in
            guard let place = screen.form.choice(.section), let day = screen.form.day(.on) else {
                return .stay
            }
            let section = screen.sections[place]
            do {
                try desk.session.move(
                    screen.pupils.map(\.id), to: section.id, on: day, overCapacity: overCapacity)
            } catch let refusal as Refusal where refusal.isFullClass {
                let more = screen.pupils.count == 1 ? "one more" : "them all"
                let sentence = "\(section.name) is full with \(section.capacity). Move \(more) in?"
                return .ask(sentence, word: "MORE") {
                    (screen: inout Self, desk) in try screen.move(at: desk, overCapacity: true)
                }
            } catch Refusal.students(let refusal) {
                screen.form.refuse([(.on, Wording.sentence(refusal))])
                return .notice(.refusal(Wording.sentence(refusal)))
            }
            return .telling(
                Notice(
                    "\(screen.pupils.short) \(screen.pupils.count == 1 ? "is" : "are") in "
                        + "\(section.name) from \(day.text) on.", .good),
                then: StudentListScreen.popAndForgetMarks())
        }
    }

    func draw(on canvas: inout Canvas) {
        canvas.name(1, 2, pupils.words, .title, width: canvas.size.columns - 6)
        if let present {
            canvas.put(
                2, 2,
                "in \(present.sectionName) roll \(present.rollNumber) since \(present.fromOn.text)",
                width: canvas.size.columns - 4)
        }
        canvas.form(form, in: canvas.area.below(4))
    }
}

extension Refusal {
    /// Whether a class has no room for the pupil, or for one of several.
    fileprivate var isFullClass: Bool {
        switch self {
        case .classes(.classIsFull): true
        case .ofPupil(_, let refusal): refusal.isFullClass
        default: false
        }
    }
}
