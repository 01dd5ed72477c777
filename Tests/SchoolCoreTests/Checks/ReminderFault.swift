// Faults in the outbox and in the log of reminders.

extension Fault {
    static let reminders = [
        Fault("M01", "UPDATE reminderLog SET sms = 999"),
        Fault("M01", "UPDATE outbox SET student = 3"),
        Fault("M01", "UPDATE outbox SET template = 'notice'"),
        Fault("M02", "DELETE FROM reminderLog"),
        Fault("M03", "DELETE FROM outbox"),
        Fault("M03", "UPDATE outbox SET channel = 'EMAIL'"),
        Fault("M03", "UPDATE outbox SET auditLine = 1"),
        Fault("M03", "DELETE FROM reminderLog"),
    ]
}
