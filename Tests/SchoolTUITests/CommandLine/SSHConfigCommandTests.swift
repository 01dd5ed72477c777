import Foundation
import Testing

@testable import SchoolTUI

struct SSHConfigCommandTests {
    private func block(
        user: String = "school", program: String = "/usr/lib/school/school",
        keys: String = "/etc/school/ssh_keys"
    ) throws -> SSHDBlock {
        try SSHDBlock(user: user, program: program, keys: keys)
    }

    @Test("The block names the account, the keys and this very program")
    func names() throws {
        let text = try block(user: "hill", program: "/srv/hill/school", keys: "/srv/keys").text
        #expect(text.contains("\nMatch User hill\n"))
        #expect(text.contains("\n    ForceCommand /srv/hill/school entry\n"))
        #expect(text.contains("\n    AuthorizedKeysFile /srv/keys\n"))
        #expect(text.hasSuffix("\n") && !text.contains("\\("))
    }

    @Test("Every group of settings says why it is there")
    func reasons() throws {
        for group in try block().text.components(separatedBy: "\n\n") {
            #expect(group.contains("# "), "\(group)")
        }
    }

    @Test(
        "What sshd would read as something else is refused",
        arguments: ["", "Root", "a b", "school,root", "*", "!x", "a\nMatch all", "-x"])
    func users(name: String) {
        #expect(throws: CommandFault.self) { try block(user: name) }
    }

    @Test(
        "So is a path with a blank, a quote, a percent sign or a line's end",
        arguments: ["", "/a b", "/a\"b", "/a%h", "/a\nPermitTTY yes", "a/b", "/a/", "/a#b"])
    func paths(path: String) {
        #expect(throws: CommandFault.self) { try block(program: path) }
        #expect(throws: CommandFault.self) { try block(keys: path) }
    }
}
