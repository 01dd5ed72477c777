// Reminding of fees that are overdue: one SMS and one e-mail for an account, as far as its guardian
// can be reached, and no charge twice within the interval. Looked at first, then queued in one
// transaction. Whoever runs it again at once queues nothing: the log remembers.

import GRDB

extension Session {
    /// Who would be reminded now, without queueing anything.
    package func plannedReminders() throws -> ReminderPlan {
        try look(needs: .seeFees, about: .school) { try ReminderPlan.made(today: today, in: $0) }
    }

    /// Queues the reminders that are due now; nothing is sent. Refuses where nobody is to be
    /// reminded.
    package func queueReminders() throws -> ReminderCount {
        try change(needs: .sendMessages, about: .school) { db in
            // Check.
            let plan = try ReminderPlan.made(today: today, in: db)
            guard !plan.reminders.isEmpty else { throw Refusal.fees(.nobodyToRemind) }

            // Write.
            try plan.queue(on: today, by: user, at: now, in: db)

            // Tell.
            let count = plan.count
            return Change(
                count,
                audit: AuditEntry(
                    .queuedReminders,
                    [
                        "pupils": .count(count.pupils), "sms": .count(count.sms),
                        "emails": .count(count.emails), "charges": .count(count.charges),
                        "total": .money(count.total),
                    ]))
        }
    }
}
