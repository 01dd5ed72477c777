// How the lists of the fees say things: ways of paying, kinds of entries, spans of days.

import SchoolCore

/// Words of the accountant's lists.
enum FeeListWords {
    /// `CASH` as people say it.
    static func method(_ stored: String) -> String {
        PaymentMethod(rawValue: stored).map(method) ?? stored
    }

    static func method(_ method: PaymentMethod) -> String { method.title }

    static func kind(_ kind: EntryKind) -> String { kind.rawValue.lowercased() }

    static func frequency(_ frequency: FeeStructure.Frequency) -> String {
        switch frequency {
        case .monthly: "monthly"
        case .quarterly: "quarterly"
        case .annually: "yearly"
        case .oneTime: "once"
        }
    }

    /// What a line of a pupil's statement was for.
    static func what(_ movement: FeeAccount.Movement) -> String {
        let charge = [movement.name, movement.period].filter { !$0.isEmpty }.joined(separator: " ")
        return switch movement.kind {
        case .charge: charge
        case .opening: "brought forward"
        case .payment: "payment"
        case .advance: "from the advance"
        case .reversal: movement.paper.isEmpty ? "taken back \(charge)" : "void"
        case .refund: "refund"
        case .discount, .scholarship, .waiver, .cancellation: "\(kind(movement.kind)) \(charge)"
        case .difference: "difference"
        }
    }

    /// `2026-03-01 to 2026-03-31`, or one day.
    static func span(_ days: ClosedRange<Day>) -> String {
        days.lowerBound == days.upperBound
            ? days.lowerBound.text : "\(days.lowerBound.text) to \(days.upperBound.text)"
    }

    /// `1 pupil`, `12 pupils`.
    static func counted(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(grouped(count)) \(noun)s"
    }
}
