// Debian's sshd on a port of the loopback, with the block that `school ssh-config` prints and the
// rest of its configuration as careless as a machine can be: everything that the block does not
// forbid is allowed.

import Foundation
import TestSupport

final class SSHServer {
    let installed: InstalledSchool
    let port: UInt16
    let account: Account
    /// The block as it was printed.
    let block: String
    let configuration: String
    /// Foundation's own way to start a program waits for ever when that closes what it was given.
    private let server: PseudoTerminal

    /// Who comes in: a system account made for this server; where we are not root, ourselves.
    struct Account {
        let name: String
        let home: String
        let isMade: Bool
    }

    static let (sshd, client) = ("/usr/sbin/sshd", "/usr/bin/ssh")

    /// Whether there can be a server here.
    static let isThere: Bool = {
        let programs: [String] = [sshd, client, "/usr/bin/ssh-keygen", "/usr/bin/timeout"]
        return programs.allSatisfy { access($0, X_OK) == 0 } && handsOutTerminals
    }()
    static let absence = "no openssh-server, no openssh-client, or sshd may give nobody a terminal"

    /// Where sshd is not root, a new terminal must belong to the group tty from the start: to give
    /// it away is root's.
    private static let handsOutTerminals: Bool = {
        if geteuid() == 0 { return true }
        guard let line = try? TerminalLine.open(columns: 80, rows: 24) else { return false }
        defer { close(line.master) }
        var found = stat()
        guard stat(line.device, &found) == 0, let group = getgrnam("tty") else { return false }
        return found.st_gid == group.pointee.gr_gid
    }()

    var school: SchoolOnDisk { installed.school }
    private var folder: TemporaryFolder { installed.folder }

    /// - Parameter alive: the seconds between two questions to a silent line, and how many of them.
    init(alive: (interval: Int, most: Int) = (15, 8)) throws {
        installed = try InstalledSchool()
        let folder = installed.folder
        account = try Self.makeAccount(in: folder, shell: installed.program)
        port = try Self.freePort()
        for key in ["hostkey", "key", "stranger"] {
            try Self.done([
                "/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.file(key),
            ])
        }
        let printed = try Program.run([
            "/bin/sh", "-c", "\"$0\" ssh-config --user \"$1\" --keys \"$2\" 2>/dev/null",
            installed.program, account.name, folder.file("keys"),
        ])
        block = printed.output
        configuration = folder.file("sshd_config")
        try Self.write(
            block, alive, of: account, to: folder, port: port, school: installed.school)
        if geteuid() == 0 {
            // Where sshd locks itself in before anybody has signed in; Debian makes it at boot.
            mkdir("/run/sshd", 0o755)
        }
        server = try PseudoTerminal([
            Self.sshd, "-D", "-f", configuration, "-E", folder.file("sshd.log"),
        ])
        try waitUntilItListens()
    }

    deinit {
        let rest = (try? started()) ?? []
        for process in [server.process] + rest.map(\.id) { kill(process, SIGKILL) }
        _ = try? server.waitForEnd()
        if account.isMade { _ = try? Program.run(["/usr/sbin/userdel", account.name]) }
    }

    private static func makeAccount(
        in folder: TemporaryFolder, shell: String
    ) throws -> Account {
        let home = folder.file("home")
        try FileManager.default.createDirectory(
            atPath: home + "/.ssh", withIntermediateDirectories: true)
        guard geteuid() == 0 else {
            return Account(name: NSUserName(), home: home, isMade: false)
        }
        let name = "school-\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
        try done([
            "/usr/sbin/useradd", "--system", "--no-create-home", "--home-dir", home, "--shell",
            shell, name,
        ])
        // No password is possible; a key is.
        try done(["/usr/sbin/usermod", "-p", "*", name])
        return Account(name: name, home: home, isMade: true)
    }

