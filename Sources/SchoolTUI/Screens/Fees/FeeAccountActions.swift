// What can be done at a pupil's account. Money moves by `+` or F2 alone.

import SchoolCore

extension FeeAccountScreen {
    func actions(_ desk: Office) -> [Action<Self>] {
        let invoice = InvoiceDoor.action(over: Self.self)
        guard mayTake else { return [receiptsAction, invoice, showDueAction] + ledgerActions }
        return [takeAction, wholeAction, dueAction] + methodActions + [
            changeAction, showDueAction, newChargeAction, receiptsAction, invoice, familyAction,
            dayBookAction,
        ] + ledgerActions
    }

    private var takeAction: Action<Self> {
        Action(
            .f(2), "+", label: "Take", name: "Take and print",
            help: "Takes the amount, prints the receipt, and goes back to the empty field.",
            group: "Payment", needs: .takingFees
        ) { screen, desk in try screen.take(at: desk) }
    }

    private var wholeAction: Action<Self> {
        Action(
            "=", label: "Whole", name: "The whole balance",
            help: "Proposes everything that is due.",
            group: "Payment"
        ) { screen, _ in
            screen.chooseAll()
            return .stay
        }
    }

    private var dueAction: Action<Self> {
        Action(
            " ", label: "One", name: "This due only",
            help: "Pays the due at > and no other; again takes that back.", group: "Payment",
            blocked: dues.isEmpty ? "Nothing is due." : nil
        ) { screen, _ in
            screen.chooseDue()
            return .stay
        }
    }

    private var changeAction: Action<Self> {
        Action(
            .f(4), label: "Due", name: "Change this due",
            help: "Waives, discounts, postpones, corrects or cancels the due at >.", group: "Dues",
            needs: .wholeSchool(.writeFees),
            blocked: dues.indices.contains(due) ? nil : "Nothing is due."
        ) { screen, _ in screen.chooseCorrection() }
    }

    /// Beside the letters of the methods, which the form takes itself.
    private var showDueAction: Action<Self> {
        let charge = dues.indices.contains(due) ? dues[due].id : nil
        return Action(
            "d", "D", label: "Show", name: "Show this due and its payments",
            help: "Shows what became of the due at >: concessions and payments.", group: "Dues",
            blocked: charge == nil ? "Nothing is due." : nil
        ) { _, _ in charge.map { .push(ChargeScreen($0)) } ?? .stay }
    }

    private var newChargeAction: Action<Self> {
        Action(
            "n", "N", label: "Charge", name: "New charge for this pupil",
            help: "Charges something outside the price list.", group: "Dues",
            needs: .wholeSchool(.writeFees)
        ) { screen, desk in
            guard let payer = screen.account?.payer else { return .stay }
            return .push(try NewChargeScreen(for: payer, at: desk))
        }
    }

    private func chooseCorrection() -> Step<Office> {
        guard dues.indices.contains(due) else { return .stay }
        let charge = dues[due]
        let ways = DueChange.allCases.filter { $0.fits(charge) }
        let options = ways.map { PickOption(String($0.letter), $0.title) }
        return .choose(charge.spoken, options) { (_: inout Self, desk, place) in
            .push(DueChangeScreen(ways[place], of: charge, at: desk))
        }
    }

    private var receiptsAction: Action<Self> {
        Action(
            .f(7), label: "Paper", name: "Receipts of this pupil",
            help: "Shows a receipt of this pupil; F7 there prints a copy.", group: "Receipts"
        ) { screen, desk in try screen.chooseReceipt(at: desk) }
    }

    private func chooseReceipt(at desk: Office) throws -> Step<Office> {
        let receipts = try desk.session.receipts(of: student)
        guard let first = receipts.first else { return .notice("Nothing has been paid yet.") }
        if receipts.count == 1 { return .push(ReceiptScreen(first)) }
        let money = desk.session.school.profile.money
        let options = receipts.map { receipt in
            PickOption(
                receipt.text, receipt.text,
                detail: "\(money.text(receipt.total))  \(receipt.day.text)")
        }
        return .choose("Receipts", options) { (_: inout Self, _, place) in
            .push(ReceiptScreen(receipts[place]))
        }
    }

