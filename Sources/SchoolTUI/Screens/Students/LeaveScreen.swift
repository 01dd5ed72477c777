// Leave known beforehand: the registers of those days come with the pupil excused already.

import SchoolCore

/// From when to when, and why.
struct LeaveScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case from, to, reason }

    let pupils: [ChosenPupil]
    var form: Form<Field>

    init(_ student: StudentID, at desk: Office) throws {
        let name = try desk.session.card(of: student).student.latinName
        self.init([ChosenPupil(student, name: name)], at: desk)
    }

    /// The same leave for several pupils.
    init(_ pupils: [ChosenPupil], at desk: Office) {
        let session = desk.session
        self.pupils = pupils
        form = Form(
            [
                FormField(
                    .from, "From", .day(.nearest), help: "The first day of leave.",
                    required: true, value: session.today.iso),
                FormField(
                    .to, "To", .day(.nearest), help: "The last day; empty is one day only."),
                FormField(
                    .reason, "Reason", .text(limit: MarkOrder.remarkCharacters),
                    help: "What the register will say.", required: true),
            ], today: session.today)
    }

    var draftName: String? { pupils.draftName(of: Self.self) }
    var title: String { "Leave" }
    var prompt: String { form.prompt("F2 records the leave.") }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Record", help: "Those days come marked as excused.",
                needs: .permission(.takeRegisters)
            ) { screen, desk in try screen.record(at: desk) },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func record(at desk: Office) throws -> Step<Office> {
        try finish { screen in
            guard let first = screen.form.day(.from) else { return .stay }
            let last = screen.form.day(.to) ?? first
            guard first <= last else {
                throw Refusal.invalid([FieldProblem("to", .endsBeforeStart)])
            }
            do {
                try desk.session.recordLeave(
                    of: screen.pupils.map(\.id), first...last, reason: screen.form[.reason])
            } catch Refusal.attendance(.leaveOverlaps(let day)) {
                let sentence = Wording.sentence(Refusal.Attendance.leaveOverlaps(day))
                screen.form.refuse([(.from, sentence)])
                return .notice(.refusal(sentence))
            }
            let days = first == last ? "on \(first.text)" : "\(first.text) to \(last.text)"
            return .telling(
                Notice("\(screen.pupils.short): leave \(days).", .good),
                then: StudentListScreen.popAndForgetMarks())
        }
    }

    func draw(on canvas: inout Canvas) {
        canvas.name(1, 2, pupils.words, .title, width: canvas.size.columns - 6)
        canvas.form(form, in: canvas.area.below(3))
    }
}
