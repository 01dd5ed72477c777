// Moving a pupil to another class from a day on. Marks of that day or later stand in the way, and
// the form says which day would do.

import SchoolCore

/// Where to, and from when.
struct MoveStudentScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case section, on }

    let student: StudentID
    let latinName: String
    private let present: Enrolment?
    private let sections: [Section]
    var form: Form<Field>

    init(_ student: StudentID, at desk: Office) throws {
        let session = desk.session
        let card = try session.card(of: student)
        self.student = student
        latinName = card.student.latinName
        present = card.present
        sections = try session.sections().filter { $0.id != card.present?.section }
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

    var draftOf: Int64? { student.rawValue }
    var title: String { "Move" }
    var prompt: String { form.prompt("F2 moves the pupil.") }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Move", help: "Moves the pupil from that day on.",
                needs: .permission(.writeStudents),
                blocked: present == nil ? "The pupil is in no class now." : nil
            ) { screen, desk in try screen.move(at: desk, overCapacity: false) },
            Self.leaving(),
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
                    screen.student, to: section.id, on: day, overCapacity: overCapacity)
            } catch Refusal.classes(.classIsFull(let name, let capacity)) {
                return .ask("\(name) is full with \(capacity). Move one more in?", word: "MORE") {
                    (screen: inout Self, desk) in try screen.move(at: desk, overCapacity: true)
                }
            } catch Refusal.students(let refusal) {
                screen.form.refuse([(.on, Wording.sentence(refusal))])
                return .notice(.refusal(Wording.sentence(refusal)))
            }
            return .telling(
                Notice("\(screen.latinName) is in \(section.name) from \(day.text) on.", .good),
                then: .pop)
        }
    }

    func draw(on canvas: inout Canvas) {
        canvas.name(1, 2, latinName, .title, width: canvas.size.columns - 6)
        if let present {
            canvas.put(
                2, 2,
                "in \(present.sectionName) roll \(present.rollNumber) since \(present.fromOn.text)",
                width: canvas.size.columns - 4)
        }
        canvas.form(form, in: canvas.area.below(4))
    }
}
