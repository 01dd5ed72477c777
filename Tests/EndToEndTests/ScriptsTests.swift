// The scripts on a machine that lacks something: each time one clear sentence. Swift, the packages
// and the account are played by small scripts, and nothing else is in PATH.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct ScriptsTests {
    private let folder: TemporaryFolder

    private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../scripts").standardized.path()
    private static let swift = "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'"

    init() throws {
        folder = try TemporaryFolder()
        for tool in ["bash", "dirname", "head", "sort"] {
            let place = ["/usr/bin/", "/bin/"].map { $0 + tool }
                .first { FileManager.default.fileExists(atPath: $0) }
            try FileManager.default.createSymbolicLink(
                atPath: folder.file(tool), withDestinationPath: #require(place))
        }
        try play("dpkg-query", "echo installed")
        try play("id", "echo 1000")
    }

    /// Puts a program into the only folder of PATH.
    private func play(_ name: String, _ script: String) throws {
        try Program.put(script, at: folder.file(name))
    }

    private func run(_ script: String) throws -> Program.Result {
        try Program.run([Self.scripts + "/" + script], environment: ["PATH": folder.path])
    }

    @Test(
        "Without a toolchain, or with one too old or broken, one sentence says so",
        arguments: ["run", "test"],
        [
            (nil, "Swift is missing: install 6.2 or newer from https://www.swift.org/install."),
            (
                "echo 'Swift version 5.9 (swift-5.9-RELEASE)'",
                "Swift 6.2 or newer is needed, this is 5.9: see https://www.swift.org/install."
            ),
            (
                "exit 1",
                "swift does not work: install 6.2 or newer from https://www.swift.org/install."
            ),
        ] as [(String?, String)])
    func toolchain(script: String, tool: (swift: String?, sentence: String)) throws {
        if let swift = tool.swift { try play("swift", swift) }
        let result = try run(script)
        #expect(result.status == 1)
        #expect(result.output == "\(script): \(tool.sentence)\n")
    }

    @Test(
        "Without root the command for the missing packages is printed", arguments: ["run", "test"])
    func notRoot(script: String) throws {
        try play("swift", Self.swift)
        try play("dpkg-query", "case $* in *sqlite*|*tzdata) exit 1;; *) echo installed;; esac")
        let result = try run(script)
        #expect(result.status == 1)
        #expect(
            result.output == "\(script): type this, then start again: sudo apt-get update "
                + "&& sudo apt-get install --yes libsqlite3-dev tzdata\n")
    }

    @Test("As root they are installed, and it is said which", arguments: ["run", "test"])
    func root(script: String) throws {
        let log = folder.file("log")
        try play("swift", "[ \"$1\" = --version ] && \(Self.swift) && exit 0; exit 1")
        try play("dpkg-query", "case $* in *sqlite*) exit 1;; *) echo installed;; esac")
        try play("id", "echo 0")
        try play("apt-get", "echo \"$*\" >> '\(log)'")
        #expect(try run(script).output.hasPrefix("Installing libsqlite3-dev\n"))
        #expect(
            try String(contentsOfFile: log, encoding: .utf8) == """
                --quiet=2 update
                --quiet=2 install --yes --no-install-recommends libsqlite3-dev

                """)
    }
}
