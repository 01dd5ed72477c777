// How fees are said on screens: methods, periods, lines of the ledger.

import SchoolCore

extension PaymentMethod {
    /// The letter that chooses it at the counter.
    var letter: Character {
        switch self {
        case .cash: "c"
        case .card: "k"
        case .online: "m"
        case .cheque: "q"
        case .bankTransfer: "b"
        }
    }

    var title: String {
        switch self {
        case .cash: "Cash"
        case .card: "Card"
        case .online: "Mobile"
        case .cheque: "Cheque"
        case .bankTransfer: "Bank"
        }
    }

    /// What its reference is called by people.
    var referenceTitle: String {
        switch self {
        case .cash: "Reference"
        case .card: "Slip no"
        case .online: "Trx no"
        case .cheque: "Cheque no"
        case .bankTransfer: "Slip no"
        }
    }
}

extension PaymentGateway {
    /// Those a mobile payment comes through, with the letter that chooses each.
    static let mobile: [(letter: Character, gateway: PaymentGateway)] = [
        ("b", .bkash), ("n", .nagad), ("s", .sslcommerz), ("t", .stripe), ("r", .razorpay),
    ]

    var title: String {
        switch self {
        case .bkash: "bKash"
        case .nagad: "Nagad"
        case .sslcommerz: "SSLCommerz"
        case .bank: "Bank"
        case .cash: "Cash"
        case .stripe: "Stripe"
        case .razorpay: "Razorpay"
        }
    }
}

extension PrinterChoice {
    /// Where a receipt comes out, as the counter says it.
    var spoken: String {
        switch self {
        case .nowhere: "no printer"
        case .queue(let name): name.map { "printer \($0)" } ?? "the printer"
        case .file(let path): "file \(path.split(separator: "/").last.map(String.init) ?? path)"
        case .device(let path): path
        }
    }
}

extension Charge {
    /// `Mar 2026`; what falls due once is known by the month it falls due in.
    var periodText: String {
        let text = FeePeriod.words(period)
        return text.isEmpty ? "\(Day.monthNames[dueOn.month - 1]) \(dueOn.year)" : text
    }

    /// `Tuition Mar 2026`.
    var spoken: String { "\(name) \(periodText)" }
}

extension FeeAccount.Payer {
    var shownName: String { shown(name: name, latin: latinName) }
    var shownGuardian: String { shown(name: guardianName, latin: guardianLatinName) }
}

extension FeeAccount.Movement {
    /// `Tuition Mar 2026`; `2 dues` where it is about more than one.
    var about: String {
        guard charges < 2 else { return "\(charges) dues" }
        return [name, FeePeriod.words(period)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What a line of the ledger is about.
    func what(_ money: Currency) -> String {
        let charge = self.about
        let about = paper.isEmpty ? charge : paper
        let size = money.text(moved < .zero ? -moved : moved)
        return switch kind {
        case .charge: about
        case .payment: "receipt \(paper)"
        case .refund: "\(paper) refund: \(reason)"
        case .reversal where amount == .zero: "\(size) of \(charge) back to the advance"
        case .reversal: paper.isEmpty ? "taken back: \(reason)" : "\(paper) void: \(reason)"
        case .discount, .scholarship, .waiver: "\(kind.rawValue.lowercased()) \(charge): \(reason)"
        case .cancellation: "cancelled \(charge): \(reason)"
        case .advance: "\(size) of \(charge) paid from the advance"
        case .opening: "brought forward"
        case .difference: "difference"
        }
    }
}

extension Day {
    /// `12 Mar`, and the year behind it where it is another than this one's.
    func ledgerText(in year: Int) -> String {
        let text = "\(dayOfMonth) \(Day.monthNames[month - 1])"
        return self.year == year ? text : "\(text) \(padded(self.year % 100, 2))"
    }
}

extension Need where Desk == Office {
    /// Money is taken by those whose right reaches the whole school: a parent who may pay does so
    /// at the counter.
    static var takingFees: Need { wholeSchool(.takeFees) }

    /// A right that must reach the whole school.
    static func wholeSchool(_ permission: Permission) -> Need {
        let holders = Role.allCases
            .filter { $0 != .superAdmin && permission.scope(of: $0) == .school }
            .map(\.title)
        return Need(
            isHeld: { permission.scope(of: $0.session.role) == .school },
            sentence: "Your role may not do this. Ask: \(holders.joined(separator: ", ")).")
    }
}
