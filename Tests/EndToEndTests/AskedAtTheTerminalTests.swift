// What a command asks at the terminal: the first administrator of a school that is founded or
// brought from another program's files, and a password of one's own. Nothing typed is shown, and
// what cannot be a password is refused before it is typed a second time.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct AskedAtTheTerminalTests {
    private let school: SchoolOnDisk
    private let district: String

    /// A district of one school with one teacher, one pupil and one course.
    init() throws {
        school = try SchoolOnDisk()
        district = school.folder.file("district")
        try SmallDistrict.write(to: district)
    }

    private func start(_ arguments: String...) throws -> PseudoTerminal {
        try PseudoTerminal(try school.command(arguments), environment: school.environment)
    }

    private func importing() throws -> PseudoTerminal {
        try start("import", "clever", district, "--school", "S")
    }

    private var isThere: Bool { FileManager.default.fileExists(atPath: school.path) }

    @Test("An import asks for the administrator's name, and twice for a password it never shows")
    func asked() throws {
        let terminal = try importing()
        try terminal.wait(for: "Sign-in name of the first administrator:")
        try terminal.type("head\r")
        try terminal.wait(for: "Password of head:")
        try terminal.type("Secret123\r")
        try terminal.wait(for: "Again:")
        try terminal.type("Secret123\r")
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(terminal.screen.text.contains("Ours: 1 pupils in 1 classes"))
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("Secret123"))
        try school.login(as: "head", password: "Secret123")
        #expect(try school.problems() == [])
    }

    @Test("A weak password is refused before it is asked for again, and no file is made")
    func weak() throws {
        let terminal = try importing()
        try terminal.wait(for: "first administrator:")
        try terminal.type("head\r")
        try terminal.wait(for: "Password of head:")
        try terminal.type("weakling\r")
        #expect(try terminal.waitForEnd() == .exited(2))
        #expect(terminal.screen.text.contains("the password needs a capital letter, a digit"))
        #expect(!terminal.screen.text.contains("Again:") && !isThere)
    }

    @Test("A name that cannot be one is refused before any password is typed")
    func name() throws {
        let terminal = try importing()
        try terminal.wait(for: "first administrator:")
        try terminal.type("The Head\r")
        #expect(try terminal.waitForEnd() == .exited(2))
        #expect(terminal.screen.text.contains("3 to 32 of a-z"))
        #expect(!terminal.screen.text.contains("Password of") && !isThere)
    }

    @Test("Two passwords that differ make no school")
    func differ() throws {
        let terminal = try importing()
        try terminal.wait(for: "first administrator:")
        try terminal.type("head\r")
        try terminal.wait(for: "Password of head:")
        try terminal.type("Secret123\r")
        try terminal.wait(for: "Again:")
        try terminal.type("Secret124\r")
        #expect(try terminal.waitForEnd() == .exited(2))
        #expect(terminal.screen.text.contains("the two do not match.") && !isThere)
    }

    @Test("Founding a school refuses a weak password at once too")
    func founding() throws {
        let terminal = try start("init", "--name", "Hill School", "--admin", "head")
        try terminal.wait(for: "Administrator's password:")
        try terminal.type("short\r")
        #expect(try terminal.waitForEnd() == .exited(2))
        #expect(terminal.screen.text.contains("at least 8 characters"))
        #expect(!terminal.screen.text.contains("Again:") && !isThere)

        let again = try start("init", "--name", "Hill School", "--admin", "head")
        try again.wait(for: "Administrator's password:")
        try again.type("Secret123\r")
        try again.wait(for: "Again:")
        try again.type("Secret123\r")
        #expect(try again.waitForEnd() == .exited(0))
        #expect(isThere)
        try ownPassword()
    }

    /// A new password of one's own is measured by the same rule, before it is typed again.
    private func ownPassword() throws {
        try school.login(as: "head", password: "Secret123")
        let weak = try start("users", "passwd")
        try weak.wait(for: "Present password:")
        try weak.type("Secret123\r")
        try weak.wait(for: "New password:")
        try weak.type("nodigits\r")
        #expect(try weak.waitForEnd() == .exited(2))
        #expect(weak.screen.text.contains("a digit") && !weak.screen.text.contains("Again:"))

        let good = try start("users", "passwd")
        try good.wait(for: "Present password:")
        try good.type("Secret123\r")
        try good.wait(for: "New password:")
        try good.type("Blackboard7\r")
        try good.wait(for: "Again:")
        try good.type("Blackboard7\r")
        #expect(try good.waitForEnd() == .exited(0))
        try school.login(as: "head", password: "Blackboard7")
    }

    @Test("A screen whose process is gone stands in the list of sessions as lost")
    func lost() throws {
        let school = try SchoolOnDisk.demonstration()
        let terminal = try school.open(as: "teacher")
        try school.login(as: "admin")
        let open = try school.run(["sessions", "list", "--all", "--json"])
        #expect(open.output.contains(#""username":"teacher""#))
        #expect(!open.output.contains("LOST"), "\(open.output)")
        terminal.signal(SIGKILL)
        _ = try terminal.waitForEnd()
        let list = try school.run(["sessions", "list", "--all"])
        let line = try #require(
            list.output.split(separator: "\n").first { $0.contains(" teacher ") })
        #expect(line.hasSuffix("line lost"), "\(list.output)")
        try school.login(as: "teacher")
        let after = try school.run(["sessions", "list", "--all"])
        #expect(!after.output.contains("line lost"), "\(after.output)")
    }
}
