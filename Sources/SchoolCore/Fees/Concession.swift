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
