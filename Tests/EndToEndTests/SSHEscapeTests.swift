// The ways out of the forced command, one after the other: each ends in the program or in a
// refusal, and leaves no process, no file and no port behind.

import Foundation
import TestSupport
import Testing

extension SSHTests {
    /// What must be the same before and after.
    private struct Traces: Equatable {
        let ports: Set<String>
        let files: [String: [String]]

        init(_ server: SSHServer) throws {
            ports = try Processes.listeningPorts()
            var files: [String: [String]] = [:]
            for folder in [server.account.home, server.account.home + "/.ssh"] {
                files[folder] = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            }
            for folder in ["/tmp", "/var/tmp", "/dev/shm"] where server.account.isMade {
                files[folder] = try Program.run([
                    "/usr/bin/find", folder, "-maxdepth", "1", "-user", server.account.name,
                ]).output.split(separator: "\n").map(String.init).filter {
                    $0 != server.school.folder.path
                }
            }
            self.files = files
        }
    }

    /// Files of the home that sshd or a shell would run, each of which makes the marker.
    private func layTraps(in server: SSHServer) throws {
        let script = "touch \(server.marker)\n"
        for name in [".ssh/rc", ".bashrc", ".profile", ".bash_profile", ".zshenv", ".kshrc"] {
            try server.write(script, to: "home/" + name)
            chmod(server.account.home + "/" + name, 0o755)
        }
        try server.write(
            "LD_PRELOAD=/tmp/x.so\nPATH=/tmp\nTERMINFO=/tmp\n", to: "home/.ssh/environment")
        try server.write("", to: "home/.hushlogin")
    }

    @Test("Of more than sixty ways out none leads anywhere")
    func escapes() throws {
        let server = try SSHServer()
        try layTraps(in: server)
        let before = try Traces(server)
        let attempts = server.escapeAttempts()
        let screens = server.screenAttempts()
        print("\(attempts.count) attempts without a terminal, \(screens.count) with one")
        #expect(attempts.count + screens.count >= 60)

        for attempt in attempts {
            let limit = ["/usr/bin/timeout", "--kill-after=1", "30"]
            let result = try Program.run(
                limit + attempt.words, input: attempt.input, environment: attempt.environment)
            let said = result.output.suffix(400)
            #expect(![0, 124, 137].contains(result.status), "\(attempt.name): \(said)")
            if attempt.isAnswered {
                let log = result.status == 2 ? "" : server.log.suffix(600)
                #expect(result.status == 2, "\(attempt.name): \(result.status) \(said)\(log)")
                #expect(said == InstalledSchool.sentence + "\n", "\(attempt.name): \(said)")
            }
            #expect(access(server.marker, F_OK) != 0, "\(attempt.name) got out")
            try server.waitUntilEmpty()
        }
        for attempt in screens {
            let terminal = try server.open(attempt.options, command: attempt.command)
            let started = try server.started().map(\.name)
            #expect(started.filter { $0 != "sshd" } == ["school"], "\(attempt.name): \(started)")
            if InstalledSchool.mayLook {
                let program = try #require(try server.programs().first)
                #expect(
                    try Processes.environment(of: program.id).dropLast()
                        == InstalledSchool.environment()[...], "\(attempt.name)")
            }
            terminal.hangUp()
            try server.waitUntilEmpty()
            #expect(access(server.marker, F_OK) != 0, "\(attempt.name) got out")
        }
        #expect(try Traces(server) == before)
    }

    @Test("What the client forwards leads nowhere, whichever way it is asked to go")
    func forwards() throws {
        let server = try SSHServer()
        let target = "127.0.0.1:\(server.port)"
        let socks: [UInt8] =
            [5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1]
            + [UInt8(server.port >> 8), UInt8(server.port & 0xFF)]
        let ways: [(String, (UInt16) -> [String], [UInt8])] = [
            ("-L", { ["-L", "127.0.0.1:\($0):\(target)"] }, []),
            ("-L to a socket file", { ["-L", "127.0.0.1:\($0):/run/dbus/system_bus_socket"] }, []),
            ("-D", { ["-D", "127.0.0.1:\($0)"] }, socks),
        ]
        for (name, options, greeting) in ways {
            let port = try SSHServer.freePort()
            let client = try PseudoTerminal(server.words(["-N"] + options(port)))
            let deadline = Deadline(seconds: 10)
            var line: LoopbackLine?
            while line == nil, !deadline.hasPassed {
                line = try? LoopbackLine(to: port)
                if line == nil { poll(nil, 0, 10) }
            }
            let forwarded = try #require(line, "\(name)")
            forwarded.write(greeting)
            var heard = forwarded.read(seconds: 10)
            // A proxy first says that it needs no name, then that the way is refused, or nothing.
            if heard == [5, 0] { heard = forwarded.read(seconds: 10) }
            #expect(heard.isEmpty || (heard.count > 1 && heard[1] != 0), "\(name): \(heard)")
            #expect(try server.programs() == [], "\(name)")
            client.signal(SIGKILL)
            _ = try client.waitForEnd()
            try server.waitUntilEmpty()
        }
    }

    @Test("A second session in the first one's connection is refused, and so is any forward")
    func multiplexed() throws {
        let server = try SSHServer()
        let path = server.installed.folder.file("mux")
        let first = try server.open(["-M", "-S", path])
        let before = try Processes.listeningPorts()
        let direct = ["-S", path, "-o", "ProxyCommand=/bin/false"]
        let tries: [[String]] = [
            server.words(["-T"] + direct, then: ["touch", server.marker]),
            server.words(["-T"] + direct), server.words(["-s"] + direct, then: ["sftp"]),
            server.words(["-S", path, "-O", "forward", "-R", "0:127.0.0.1:1"]),
            server.words(["-S", path, "-O", "forward", "-R", "\(server.marker):127.0.0.1:1"]),
            server.words(direct + ["-W", "127.0.0.1:\(server.port)"]),
        ]
        for words in tries {
            let result = try Program.run(["/usr/bin/timeout", "20"] + words)
            #expect(![0, 124].contains(result.status), "\(words): \(result.output)")
            #expect(try server.programs().count == 1)
        }
        #expect(try Processes.listeningPorts() == before)
        #expect(access(server.marker, F_OK) != 0)
        try first.typeSignIn("teacher", "Demo1234")
        try first.wait(for: "Home > 3-A")
        first.hangUp()
        try server.waitUntilEmpty()
    }

    @Test("Neither the keys of signals nor a break nor a client's signal stops or ends the program")
    func signals() throws {
        let server = try SSHServer()
        let terminal = try server.open(["-e", "~"])
        try terminal.typeSignIn("teacher", "Demo1234")
        // The client's own escape, at the beginning of a line: a break is a request of its own.
        try terminal.type("~B")
        try terminal.wait(for: "Home > 3-A")
        for key: Character in ["z", "\\", "s", "d", "y"] { try terminal.press(.control(key)) }
        try terminal.type("a")
        try terminal.wait(for: "A 1")
        // This one is a key like any other: it leads back, and the program goes on.
        try terminal.press(.control("c"))
        try terminal.wait(toLose: "Home > 3-A")
        #expect(try server.programs().count == 1)
        #expect(try server.started().filter { $0.name != "sshd" }.count == 1)
        terminal.hangUp()
        try server.waitUntilEmpty()
    }
}
