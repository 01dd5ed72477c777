// Money taken and debts let go, from the command line.

import ArgumentParser
import SchoolCore

extension FeesCommand {
    struct Pay: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a payment: for a charge, a pupil, or several of one family.",
            discussion: """
                With a charge's number that charge is paid first; with --student the oldest dues \
                are. What is more than the dues is kept as the pupil's advance. Several --student \
                share one receipt, each one's dues in turn.
                """)
        @OptionGroup var options: CommandOptions
        @Argument(help: "A charge's number.") var id: Int?
        @Option(help: "Admission number; may be given several times.") var student: [String] = []
        @Option(help: "How much; all that is due unless given.") var amount: String?
        @Option(help: "CASH, CARD, ONLINE, CHEQUE or BANK_TRANSFER.") var method = "CASH"
        @Option(help: "BKASH, NAGAD, SSLCOMMERZ, BANK, CASH, STRIPE or RAZORPAY.")
        var gateway: String?
        @Option(help: "Number of the slip, cheque or transaction.") var reference = ""
        @Option(help: "What was handed over.") var given: String?
        @Flag(help: "Print the receipt.") var print = false
        @Option(help: "32 hexadecimal digits: the same key again takes nothing twice.")
        var key: String?

        func answer(_ session: Session) throws -> Answer {
            let payment = Payment(
                shares: try shares(session),
                method: try Words.option("method", method, PaymentMethod.self),
                gateway: try gateway.map { try Words.option("gateway", $0, PaymentGateway.self) },
                reference: reference,
                given: try given.map { try Words.amount("given", $0, session) })
            let taken = try session.receive(payment, key: try Words.key(key))
            return try told(taken, session)
        }

        private func shares(_ session: Session) throws -> [Payment.Share] {
            if let id {
                guard student.isEmpty else {
                    throw CommandFault("Give either a charge's number or --student.")
                }
                let charge = try session.charge(ChargeID(Int64(id)))
                let amount = try wanted(charge.open, session)
                return [Payment.Share(student: charge.student, amount: amount, chosen: [charge.id])]
            }
            guard !student.isEmpty else {
                throw CommandFault("Give a charge's number or --student.")
            }
            let owed = try student.map { number in
                let pupil = try session.student(numbered: number)
                return (student: pupil, owed: try session.feeAccount(of: pupil, history: 1).owed)
            }
            let total = try wanted(owed.map { max(.zero, $0.owed) }.total, session)
            let parts = Allocation.proposed(total, over: owed).filter { $0.amount > .zero }
            return parts.isEmpty
                ? [Payment.Share(student: owed[0].student, amount: total)]
                : parts.map { Payment.Share(student: $0.student, amount: $0.amount) }
        }

        private func wanted(_ due: Money, _ session: Session) throws -> Money {
            try amount.map { try Words.amount("amount", $0, session) } ?? due
        }

        /// The payment stands whatever the printer does; the exit status tells of the printer.
        private func told(_ taken: Taken, _ session: Session) throws -> Answer {
            let fees = FeeAnswers(session: session)
            let receipt = taken.receipt
            var lines = [
                "\(receipt.text)  \(fees.text(receipt.total))  \(receipt.studentName)  "
                    + "still due \(fees.text(taken.stillOwed))"
            ]
            var status: Int32 = 0
            var printed: JSON = .null
            if print {
                let paper = ReceiptPaper(
                    receipt, school: session.school.profile, stillOwed: taken.stillOwed, copy: nil)
                do {
                    let outcome = try ReceiptPrinter.print(paper, on: session)
                    printed = .text(outcome.words)
                    lines.append(outcome.words)
                } catch let failure as PrintFailure {
                    status = ErrorCode(failure).exitStatus
                    printed = .text(Wording.sentence(failure))
                    lines.append("Taken, not printed: \(Wording.sentence(failure))")
                }
            }
            if !taken.isJournalled { lines.append("The journal of receipts could not be written.") }
            var answer = Answer(
                [
                    "receipt": fees.json(receipt), "stillDue": fees.json(taken.stillOwed),
                    "isJournalled": .bool(taken.isJournalled), "printing": printed,
                ], lines: lines)
            answer.exitStatus = status
            return answer
        }
    }

    struct Waive: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let what is open of a charge go, or a part of it.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The charge's number.") var id: Int
        @Option(help: "How much; all that is open unless given.") var amount: String?
        @Option(help: "Why.") var reason: String

        func answer(_ session: Session) throws -> Answer {
            let amount = try amount.map { try Words.amount("amount", $0, session) }
            return try FeesCommand.granted(.waiver, amount, id, reason, session)
        }
    }

    struct Discount: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Grant a discount or a scholarship on a charge.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The charge's number.") var id: Int
        @Option(help: "How much.") var amount: String
        @Option(help: "Why.") var reason: String
        @Flag(help: "It is a scholarship.") var scholarship = false

        func answer(_ session: Session) throws -> Answer {
            let amount = try Words.amount("amount", amount, session)
            return try FeesCommand.granted(
                scholarship ? .scholarship : .discount, amount, id, reason, session)
        }
    }

    private static func granted(
        _ concession: Concession, _ amount: Money?, _ id: Int, _ reason: String,
        _ session: Session
    ) throws -> Answer {
        let charge = ChargeID(Int64(id))
        let granted = try session.grant(concession, of: amount, off: charge, reason: reason)
        let after = try session.charge(charge)
        let fees = FeeAnswers(session: session)
        return .done(
            "\(fees.text(granted)) is taken off charge \(id) as "
                + "\(concession.rawValue.lowercased()); \(fees.text(after.open)) stays open.",
            ["amount": fees.json(granted), "charge": fees.json(after, of: nil)])
    }

    struct TakeBack: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take back the last discount, scholarship or waiver of a charge.")
        @OptionGroup var options: CommandOptions
        @Argument(help: "The charge's number.") var id: Int
        @Option(help: "Why.") var reason: String

        func answer(_ session: Session) throws -> Answer {
            let charge = ChargeID(Int64(id))
            let amount = try session.takeBackConcession(on: charge, reason: reason)
            let fees = FeeAnswers(session: session)
            return .done(
                "\(fees.text(amount)) is due again on charge \(id).",
                ["amount": fees.json(amount)])
        }
    }
}
