// Changing one due: what is taken off it, another day, another amount, or none of it. The charge
// itself stays as it was raised; each change is a further line with its reason.

import SchoolCore

/// What may be done with a due.
enum DueChange: CaseIterable, Sendable {
    case waive, discount, scholarship, postpone, correct, cancel, takeBack

    /// The letter that chooses it.
    var letter: Character {
        switch self {
        case .waive: "w"
        case .discount: "d"
        case .scholarship: "s"
        case .postpone: "p"
        case .correct: "a"
        case .cancel: "x"
        case .takeBack: "t"
        }
    }

    var title: String {
        switch self {
        case .waive: "Waive it"
        case .discount: "Discount"
        case .scholarship: "Scholarship"
        case .postpone: "Postpone"
        case .correct: "Another amount"
        case .cancel: "Cancel it"
        case .takeBack: "Take the last concession back"
        }
    }

    var concession: Concession? {
        switch self {
        case .waive: .waiver
        case .discount: .discount
        case .scholarship: .scholarship
        case .postpone, .correct, .cancel, .takeBack: nil
        }
    }

    /// A concession can be taken back only where there is one.
    func fits(_ charge: Charge) -> Bool {
        self != .takeBack || charge.discount + charge.scholarship + charge.waived > .zero
    }
}

/// One change of one due.
struct DueChangeScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case amount, dueOn, reason }

    let change: DueChange
    let charge: Charge
    private let money: Currency
    private let today: Day
    var form: Form<Field>

    init(_ change: DueChange, of charge: Charge, at desk: Office) {
        self.change = change
        self.charge = charge
        money = desk.session.school.profile.money
        today = desk.session.today
        let whole = change == .correct ? charge.amount : charge.open
        let amount = FormField<Field>(
            .amount, "Amount", .amount(places: money.decimals),
            help: change == .correct
                ? "What the charge is really for." : "All that is open until you type another.",
            required: true, value: money.plain(whole))
        let day = FormField<Field>(
            .dueOn, "Due on", .day(.nearest), help: "The day it falls due instead.",
            required: true)
        let reason = FormField<Field>(
            .reason, "Reason", .text(limit: 200),
            help: "Why; it stands in the ledger and in the audit trail.", required: true)
        let fields =
            switch change {
            case .waive, .discount, .scholarship, .correct: [amount, reason]
            case .postpone: [day]
            case .cancel, .takeBack: [reason]
            }
        form = Form(fields, today: desk.session.today)
    }

    /// Each change of a due has a draft of its own.
    var draftName: String? { "form.DueChangeScreen.\(change).\(charge.id.rawValue)" }
    var title: String { change.title }
    var prompt: String { form.prompt(warning ?? "F2 does it.") }

    /// A day that has passed makes the due overdue at once.
    private var warning: String? {
        guard change == .postpone, let day = form.day(.dueOn), day < today else { return nil }
        return "Overdue at once: due \(FeeListWords.due(day, today: today)). F2 does it."
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: "Do it", name: change.title, help: "Changes the due so.",
                needs: .wholeSchool(.writeFees)
            ) { screen, desk in try screen.carryOut(at: desk) },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func carryOut(at desk: Office) throws -> Step<Office> {
        try finish { screen in
            let done = try screen.done(by: desk.session)
            return .telling(Notice("\(screen.charge.spoken): \(done).", .good), then: .pop)
        }
    }

    /// Does it, and says what was done.
    private func done(by session: Session) throws -> String {
        let reason = form[.reason]
        if let concession = change.concession {
            let given = try session.grant(
                concession, of: try amount(), off: charge.id, reason: reason)
            return "\(money.text(given)) \(concession.rawValue.lowercased())"
        }
        switch change {
        case .postpone:
            guard let day = form.day(.dueOn) else { return "as it was" }
            try session.postpone(charge.id, to: day)
            return "due on \(FeeListWords.due(day, today: session.today))"
        case .correct:
            _ = try session.correct(charge.id, amount: try amount(), reason: reason)
            return "\(money.text(try amount())) instead"
        case .takeBack:
            let back = try session.takeBackConcession(on: charge.id, reason: reason)
            return "\(money.text(back)) is due again"
        case .cancel, .waive, .discount, .scholarship:
            try session.cancel(charge.id, reason: reason)
            return "cancelled"
        }
    }

    private func amount() throws -> Money {
        do throws(AmountFault) { return try money.amount(form[.amount]) } catch {
            throw Refusal.invalid([FieldProblem("amount", .amount(error))])
        }
    }

    func draw(on canvas: inout Canvas) {
        canvas.put(1, 2, charge.spoken, .title, width: canvas.size.columns - 4)
        var facts = ["\(money.text(charge.amount)) charged"]
        for (word, sum) in [
            ("discount", charge.discount), ("scholarship", charge.scholarship),
            ("waived", charge.waived), ("paid", charge.paid),
        ] where sum > .zero {
            facts.append("\(money.text(sum)) \(word)")
        }
        facts += ["\(money.text(charge.open)) open", "due \(charge.dueOn.text)"]
        canvas.put(2, 2, facts.joined(separator: "   "), width: canvas.size.columns - 4)
        canvas.form(form, in: canvas.area.below(4))
    }
}
