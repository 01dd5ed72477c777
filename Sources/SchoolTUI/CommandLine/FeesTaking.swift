// Money taken and debts let go, from the command line.

import ArgumentParser
import SchoolCore

extension FeesCommand {
    struct Pay: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a payment: for a charge, a pupil, or several of one family.",
            discussion: """
                With a charge's number that charge is paid and no other; with --student the oldest \
                dues are. What is more than the dues is kept as the pupil's advance. Several \
                --student share one receipt, each one's dues in turn.
                """)
        @OptionGroup var options: CommandOptions
        @Argument(help: "A charge's number.") var id: Int?
        @Option(help: "Admission number; may be given several times.") var student: [String] = []
        @Option(help: "How much; all that is due unless given.") var amount: String?
        @Option(
            help:
                "CASH, CARD, ONLINE, CHEQUE or BANK_TRANSFER; CASH, or the gateway's, unless given."
        )
        var method: String?
        @Option(help: "BKASH, NAGAD, SSLCOMMERZ, BANK, CASH, STRIPE or RAZORPAY.")
        var gateway: String?
        @Option(help: "Number of the slip, cheque or transaction.") var reference = ""
        @Option(help: "What was handed over.") var given: String?
        @Flag(help: "Print the receipt.") var print = false
        @Option(help: "32 hexadecimal digits: the same key again takes nothing twice.")
        var key: String?

        func answer(_ session: Session) throws -> Answer {
            let key = try Words.key(key)
            let gateway = try gateway.map {
                try Words.option("gateway", $0, PaymentGateway.self)
            }
            let method =
                try method.map { try Words.option("method", $0, PaymentMethod.self) }
                ?? gateway?.methods.first ?? .cash
            let payment = Payment(
                shares: try shares(session, repeating: session.receipt(sentAs: key)),
                method: method, gateway: gateway, reference: reference,
                given: try given.map { try Words.amount("given", $0, session) })
            let taken = try session.receive(payment, key: key)
            return try told(taken, session)
        }

        /// Who pays how much. The same command again, with the same key, means what it came to the
        /// first time: the dues it read then are paid since.
        private func shares(
            _ session: Session, repeating earlier: Receipt?
        ) throws -> [Payment.Share] {
            let amount = try amount.map { try Words.amount("amount", $0, session) }
            let typed = amount ?? earlier?.total
            if let id {
                guard student.isEmpty else {
                    throw CommandFault("Give either a charge's number or --student.")
                }
                let charge = try session.charge(ChargeID(Int64(id)))
                return [
                    Payment.Share(
                        student: charge.student, amount: typed ?? charge.open,
                        chosen: [charge.id], paysOnlyChosen: true)
                ]
            }
            guard !student.isEmpty else {
                throw CommandFault("Give a charge's number or --student.")
            }
            let accounts = try student.map {
                try session.feeAccount(of: session.student(numbered: $0), history: 1)
            }
            if let earlier, earlier.total == typed, let parts = split(earlier, accounts) {
                return parts
            }
            let owed = accounts.map { (student: $0.payer.student, owed: $0.owed) }
            let total = typed ?? owed.map { max(.zero, $0.owed) }.total
            guard typed != nil || total > .zero else {
                throw CommandFault("Nothing is due. Give --amount to take money in advance.")
            }
            let parts = Allocation.proposed(total, over: owed).filter { $0.amount > .zero }
            return parts.isEmpty
                ? [Payment.Share(student: owed[0].student, amount: total)]
                : parts.map { Payment.Share(student: $0.student, amount: $0.amount) }
        }

        /// How a receipt was split, where these pupils and no others stand on it.
        private func split(_ receipt: Receipt, _ accounts: [FeeAccount]) -> [Payment.Share]? {
            let sums = Dictionary(grouping: receipt.lines, by: \.admissionNumber)
                .mapValues { $0.map(\.money).total }
            let shares = accounts.compactMap { account in
                sums[account.payer.admissionNumber].map {
                    Payment.Share(student: account.payer.student, amount: $0)
                }
            }
            return shares.count == sums.count ? shares : nil
        }

        /// The payment stands whatever the printer does; the exit status tells of the printer.
        private func told(_ taken: Taken, _ session: Session) throws -> Answer {
            let fees = FeeAnswers(session: session)
            let receipt = taken.receipt
            let already = taken.isRepeat ? "taken already  " : ""
            var lines = [
                "\(receipt.text)  \(fees.text(receipt.total))  \(receipt.studentName)  \(already)"
                    + "still due \(fees.text(taken.stillOwed))"
            ]
            var status: Int32 = 0
            var printed: JSON = .null
            if print {
                let copy = taken.isRepeat ? try session.countCopy(of: receipt.id) : nil
                let paper = ReceiptPaper(
                    receipt, school: session.school.profile, stillOwed: taken.stillOwed, copy: copy)
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
                    "isJournalled": .bool(taken.isJournalled), "isRepeat": .bool(taken.isRepeat),
                    "printing": printed,
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
            [
                "amount": fees.json(granted), "kind": .text(concession.rawValue),
                "reason": .text(reason), "charge": try fees.json(of: after),
            ])
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
                [
                    "amount": fees.json(amount), "reason": .text(reason),
                    "charge": try fees.json(of: session.charge(charge)),
                ])
        }
    }
}
