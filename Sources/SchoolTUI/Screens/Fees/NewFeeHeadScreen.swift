// A new fee head, and with it a new income account.

import SchoolCore

/// The form of a new fee head.
struct NewFeeHeadScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case name, category }

    var form: Form<Field>

    init(today: Day) {
        let categories = FeeHead.Category.allCases.map {
            PickOption($0.rawValue, $0.rawValue.lowercased())
        }
        form = Form(
            [
                FormField(
                    .name, "Head", .text(limit: 40), help: "What the money is for: Tuition.",
                    required: true),
                FormField(
                    .category, "Kind", .choice(categories), help: "For reports; one of six.",
                    required: true),
            ], today: today)
    }

    var title: String { "New head" }
    var prompt: String { form.prompt("F2 adds the head.") }

    func draw(on canvas: inout Canvas) { canvas.form(form, in: canvas.area.below(1)) }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Save", name: "Add the head", help: "Adds the fee head.",
                needs: .permission(.writeFees)
            ) { screen, desk in try screen.finish { try $0.add(at: desk) } },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private func add(at desk: Office) throws -> Step<Office> {
        let new = try NewFeeHead(name: form[.name], category: form[.category])
        _ = try desk.session.add(new)
        return .pop.telling(Notice("The head \(new.name) is added.", .good))
    }
}
