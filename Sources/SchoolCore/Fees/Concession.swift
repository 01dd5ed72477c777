// What may be taken off a charge.

/// What may be taken off a charge.
package enum Concession: String, CaseIterable, Sendable {
    case discount = "DISCOUNT"
    case scholarship = "SCHOLARSHIP"
    case waiver = "WAIVER"

    var kind: EntryKind {
        switch self {
        case .discount: .discount
        case .scholarship: .scholarship
        case .waiver: .waiver
        }
    }

    var account: AccountID {
        switch self {
        case .discount: Account.discounts
        case .scholarship: Account.scholarships
        case .waiver: Account.waivers
        }
    }
}

/// Why something was taken off or taken back.
enum Reason {
    /// The reason as it is stored; refuses one of fewer than three letters.
    static func checked(_ typed: String) throws(Refusal) -> String {
        var check = FieldCheck()
        let reason = check.line("reason", typed, atLeast: 3, atMost: 200)
        try check.orRefuse()
        return reason
    }
}
