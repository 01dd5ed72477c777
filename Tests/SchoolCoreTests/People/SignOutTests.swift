// Leaving.

import Foundation
import Testing

@testable import SchoolCore

struct SignOutTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func signIn() throws -> SignedIn {
        let slots = try HashSlots(besides: school.path)
        return try school.school.signIn(SignInForm("nadia", TestSchool.password), slots: slots)
    }

    @Test("Who has signed out is out, and the other session is not")
    func signsOut() throws {
        let signedIn = try signIn()
        try signedIn.session.signOut()

        #expect(
            try school.lastLine().says(
                .signedOut, about: .user(signedIn.session.user), by: signedIn.session))
        try school.expect(.sessionEnded(.signedOut)) { _ = try signedIn.session.whoAmI() }
        _ = try school.classTeacher.whoAmI()
        #expect(
            !FileManager.default.fileExists(
                atPath: "\(school.path).sessions/\(signedIn.session.id.rawValue)"))
    }

    @Test("Everywhere is everywhere, and only one's own")
    func everywhere() throws {
        let signedIn = try signIn()
        try school.classTeacher.signOut(everywhere: true)
        try school.expect(.sessionEnded(.signedOut)) { _ = try signedIn.session.whoAmI() }
        _ = try school.office.whoAmI()
    }

    @Test("Signing out twice is refused")
    func again() throws {
        try school.classTeacher.signOut()
        try school.expect(.sessionEnded(.signedOut)) { try school.classTeacher.signOut() }
    }
}
