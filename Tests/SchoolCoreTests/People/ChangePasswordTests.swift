// Choosing one's own password.

import Testing

@testable import SchoolCore

struct ChangePasswordTests {
    let school: TestSchool
    let slots: HashSlots
    let old = TestSchool.password

    init() throws {
        school = try TestSchool()
        slots = try HashSlots(besides: school.path)
    }

    @Test("The new password holds, the own session goes on, every other one ends")
    func changes() throws {
        let other = try school.school.signIn(SignInForm("office", old), slots: slots).session
        try school.arrange("UPDATE user SET mustChangePassword = 1 WHERE username = 'office'")
        try school.office.changePassword(from: old, to: "Attendance7", slots: slots)

        #expect(
            try school.lastLine().says(
                .changedPassword, about: .user(school.user("office")), by: school.office))
        #expect(throws: Refusal.sessionEnded(.accountChanged)) { _ = try other.whoAmI() }
        #expect(try !school.office.whoAmI().mustChangePassword)
        _ = try school.office.sections()
        _ = try school.school.signIn(SignInForm("office", "Attendance7"), slots: slots)
        #expect(throws: Refusal.signIn(.notRecognised)) {
            _ = try school.school.signIn(SignInForm("office", old), slots: slots)
        }
    }

    @Test("Without the old password there is no new one")
    func wrong() throws {
        try school.expect(.people(.wrongPassword)) {
            try school.office.changePassword(from: "Register2", to: "Attendance7", slots: slots)
        }
    }

    @Test("The same password is no change, and a weak one is none either")
    func same() throws {
        try school.expect(.people(.samePassword)) {
            try school.office.changePassword(from: old, to: old, slots: slots)
        }
        try school.expect(.invalid([FieldProblem("password", .password([.noDigit]))])) {
            try school.office.changePassword(from: old, to: "Attendance", slots: slots)
        }
    }

    @Test("Of two changes at once the second is told")
    func twice() throws {
        let hash = try #require(Template.hashes["office"])
        let late = try HashSlots(besides: school.path) { [school] _ in
            do {
                let other = String(hash.dropLast()) + "x"
                try school.arrange(
                    "UPDATE user SET passwordHash = '\(other)' WHERE username = 'office'")
            } catch { Issue.record(error) }
        }
        #expect(throws: Refusal.changedMeanwhile(.user(try school.user("office")))) {
            try school.office.changePassword(from: old, to: "Attendance7", slots: late)
        }
    }
}
