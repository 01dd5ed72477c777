// Another price. It counts for what is raised from now on.

import SchoolCore

/// The form of a new price.
struct FeePriceScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case amount }

    var form: Form<Field>
    private let line: FeeStructure
    private let money: Currency

    init(_ line: FeeStructure, at desk: Office) {
        self.line = line
        money = desk.session.school.profile.money
        form = Form(
            [
                FormField(
                    .amount, "Amount", .amount(places: money.decimals),
                    help: "The new price; charges already raised keep theirs.", required: true,
                    value: money.plain(line.amount))
            ], today: desk.session.today)
    }

    var draftOf: Int64? { line.id.rawValue }
    var title: String { "Price" }
    var prompt: String { form.prompt("F2 sets the price.") }

    func draw(on canvas: inout Canvas) {
        canvas.put(1, 2, "\(line.name): \(money.text(line.amount)) until now.")
        canvas.form(form, in: canvas.area.below(3))
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: "Set the price", help: "Sets the new price.",
                needs: .permission(.writeFees)
            ) { screen, desk in try screen.finish { try $0.change(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private func change(at desk: Office) throws -> Step<Office> {
        let amount = try AmountCheck(money).amount("amount", form[.amount])
        try desk.session.change(
            line.id, amount: amount, isActive: line.isActive, version: line.version)
        let said = "\(line.name) costs \(money.text(amount)) from now on."
        return .pop.telling(Notice(said, .good))
    }
}
