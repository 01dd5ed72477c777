// Accounts and sessions by command: made, switched, listed and ended.

import ArgumentParser
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct AccountCommandsTests {
    let school: TUISchool

    init() throws { school = try TUISchool() }

    private func answer(
        _ command: any OfficeCommand.Type, _ words: String..., by name: String = "office"
    ) throws -> Answer {
        try command.parse(words).answer(school.session(name))
    }

    @Test("An account is made, gets a password once more, and is unlocked; nobody else may")
    func accounts() throws {
        let made = try object(
            answer(
                UsersCommand.Create.self, "mina", "--name", "Mina Das", "--role", "TEACHER",
                "--database", school.path("school.db")))
        let first = try #require(made["one_time_password"] as? String)
        let again = try object(
            answer(
                UsersCommand.Passwd.self, "mina", "--database", school.path("school.db")))
        #expect(again["one_time_password"] as? String != first)
        #expect(
            try answer(UsersCommand.Unlock.self, "mina").lines == ["mina may sign in again."])
        let shown = try object(answer(UsersCommand.Show.self, "mina"))
        #expect(shown["primary_role"] as? String == "TEACHER")
        #expect(shown["must_change_password"] as? Bool == true)
        #expect(throws: Refusal.self) {
            _ = try answer(
                UsersCommand.Create.self, "eve", "--name", "Eve", "--role", "TEACHER",
                "--database", school.path("school.db"), by: "nadia")
        }
    }

    @Test("An account is switched off and on; the session of its owner is over")
    func switched() throws {
        let off = try object(answer(UsersCommand.Toggle.self, "nadia"))
        #expect(off["status"] as? String == "INACTIVE")
        #expect(throws: Refusal.sessionEnded(.accountChanged)) {
            _ = try answer(WhoAmICommand.self, by: "nadia")
        }
        #expect(
            try answer(UsersCommand.Toggle.self, "nadia").lines == ["nadia is active now."])
        _ = try answer(UsersCommand.Toggle.self, "tariq", "--status", "suspended")
        _ = try answer(UsersCommand.Deactivate.self, "karim")
        let inactive = try rows(answer(UsersCommand.List.self, "--status", "INACTIVE"))
        #expect(inactive.map { $0["username"] as? String } == ["karim"])
        #expect(throws: Refusal.people(.ownAccount)) {
            _ = try answer(UsersCommand.Deactivate.self, "office", by: "office")
        }
    }

    @Test("A role or a status that is none is named, and never read as everybody")
    func words() throws {
        #expect(throws: Refusal.self) { _ = try answer(UsersCommand.List.self, "--role", "KING") }
        #expect(throws: Refusal.self) { _ = try answer(UsersCommand.List.self, "--status", "x") }
        #expect(throws: Refusal.self) { _ = try answer(AuditCommand.List.self, "--status", "x") }
        let office = try rows(answer(UsersCommand.List.self, "--role", "school_admin"))
        #expect(office.map { $0["username"] as? String } == ["office"])
    }

    @Test("Sessions are listed, one is ended, and then all of one's own")
    func sessions() throws {
        let mine = try rows(answer(SessionsCommand.List.self))
        let id = try #require(mine.first?["id"] as? Int)
        let all = try rows(answer(SessionsCommand.List.self, "--all", by: "owner"))
        #expect(all.count > mine.count)
        let other = try #require(
            all.first { $0["username"] as? String == "tariq" }?["id"] as? Int)
        _ = try answer(SessionsCommand.Revoke.self, String(other), by: "owner")
        #expect(throws: (any Error).self) { _ = try answer(WhoAmICommand.self, by: "tariq") }
        #expect(try object(answer(SessionCommand.Show.self))["username"] as? String == "office")
        #expect(mine.contains { $0["id"] as? Int == id })
        _ = try answer(SessionCommand.Check.self)
        _ = try answer(LogoutCommand.self, "--all")
        #expect(throws: (any Error).self) { _ = try answer(WhoAmICommand.self) }
    }
}
