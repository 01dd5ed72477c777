// Reminders of fees that are overdue: whom, for which charges, in which words. The program sends
// nothing: the messages wait in the outbox.

/// What one account is reminded of.
package struct Reminder: Equatable, Sendable {
    package let student: StudentID
    package let admissionNumber: String
    /// As it stands in lists; `writtenName` is how a letter has it.
    package let name: String
    package let latinName: String
    package let writtenName: String
    package let sectionName: String
    package let guardianName: String
    package let guardianLatinName: String
    /// A number that takes messages, `+8801712550183`; empty where there is none.
    package let mobile: String
    package let email: String
    /// Overdue, and not reminded of within the interval; the oldest first.
    package var dues: [Due]

    /// A charge that is overdue, and what is open of it.
    package struct Due: Equatable, Sendable {
        package let charge: ChargeID
        package let open: Money
        package let dueOn: Day
    }

    package var amount: Money { dues.map(\.open).total }
    /// The day the oldest of them fell due.
    package var dueOn: Day? { dues.first?.dueOn }
    package var hasAddress: Bool { !mobile.isEmpty || !email.isEmpty }
}

/// How much is queued.
package struct ReminderCount: Equatable, Sendable {
    package let pupils: Int
    package let sms: Int
    package let emails: Int
    package let charges: Int
    package let total: Money
}

/// Who would be reminded now.
package struct ReminderPlan: Equatable, Sendable {
    /// The longest overdue first.
    package let reminders: [Reminder]
    /// To be reminded, but with neither a telephone that takes messages nor an e-mail address.
    package let unreachable: [Reminder]
    /// Accounts with something overdue, all of it reminded of within the interval.
    package let lately: Int
    /// Days until the same charge may be reminded of again.
    package let interval: Int
    package let template: ReminderTemplate
    package let schoolName: String
    package let currency: Currency

    package var count: ReminderCount {
        ReminderCount(
            pupils: reminders.count, sms: reminders.count { !$0.mobile.isEmpty },
            emails: reminders.count { !$0.email.isEmpty },
            charges: reminders.map(\.dues.count).reduce(0, +),
            total: reminders.map(\.amount).total)
    }

    /// The messages of a reminder: an SMS where there is a telephone, an e-mail where there is an
    /// address.
    package func messages(of reminder: Reminder) -> [OutboxMessage.New] {
        let words: [ReminderTemplate.Place: String] = [
            .student: reminder.writtenName, .guardian: reminder.guardianName,
            .school: schoolName, .due: reminder.dueOn?.text ?? "",
            .amount: "\(currency.code) \(currency.text(reminder.amount))",
        ]
        func filled(_ text: String) -> String {
            CleanText.tamed(ReminderTemplate.filled(text, words))
        }
        var messages: [OutboxMessage.New] = []
        if !reminder.mobile.isEmpty {
            messages.append(
                OutboxMessage.New(
                    channel: .sms, recipient: reminder.mobile, subject: "",
                    body: filled(template.sms), template: ReminderTemplate.name,
                    student: reminder.student))
        }
        if !reminder.email.isEmpty {
            messages.append(
                OutboxMessage.New(
                    channel: .email, recipient: reminder.email, subject: filled(template.subject),
                    body: filled(template.body), template: ReminderTemplate.name,
                    student: reminder.student))
        }
        return messages
    }
}
