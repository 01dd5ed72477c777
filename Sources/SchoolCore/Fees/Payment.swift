// A payment as the counter means it: an amount, how it came, and whose charges it pays. The
// spreading over the charges is a pure function, so that the screen shows what the verb will do.

/// How money comes. The letters of the counter: C, K, M, Q, B.
package enum PaymentMethod: String, CaseIterable, Sendable {
    case cash = "CASH"
    case card = "CARD"
    case online = "ONLINE"
    case cheque = "CHEQUE"
    case bankTransfer = "BANK_TRANSFER"

    /// Everything but cash leaves a trace elsewhere, and its number is asked for.
    package var needsReference: Bool { self != .cash }

    /// Where the money is after it came.
    var account: AccountID {
        switch self {
        case .cash: Account.cash
        case .card, .bankTransfer: Account.bank
        case .online: Account.wallet
        case .cheque: Account.cheques
        }
    }
}

/// Through whom money came: rules.md section 6.
package enum PaymentGateway: String, CaseIterable, Sendable {
    case bkash = "BKASH"
    case nagad = "NAGAD"
    case sslcommerz = "SSLCOMMERZ"
    case bank = "BANK"
    case cash = "CASH"
    case stripe = "STRIPE"
    case razorpay = "RAZORPAY"

    /// How money comes through it, the usual way first.
    package var methods: [PaymentMethod] {
        switch self {
        case .bkash, .nagad: [.online]
        case .sslcommerz, .stripe, .razorpay: [.online, .card]
        case .bank: [.bankTransfer, .cheque]
        case .cash: [.cash]
        }
    }
}

/// A payment to be taken, for one pupil or for several of one family.
package struct Payment: Equatable, Sendable {
    package var shares: [Share]
    package var method: PaymentMethod
    package var gateway: PaymentGateway?
    package var reference: String
    /// What was handed over, for the change; nil when nobody said.
    package var given: Money?

    /// One pupil's part of a payment.
    package struct Share: Equatable, Sendable {
        package var student: StudentID
        package var amount: Money
        /// Charges to be paid before all others; the rest goes to the oldest.
        package var chosen: [ChargeID]
        /// True where the chosen charges are meant and no other: then nothing may be left over.
        package var paysOnlyChosen: Bool

        package init(
            student: StudentID, amount: Money, chosen: [ChargeID] = [], paysOnlyChosen: Bool = false
        ) {
            self.student = student
            self.amount = amount
            self.chosen = chosen
            self.paysOnlyChosen = paysOnlyChosen
        }
    }

    package init(
        shares: [Share], method: PaymentMethod = .cash, gateway: PaymentGateway? = nil,
        reference: String = "", given: Money? = nil
    ) {
        self.shares = shares
        self.method = method
        self.gateway = gateway
        self.reference = reference
        self.given = given
    }

    package var total: Money { shares.map(\.amount).total }

    /// The payment with its texts cleaned, or every problem at once.
    func checked() throws(Refusal) -> Payment {
        var check = FieldCheck()
        var clean = self
        clean.reference = check.optionalLine("reference", reference.withLatinDigits, atMost: 60)
        if shares.isEmpty { check.add("amount", .missing) }
        for share in shares {
            if share.amount < .zero { check.add("amount", .amount(.negative)) }
            if share.amount == .zero { check.add("amount", .amount(.zero)) }
            if share.amount > .limit { check.add("amount", .amount(.tooLarge)) }
        }
        if total > .limit && !shares.contains(where: { $0.amount > .limit }) {
            check.add("amount", .amount(.tooLarge))
        }
        if let gateway, !gateway.methods.contains(method) {
            check.add("method", .notAnOption(gateway.methods.map(\.rawValue)))
        }
        try check.orRefuse()
        if Set(shares.map(\.student)).count < shares.count { throw .fees(.payerTwice) }
        if method.needsReference && clean.reference.isEmpty { throw .fees(.referenceMissing) }
        if given != nil && method != .cash { throw .fees(.givenWithoutCash) }
        if let given, given < total { throw .fees(.givenTooLittle) }
        return clean
    }
}

/// How an amount is spread over charges.
package enum Allocation {
    /// The chosen charges first, then the oldest due; what is left is an advance.
    package static func spread<Key: Hashable>(
        _ amount: Money, over open: [(charge: Key, open: Money)], chosen: [Key] = []
    ) -> (parts: [(charge: Key, amount: Money)], advance: Money) {
        let first = Set(chosen)
        let ordered =
            open.filter { first.contains($0.charge) }
            + open.filter { !first.contains($0.charge) }
        var left = amount
        var parts: [(charge: Key, amount: Money)] = []
        for due in ordered where left > .zero && due.open > .zero {
            let part = min(left, due.open)
            parts.append((due.charge, part))
            left -= part
        }
        return (parts, left)
    }

    /// A proposal for a family: each one's oldest dues in turn, and the rest to the first.
    package static func proposed(
        _ amount: Money, over owed: [(student: StudentID, owed: Money)]
    ) -> [(student: StudentID, amount: Money)] {
        var left = amount
        var parts = owed.map { due in
            let part = min(left, max(.zero, due.owed))
            left -= part
            return (student: due.student, amount: part)
        }
        if left > .zero && !parts.isEmpty { parts[0].amount += left }
        return parts
    }
}
