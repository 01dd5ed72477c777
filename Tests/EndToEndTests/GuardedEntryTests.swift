// The door for people from outside, without sshd before it: every way it is opened, every variable
// and descriptor that could come with it, and what holds behind it.

import Foundation
import GRDB
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct GuardedEntryTests {
    private let installed: InstalledSchool
    private var school: SchoolOnDisk { installed.school }

    init() throws { installed = try InstalledSchool() }

    /// Waits for the sign-in screen; then the program is the one that was started anew.
    private func opened(
        _ words: [String] = ["entry"], environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let terminal = try installed.open(words, environment: environment)
        try terminal.wait(for: "Password")
        return terminal
    }

    /// Sixty variables with which programs have been led astray.
    private static let hostile: [String: String] = {
        let names = """
            LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT LD_DEBUG LD_BIND_NOW LD_PROFILE GCONV_PATH LOCPATH \
            NLSPATH MALLOC_ARENA_MAX MALLOC_TRACE GLIBC_TUNABLES HOSTALIASES RES_OPTIONS TZDIR \
            SWIFT_BACKTRACE SWIFT_DEBUG_HELP SWIFT_DETERMINISTIC_HASHING TERMINFO TERMINFO_DIRS \
            TERMCAP TERMPATH NCURSES_TRACE NCURSES_NO_UTF8_ACS ESCDELAY LINES COLUMNS EDITOR VISUAL \
            PAGER LESS LESSOPEN LESSCLOSE MORE BROWSER IFS ENV BASH_ENV BASH_FUNC_ls%% CDPATH PS4 \
            PROMPT_COMMAND PYTHONPATH PERL5LIB SQLITE_TMPDIR SQLITE_HISTORY HISTFILE XDG_DATA_HOME \
            XDG_STATE_HOME CFFIXED_USER_HOME SCHOOL_DATABASE SCHOOL_NOW SCHOOL_TOKEN DISPLAY \
            XAUTHORITY SSH_AUTH_SOCK SSH_ORIGINAL_COMMAND USER LOGNAME MAIL CUPS_SERVER \
            http_proxy LC_ALL LC_CTYPE LANGUAGE
            """
        var all: [String: String] = [:]
        for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            all[String(name)] = "/tmp/school-nowhere/$(id)"
        }
        // What names no existing library is only passed over with a complaint.
        all["LD_PRELOAD"] = nil
        all["LD_DEBUG"] = nil
        all["PATH"] = "/tmp/school-nowhere"
        all["HOME"] = "/tmp/school-nowhere"
        all["SHELL"] = "/bin/sh"
        all["TZ"] = "/tmp/school-nowhere"
        all["TMPDIR"] = "/tmp/school-nowhere"
        all["LANG"] = "$(id)"
        return all
    }()

    @Test(
        "Of sixty hostile variables none is there when the program runs",
        .enabled(if: InstalledSchool.mayLook, "only root may look into a guarded program"))
    func environment() throws {
        #expect(Self.hostile.count >= 60)
        let terminal = try opened(
            environment: Self.hostile.merging(
                [
                    "COLORTERM": "truecolor", "NO_COLOR": "yes",
                    "SSH_CONNECTION": "10.0.0.7 1 ::1 22",
                ]
            ) { $1 })
        #expect(
            try Processes.environment(of: terminal.process)
                == InstalledSchool.environment(then: [
                    "COLORTERM=truecolor", "NO_COLOR=1", "SSH_CONNECTION=10.0.0.7 1 ::1 22",
                ]))
        // SCHOOL_DATABASE did not lead it elsewhere: this is the school of the configuration.
        try terminal.typeSignIn("teacher", "Demo1234")
        try terminal.wait(for: "Home > 3-A")
        let address = try school.read {
            try String.fetchOne($0, sql: "SELECT address FROM session ORDER BY id DESC")
        }
        #expect(address == "10.0.0.7")
    }

    @Test("A library that the loader was told to bring is not there when the program runs")
    func preloaded() throws {
        let (shim, log) = (
            try CompiledC.library("children", in: school.folder), school.folder.file("started")
        )
        let terminal = try opened(environment: ["LD_PRELOAD": shim, "CHILDREN_LOG": log])
        try terminal.typeSignIn("teacher", "Demo1234")
        try terminal.wait(for: "Home > 3-A")
        // The library saw the program start itself anew, and nothing after that.
        #expect(try String(contentsOfFile: log, encoding: .utf8) == "execve \(installed.program)\n")
        let maps = try String(contentsOfFile: "/proc/\(terminal.process)/maps", encoding: .utf8)
        #expect(!maps.contains("children.so"))
    }

    @Test(
        "Whatever way the door is opened, the words are not looked at",
        .enabled(if: InstalledSchool.mayLook, "only root may look into a guarded program"),
        arguments: [
            "exec \"$0\" entry", "exec \"$0\" entry --database /x", "exec \"$0\" -c 'rm -r .'",
            "exec -a -school \"$0\"", "exec -a -school \"$0\" init --name x",
            "SSH_ORIGINAL_COMMAND=id exec -a school \"$0\" check", "exec -a -sh \"$0\" -l",
        ])
    func ways(line: String) throws {
        let terminal = try PseudoTerminal(["/bin/bash", "-c", line, installed.program])
        try terminal.wait(for: "Password")
        #expect(try Processes.words(of: terminal.process) == ["school", "entry"])
        #expect(try Processes.environment(of: terminal.process) == InstalledSchool.environment())
        #expect(try Processes.descendants(of: terminal.process) == [])
        try terminal.press(.f(10))
        #expect(try terminal.waitForEnd() == .exited(0))
    }

    @Test(
        "Without a terminal there is one line and status 2",
        arguments: [
            ["entry"], ["-c", "id"], ["-c", "/usr/lib/openssh/sftp-server"], ["entry", "x"],
        ]
    )
    func noTerminal(words: [String]) throws {
        let result = try Program.run([installed.program] + words)
        #expect(result.status == 2)
        #expect(result.output == InstalledSchool.sentence + "\n")
        let asShell = try Program.run([
            "/bin/bash", "-c", "exec -a -school \"$0\"", installed.program,
        ])
        #expect(asShell.status == 2 && asShell.output == InstalledSchool.sentence + "\n")
    }

    @Test("A terminal on one side only is none", arguments: ["<&-", ">&-", "</dev/null", "| cat"])
    func halfTerminal(turned: String) throws {
        let terminal = try PseudoTerminal([
            "/bin/bash", "-c", "\"$0\" entry \(turned); echo \"status ${PIPESTATUS[0]}\"",
            installed.program,
        ])
        try terminal.wait(for: "status 2")
        #expect(terminal.screen.text.contains(InstalledSchool.sentence))
    }

    @Test(
        "Descriptors, limits, mask and rights are those of the house",
        .enabled(if: InstalledSchool.mayLook, "only root may look into a guarded program"))
    func shut() throws {
        let terminal = try PseudoTerminal([
            "/bin/bash", "-c",
            """
            exec 7</etc/passwd 250>"$1"; umask 0; ulimit -c unlimited; trap '' HUP TERM
            exec "$0" entry 2>&-
            """, installed.program, school.folder.file("open"),
        ])
        try terminal.wait(for: "Password")
        let files = try Processes.openFiles(of: terminal.process)
        #expect(!files.values.contains("/etc/passwd"))
        #expect(!files.values.contains(school.folder.file("open")))
        let line = try #require(files[0])
        #expect(line.hasPrefix("/dev/pts/") && files[1] == line && files[2] != nil)

        let status = try Processes.status(of: terminal.process)
        #expect(status["Umask"] == "0077")
        #expect(status["NoNewPrivs"] == "1")
        #expect(status["Name"] == "school")
        let ignored = try #require(UInt64(status["SigIgn"] ?? "", radix: 16))
        for (signal, isIgnored) in [
            (SIGXFSZ, true), (SIGPIPE, true), (SIGTSTP, true), (SIGHUP, false), (SIGTERM, false),
        ] {
            #expect((ignored >> UInt64(signal - 1) & 1 == 1) == isIgnored, "signal \(signal)")
        }
        let limits = [
            ("Max core file size", "0"), ("Max address space", "1073741824"),
            ("Max processes", "400"),
        ]
        for (name, value) in limits {
            #expect(try Processes.limits(of: terminal.process, name) == [value, value], "\(name)")
        }
        // Nobody may look into it, not even the same account: its files in /proc are root's.
        terminal.hangUp()
        #expect(try terminal.waitForEnd() == .exited(0))
    }

    @Test(
        "A hostile kind of terminal is a vt100, and the screens are there",
        .enabled(if: InstalledSchool.mayLook, "only root may look into a guarded program"),
        arguments: [
            "../../tmp/x", "", "dumb", "nothing-like-it", "xterm:co#80", "$(id)", "xterm\nid",
            String(repeating: "x", count: 5000), "%s%s%n", "-xterm",
        ])
    func terminalKind(name: String) throws {
        let terminal = try opened(environment: ["TERM": name])
        #expect(
            try Processes.environment(of: terminal.process)
                == InstalledSchool.environment(kind: "vt100"))
        try terminal.typeSignIn("teacher", "Demo1234")
        try terminal.wait(for: "Home > 3-A")
    }

    @Test("Where there is no school nobody founds one from outside")
    func noSchool() throws {
        try installed.configure("database = \(school.folder.file("none.db"))\n")
        let terminal = try installed.open(["entry"])
        #expect(try terminal.waitForEnd() == .exited(1))
        #expect(terminal.screen.text.contains("There is no school here yet."))
        #expect(!FileManager.default.fileExists(atPath: school.folder.file("none.db")))
    }

    @Test("A configuration that others can write opens nothing")
    func untrusted() throws {
        try installed.configure("database = \(school.path)\n", mode: 0o666)
        let terminal = try installed.open(["entry"])
        #expect(try terminal.waitForEnd() == .exited(1))
        #expect(terminal.screen.unwrapped.contains("school.conf or its folder"))
    }

    @Test(
        "Behind the door lp can still be started, and what it says comes back",
        .enabled(if: access("/usr/bin/lp", X_OK) == 0, "there is no lp on this machine"))
    func printing() throws {
        try school.login(as: "admin")
        #expect(
            try school.run(["settings", "set", "receipt.printer", "lp:nowhere-at-all"]).status == 0)
        let terminal = try installed.open(["entry"], columns: 160)
        try terminal.wait(for: "Password")
        try terminal.typeSignIn("accountant", "Demo1234")
        try terminal.wait(for: "Find pupil")
        try terminal.type("dan\r")
        try terminal.wait(for: "Take payment")
        try terminal.type("+")
        // Its own words: there is no such printer, or nobody who knows of printers.
        try terminal.wait(for: "The printer did not take it (")
        let said = terminal.screen.text
        #expect(said.contains("take it (Error - ") || said.contains("does not exist"), "\(said)")
        #expect(try Processes.descendants(of: terminal.process) == [])
    }
}
