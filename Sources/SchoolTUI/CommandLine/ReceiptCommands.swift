// Receipts and payments from the command line: shown, printed again, given back, made void.

import ArgumentParser
import SchoolCore

/// How a receipt is written out.
enum ReceiptFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

extension ReceiptWidth: ExpressibleByArgument {
    package init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

struct ReceiptsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipts", abstract: "Receipts: list, show, print.",
        subcommands: [List.self, Show.self, PrintAgain.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The receipts of today, or of other days.")
        @OptionGroup var options: CommandOptions
        @OptionGroup var days: ReceiptDays

        func answer(_ session: Session) throws -> Answer { try days.answer(session) }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "One receipt, or the paper that took one back, as it stands on paper.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "RCP-2026-0871, 2026-871, or 871 of this year; VD-2026-3, RF-2026-3.")
        var number: String
        @Option(help: "text or json.") var format = ReceiptFormat.text
        @Option(help: "Columns: 40, 80, or A5 for half A4.") var width = ReceiptWidth.wide

        func run() throws {
            try AnswerRun.answering(asJSON: options.json || format == .json) {
                try answer(try options.session())
            }
        }

        func answer(_ session: Session) throws -> Answer {
            let fees = FeeAnswers(session: session)
            let school = session.school.profile
            if ReceiptsCommand.isTakenBack(number) {
                let (receipt, paper) = try session.takenBack(numbered: number)
                let text = TakenBackPaper(paper, of: receipt, school: school, copy: nil)
                return Answer(fees.json(paper), lines: text.lines(width))
            }
            let receipt = try session.receipt(numbered: number)
            let paper = ReceiptPaper(receipt, school: school, stillOwed: nil, copy: nil)
            return Answer(fees.json(receipt), lines: paper.lines(width))
        }
    }

    struct PrintAgain: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "print",
            abstract: "Print a receipt, a void or a refund again, marked COPY and counted.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "RCP-2026-0871, 2026-871, or 871 of this year; VD-2026-3, RF-2026-3.")
        var number: String

        func answer(_ session: Session) throws -> Answer {
            let school = session.school.profile
            if ReceiptsCommand.isTakenBack(number) {
                let (receipt, paper) = try session.takenBack(numbered: number)
                try PaperOutput.mustHavePrinter(session)
                let copy = try session.countCopy(of: paper.id, of: receipt.id)
                return try PaperOutput.copy(
                    copy, TakenBackPaper(paper, of: receipt, school: school, copy: copy), session)
            }
            let receipt = try session.receipt(numbered: number)
            try PaperOutput.mustHavePrinter(session)
            let copy = try session.countCopy(of: receipt.id)
            return try PaperOutput.copy(
                copy, ReceiptPaper(receipt, school: school, stillOwed: nil, copy: copy),
                as: "receiptNumber", session)
        }
    }

    /// Whether a number is that of a void or a refund.
    private static func isTakenBack(_ typed: String) -> Bool {
        Receipt.Series.allCases.contains { typed.uppercased().hasPrefix("\($0.prefix)-") }
    }
}

/// Which receipts a list shows.
struct ReceiptDays: ParsableArguments {
    @Option(help: "One pupil's, family receipts included: the admission number.")
    var student: String?
    @Option(help: "One day.") var date: String?
    @Option(help: "First day.") var from: String?
    @Option(help: "Last day.") var to: String?
    @OptionGroup var window: ListWindow

    func answer(_ session: Session) throws -> Answer {
        let fees = FeeAnswers(session: session)
        let days = try Words.days(date ?? from, date ?? to, session)
        if let student {
            let id = try session.student(numbered: student)
            let receipts = try session.receipts(of: id).filter {
                days?.contains($0.day) ?? true
            }
            return try fees.page(receipts, window)
        }
        let receipts = try session.receipts(on: days ?? session.today...session.today)
        return try fees.page(receipts, window)
    }
}

struct PaymentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments", abstract: "Payments: list, refund, void.",
        subcommands: [List.self, Refund.self, Void.self], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "The payments of a pupil, or of some days.")
        @OptionGroup var options: CommandOptions
        @OptionGroup var days: ReceiptDays

        func answer(_ session: Session) throws -> Answer { try days.answer(session) }
    }

    struct Refund: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give money of a receipt back; never by the one who took it.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The receipt's number.") var number: String
        @Option(help: "How much; all that is left unless given.") var amount: String?
        @Option(help: "Why.") var reason: String
        @Flag(help: "Print the paper that says so.") var print = false

        func answer(_ session: Session) throws -> Answer {
            let receipt = try session.receipt(numbered: number)
            let amount =
                try amount.map { try Words.amount("amount", $0, session) }
                ?? receipt.total - receipt.refunded
            let paper = try session.refund(receipt.id, amount: amount, reason: reason)
            let sum = session.school.profile.money.text(paper.amount)
            return PaymentsCommand.told(
                "\(paper.text): \(sum) of \(receipt.text) is given back.", paper, of: receipt,
                print, session)
        }
    }

    struct Void: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a wrong receipt void; never by the one who took the money.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The receipt's number.") var number: String
        @Option(help: "Why.") var reason: String
        @Flag(help: "Print the paper that says so.") var print = false

        func answer(_ session: Session) throws -> Answer {
            let receipt = try session.receipt(numbered: number)
            let paper = try session.void(receipt.id, reason: reason)
            return PaymentsCommand.told(
                "\(paper.text): \(receipt.text) is void.", paper, of: receipt, print, session)
        }
    }

    /// It stays taken back whatever the printer does; the exit status tells of the printer.
    private static func told(
        _ sentence: String, _ paper: Receipt.TakenBack, of receipt: Receipt, _ isPrinted: Bool,
        _ session: Session
    ) -> Answer {
        guard case .object(let pairs) = FeeAnswers(session: session).json(paper) else {
            return .done(sentence)
        }
        let text = TakenBackPaper(
            paper, of: receipt, school: session.school.profile, copy: nil)
        return PaperOutput.first(
            text, said: sentence, failing: "Done, not printed",
            pairs + [("receiptNumber", .text(receipt.text))], isPrinted, session)
    }
}
