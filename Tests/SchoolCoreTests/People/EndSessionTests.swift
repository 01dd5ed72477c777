// Ending a session from another terminal.

import Testing

@testable import SchoolCore

struct EndSessionTests {
    let school: TestSchool

    init() throws { school = try TestSchool() }

    @Test("A teacher's session is over at its next key")
    func ends() throws {
        let session = try school.classTeacher.id
        try school.office.end(session)

        #expect(
            try school.lastLine().says(.endedSession, about: .session(session), by: school.office))
        try school.expect(.sessionEnded(.revoked)) { _ = try school.classTeacher.sections() }
        #expect(try school.office.sessions(ofEverybody: true).count == 8)
        #expect(try !school.office.sessions(ofEverybody: true).map(\.username).contains("nadia"))
    }

    @Test("Ending it again changes nothing")
    func again() throws {
        try school.office.end(school.classTeacher.id)
        let before = try school.contents()["session"]
        try school.office.end(school.classTeacher.id)
        #expect(try school.contents()["session"] == before)
    }

    @Test("Everyone ends the own sessions")
    func own() throws {
        try school.parent.end(school.parent.id)
        try school.expect(.sessionEnded(.revoked)) { _ = try school.parent.sections() }
    }

    @Test("A session nobody knows is not found")
    func unknown() throws {
        try school.expect(.notFound(.session(SessionID(99)))) {
            try school.office.end(SessionID(99))
        }
    }

    @Test("Other people's sessions are theirs", arguments: [Role.principal, .teacher, .parent])
    func notPermitted(role: Role) throws {
        try school.expect(.notPermitted(.endSessions)) {
            try school.session(as: role).end(school.office.id)
        }
    }

    @Test("One sees the own sessions, the office everybody's")
    func lists() throws {
        #expect(try school.classTeacher.sessions().map(\.username) == ["nadia"])
        try school.expect(.notPermitted(.seeUsers)) {
            _ = try school.classTeacher.sessions(ofEverybody: true)
        }
    }
}