    private static func write(
        _ block: String, _ alive: (interval: Int, most: Int), of account: Account,
        to folder: TemporaryFolder, port: UInt16, school: SchoolOnDisk
    ) throws {
        func write(_ text: String, to name: String) throws {
            try Data(text.utf8).write(to: URL(filePath: folder.file(name)))
        }
        let key = try String(contentsOfFile: folder.file("key.pub"), encoding: .utf8)
        try write("restrict,pty " + key, to: "keys")
        chmod(folder.file("keys"), 0o644)  // Read by sshd in the name of the account.
        let ours =
            block
            .replacing("ClientAliveInterval 15", with: "ClientAliveInterval \(alive.interval)")
            .replacing("ClientAliveCountMax 8", with: "ClientAliveCountMax \(alive.most)")
        try write(ours, to: "50-school.conf")
        try write(
            """
            Include \(folder.file("50-school.conf"))
            Port \(port)
            ListenAddress 127.0.0.1
            HostKey \(folder.file("hostkey"))
            PidFile none
            LogLevel VERBOSE
            # The temporary folder is everybody's.
            StrictModes no
            UsePAM no
            PermitRootLogin no
            PasswordAuthentication yes
            AcceptEnv *
            PermitUserEnvironment no
            AllowTcpForwarding yes
            AllowAgentForwarding yes
            AllowStreamLocalForwarding yes
            X11Forwarding yes
            PermitTunnel yes
            GatewayPorts yes
            Subsystem sftp /usr/lib/openssh/sftp-server

            """, to: "sshd_config")
        let host = try String(contentsOfFile: folder.file("hostkey.pub"), encoding: .utf8)
        try write("[127.0.0.1]:\(port) \(host)", to: "known_hosts")
        if account.isMade {
            try done(["/bin/chown", "-R", account.name, account.home, school.folder.path])
        }
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder.file(name)))
    }

    private func waitUntilItListens() throws {
        let deadline = Deadline(seconds: 10)
        while !canConnect() {
            guard kill(server.process, 0) == 0, !deadline.hasPassed else {
                throw CompiledC.Failure(description: "sshd does not listen: \(log)")
            }
            poll(nil, 0, 10)
        }
    }

    private func canConnect() -> Bool {
        guard let line = try? LoopbackLine(to: port) else { return false }
        return line.read(seconds: 5).starts(with: Array("SSH-2.0".utf8))
    }

    static func freePort() throws -> UInt16 {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0 else { throw Launch.Failure("socket") }
        defer { close(listener) }
        var address = LoopbackLine.address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) + getsockname(listener, $0, &length)
            }
        }
        guard code == 0 else { throw Launch.Failure("bind") }
        return UInt16(bigEndian: address.sin_port)
    }

    @discardableResult
    static func done(_ command: [String]) throws -> Program.Result {
        let result = try Program.run(command)
        guard result.status == 0 else {
            throw CompiledC.Failure(description: "\(command[0]): \(result.output)")
        }
        return result
    }

    // MARK: Coming in

    /// The words for the client. Options come first; what follows the address is the command.
    func words(_ options: [String] = [], key: String = "key", then command: [String] = [])
        -> [String]
    {
        [Self.client] + options + settings(key: key) + ["-p", "\(port)", address]
            + (command.isEmpty ? [] : ["--"] + command)
    }

    var address: String { "\(account.name)@127.0.0.1" }

    /// What every client of OpenSSH needs to know of this server.
    func settings(key: String = "key") -> [String] {
        [
            "-F", "none", "-i", folder.file(key), "-o", "IdentitiesOnly=yes", "-o",
            "UserKnownHostsFile=\(folder.file("known_hosts"))", "-o", "GlobalKnownHostsFile=none",
            "-o", "StrictHostKeyChecking=yes", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10",
        ]
    }

    /// A person at a terminal of his own, with the real client in it; an agent is with it, and the
    /// variable of a window system.
    func open(
        _ options: [String] = [], command: [String] = [], environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let all = ["DISPLAY": "127.0.0.1:99"].merging(environment) { $1 }
        let terminal = try PseudoTerminal(
            ["/usr/bin/ssh-agent"] + words(["-tt"] + options, then: command), environment: all)
        try terminal.wait(for: "Password", seconds: 20)
        return terminal
    }

    /// The same, signed in.
    func open(as username: String) throws -> PseudoTerminal {
        let terminal = try open()
        try terminal.typeSignIn(username, "Demo1234")
        try terminal.wait(for: " Home")
        return terminal
    }

    // MARK: Looking at it

    var log: String {
        (try? String(contentsOfFile: folder.file("sshd.log"), encoding: .utf8)) ?? ""
    }

    /// What sshd has started and is still there.
    func started() throws -> [RunningProcess] {
        try Processes.descendants(of: server.process)
    }

    /// The school's programs among them.
    func programs() throws -> [RunningProcess] { try started().filter { $0.name == "school" } }

    /// Until nobody is there any more.
    func waitUntilEmpty(seconds: Double = 10) throws {
        let deadline = Deadline(seconds: seconds)
        while try !started().isEmpty {
            guard !deadline.hasPassed else {
                throw CompiledC.Failure(description: "still there: \(try started())")
            }
            poll(nil, 0, 20)
        }
    }
}

/// A line to a port of this machine.
final class LoopbackLine {
    private let descriptor: Int32

    init(to port: UInt16) throws {
        let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue
        descriptor = socket(AF_INET, Int32(kind), 0)
        guard descriptor >= 0 else { throw Launch.Failure("socket") }
        var address = Self.address(port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // Not closed here: the object is whole, so that its end closes the descriptor.
        guard code == 0 else { throw Launch.Failure("connect") }
    }

    deinit { close(descriptor) }

    static func address(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    func write(_ bytes: [UInt8]) { _ = Glibc.send(descriptor, bytes, bytes.count, 0x4000) }

    /// What comes first; nothing when the line is closed without a word.
    func read(seconds: Int) -> [UInt8] {
        var ear = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&ear, 1, Int32(seconds * 1000)) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.recv(descriptor, &buffer, buffer.count, 0)
        return Array(buffer.prefix(max(0, count)))
    }
}
