// The morning: what lies in the drawer is counted and opens the day. What the last day left stands
// proposed.

import SchoolCore

/// The form that opens today's day book.
struct OpenDayScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case float }

    var form: Form<Field>
    private let money: Currency
    private let proposed: Money

    init(at desk: Office) throws {
        money = desk.session.school.profile.money
        proposed = try desk.session.cashLeft()
        form = Form(
            [
                FormField(
                    .float, "Float", .amount(places: money.decimals),
                    help: "What lies in the drawer now, as counted.", required: true,
                    value: money.plain(proposed))
            ], today: desk.session.today)
        form.warningOnEscape = "The day is not open yet. Esc again leaves it so."
    }

    /// What was counted another day is not proposed again.
    var draftName: String? { nil }
    var title: String { "Open" }
    var prompt: String { form.prompt("Count the drawer. F2 opens the day book.") }

    func draw(on canvas: inout Canvas) {
        canvas.put(1, 2, "The last day left \(money.text(proposed)) in the drawer.")
        canvas.form(form, in: canvas.area.below(3))
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), "+", label: "Open", name: "Open the day book",
                help: "Opens today's day book with this float.", needs: .permission(.takeFees)
            ) { screen, desk in try screen.finish { try $0.open(at: desk) } },
            Self.leaving("Goes back; the day stays unopened."),
        ]
    }

    private func open(at desk: Office) throws -> Step<Office> {
        let check = AmountCheck(money)
        let float = try check.amount("float", form[.float], allowingZero: true)
        try desk.session.openCashDay(float: float)
        let said = "The day book is open with \(money.text(float)) in the drawer."
        return .pop.telling(Notice(said, .good))
    }
}
