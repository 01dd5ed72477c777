// Invoices from the command line: issued, listed, shown, printed again.

import ArgumentParser
import SchoolCore

extension FeesCommand {
    struct IssueInvoice: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "invoice",
            abstract: "Issue a numbered invoice of what a pupil owes; no money moves.",
            discussion: """
                Each one takes the next number of the year. school invoices shows those that were \
                issued and prints them again.
                """)
        @OptionGroup var options: CommandOptions
        @Option(help: "Admission number.") var student: String
        @Option(help: "Only of this month or quarter: 2026-03, 2026-Q1.") var period: String?
        @Option(help: "Columns: 40, 80, or A5 for half A4.") var width = ReceiptWidth.wide
        @Flag(help: "Print it where receipts are printed.") var print = false
        @Option(help: "32 hexadecimal digits: the same key again issues one invoice.")
        var key: String?

        func answer(_ session: Session) throws -> Answer {
            let period = try period.map(Words.period)
            let id = try session.student(numbered: student)
            let invoice = try session.issueInvoice(to: id, for: period, key: try Words.key(key))
            let paper = InvoicePaper(invoice, school: session.school.profile, copy: nil)
            let fees = FeeAnswers(session: session)
            guard case .object(let pairs) = fees.json(invoice) else { return Answer(.null) }
            let said = "\(invoice.text): \(fees.text(invoice.total)) is due."
            var answer = PaperOutput.first(
                paper, said: said, failing: "Issued, not printed", pairs, print, session)
            answer.lines = paper.lines(width) + answer.lines.dropFirst()
            return answer
        }
    }
}

struct InvoicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoices", abstract: "Invoices: list, show, print again.",
        subcommands: [List.self, Show.self, PrintAgain.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The invoices of today, of other days, or of a pupil.")
        @OptionGroup var options: CommandOptions
        @Option(help: "One pupil's: the admission number.") var student: String?
        @Option(help: "First day.") var from: String?
        @Option(help: "Last day.") var to: String?
        @OptionGroup var window: ListWindow

        func answer(_ session: Session) throws -> Answer {
            let days = try Words.days(from, to, session)
            let all: [Invoice]
            if let student {
                let id = try session.student(numbered: student)
                all = try session.invoices(of: id).filter { days?.contains($0.day) ?? true }
            } else {
                all = try session.invoices(on: days ?? session.today...session.today)
            }
            let shown = try window.rows(of: all, kind: "invoice", number: \.text)
            let fees = FeeAnswers(session: session)
            let lines = columns(
                ["Invoice", "Day", "Name", "Class", "Period", "By", "Total"],
                shown.map {
                    [
                        $0.text, $0.day.iso, $0.studentName, $0.studentClass, $0.period,
                        $0.issuedBy, fees.text($0.total),
                    ]
                })
            return .page(
                shown.map(fees.json), of: "invoices", in: window, total: all.count,
                next: shown.last?.text, lines: lines)
        }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "One invoice, as it stands on paper.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "INV-2026-0042, 2026-42, or 42 of this year.") var number: String
        @Option(help: "Columns: 40, 80, or A5 for half A4.") var width = ReceiptWidth.wide

        func answer(_ session: Session) throws -> Answer {
            let invoice = try session.invoice(numbered: number)
            let paper = InvoicePaper(invoice, school: session.school.profile, copy: nil)
            return Answer(FeeAnswers(session: session).json(invoice), lines: paper.lines(width))
        }
    }

    struct PrintAgain: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "print", abstract: "Print an invoice again, marked COPY and counted.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "INV-2026-0042, 2026-42, or 42 of this year.") var number: String

        func answer(_ session: Session) throws -> Answer {
            let invoice = try session.invoice(numbered: number)
            try PaperOutput.mustHavePrinter(session)
            let copy = try session.countCopy(of: invoice.id)
            return try PaperOutput.copy(
                copy, InvoicePaper(invoice, school: session.school.profile, copy: copy),
                as: "invoiceNumber", session)
        }
    }
}

extension FeeAnswers {
    func json(_ invoice: Invoice) -> JSON {
        [
            "invoiceNumber": .text(invoice.text), "student": .text(invoice.admissionNumber),
            "studentName": .text(invoice.studentName),
            "studentClass": .text(invoice.studentClass), "guardian": .text(invoice.guardianName),
            "period": .text(invoice.period), "date": .day(invoice.day),
            "at": .instant(invoice.at), "issuedBy": .text(invoice.issuedBy),
            "currency": .text(money.code), "charges": .array(invoice.lines.map(json)),
            "total": json(invoice.total), "totalInWords": .text(money.words(invoice.total)),
            "advance": json(invoice.advance), "copies": .number(invoice.copies),
        ]
    }

    private func json(_ line: Invoice.Line) -> JSON {
        func sum(_ minor: Int64) -> JSON { json(Money(minor: minor)) }
        return [
            "id": .number(Int(line.charge)), "fee": .text(line.name),
            "period": .text(line.period), "dueOn": .day(line.dueDay),
            "charged": sum(line.charged), "conceded": sum(line.conceded),
            "paid": sum(line.paid), "balance": sum(line.open),
        ]
    }
}
