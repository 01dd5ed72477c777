// Ways into the fees: where they begin for each role, and how the lists lead to one pupil and one
// receipt, so that no list knows which screen shows them.

import SchoolCore

/// Where the fees begin, and where their lists lead.
enum FeeDoors {
    /// Home's keys for fees and for the day book.
    static let key: Character = "f"
    static let dayBookKey: Character = "b"

    /// The search box for the counter, the own account for a pupil, and for a parent the child's
    /// or a list of the children.
    static func open(at desk: Office) throws -> Step<Office> {
        let session = desk.session
        if Permission.seeFees.scope(of: session.role) != .school {
            let own = try session.payers(StudentList.Wish(search: "", limit: 2))
            if own.total == 1, let only = own.rows.first { return account(only.student) }
            return .push(FeeSearchScreen())
        }
        guard let said = try SentPayment.unanswered(at: session) else {
            return .push(FeeSearchScreen())
        }
        return .telling(said, then: .push(FeeSearchScreen()))
    }

    /// A receipt; a refusal where it may not be seen.
    static func receipt(_ id: ReceiptID, at desk: Office) throws -> Step<Office> {
        .push(ReceiptScreen(try desk.session.receipt(id)))
    }

    /// A pupil's account.
    static func account(_ student: StudentID) -> Step<Office> { .push(FeeAccountScreen(student)) }
}
