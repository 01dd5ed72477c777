// Taking a receipt back, wholly or in part. The reason is asked first, the word that names it last;
// who took the money is refused by the verb, whatever stands here.

import SchoolCore

/// A void or a refund being prepared.
struct TakeBackScreen: OfficeForm {
    enum Field: String, Hashable, Sendable { case amount, reason }

    let series: Receipt.Series
    let receipt: Receipt
    private let money: Currency
    var form: Form<Field>

    init(_ series: Receipt.Series, of receipt: Receipt, at desk: Office) {
        self.series = series
        self.receipt = receipt
        money = desk.session.school.profile.money
        let reason = FormField<Field>(
            .reason, "Reason", .text(limit: 200),
            help: "Why; it stands in the ledger and in the audit trail.", required: true)
        let amount = FormField<Field>(
            .amount, "Amount", .amount(places: money.decimals),
            help: "How much is given back: all that is left until you type another.",
            required: true, value: money.plain(receipt.total - receipt.refunded))
        form = Form(
            series == .void ? [reason] : [amount, reason], today: desk.session.today)
    }

    var draftOf: Int64? { receipt.id.rawValue }
    var title: String { series == .void ? "Void" : "Refund" }
    var prompt: String {
        form.prompt(series == .void ? "F2 voids, after one question." : "F2 gives it back.")
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(2), label: title, help: "Takes it back, after a question.",
                needs: .wholeSchool(.writeFees), danger: true
            ) { screen, _ in try screen.ask() },
            Self.exportingForm(), Self.leaving(),
        ]
    }

    private mutating func ask() throws -> Step<Office> {
        try finish { screen in
            let amount = try screen.amount()
            let what =
                screen.series == .void
                ? "Void \(screen.receipt.text) of \(screen.money.text(amount))?"
                : "Give \(screen.money.text(amount)) of \(screen.receipt.text) back?"
            return .ask(what, word: screen.series.rawValue) { (screen: inout Self, desk) in
                try screen.takeBack(amount, at: desk)
            }
        }
    }

    private func amount() throws -> Money {
        guard series == .refund else { return receipt.total }
        do throws(AmountFault) { return try money.amount(form[.amount]) } catch {
            throw Refusal.invalid([FieldProblem("amount", .amount(error))])
        }
    }

    private mutating func takeBack(_ amount: Money, at desk: Office) throws -> Step<Office> {
        try finish { screen in
            let session = desk.session
            let reason = screen.form[.reason]
            let paper =
                screen.series == .void
                ? try session.void(screen.receipt.id, reason: reason)
                : try session.refund(screen.receipt.id, amount: amount, reason: reason)
            let done = screen.series == .void ? "is void" : "given back"
            let said =
                "\(screen.receipt.text)  \(screen.money.text(paper.amount)) \(done): \(paper.text)"
            let printing = Printing.first(paper, of: screen.receipt, on: session)
            return .telling(printing.notice(after: said), then: .pop)
        }
    }

    func draw(on canvas: inout Canvas) {
        canvas.name(1, 2, receipt.studentName, .title, width: canvas.size.columns - 6)
        let taken = "\(receipt.text)   \(money.text(receipt.total))   \(receipt.method.title)"
        canvas.put(2, 2, taken + "   taken by \(receipt.takenByName) \(receipt.day.text)")
        if receipt.refunded > .zero {
            canvas.put(3, 2, "\(money.text(receipt.refunded)) of it was given back already.", .warn)
        }
        canvas.form(form, in: canvas.area.below(5))
    }
}
