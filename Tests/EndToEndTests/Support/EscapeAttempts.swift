// Everything that an SSH client can ask for besides a screen. Each attempt leaves a file behind if
// it gets anywhere at all.

import Foundation

/// One way out that must be none.
struct EscapeAttempt {
    let name: String
    let words: [String]
    var input = ""
    var environment: [String: String] = [:]
    /// Whether the program itself answers, with its one line and status 2; else sshd or the client
    /// refuses before there is a program.
    var isAnswered = false
}

extension SSHServer {
    /// The file that whoever gets out makes.
    var marker: String { "/tmp/\(account.name)-was-here" }

    /// Without a terminal: every attempt ends by itself.
    func escapeAttempts() -> [EscapeAttempt] {
        commands() + subsystems() + copying() + forwarding() + signingIn()
    }

    private func commands() -> [EscapeAttempt] {
        let touch = "touch \(marker)"
        let lines = [
            touch, "sh -c '\(touch)'", "/bin/bash -c '\(touch)'", "bash -i", "exec \(touch)",
            "$(\(touch))", "`\(touch)`", "; \(touch)", "| \(touch)", "&& \(touch)", "\n\(touch)\n",
            "id; \(touch)", "env - /bin/\(touch)", "-c '\(touch)'", "--help", "-- \(touch)",
            "entry", "school students list", "\(installed.program) check",
            "\(installed.program) init --database /tmp/x.db --name x --admin x",
            "\(installed.program) import clever /etc --school 1", "--database /tmp/x.db",
            "LD_PRELOAD=/tmp/x.so \(installed.program)", "vi -c '!\(touch)'", "su -c '\(touch)'",
            "git-upload-pack '/'", "cvs server", "internal-sftp", "\u{7F}ELF\u{1}", "%s%n%x",
            "/usr/lib/openssh/sftp-server", "scp -t /tmp", "scp -f /etc/passwd",
            "rsync --server --sender -e.LsfxC . /etc/passwd", "",
            String(repeating: "A", count: 100_000),
        ]
        let typed = lines.map { line in
            EscapeAttempt(
                name: "the command \(line.prefix(40).debugDescription)",
                words: words(["-T"], then: [line]), isAnswered: true)
        }
        return typed + [
            EscapeAttempt(
                name: "a shell without a terminal", words: words(["-T"]), input: "\(touch)\n",
                isAnswered: true),
            EscapeAttempt(
                name: "a command of a megabyte",
                words: words(
                    ["-T"],
                    then: (0..<10).map { _ in String(repeating: "B", count: 100_000) })),
        ]
    }

    private func subsystems() -> [EscapeAttempt] {
        ["sftp", "netconf", "/bin/sh", "internal-sftp", "school", "../../bin/sh"].map { name in
            EscapeAttempt(name: "the subsystem \(name)", words: words(["-s"], then: [name]))
        }
    }

    private func copying() -> [EscapeAttempt] {
        let port = "\(port)"
        var attempts = [
            EscapeAttempt(
                name: "sftp",
                words: ["/usr/bin/sftp"] + settings() + ["-P", port, address],
                input: "put /etc/hostname \(marker)\nls\n"),
            EscapeAttempt(
                name: "scp out, the old protocol",
                words: ["/usr/bin/scp", "-O"] + settings() + [
                    "-P", port, "/etc/hostname", "\(address):\(marker)",
                ]),
            EscapeAttempt(
                name: "scp out, the new protocol",
                words: ["/usr/bin/scp", "-s"] + settings() + [
                    "-P", port, "/etc/hostname", "\(address):\(marker)",
                ]),
            EscapeAttempt(
                name: "scp in, the old protocol",
                words: ["/usr/bin/scp", "-O"] + settings() + [
                    "-P", port, "\(address):/etc/passwd", marker,
                ]),
            EscapeAttempt(
                name: "scp in, the new protocol",
                words: ["/usr/bin/scp", "-s"] + settings() + [
                    "-P", port, "\(address):/etc/passwd", marker,
                ]),
        ]
        if access("/usr/bin/rsync", X_OK) == 0 {
            let shell = (["/usr/bin/ssh"] + settings() + ["-p", port]).joined(separator: " ")
            attempts += [
                EscapeAttempt(
                    name: "rsync out",
                    words: [
                        "/usr/bin/rsync", "-e", shell, "/etc/hostname", "\(address):\(marker)",
                    ]),
                EscapeAttempt(
                    name: "rsync in",
                    words: ["/usr/bin/rsync", "-e", shell, "\(address):/etc/passwd", marker]),
            ]
        }
        return attempts
    }

