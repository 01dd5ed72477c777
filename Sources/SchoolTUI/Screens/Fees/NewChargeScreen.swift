// A charge outside the price list: for one pupil from the account, for a class from the lists, for
// those that are marked from the pupils. The form says what it is; the next screen says who, and
// raises it.

import SchoolCore

/// The form of a charge outside the price list.
struct NewChargeScreen: OfficeForm {
    enum Field: String, Hashable, Sendable {
        case section, head, name, amount, dueOn, discount, scholarship, reason
    }

    var form: Form<Field>
    /// The pupils it is for; nobody where a class is chosen.
    private let pupils: [ChosenPupil]
    private let sections: [Section]
    private let money: Currency
    private let key = SubmissionKey()

    init(for payer: FeeAccount.Payer, at desk: Office) throws {
        try self.init([ChosenPupil(payer.student, name: payer.shownName)], at: desk)
    }

    /// For these pupils, or for a class that the form asks for.
    init(_ pupils: [ChosenPupil] = [], at desk: Office) throws {
        self.pupils = pupils
        money = desk.session.school.profile.money
        let listed = try pupils.isEmpty ? desk.session.sections() : []
        sections = listed
        let heads = try desk.session.feeHeads().map { PickOption($0.name, $0.name) }
        let options = listed.map { PickOption(Section.searchName($0.name), $0.name) }
        let section = FormField<Field>(
            .section, "Class", .choice(options),
            help: "Whom it is for; the next screen leaves out single pupils.", required: true)
        form = Form(
            (pupils.isEmpty ? [section] : []) + Self.fields(heads, money), today: desk.session.today
        )
    }

    private static func fields(_ heads: [PickOption], _ money: Currency) -> [FormField<Field>] {
        [
            FormField(
                .head, "Head", .choice(heads), help: "What the money is for.", required: true),
            FormField(
                .name, "Name", help: "As it stands on the receipt; empty is the head's name."),
            FormField(
                .amount, "Amount", .amount(places: money.decimals), help: "For one pupil.",
                required: true),
            FormField(.dueOn, "Due on", .day(.future), help: "Empty is today."),
            FormField(
                .discount, "Discount", .amount(places: money.decimals), help: "May stay empty."),
            FormField(
                .scholarship, "Scholarship", .amount(places: money.decimals),
                help: "May stay empty."),
            FormField(
                .reason, "Reason", .text(limit: 200),
                help: "Why a discount or a scholarship is granted."),
        ]
    }

    var draftName: String? { pupils.draftName(of: Self.self) }
    var title: String { "New charge" }
    var prompt: String { form.prompt("F2 shows who will be charged, and raises nothing yet.") }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Pupils", name: "Show who will be charged",
                help: "Shows the pupils and the sum before anything is raised.",
                needs: .wholeSchool(.writeFees)
            ) { screen, desk in try screen.finish { try $0.showPupils(at: desk) } },
            Self.exportingForm(), Self.leaving("Goes back; nothing is raised."),
        ]
    }

    private func showPupils(at desk: Office) throws -> Step<Office> {
        var typed = ChargeForm()
        typed.head = form[.head]
        typed.name = form[.name]
        typed.amount = form[.amount]
        typed.dueOn = form[.dueOn]
        typed.discount = form[.discount]
        typed.scholarship = form[.scholarship]
        typed.reason = form[.reason]
        let new = try typed.checked(money, today: desk.session.today)
        let scope: ChargeScope =
            pupils.isEmpty ? .section(try section()) : .students(pupils.map(\.id))
        let plan = try desk.session.planned(new, for: scope)
        guard plan.count > 0 else { throw Refusal.fees(.nothingToRaise) }
        return .push(ChargePupilsScreen(plan, key: key))
    }

    /// It is raised: what was typed is done with.
    func raised(at desk: Office) throws -> Step<Office> {
        pupils.isEmpty ? .pop : StudentListScreen.popAndForgetMarks()
    }

    private func section() throws -> SectionID {
        guard let place = form.choice(.section), sections.indices.contains(place) else {
            throw Refusal.invalid([FieldProblem("section", .missing)])
        }
        return sections[place].id
    }

    func draw(on canvas: inout Canvas) {
        if !pupils.isEmpty {
            canvas.name(0, 2, pupils.words, .title, width: canvas.size.columns - 4)
        }
        canvas.form(form, in: canvas.area.below(2))
    }
}