    private var dayBookAction: Action<Self> {
        Action(
            .f(6), label: "DayBk", name: "Day book",
            help: "Today's receipts, and what must lie in the drawer.", group: "Receipts"
        ) { _, desk in .push(DayBookScreen(on: desk.session.today)) }
    }

    private var ledgerActions: [Action<Self>] {
        let student = student
        return [
            Action(
                "s", "S", label: "Ledger", name: "Statement",
                help: "Shows every line of this account, to be exported too.", group: "Ledger"
            ) { _, _ in .push(StatementScreen(student)) },
            EntriesDoor.action(over: Self.self, (title, .owedBy(student))),
        ]
    }

    private var familyAction: Action<Self> {
        let isAlone = account?.family.isEmpty != false
        return Action(
            .f(8), "f", "F", label: "Family", name: "Pay for the family",
            help: "One payment for brothers and sisters, with a proposed split.", group: "Payment",
            needs: .takingFees, blocked: isAlone ? "No brother or sister is known here." : nil
        ) { screen, desk in
            guard let account = screen.account else { return .stay }
            return .replace(try FamilyPaymentScreen(account, at: desk))
        }
    }
}

/// A screen that holds a payment being typed.
protocol PaymentTaking: Screen where Desk == Office {
    var form: PaymentForm { get set }
}

extension PaymentTaking {
    /// A letter for each method.
    var methodActions: [Action<Self>] {
        PaymentMethod.allCases.map { method in
            let letter = method.letter
            return Action(
                .character(letter), .character(Character(letter.uppercased())),
                label: method.title, name: "Paid by \(method.title.lowercased())",
                help: method == .cash
                    ? "Money in the drawer; asks what was given."
                    : "Asks for the \(method.referenceTitle.lowercased()) next.",
                group: "Method"
            ) { screen, _ in
                screen.form.choose(method)
                return .stay
            }
        }
    }
}

// Taking.
extension FeeAccountScreen {
    mutating func take(at desk: Office) throws -> Step<Office> {
        guard let payer = account?.payer else { return .stay }
        if dues.isEmpty, form.amount.isEmpty {
            return .notice(.warning("Nothing is due. An amount you type is paid in advance."))
        }
        let share = Payment.Share(student: student, amount: form.money ?? .zero, chosen: chosen)
        let sent = SentPayment(
            payment: try form.payment(of: [share]), key: key, payer: payer.latinName)
        return try answered(sent, at: desk)
    }

    /// Says what the file says.
    private mutating func answered(_ sent: SentPayment, at desk: Office) throws -> Step<Office> {
        let answer = try sent.send(at: desk.session)
        isUncertain = answer.isUnknown
        return answer.step(for: sent, at: desk)
    }
}

extension SentPayment.Answer {
    var isUnknown: Bool { if case .unknown = self { true } else { false } }

    /// A receipt leads back to the empty field, with the paper on its way; anything else is told
    /// where the form stands.
    func step(for sent: SentPayment, at desk: Office) -> Step<Office> {
        switch self {
        case .recorded(let receipt, let owed, let isJournalled, let isRepeat):
            let printed = Printing.first(receipt, stillOwed: owed, on: desk.session)
            let money = desk.session.school.profile.money.text(receipt.total)
            var said = isRepeat ? "Taken already: receipt" : "Receipt"
            said += " \(receipt.text)  \(money)  \(sent.payer)  \(printed.words)"
            if !isJournalled { said += "; receipt journal FAILED" }
            let isFine = printed.isFine && isJournalled
            let notice = isFine ? Notice(said, .good) : .warning(said)
            let back = Step<Office>.pop { (screen: inout FeeSearchScreen, _) in
                screen.took(receipt, saying: notice)
                return .stay
            }
            return .telling(notice, then: back)
        case .notRecorded(let error):
            return .notice(.refusal("NOT recorded. \(Wording.sentence(error))"))
        case .unknown:
            return .notice(
                .refusal(
                    "Nobody can read now whether it is recorded. \(FeeAccountScreen.uncertain)"))
        }
    }
}
