// An invoice as it stands on paper. It is never changed; a pupil who owes something else tomorrow
// gets another one.

import SchoolCore

/// One invoice.
struct InvoiceScreen: Screen {
    private var invoice: Invoice
    private var sheet = PaperSheet()

    init(_ invoice: Invoice) { self.invoice = invoice }

    var title: String { invoice.text }
    var prompt: String { sheet.goesOn ? "PgDn goes on." : "F7 prints a copy." }
    var status: String { CopyWords.counted(invoice.copies) }

    mutating func fit(_ size: Size) { sheet.fit(size) }
    mutating func type(_ key: Key) -> Typed { sheet.type(key) }

    mutating func load(_ desk: Office) throws {
        invoice = try desk.session.invoice(numbered: invoice.text)
        sheet.show(InvoicePaper(invoice, school: desk.session.school.profile, copy: nil))
    }

    func actions(_ desk: Office) -> [Action<Self>] {
        [
            Action(
                .f(7), "p", label: "Copy", name: "Print a copy",
                help: "Prints it again, marked as a copy with its number.", needs: .takingFees
            ) { screen, desk in
                let printing = try Printing.again(screen.invoice, on: desk.session)
                return .reload.telling(printing.notice(after: screen.invoice.text))
            },
            Action(
                "a", label: "Acct", name: "Open the account", help: "Opens the pupil's account."
            ) { screen, _ in .push(FeeAccountScreen(screen.invoice.student)) },
        ]
    }

    func draw(on canvas: inout Canvas) { sheet.draw(on: &canvas) }
}

/// Issuing an invoice from a pupil's account, and finding those that were issued.
enum InvoiceDoor {
    /// One way on from the list: a new invoice of some charges, or one that was issued.
    private enum Way {
        case new(FeePeriod?)
        case issued(Invoice)
    }

    static func action(over owner: FeeAccountScreen.Type) -> Action<FeeAccountScreen> {
        Action(
            "i", "I", label: "Invoic", name: "Invoice",
            help: "Prints what is due as a numbered invoice, or shows one that was issued.",
            group: "Receipts"
        ) { screen, desk in try choose(of: screen, at: desk) }
    }

    private static func choose(of screen: FeeAccountScreen, at desk: Office) throws -> Step<Office>
    {
        let issued = try desk.session.invoices(of: screen.student)
        let mayIssue = Permission.writeFees.scope(of: desk.session.role) == .school
        let ways = (mayIssue ? new(of: screen.dues) : []) + issued.map { Way.issued($0) }
        guard !ways.isEmpty else { return .notice("Nothing is due, and no invoice was issued.") }
        let money = desk.session.school.profile.money
        let options = ways.map { option($0, of: screen.dues, money) }
        let student = screen.student
        return .choose("Invoice", options) { (_: inout FeeAccountScreen, desk, place) in
            switch ways[place] {
            case .issued(let invoice): .push(InvoiceScreen(invoice))
            case .new(let period): try issue(to: student, for: period, at: desk)
            }
        }
    }

    /// Everything that is due, and each month or quarter in which something is.
    private static func new(of dues: [Charge]) -> [Way] {
        guard !dues.isEmpty else { return [] }
        var texts: [String] = []
        for due in dues where !texts.contains(due.period) { texts.append(due.period) }
        return [.new(nil)] + texts.compactMap { FeePeriod(typed: $0).map { .new($0) } }
    }

    private static func option(_ way: Way, of dues: [Charge], _ money: Currency) -> PickOption {
        switch way {
        case .issued(let invoice):
            return PickOption(
                invoice.text, invoice.text,
                detail: "\(money.text(invoice.total))  \(invoice.day.text)")
        case .new(let period):
            let charges = dues.filter { period?.includes($0) ?? true }
            let name = period.map { "New, \(FeePeriod.words($0.text))" } ?? "New, all that is due"
            return PickOption(
                period?.text ?? "all", name, detail: money.text(charges.map(\.open).total))
        }
    }

    /// The invoice is in the file, and read back, before anything is printed.
    private static func issue(
        to student: StudentID, for period: FeePeriod?, at desk: Office
    ) throws -> Step<Office> {
        let invoice = try desk.session.issueInvoice(to: student, for: period, key: SubmissionKey())
        let total = desk.session.school.profile.money.text(invoice.total)
        let printing = Printing.first(invoice, on: desk.session)
        return .telling(
            printing.notice(after: "\(invoice.text)  \(total)"), then: .push(InvoiceScreen(invoice))
        )
    }
}
