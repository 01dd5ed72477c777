// A new academic year with a row for each of its days, open on the school's working week. The form
// begins with the year after the last one.

import SchoolCore

/// The form of a new academic year.
struct NewYearScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case name, startsOn, endsOn, current }

    var form: Form<Field>

    init(after last: AcademicYear?, today: Day) {
        let first = last.map { $0.endsOn + 1 } ?? Day(year: today.year, month: 1, day: 1) ?? today
        let next = Day(year: first.year + 1, month: first.month, day: first.dayOfMonth)
        let end = (next ?? first + 365) - 1
        let name = first.year == end.year ? "\(first.year)" : "\(first.year)-\(end.year)"
        form = Form(
            [
                FormField(
                    .name, "Name", .text(limit: 20), help: "2026, or 2026-2027.", required: true,
                    value: name),
                FormField(
                    .startsOn, "First day", .day(.nearest), help: "Whatever day of the week it is.",
                    required: true, value: first.iso),
                FormField(
                    .endsOn, "Last day", .day(.nearest), help: "Years may not overlap.",
                    required: true, value: end.iso),
                FormField(
                    .current, "Current",
                    .choice([
                        PickOption("y", "Yes, work goes on in it"),
                        PickOption("n", "No, it is made for later"),
                    ]),
                    help: "Classes, registers and lists are those of the current year.",
                    required: true, value: first <= today ? "y" : "n"),
            ], today: today)
        form.enterAtEnd = .f(2)
    }

    var title: String { "New year" }
    var prompt: String { "F2 opens the year with all its days." }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: "Open the year", help: "Opens the year.",
                needs: .permission(.changeSettings)
            ) { screen, desk in try screen.finish { try $0.open(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private func open(at desk: Office) throws -> Step<Office> {
        let new = try NewYear(
            name: form[.name], startsOn: form[.startsOn], endsOn: form[.endsOn])
        guard form[.current] == "y" else {
            _ = try desk.session.openYear(new, makeCurrent: false)
            return .pop.telling(Notice("The year \(new.name) is made for later.", .good))
        }
        return .ask(
            "From now on classes, registers and lists are those of \(new.name), "
                + "not of the year before.",
            word: new.name
        ) { (_: inout Self, desk) in
            _ = try desk.session.openYear(new, makeCurrent: true)
            return .pop.telling(Notice("The year \(new.name) is open.", .good))
        }
    }
}
