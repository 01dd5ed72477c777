// The morning: what lies in the drawer is counted and opens the day. What the last day left stands
// proposed. The same form sets the float right while the day is open.

import SchoolCore

/// The form that opens today's day book, or corrects its float.
struct OpenDayScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case float }

    var form: Form<Field>
    private let money: Currency
    private let proposed: Money
    private let isCorrection: Bool

    /// `float` is what stands until now, where the day is open already.
    init(at desk: Office, correcting float: Money? = nil) throws {
        money = desk.session.school.profile.money
        isCorrection = float != nil
        proposed = try float ?? desk.session.cashLeft()
        form = Form(
            [
                FormField(
                    .float, "Float", .amount(places: money.decimals),
                    help: "What lies in the drawer now, as counted.", required: true,
                    value: money.plain(proposed))
            ], today: desk.session.today)
        form.warningOnEscape =
            isCorrection
            ? "The float is as it was. Esc again leaves it so."
            : "The day is not open yet. Esc again leaves it so."
    }

    /// What was counted another day is not proposed again.
    var draftName: String? { nil }
    var title: String { isCorrection ? "Float" : "Open" }
    var prompt: String {
        form.prompt(
            isCorrection
                ? "What lay in the drawer in the morning. F2 sets it."
                : "Count the drawer. F2 opens the day book.")
    }

    func draw(on canvas: inout Canvas) {
        let sum = money.text(proposed)
        canvas.put(
            1, 2,
            isCorrection
                ? "The day was opened with \(sum)." : "The last day left \(sum) in the drawer.")
        canvas.form(form, in: canvas.area.below(3))
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), "+", label: title,
                name: isCorrection ? "Correct the float" : "Open the day book",
                help: isCorrection
                    ? "Sets the float of today." : "Opens today's day book with this float.",
                needs: .takingFees
            ) { screen, desk in try screen.finish { try $0.open(at: desk) } },
            Self.exportingForm(),
            Self.leaving(
                isCorrection
                    ? "Goes back; the float stays." : "Goes back; the day stays unopened."),
        ]
    }

    private func open(at desk: Office) throws -> Step<Office> {
        let check = AmountCheck(money)
        let float = try check.amount("float", form[.float], allowingZero: true)
        if isCorrection {
            try desk.session.correctFloat(to: float)
            return .pop.telling(Notice("The float is \(money.text(float)).", .good))
        }
        try desk.session.openCashDay(float: float)
        let said = "The day book is open with \(money.text(float)) in the drawer."
        return .pop.telling(Notice(said, .good))
    }
}
