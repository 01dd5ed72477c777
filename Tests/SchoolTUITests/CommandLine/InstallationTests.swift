// The configuration of the forced command: what it may say, and who may have written it.

import Foundation
import Testing

@testable import SchoolCore
@testable import SchoolTUI

struct InstallationTests {
    private let folder: TUISchool
    private let path: String

    init() throws {
        folder = try TUISchool()
        path = folder.path("school.conf")
    }

    private func write(_ text: String, mode: mode_t = 0o644) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(chmod(path, mode) == 0 && chmod(folder.folder, 0o755) == 0)
    }

    @Test("Without a line the school lies where Debian keeps such things")
    func standard() throws {
        #expect(Installation().database == "/var/lib/school/school.db")
        #expect(try Installation(reading: "\n# nothing\n\n", from: path) == Installation())
    }

    @Test("It names the file, and the instant at which a rehearsal stands")
    func values() throws {
        let text = """
            # Hill School
            database = /srv/hill/school.db
              now=2026-11-19T03:30:00Z
            """
        let installation = try Installation(reading: text, from: path)
        #expect(installation.database == "/srv/hill/school.db")
        #expect(installation.clock(zone: "Asia/Dhaka").today() == "2026-11-19")
        #expect(installation.clock(zone: "Asia/Dhaka").today() != Day(0))
    }

    @Test(
        "What is not understood is refused with its line, never passed over",
        arguments: [
            ("databse = /srv/x.db", 1), ("database", 1), ("\nshell = /bin/sh", 2), ("a", 1),
        ])
    func unknown(text: String, line: Int) {
        #expect(throws: InstallationFault.unknownLine(path, line: line)) {
            try Installation(reading: text, from: path)
        }
    }

    @Test(
        "A path that SQLite or the kernel would read otherwise is refused",
        arguments: [
            "database = school.db", "database = file:/srv/x.db", "database = /srv/../etc/passwd",
            "database = /srv//x", "database = /srv/x\u{7}", "database = /", "now = today",
            "database = /" + String(repeating: "x", count: 200), "now = 2026-13-01T00:00:00Z",
        ])
    func unusable(text: String) {
        #expect(throws: InstallationFault.unusableValue(path, line: 1)) {
            try Installation(reading: text, from: path)
        }
    }

    @Test("A file that others can write, or that lies where they can, is not followed")
    func trust() throws {
        #expect(try Installation.trustedText(of: path) == nil)
        try write("database = /srv/x.db\n")
        #expect(try Installation.trustedText(of: path) == "database = /srv/x.db\n")
        for mode: mode_t in [0o666, 0o664, 0o646] {
            try write("", mode: mode)
            #expect(throws: InstallationFault.notTrusted(path)) {
                try Installation.trustedText(of: path)
            }
        }
        try write("")
        #expect(chmod(folder.folder, 0o777) == 0)
        #expect(throws: InstallationFault.notTrusted(path)) {
            try Installation.trustedText(of: path)
        }
    }

    @Test("A link, a folder and a large file are no configuration")
    func unreadable() throws {
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: "/etc/passwd")
        #expect(throws: InstallationFault.unreadable(path)) {
            try Installation.trustedText(of: path)
        }
        #expect(throws: InstallationFault.unreadable(folder.folder)) {
            try Installation.trustedText(of: folder.folder)
        }
        unlink(path)
        try write(String(repeating: "#\n", count: 4096))
        #expect(throws: InstallationFault.unreadable(path)) {
            try Installation.trustedText(of: path)
        }
    }

    @Test("From outside nobody founds a school where there is none")
    func founding() throws {
        let installation = try Installation(
            reading: "database = \(folder.path("none.db"))", from: path)
        #expect(throws: InstallationFault.noSchool) { try Opening(for: installation) }
        let here = try Installation(reading: "database = \(folder.path("school.db"))", from: path)
        #expect(try Opening(for: here).path == folder.path("school.db"))
    }
}
