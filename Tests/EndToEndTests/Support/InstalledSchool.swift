// The program as root lays it down for people from outside: a copy in a folder of its own, the
// configuration beside it, and a school's file. The clock stands where it stands for all tests.

import Foundation
import TestSupport

final class InstalledSchool {
    let school: SchoolOnDisk
    let folder: TemporaryFolder
    let program: String
    let configuration: String

    init() throws {
        school = try .demonstration()
        folder = try TemporaryFolder()
        program = folder.file("school")
        configuration = folder.file("school.conf")
        // Not copied here: whoever is forked meanwhile would hold the copy open for writing, and
        // what is open for writing cannot be started.
        let copied = try Program.run(["/bin/cp", try Launch.school(), program])
        guard copied.status == 0, chmod(program, 0o755) == 0, chmod(folder.path, 0o755) == 0 else {
            throw Launch.Failure("chmod")
        }
        try configure("database = \(school.path)\nnow = \(school.now)\n")
    }

    func configure(_ text: String, mode: mode_t = 0o644) throws {
        try Data(text.utf8).write(to: URL(filePath: configuration))
        guard chmod(configuration, mode) == 0 else { throw Launch.Failure("chmod") }
    }

    /// The program at a terminal, started with these words and whatever environment.
    func open(
        _ words: [String], columns: Int = 80, environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        try PseudoTerminal([program] + words, columns: columns, environment: environment)
    }

    /// The environment that every guarded program has, whoever came.
    static func environment(
        kind: String = "xterm-256color", then more: [String] = []
    ) -> [String] {
        [
            "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/usr/share/school/empty",
            "TZ=:/etc/localtime", "TMPDIR=/tmp", "SHELL=/bin/false",
            "TERMINFO=/usr/share/terminfo", "TERM=\(kind)",
        ] + more
    }

    static let sentence = "This account runs the school system only."

    /// Only root may look into a program that nobody may look into.
    static let mayLook = geteuid() == 0
}
