// A new one-time password for somebody who forgot his.

import Testing

@testable import SchoolCore

struct ResetPasswordTests {
    let school: TestSchool
    let slots: HashSlots

    init() throws {
        school = try TestSchool()
        slots = try HashSlots(besides: school.path)
    }

    @Test("The one-time password opens one door: to a new password")
    func resets() throws {
        let nadia = try school.user("nadia")
        let password = try school.office.resetPassword(of: nadia, slots: slots)

        #expect(try school.lastLine().says(.resetPassword, about: .user(nadia), by: school.office))
        #expect(throws: Refusal.sessionEnded(.accountChanged)) {
            _ = try school.classTeacher.whoAmI()
        }
        let back = try school.school.signIn(
            SignInForm("nadia", password.shownOnce), slots: slots)
        #expect(back.mustChangePassword)
        #expect(throws: Refusal.mustChangePassword) { _ = try back.session.sections() }
    }

    @Test("Nobody resets the own password, or one of those above")
    func outOfReach() throws {
        try school.expect(.people(.notOneselfHere)) {
            _ = try school.office.resetPassword(of: school.user("office"), slots: slots)
        }
        try school.expect(.people(.accountOutOfReach(.superAdmin))) {
            _ = try school.office.resetPassword(of: school.user("owner"), slots: slots)
        }
        try school.expect(.people(.accountOutOfReach(.schoolAdmin))) {
            _ = try school.principal.resetPassword(of: school.user("office"), slots: slots)
        }
    }

    @Test("An account nobody has is not found, and a teacher resets none")
    func refused() throws {
        try school.expect(.notFound(.user(UserID(99)))) {
            _ = try school.office.resetPassword(of: UserID(99), slots: slots)
        }
        try school.expect(.notPermitted(.updateUsers)) {
            _ = try school.classTeacher.resetPassword(of: school.user("tariq"), slots: slots)
        }
    }
}
