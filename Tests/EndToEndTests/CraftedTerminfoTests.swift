// Descriptions of terminals that whoever comes brings along, made to write a word of their own when
// they are obeyed. The program reads those of the machine and no others.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct CraftedTerminfoTests {
    private let installed: InstalledSchool
    private let home: String

    /// What the crafted description sends whenever the screen is entered, cleared or moved over.
    private static let word = "CRAFTED"
    private static let kinds = ["xterm-256color", "vt100"]

    init() throws {
        installed = try InstalledSchool()
        home = installed.school.folder.file("home")
        let source = installed.school.folder.file("crafted.ti")
        try Data(
            """
            xterm-256color|vt100|brought by a stranger,
            \tsmcup=\(Self.word)\\E[?1049h, clear=\(Self.word)\\E[H\\E[2J,
            \tcup=\(Self.word)\\E[%i%p1%d;%p2%dH, use=xterm,

            """.utf8
        ).write(to: URL(filePath: source))
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try run("/usr/bin/tic", "-o", home + "/.terminfo", source)
    }

    @discardableResult
    private func run(_ words: String...) throws -> String {
        let result = try Program.run(words)
        guard result.status == 0 else { throw CompiledC.Failure(description: result.output) }
        return result.output
    }

    /// Every way to bring it: a folder, a path of folders, the description itself in two spellings,
    /// the old form, and one's own home.
    private func ways() throws -> [[String: String]] {
        let folder = home + "/.terminfo"
        let inline = try ["-Q1", "-Q2"].map { spelling in
            try run("/usr/bin/infocmp", "-0", "-q", spelling, "-A", folder, "vt100")
        }
        let old = "vt100|xterm-256color:cl=\(Self.word):cm=\(Self.word)%i%d;%d:ti=\(Self.word):"
        return [
            ["TERMINFO": folder], ["TERMINFO_DIRS": "/nowhere:" + folder],
            ["TERMINFO": inline[0]], ["TERMINFO": inline[1]], ["HOME": home],
            ["TERMCAP": old, "TERMPATH": folder],
            ["TERMINFO": folder, "TERMINFO_DIRS": folder, "TERMCAP": old, "HOME": home],
        ]
    }

    @Test("Other programs obey the crafted description, so it is one that could be obeyed")
    func isObeyedElsewhere() throws {
        for way in try ways() where way["TERMCAP"] == nil {
            for kind in Self.kinds {
                let said = try Program.run(
                    ["/usr/bin/tput", "-T", kind, "clear"], environment: way)
                #expect(said.output.contains(Self.word), "\(way.keys.sorted()) \(kind)")
            }
        }
    }

    @Test("The door for people from outside reads none of them", arguments: kinds)
    func guarded(kind: String) throws {
        for way in try ways() {
            let terminal = try installed.open(
                ["entry"], environment: way.merging(["TERM": kind]) { $1 })
            try terminal.wait(for: "Password")
            try terminal.typeSignIn("teacher", "Demo1234")
            try terminal.wait(for: "Home > 3-A")
            expectOwn(terminal, way, kind)
        }
    }

    @Test("Neither does the program that somebody opens at the machine", arguments: kinds)
    func local(kind: String) throws {
        for way in try ways() {
            let terminal = try installed.school.open(
                environment: way.merging(["TERM": kind]) { $1 })
            try terminal.waitUntilIdle()
            #expect(terminal.screen.text.contains("Password"))
            try terminal.press(.f(10))
            #expect(try terminal.waitForEnd() == .exited(0))
            expectOwn(terminal, way, kind)
        }
    }

    private func expectOwn(_ terminal: PseudoTerminal, _ way: [String: String], _ kind: String) {
        let sent = String(decoding: terminal.output, as: UTF8.self)
        #expect(!sent.contains(Self.word), "\(way.keys.sorted()) \(kind)")
        #expect(terminal.output.count > 500)
    }
}
