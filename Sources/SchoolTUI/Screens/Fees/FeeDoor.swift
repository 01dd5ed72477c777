// Where fees begin: for the counter the search box, for a pupil the own account, for a parent the
// child's, or a list of the children.

import SchoolCore

/// The way to fees from home.
enum FeeDoor {
    /// Home's key for fees.
    static let key: Character = "f"

    static func open(at desk: Office) throws -> Step<Office> {
        let session = desk.session
        if Permission.seeFees.scope(of: session.role) != .school {
            let own = try session.payers(StudentList.Wish(search: "", limit: 2))
            if own.total == 1, let only = own.rows.first {
                return .push(FeeAccountScreen(only.student))
            }
            return .push(FeeSearchScreen())
        }
        guard let said = try SentPayment.unanswered(at: session) else {
            return .push(FeeSearchScreen())
        }
        return .telling(said, then: .push(FeeSearchScreen()))
    }
}
