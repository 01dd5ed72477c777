// After five failures a name rests; the office can end the rest.

import Storage
import Testing

@testable import SchoolCore

struct UnlockUserTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    private func rests(_ identifier: String) throws -> Bool {
        try school.school.file.read { db in
            try SignInAttempts.restsUntil(identifier, at: school.time.now, in: db) != nil
        }
    }

    private func fail(_ identifier: String) throws {
        for _ in 0..<5 {
            try school.school.file.write { db in
                try SignInAttempts.record(
                    .failure, identifier: identifier, place: .nowhere, at: school.time.now, in: db)
            }
        }
    }

    @Test("An unlocked account may sign in at once, by name and by address")
    func unlocks() throws {
        try fail("Nadia")
        try fail("nadia@shapla.example")
        #expect(try rests("nadia") && rests("NADIA@shapla.example"))
        let nadia = try school.user("nadia")
        try school.principal.unlock(nadia)

        #expect(try !rests("nadia") && !rests("nadia@shapla.example"))
        #expect(
            try school.lastLine().says(.unlockedUser, about: .user(nadia), by: school.principal))
    }

    @Test("Accounts above are out of reach, and nobody's is not found")
    func refused() throws {
        try school.expect(.people(.accountOutOfReach(.superAdmin))) {
            try school.office.unlock(school.user("owner"))
        }
        try school.expect(.notFound(.user(UserID(99)))) { try school.office.unlock(UserID(99)) }
    }

    @Test("A teacher unlocks nobody")
    func notPermitted() throws {
        try school.expect(.notPermitted(.updateUsers)) {
            try school.classTeacher.unlock(school.user("tariq"))
        }
    }
}
