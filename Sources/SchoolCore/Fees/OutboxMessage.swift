// A message to a guardian, waiting to be sent. The program queues and never sends; whatever sends
// one day changes its state and nothing else.

/// One message of the outbox.
package struct OutboxMessage: Equatable, Sendable {
    package let id: MessageID
    package let channel: Channel
    /// A telephone number with its country code, or an e-mail address.
    package let recipient: String
    /// Empty for an SMS.
    package let subject: String
    package let body: String
    package let template: String
    package let student: StudentID
    package let admissionNumber: String
    package let studentName: String
    package let studentLatinName: String
    package let status: Status
    package let createdAt: Timestamp
    /// Who queued it.
    package let createdBy: String

    /// How it goes out.
    package enum Channel: String, CaseIterable, Sendable {
        case sms = "SMS"
        case email = "EMAIL"
    }

    /// What became of it.
    package enum Status: String, CaseIterable, Sendable {
        case queued = "QUEUED"
        case sending = "SENDING"
        case sent = "SENT"
        case delivered = "DELIVERED"
        case failed = "FAILED"
        case cancelled = "CANCELLED"
    }

    /// A message, as its row is written.
    package struct New: Equatable, Sendable {
        package let channel: Channel
        package let recipient: String
        package let subject: String
        package let body: String
        package let template: String
        package let student: StudentID
    }
}
