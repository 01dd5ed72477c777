// Charges and what pupils owe, from the command line. Taking money and raising charges have files
// of their own beside this one.

import ArgumentParser
import SchoolCore

struct FeesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fees", abstract: "Charges: list, raise, pay, discount, waive; who owes what.",
        subcommands: [
            List.self, Show.self, Create.self, Update.self, Delete.self, Student.self,
            Overdue.self, Summary.self, Collection.self, Pay.self, Waive.self, Discount.self,
            TakeBack.self,
            IssueInvoice.self, Raise.self, Raises.self, UndoRaise.self,
        ], defaultSubcommand: List.self)

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Charges, the oldest due first.")
        @OptionGroup var options: CommandOptions
        @Option(help: "Admission number.") var student: String?
        @Option(name: .customLong("class"), help: "A class: 7b, 7B or 7-B.") var section: String?
        @Option(help: "DUE, PARTIAL, PAID, OVERDUE or WAIVED.") var status: String?
        @Option(help: "TUITION, TRANSPORT, LIBRARY, SPORTS, HOSTEL or OTHER.") var type: String?
        @Option(help: "A fee head.") var head: String?
        @Option(help: "Due from this day on.") var dueFrom: String?
        @Option(help: "Due up to this day.") var dueTo: String?
        @Flag(help: "Show what was cancelled too.") var cancelled = false
        @OptionGroup var window: ListWindow

        func answer(_ session: Session) throws -> Answer {
            var wish = ChargeWish()
            wish.offset = try window.offset()
            wish.limit = window.limit
            wish.after = try window.afterNumber().map { try session.charge(ChargeID($0)).id }
            wish.student = try student.map(session.student(numbered:))
            wish.section = try section.map(session.section(named:))
            wish.status = try status.map { try Words.option("status", $0, Charge.Status.self) }
            wish.category = try type.map { try Words.option("type", $0, FeeHead.Category.self) }
            wish.head = try head.map { try session.feeHead(named: $0).id }
            wish.dueOn = try Words.days(dueFrom, dueTo, session)
            wish.includesCancelled = cancelled
            let list = try session.charges(wish)
            let payers = try session.payers(of: list.rows)
            let fees = FeeAnswers(session: session)
            return .page(
                list.rows.map { fees.json($0, of: payers[$0.student]) }, of: "charges",
                in: window, total: list.total,
                next: list.rows.last.map { String($0.id.rawValue) },
                lines: fees.lines(list.rows, of: payers))
        }
    }

    struct Show: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "One charge and its payments.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The charge's number, as fees list shows it.") var id: Int

        func answer(_ session: Session) throws -> Answer {
            let charge = try session.charge(ChargeID(Int64(id)))
            let payers = try session.payers(of: [charge])
            let payments = try session.payments(of: charge.id)
            let fees = FeeAnswers(session: session)
            guard case .object(let pairs) = fees.json(charge, of: payers[charge.student]) else {
                return Answer(.null)
            }
            return Answer(
                .object(pairs + [("payments", .array(payments.map(fees.json)))]),
                lines: fees.lines([charge], of: payers) + fees.lines(payments))
        }
    }

    struct Update: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a charge another due day, or another amount while nothing is paid.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The charge's number.") var id: Int
        @Option(help: "The new due day.") var due: String?
        @Option(help: "The new amount; the charge gets a new number.") var amount: String?
        @Option(help: "Why the amount changes.") var reason = ""

        func answer(_ session: Session) throws -> Answer {
            guard due != nil || amount != nil else {
                throw CommandFault("Give --due, --amount or both.")
            }
            var charge = ChargeID(Int64(id))
            let day = try due.map { try Words.day($0, session) }
            if let amount {
                let money = try Words.amount("amount", amount, session)
                charge = try session.correct(charge, amount: money, reason: reason)
            }
            if let day { try session.postpone(charge, to: day) }
            let number = charge.rawValue
            let due = day.map { "due \(FeeListWords.due($0, today: session.today))" }
            return .done(
                amount == nil
                    ? "Charge \(number) is corrected: \(due ?? "")."
                    : "Charge \(id) is cancelled; charge \(number) stands in its place.",
                ["id": .id(charge)])
        }
    }

    struct Delete: OfficeCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete", abstract: "Cancel a charge of which nothing is paid.",
            aliases: ["cancel"])
        @OptionGroup var options: CommandOptions
        @Argument(help: "The charge's number.") var id: Int
        @Option(help: "Why.") var reason: String

        func answer(_ session: Session) throws -> Answer {
            try session.cancel(ChargeID(Int64(id)), reason: reason)
            return .done("Charge \(id) is cancelled.")
        }
    }
}
