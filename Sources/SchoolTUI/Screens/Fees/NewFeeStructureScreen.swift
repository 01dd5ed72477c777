// A new line of the price list, of this year or of one that is being prepared. F4 chooses from
// lists: the head, how often, the classes, the year.

import SchoolCore

/// The form of a new line of the price list.
struct NewFeeStructureScreen: OfficeForm {
    enum Field: String, Hashable, Sendable {
        case head, name, amount, frequency, classes, dueDay, year
    }

    var form: Form<Field>
    private let money: Currency

    init(at desk: Office) throws {
        money = desk.session.school.profile.money
        let heads = try desk.session.feeHeads().map { PickOption($0.name, $0.name) }
        let years = try desk.session.years()
        let current = years.first { $0.isCurrent }?.name ?? ""
        let frequencies = FeeStructure.Frequency.allCases.map {
            PickOption($0.rawValue, FeeListWords.frequency($0))
        }
        form = Form(
            [
                FormField(
                    .head, "Head", .choice(heads), help: "What the money is for.", required: true),
                FormField(
                    .name, "Name", help: "As it stands on the receipt; empty is the head's name."),
                FormField(
                    .amount, "Amount", .amount(places: money.decimals), help: "For one pupil.",
                    required: true),
                FormField(
                    .frequency, "Raised", .choice(frequencies), help: "How often it is raised.",
                    required: true, value: FeeStructure.Frequency.monthly.rawValue),
                FormField(
                    .classes, "Classes", .text(limit: 200),
                    help: "Such as 7-A 7-B; empty is all. F4 lists them."),
                FormField(
                    .dueDay, "Due on", .digits(limit: 2),
                    help: "The day of the month, 1 to 28, on which it falls due.", value: "10"),
                FormField(
                    .year, "Year", .choice(years.map { PickOption($0.name, $0.name) }),
                    help: "The academic year whose price list it stands on.", required: true,
                    value: current),
            ], today: desk.session.today)
    }

    var title: String { "New price" }
    var prompt: String { form.prompt("F2 adds it to the price list.") }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: "Add the line", help: "Adds it to the price list.",
                needs: .permission(.writeFees)
            ) { screen, desk in try screen.finish { try $0.add(at: desk) } },
            Action(
                .f(4), label: "List", name: "Choose a class",
                help: "Adds a class to the classes it is for.",
                blocked: form.focused == .classes ? nil : "There is nothing to choose here."
            ) { _, desk in try Self.chooseClass(desk) },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private static func chooseClass(_ desk: Office) throws -> Step<Office> {
        let sections = try desk.session.sections()
        guard !sections.isEmpty else { return .notice("There are no classes yet.") }
        let options = sections.map { PickOption(Section.searchName($0.name), $0.name) }
        return .choose("Add a class", options) { (screen: inout Self, _, place) in
            let chosen = screen.form[.classes].split(separator: " ").map(String.init)
            guard !chosen.contains(sections[place].name) else { return .stay }
            screen.form[.classes] = (chosen + [sections[place].name]).joined(separator: " ")
            return .stay
        }
    }

    private func add(at desk: Office) throws -> Step<Office> {
        var typed = FeeStructureForm()
        typed.head = form[.head]
        typed.name = form[.name]
        typed.amount = form[.amount]
        typed.frequency = form[.frequency]
        typed.classes = form[.classes]
        typed.dueDay = form[.dueDay]
        typed.year = form[.year]
        let new = try typed.checked(money)
        _ = try desk.session.add(new)
        return .pop.telling(Notice("\(new.name) is on the price list.", .good))
    }
}
