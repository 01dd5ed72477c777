// An installation in a temporary folder, sound and then broken in one place after the other.

import Foundation
import Testing

@testable import SchoolTUI

struct InspectionTests {
    private let folder: TUISchool
    private let inspection: Inspection
    private var program: String { folder.path("lib/school") }
    private var database: String { folder.path("var/school.db") }

    init() throws {
        folder = try TUISchool()
        inspection = Inspection(
            account: "school", accountNumber: geteuid(), root: geteuid(), top: folder.folder)
        for name in ["lib", "var", "var/school.db.outbox"] {
            try FileManager.default.createDirectory(
                atPath: folder.path(name), withIntermediateDirectories: false)
        }
        for name in ["lib/school", "var/school.db", "var/school.db-wal", "var/school.db.write"] {
            try Data().write(to: URL(filePath: folder.path(name)))
        }
        for (name, mode) in [
            ("", 0o755), ("lib", 0o755), ("lib/school", 0o755), ("var", 0o700),
            ("var/school.db", 0o600), ("var/school.db-wal", 0o600), ("var/school.db.write", 0o600),
            ("var/school.db.outbox", 0o700),
        ] as [(String, mode_t)] {
            #expect(chmod(folder.path(name), mode) == 0)
        }
    }

    private func remedies(_ ailments: [Ailment]) -> [String] { ailments.map(\.remedy) }

    @Test("A sound installation has nothing")
    func sound() throws {
        #expect(inspection.guarded(program) == [])
        #expect(try inspection.school(at: database) == [])
    }

    @Test("Whoever else can write the program, or a folder above it, is named with the cure")
    func writable() {
        #expect(chmod(program, 0o775) == 0 && chmod(folder.path("lib"), 0o757) == 0)
        #expect(
            remedies(inspection.guarded(program)) == [
                "chmod go-w \(program)", "chmod go-w \(folder.path("lib"))",
            ])
    }

    @Test("A program that somebody else owns can be changed by him")
    func owner() {
        let other = Inspection(
            account: "school", accountNumber: geteuid(), root: geteuid() + 1, top: program)
        #expect(remedies(other.guarded(program)) == ["chown root \(program)"])
    }

    @Test("A link, and what is not there, is told")
    func absent() throws {
        let link = folder.path("lib/link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: program)
        #expect(inspection.guarded(link).map(\.sentence) == ["\(link) is no plain file."])
        let none = folder.path("lib/none")
        #expect(inspection.guarded(none).map(\.sentence) == ["\(none) is not there."])
    }

    @Test(
        "What others can read of the school is told, with the mode it should have",
        arguments: [
            ("var", 0o750, "700"), ("var/school.db", 0o640, "600"),
            ("var/school.db-wal", 0o604, "600"), ("var/school.db.write", 0o660, "600"),
            ("var/school.db.outbox", 0o755, "700"),
        ] as [(String, mode_t, String)])
    func readable(name: String, mode: mode_t, right: String) throws {
        #expect(chmod(folder.path(name), mode) == 0)
        #expect(
            remedies(try inspection.school(at: database)) == ["chmod \(right) \(folder.path(name))"]
        )
    }

    @Test("A file of another account is told; files that are none of the school's are not")
    func foreign() throws {
        try Data().write(to: URL(filePath: folder.path("var/letter.txt")))
        let other = Inspection(account: "school", accountNumber: geteuid() + 1)
        let told = remedies(try other.school(at: database))
        #expect(told.count == 5 && told.allSatisfy { $0.hasPrefix("chown school: ") })
    }

    @Test("A link in the school's place, no school and no folder are told")
    func elsewhere() throws {
        unlink(database)
        #expect(
            try inspection.school(at: database).map(\.sentence)
                == ["There is no school at \(database)."])
        try FileManager.default.createSymbolicLink(
            atPath: database, withDestinationPath: "/etc/passwd")
        #expect(try inspection.school(at: database).count == 1)
        let none = folder.path("none/school.db")
        #expect(
            try inspection.school(at: none).map(\.sentence)
                == ["The folder \(folder.path("none")) is not there."])
    }

    @Test("A key that could do more than open a terminal is named by its line")
    func keys() {
        let text = """
            # The staff.
            restrict,pty ssh-ed25519 AAAA ann

            ssh-ed25519 AAAA bob
            restrict,pty,port-forwarding ssh-ed25519 AAAA eve
            pty ssh-ed25519 AAAA carl
            """
        #expect(
            inspection.keys(text, in: "/k").map(\.sentence) == [
                "/k, line 4, does not begin with restrict,pty.",
                "/k, line 5, does not begin with restrict,pty.",
                "/k, line 6, does not begin with restrict,pty.",
            ])
    }

    @Test("What sshd does not hold to is told line by line, and variables that come in besides")
    func sshd() throws {
        let block = try SSHDBlock(user: "school", program: "/p/school", keys: "/k")
        let told = block.effective.joined(separator: "\n") + "\nport 22\n"
        #expect(inspection.sshd(told, block: block) == [])
        let weak =
            told.replacing("x11forwarding no", with: "x11forwarding yes")
            + "acceptenv LC_*\n"
        #expect(
            inspection.sshd(weak, block: block).map(\.sentence) == [
                "sshd does not hold to \u{201C}x11forwarding no\u{201D} for school.",
                "sshd takes the variables \u{201C}LC_*\u{201D}.",
            ])
        #expect(inspection.sshd("", block: block).count == block.effective.count)
    }
}
