// What a school may set, each with its default and its range. Stored as text; absent means default.

/// One setting of the school.
package enum Setting: String, CaseIterable, Sendable {
    case idleMinutes = "session.idle_minutes"
    case absoluteDays = "session.absolute_days"
    case backdateDays = "attendance.backdate_days"
    case excusedInTotal = "attendance.excused_in_total"
    case reminderDays = "reminder.interval_days"
    case waiverByAdmin = "waiver.by_admin"
    case hashCost = "password.hash_cost"

    package var standard: Int {
        switch self {
        case .idleMinutes: 15
        case .absoluteDays: 7
        case .backdateDays: 7
        case .excusedInTotal: 1
        case .reminderDays: 7
        case .waiverByAdmin: 0
        case .hashCost: PasswordHash.cost
        }
    }

    package var range: ClosedRange<Int> {
        switch self {
        case .idleMinutes: 5...60
        case .absoluteDays: 1...30
        case .backdateDays: 0...31
        case .excusedInTotal, .waiverByAdmin: 0...1
        case .reminderDays: 1...90
        case .hashCost: PasswordHash.costs
        }
    }

    /// What it means, for the settings list.
    package var meaning: String {
        switch self {
        case .idleMinutes: "minutes without a key until the screen locks"
        case .absoluteDays: "days until everyone must sign in again"
        case .backdateDays: "days back that a register may still be marked"
        case .excusedInTotal:
            "1 counts excused days in the attendance percentage, 0 leaves them out"
        case .reminderDays: "days until the same charge may be reminded of again"
        case .waiverByAdmin: "1 lets only administrators waive charges, 0 the accountant too"
        case .hashCost: "cost of a password's bcrypt; each step doubles the time to sign in"
        }
    }
}
