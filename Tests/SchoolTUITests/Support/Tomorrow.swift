// The same person at another sign-in.

@testable import SchoolCore
@testable import SchoolTUI

extension TUISchool {
    /// The desk of somebody who has signed in anew: with what was preferred and remembered.
    func deskOfTomorrow(_ username: String = "office") throws -> Office {
        let session = try session(username)
        return Office(
            session: session, slots: try HashSlots(besides: folder + "/school.db"), minutes: 15,
            presence: nil, watch: nil, held: PreferenceHold(try session.preferences()))
    }
}
