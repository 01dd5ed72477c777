// Ways from the accountant's lists to one pupil and to one receipt, so that no list knows which
// screen shows them.

import SchoolCore

/// Where the lists of the fees lead.
enum FeeDoors {
    /// A receipt; nil where it may not be seen.
    static func receipt(_ id: ReceiptID, at desk: Office) throws -> Step<Office> {
        let receipt = try desk.session.receipt(id)
        return .push(EntriesScreen(receipt.text, .receipt(id)))
    }

    /// A pupil's account.
    static func account(_ student: StudentID) -> Step<Office> { .push(StatementScreen(student)) }
}
