// An invoice as it comes out of the printer: what is due, charge by charge, as a letter to take
// home. Names and sums are those of the day it was issued.

import SchoolCore

/// An invoice to be printed.
struct InvoicePaper: CounterPaper {
    let invoice: Invoice
    private let school: SchoolProfile
    private let copy: Int?

    /// `copy` is the number of a reprint.
    init(_ invoice: Invoice, school: SchoolProfile, copy: Int?) {
        self.invoice = invoice
        self.school = school
        self.copy = copy
    }

    var number: String { invoice.text }
    private var money: Currency { school.money }

    func lines(width: Int) -> [String] {
        var text = PaperText(width: width)
        PaperHead(
            title: "Invoice \(invoice.text)",
            when: PaperHead.when(invoice.day, invoice.at, school),
            who: "Issued by \(invoice.issuedBy)", copy: copy
        ).draw(of: school, on: &text)
        text.row("\(invoice.studentName)  \(invoice.studentClass)", invoice.admissionNumber)
        if !invoice.guardianName.isEmpty { text.left("To \(invoice.guardianName)") }
        let period = FeePeriod.words(invoice.period)
        text.left(period.isEmpty ? "All that is due" : "Due for \(period)")
        text.rule()
        for line in invoice.lines { draw(line, on: &text) }
        text.rule()
        text.row("TO PAY, \(money.code)", money.text(invoice.total))
        text.left(money.words(invoice.total), indent: 2)
        if invoice.advance > .zero { text.row("Paid in advance", money.text(invoice.advance)) }
        text.rule()
        return text.lines
    }

    private func draw(_ line: Invoice.Line, on text: inout PaperText) {
        let late = invoice.day - line.dueDay
        let when = late > 0 ? "\(late) days late" : "due \(line.dueDay.text)"
        let what = [line.name, FeePeriod.words(line.period), when].filter { !$0.isEmpty }
        text.row(what.joined(separator: "  "), money.text(line.money))
        guard line.open != line.charged else { return }
        let parts = [("charged", line.charged), ("taken off", line.conceded), ("paid", line.paid)]
        let words = parts.filter { $0.1 != 0 }.map { "\(money.text(Money(minor: $0.1))) \($0.0)" }
        text.left(words.joined(separator: "  "), indent: 2)
    }
}
