// People at their own machines, with the real client and Debian's sshd between them and the
// program. One server at a time: each has an account of the machine made for it.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(
    .serialized, .timeLimit(.minutes(60)), .enabled(if: SSHServer.isThere, "\(SSHServer.absence)"))
struct SSHTests {
    enum Loss: String, CaseIterable, CustomTestStringConvertible {
        case stopped, killed
        var testDescription: String { rawValue }
    }

    @Test("Debian's sshd takes the block, in a file of its own before the rest")
    func accepted() throws {
        let server = try SSHServer()
        #expect(try Program.run([SSHServer.sshd, "-t", "-f", server.configuration]).status == 0)
        func settings(of name: String) throws -> [Substring] {
            let query = "user=\(name),host=x,addr=192.0.2.7"
            let told = try SSHServer.done([
                SSHServer.sshd, "-T", "-f", server.configuration, "-C", query,
            ])
            return told.output.split(separator: "\n")
        }
        let ours = try settings(of: server.account.name)
        for line in [
            "forcecommand \(server.installed.program) entry", "disableforwarding yes",
            "acceptenv COLORTERM", "acceptenv NO_COLOR", "authenticationmethods publickey",
        ] {
            #expect(ours.contains { $0 == line }, "\(line)")
        }
        #expect(ours.count { $0.hasPrefix("acceptenv") } == 2)
        // The doctor reads the same list and misses nothing of it. He does mind the temporary
        // folder, in which everybody can write.
        try server.write(ours.joined(separator: "\n"), to: "told")
        let doctor = try Program.run([
            server.installed.program, "doctor", "--user", server.account.name, "--keys",
            server.installed.folder.file("keys"), "--sshd", server.installed.folder.file("told"),
        ])
        #expect(doctor.status == 1 && !doctor.output.contains("sshd "), "\(doctor.output)")
        if server.account.isMade, server.installed.program.hasPrefix("/tmp/") {
            #expect(doctor.output.contains("-> chmod go-w /tmp\n"), "\(doctor.output)")
        }
        // A configuration that others can write is a finding, and the rest is looked at too.
        #expect(chmod(server.installed.configuration, 0o666) == 0)
        let worse = try Program.run([
            server.installed.program, "doctor", "--user", server.account.name, "--keys",
            server.installed.folder.file("nokeys"),
        ])
        let configuration = server.installed.configuration
        #expect(worse.status == 1)
        #expect(worse.output.contains("-> chmod go-w \(configuration)\n"), "\(worse.output)")
        #expect(worse.output.contains("nokeys is not there."), "\(worse.output)")
        // Whoever else uses the machine is left alone.
        let others = try settings(of: "somebody")
        #expect(others.contains("forcecommand none") && others.contains("acceptenv *"))
        #expect(others.contains("allowtcpforwarding yes"))
    }

    @Test("A teacher signs in, marks, exports and leaves; the line ends with the program")
    func working() throws {
        let server = try SSHServer()
        let terminal = try server.open(as: "teacher")
        try terminal.wait(for: "Home > 3-A")
        try terminal.type("apl")
        try terminal.wait(for: "P 1   A 1   L 1")
        #expect(try server.school.marks().hasPrefix("APL."))
        let program = try #require(try server.programs().first)
        #expect(try Processes.descendants(of: program.id) == [])
        if InstalledSchool.mayLook {
            let environment = try Processes.environment(of: program.id)
            #expect(environment.dropLast() == InstalledSchool.environment()[...])
            #expect(environment.last?.hasPrefix("SSH_CONNECTION=127.0.0.1 ") == true)
            #expect(try Processes.words(of: program.id) == ["school", "entry"])
        }
        let place = try server.school.read {
            try Row.fetchOne($0, sql: "SELECT terminal, address FROM session ORDER BY id DESC")
        }
        #expect(place?["address"] == "127.0.0.1")
        #expect((place?["terminal"] as String?)?.hasPrefix("/dev/pts/") == true)

        try terminal.press(.f(9))
        try terminal.type("export")
        try terminal.wait(for: ">1 Export")
        try terminal.press(.enter)
        try terminal.wait(for: "for a spreadsheet")
        try terminal.press(.enter)
        try terminal.wait(for: "school.db.outbox/")
        let lists = try FileManager.default.contentsOfDirectory(
            atPath: server.school.path + ".outbox")
        #expect(lists.count == 1 && lists[0].hasSuffix(".csv"))

        try terminal.press(.f(10))
        try terminal.wait(toLose: "Home > 3-A")
        try terminal.press(.f(10))
        try terminal.wait(for: "Signed out.")
        try terminal.press(.f(10))
        #expect(try terminal.waitForEnd() == .exited(0))
        try server.waitUntilEmpty()
    }

    @Test(
        "A client that stops or dies in the middle of a class loses nothing",
        arguments: Loss.allCases)
    func lost(loss: Loss) throws {
        let server = try SSHServer(alive: (interval: 1, most: 2))
        let terminal = try server.open(as: "teacher")
        try terminal.wait(for: "Home > 3-A")
        try terminal.type("applh")
        try terminal.wait(for: "P 2   A 1   L 1   H 1")
        let began = ContinuousClock.now
        terminal.signal(loss == .stopped ? SIGSTOP : SIGKILL)
        try server.waitUntilEmpty(seconds: 30)
        print("the program ended \(ContinuousClock.now - began) after its client was \(loss)")
        let blank = String(repeating: ".", count: SchoolOnDisk.strength - 5)
        #expect(try server.school.marks() == "APPLH" + blank)

        let again = try server.open(as: "teacher")
        try again.wait(for: "Your line dropped at")
        #expect(again.screen.text.contains("5 marks are safe."))
        #expect(again.screen.find("> 5 ") != nil, "\(again.screen.text)")
        try again.type("e")
        try again.wait(for: "E 1")
        #expect(try server.school.marks().hasPrefix("APPLE."))
        #expect(try server.school.events().count == 6)
        again.hangUp()
        try server.waitUntilEmpty()
        #expect(try server.school.problems() == [])
    }

    @Test(
        "Where a hostile kind of terminal comes with the line, the screens are there all the same")
    func terminalKinds() throws {
        let server = try SSHServer()
        let names = [
            "../../tmp/x", "dumb", "", "nothing-like-it", "$(touch \(server.marker))",
            String(repeating: "x", count: 5000), "xterm-kitty", "linux",
        ]
        for name in names {
            let terminal = try server.open(environment: ["TERM": name])
            if InstalledSchool.mayLook {
                let program = try #require(try server.programs().first)
                let known = ["xterm-kitty", "linux"].contains(name) ? name : "vt100"
                let environment = try Processes.environment(of: program.id)
                #expect(environment.contains("TERM=\(known)"), "\(name.prefix(40))")
                #expect(environment.count == 9, "\(environment)")
            }
            terminal.hangUp()
            try server.waitUntilEmpty()
        }
        #expect(access(server.marker, F_OK) != 0)
    }
}
