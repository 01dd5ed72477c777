// Who owes what, from the command line: a pupil's account, the overdue, and the whole.

import ArgumentParser
import SchoolCore

extension FeesCommand {
    struct Student: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "student", abstract: "A pupil's account: dues, advance, what happened.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "Admission number.") var number: String
        @Option(help: "How many lines of the account.") var limit = 50

        func answer(_ session: Session) throws -> Answer {
            _ = try Words.page(1, limit)
            let id = try session.student(numbered: number)
            let account = try session.feeAccount(of: id, history: limit)
            let fees = FeeAnswers(session: session)
            return Answer(
                [
                    "student": fees.json(account.payer), "balance": fees.json(account.owed),
                    "advance": fees.json(account.advance),
                    "dues": .array(account.dues.map { fees.json($0, of: account.payer) }),
                    "account": .array(account.history.map(fees.json)),
                    "lines": .number(account.movements),
                    "family": .array(account.family.map(fees.json)),
                ], lines: FeesCommand.lines(account, fees))
        }
    }

    private static func lines(_ account: FeeAccount, _ fees: FeeAnswers) -> [String] {
        let payer = account.payer
        let movements = columns(
            ["Day", "What", "Paper", "Charged", "Paid", "Balance"],
            account.history.map { line in
                [
                    line.day.iso,
                    said(line, fees),
                    line.paper, line.charged > .zero ? fees.text(line.charged) : "",
                    line.paid > .zero ? fees.text(line.paid) : "", fees.text(line.balance),
                ]
            })
        return [
            "\(payer.admissionNumber)  \(payer.name)  \(payer.sectionName)",
            "owes \(fees.text(account.owed)), paid in advance \(fees.text(account.advance))", "",
        ]
            + (account.dues.isEmpty
                ? ["Nothing is due."] : fees.lines(account.dues, of: [payer.student: payer]))
            + [""]
            + (account.history.isEmpty ? ["Nothing was charged or paid yet."] : movements)
    }

    /// `payment of 2 dues and in advance`, `advance 500.00 to Tuition Mar 2026`.
    private static func said(_ line: FeeAccount.Movement, _ fees: FeeAnswers) -> String {
        let kind = line.kind.rawValue.lowercased()
        let moved = fees.text(line.moved < .zero ? -line.moved : line.moved)
        switch line.kind {
        case .advance: return "\(kind) \(moved) to \(line.about)"
        case .reversal where line.amount == .zero: return "\(kind) \(moved) of \(line.about)"
        case .payment where line.charges == 0: return "\(kind) in advance"
        default:
            let about = [kind, line.charges > 1 ? "of \(line.about)" : line.about]
            return about.filter { !$0.isEmpty }.joined(separator: " ")
                + (line.isAdvance ? " and in advance" : "")
        }
    }

    struct Overdue: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Pupils with something overdue, with telephone and last payment.")
        @OptionGroup var options: CommandOptions
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section: String?
        @Option(help: "age (the longest first), amount or name.") var order = "age"
        @OptionGroup var window: ListWindow

        func answer(_ session: Session) throws -> Answer {
            var wish = DefaulterList.Wish()
            wish.offset = try window.offset()
            wish.limit = window.limit
            wish.after = try window.after.map(session.student(numbered:))
            wish.section = try section.map(session.section(named:))
            wish.order = try Words.option("order", order, DefaulterList.Wish.Order.self)
            let list = try session.defaulters(wish)
            let fees = FeeAnswers(session: session)
            let ages = list.byAge.map { age in
                let name =
                    age.days.upperBound > 1000
                    ? "over \(age.days.lowerBound - 1)"
                    : "\(age.days.lowerBound) to \(age.days.upperBound)"
                return "\(name) days: \(age.pupils) pupils, \(fees.text(age.owed))"
            }
            return .page(
                list.rows.map(fees.json), of: "pupils", in: window, total: list.total,
                next: list.rows.last?.admissionNumber, lines: fees.lines(list.rows),
                below: [""] + ages)
        }
    }

    struct Summary: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Billed, paid, due and the collection rate of the whole school.")
        @OptionGroup var options: CommandOptions

        func answer(_ session: Session) throws -> Answer {
            let sum = try session.feeSummary()
            let fees = FeeAnswers(session: session)
            let rate = sum.collectionRate.map { "\($0 / 10).\($0 % 10)" }
            return Answer(
                [
                    "currency": .text(fees.money.code), "totalFees": fees.json(sum.billed),
                    "conceded": fees.json(sum.conceded), "net": fees.json(sum.net),
                    "totalPaid": fees.json(sum.paid), "totalDue": fees.json(sum.owed),
                    "advance": fees.json(sum.advance), "overdue": fees.json(sum.overdue),
                    "defaulters": .number(sum.defaulters),
                    "collectionRate": rate.map(JSON.decimal) ?? .null,
                ],
                lines: columns(
                    ["", fees.money.code],
                    [
                        ["billed", fees.text(sum.billed)], ["conceded", fees.text(sum.conceded)],
                        ["paid", fees.text(sum.paid)], ["due", fees.text(sum.owed)],
                        ["overdue", "\(fees.text(sum.overdue)) of \(sum.defaulters) pupils"],
                        ["in advance", fees.text(sum.advance)],
                        ["collected", rate.map { "\($0) %" } ?? "nothing billed"],
                    ]))
        }
    }
}
