// What sshd must be told so that a key opens the school's screens and nothing else. Printed by the
// program itself, because it knows where it lies.

import ArgumentParser
import Foundation
import SchoolCore

struct SSHConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ssh-config",
        abstract: "Print what sshd must be told so that people can work over SSH.",
        discussion: """
            As root: school ssh-config > /etc/ssh/sshd_config.d/50-school.conf. What else is to \
            be done is said on standard error. Needs no sign-in and opens no school.
            """)

    @OptionGroup var options: CommandOptions
    @Option(help: "The system account that everybody comes through.") var user = "school"
    @Option(help: "The file with one key a person, owned by root.", completion: .file())
    var keys = "/etc/school/ssh_keys"

    func run() throws {
        try AnswerRun.answering(options) {
            guard let program = Installation.program else {
                throw CommandFault("The program does not know where it lies. Is /proc there?")
            }
            let block = try SSHDBlock(user: user, program: program, keys: Places.absolute(keys))
            for sentence in try advice(block) { StandardError.say(sentence) }
            let lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
            return Answer(
                ["config": .text(block.text)], lines: lines.dropLast().map(String.init))
        }
    }

    /// What is left to do beside writing the block down.
    private func advice(_ block: SSHDBlock) throws -> [String] {
        var sentences = [
            "Write this to /etc/ssh/sshd_config.d/50-school.conf, then type: "
                + "sshd -t && systemctl reload ssh",
            "Put one line a person into \(block.keys) (owner root, mode 0644): "
                + "restrict,pty ssh-ed25519 AAAA... ann",
        ]
        if getpwnam(user) == nil {
            sentences.append(
                "There is no account \(user) yet. Type: useradd --system --no-create-home "
                    + "--home-dir /usr/share/school/empty --shell \(block.program) \(user) "
                    + "&& usermod -p '*' \(user)")
        }
        if let named = options.databaseFile {
            let path = Places.absolute(named)
            if try Installation.here().database != path {
                sentences.append(
                    "Write one line into \(Installation.configuration) (owner root, mode 0644): "
                        + "database = \(path)")
            }
        }
        return sentences
    }
}

/// The part of sshd's configuration that is the school's.
struct SSHDBlock {
    let user: String
    let program: String
    let keys: String

    /// Names and paths that sshd reads as they stand.
    init(user: String, program: String, keys: String) throws {
        guard user.firstMatch(of: #/^[a-z_][a-z0-9_-]{0,31}$/#) != nil else {
            throw CommandFault(
                "\(Clean.line(user)) is no name of an account. Use small letters and digits.")
        }
        for path in [program, keys] where path.firstMatch(of: #/^(/[A-Za-z0-9._+-]+)+$/#) == nil {
            throw CommandFault(
                "sshd cannot be given the path \(Clean.line(path)). Use letters, digits, "
                    + "dots and hyphens.")
        }
        self.user = user
        self.program = program
        self.keys = keys
    }

    /// What `sshd -T` says of the account where the block holds.
    var effective: [String] {
        [
            "authenticationmethods publickey", "authorizedkeysfile \(keys)",
            "authorizedkeyscommand none", "trustedusercakeys none",
            "forcecommand \(program) entry", "maxsessions 1", "disableforwarding yes",
            "allowtcpforwarding no", "allowstreamlocalforwarding no", "allowagentforwarding no",
            "x11forwarding no", "permittunnel no", "permitlisten none", "permitopen none",
            "gatewayports no", "permituserrc no", "permituserenvironment no",
            "acceptenv COLORTERM", "acceptenv NO_COLOR", "clientaliveinterval 15",
            "clientalivecountmax 8", "unusedconnectiontimeout 60",
        ]
    }

    var text: String {
        [machine, keysOnly, oneProgram, nothingElse, deadLines].joined(separator: "\n")
    }

    private var machine: String {
        """
        # The school's account over SSH, as `school ssh-config` prints it. Debian reads this file
        # before the rest of /etc/ssh/sshd_config, and of each word the first value counts.

        # These two hold for the whole machine, because sshd knows them nowhere else. Whoever does
        # not sign in within half a minute is sent away; of many who only connect some are, so that
        # they do not keep the teachers out at eight o'clock.
        LoginGraceTime 30
        MaxStartups 20:30:60

        """
    }

    private var keysOnly: String {
        """
        Match User \(user)
            # A key opens the door of the house; the program asks for name and password after it.
            AuthenticationMethods publickey
            PubkeyAuthentication yes
            MaxAuthTries 3

            # Owned by root, outside every home: nobody adds a key from within, and there is no
            # other place keys come from.
            AuthorizedKeysFile \(keys)
            AuthorizedKeysCommand none
            TrustedUserCAKeys none

        """
    }

    private var oneProgram: String {
        """
            # Whatever is asked for, a command, sftp, scp, a subsystem: this is started instead,
            # and it ends at once where there is no terminal.
            ForceCommand \(program) entry
            PermitTTY yes
            MaxSessions 1

        """
    }

    private var nothingElse: String {
        """
            # Nothing is carried on. Each is said by itself too: some versions of sshd forgot X11,
            # the agent or the tunnel in DisableForwarding.
            DisableForwarding yes
            AllowTcpForwarding no
            AllowStreamLocalForwarding no
            AllowAgentForwarding no
            X11Forwarding no
            PermitTunnel no
            PermitListen none
            PermitOpen none
            GatewayPorts no

            # No file of the account is run, and of the other side's variables only these two come
            # in. The program makes its environment anew whatever comes.
            PermitUserRC no
            AcceptEnv COLORTERM NO_COLOR
            SetEnv LANG=C.UTF-8 TERMINFO=/usr/share/terminfo PATH=/usr/bin:/bin

        """
    }

    private var deadLines: String {
        """
            # A line that is silent for two minutes is dead: the program is told, stores what was
            # typed and ends. A connection without a session ends after a minute.
            ClientAliveInterval 15
            ClientAliveCountMax 8
            UnusedConnectionTimeout 60

        """
    }
}