    /// What sshd itself must refuse.
    private func forwarding() -> [EscapeAttempt] {
        let strict = ["-o", "ExitOnForwardFailure=yes", "-N"]
        let ways: [(String, [String])] = [
            ("a port back to us", strict + ["-R", "0:127.0.0.1:\(port)"]),
            ("a port of the whole machine back to us", strict + ["-R", "0.0.0.0:0:127.0.0.1:1"]),
            ("a proxy back to us", strict + ["-R", "0"]),
            ("a socket file back to us", strict + ["-R", "\(marker):127.0.0.1:1"]),
            ("a line to another port", ["-W", "127.0.0.1:\(port)"]),
            ("a line to another machine", ["-W", "192.0.2.1:80"]),
            ("a tunnel of packets", strict + ["-w", "any:any"]),
            ("a tunnel of frames", strict + ["-o", "Tunnel=ethernet", "-w", "0:0"]),
        ]
        return ways.map { EscapeAttempt(name: $0.0, words: words($0.1)) }
    }

    private func signingIn() -> [EscapeAttempt] {
        let ways: [(String, [String], String)] = [
            ("somebody else's key", [], "stranger"),
            ("a password", ["-o", "PreferredAuthentications=password"], "key"),
            ("questions", ["-o", "PreferredAuthentications=keyboard-interactive"], "key"),
            ("the host's word", ["-o", "PreferredAuthentications=hostbased"], "key"),
            ("nothing", ["-o", "PreferredAuthentications=none"], "key"),
        ]
        return ways.map {
            EscapeAttempt(
                name: "signing in by \($0.0)", words: words($0.1, key: $0.2, then: ["id"]))
        }
    }

    /// With a terminal: the program starts, and is all that starts.
    func screenAttempts() -> [(name: String, options: [String], command: [String])] {
        let touch = "touch \(marker)"
        let variables = [
            "TERMINFO", "TERMINFO_DIRS", "LD_PRELOAD", "LD_LIBRARY_PATH", "PATH", "HOME", "SHELL",
            "IFS", "ENV", "BASH_ENV", "PS4", "EDITOR", "VISUAL", "PAGER", "LOCPATH", "GCONV_PATH",
            "TZDIR", "MALLOC_TRACE", "SWIFT_BACKTRACE", "SQLITE_TMPDIR", "SCHOOL_DATABASE",
            "SCHOOL_NOW", "SCHOOL_TOKEN", "XDG_DATA_HOME", "SSH_ORIGINAL_COMMAND", "LC_ALL",
        ]
        let set = "SetEnv=" + variables.map { "\($0)=/tmp/x" }.joined(separator: " ")
        return [
            ("a terminal", [], []),
            ("a terminal and a command", [], [touch]),
            ("a terminal and a shell", [], ["/bin/bash", "-i"]),
            ("a terminal and a shell's words", [], ["$(\(touch)); `\(touch)` && \(touch)"]),
            ("a terminal and the program's own commands", [], ["school", "check"]),
            ("many variables set", ["-o", set], []),
            ("a locale that is a command", ["-o", "SetEnv=LANG=$(touch${IFS}\(marker))"], []),
            ("many variables sent", ["-o", "SendEnv=*"], []),
            ("the agent", ["-A"], []),
            ("a window system", ["-X"], []),
            ("a trusted window system", ["-Y"], []),
            ("compression", ["-C"], []),
            ("a port for others, and the screen", ["-R", "0:127.0.0.1:1"], []),
        ]
    }
}
