// The file and the disk let the real program down: each time one sentence, an exit status, and
// nothing half done.

import Foundation
import Storage
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(60)))
struct FaultTests {
    private let school: SchoolOnDisk
    private let disk: FaultyDisk
    private let before: Data

    /// One transaction: thirty marks and a signature.
    private static let verb = [
        "attendance", "mark", SchoolOnDisk.ownClass, "--absent", "3", "--sign",
    ]
    private static let blank = String(repeating: ".", count: SchoolOnDisk.strength)
    private static let taken = "PPA" + String(repeating: "P", count: SchoolOnDisk.strength - 3)

    init() throws {
        school = try .demonstration()
        disk = try FaultyDisk()
        try school.login(as: "teacher")
        before = try Data(contentsOf: URL(filePath: school.path))
    }

    private func startOver() throws {
        for ending in ["-wal", "-shm", ".head"] { unlink(school.path + ending) }
        try before.write(to: URL(filePath: school.path))
    }

    /// All or nothing; and nothing is claimed that is not so.
    private func mustBeWhole(_ status: Int32, _ output: String, _ point: String) throws {
        let marks = try school.marks()
        #expect(marks == Self.blank || marks == Self.taken, "\(point)")
        if status == 0 { #expect(marks == Self.taken, "\(point)") }
        if output.contains("Nothing was saved") { #expect(marks == Self.blank, "\(point)") }
        #expect(status == 0 || status == 1, "\(point): \(status) \(output)")
        #expect(status == 0 || output.split(separator: "\n").count == 1, "\(point): \(output)")
        #expect(try school.damage() == [], "\(point)")
    }

    @Test(
        "Every write and every sync of a verb may fail, once or from then on",
        arguments: [FaultyDisk.Operation.write, .sync], [FaultyDisk.Fault.inputOutput, .full])
    func everyFault(operation: FaultyDisk.Operation, fault: FaultyDisk.Fault) throws {
        guard operation == .write || fault == .inputOutput else { return }
        let count = try disk.run(
            try school.command(Self.verb), .init(operation: operation, path: "/school.db"),
            environment: school.environment
        ).count
        #expect(count > 0)
        for place in 1...count {
            for isSticky in [false, true] where isTried(operation, fault, place, isSticky) {
                try startOver()
                let outcome = try disk.run(
                    try school.command(Self.verb),
                    .init(
                        operation: operation, path: "/school.db", at: place, fault: fault,
                        isSticky: isSticky), environment: school.environment)
                try mustBeWhole(
                    outcome.status, outcome.output,
                    "\(operation) \(place) of \(count) \(fault)\(isSticky ? " for good" : "")")
            }
        }
        let problems = try school.problems()
        #expect(problems == [])
        print("\(operation) \(fault): \(count) places")
    }

    /// Every place fails once; of faults that stay every fourth, unless SCHOOL_FAULTS asks for all.
    private func isTried(
        _ operation: FaultyDisk.Operation, _ fault: FaultyDisk.Fault, _ place: Int,
        _ isSticky: Bool
    ) -> Bool {
        // A disk that is full stays so; one that fails once may work again.
        if fault == .full, !isSticky { return false }
        let isAll = ProcessInfo.processInfo.environment["SCHOOL_FAULTS"] == "all"
        return !isSticky || isAll || operation == .sync || place % 4 == 1
    }

    @Test("Files that may not grow are an error and not a death", arguments: [false, true])
    func fileSizeLimit(ignoresSignal: Bool) throws {
        for limit in stride(from: 4096, through: 200_000, by: 20_000) {
            try startOver()
            let outcome = try FaultyDisk.run(
                try school.command(Self.verb), largestFile: limit, ignoresSignal: ignoresSignal,
                environment: school.environment)
            try mustBeWhole(outcome.status, outcome.output, "at most \(limit) bytes")
        }
    }

    @Test(
        "A full disk is told, nothing is half done, and with space again it goes on",
        .enabled(if: Mounting.isAllowed, "this machine lets nobody mount"))
    func fullDisk() throws {
        for spare in [8, 24, 48, 96] {
            try startOver()
            let size = before.count / 1024 + spare
            let result = try Mounting.run(
                "mount -t tmpfs -o size=\(size)k none \"$0\"", at: school.folder.file("disk"),
                copying: school.path, try school.command(Self.verb),
                environment: school.environment)
            try mustBeWhole(result.status, result.output, "\(spare) KB free")
            if spare == 8 { #expect(result.output.contains("disk is full"), "\(result.output)") }
        }
        let again = try school.run(Self.verb)
        #expect(again.status == 0 || again.output.contains("signed"), "\(again.output)")
    }

    @Test(
        "A read-only disk is told by name",
        .enabled(if: Mounting.isAllowed, "this machine lets nobody mount"))
    func readOnly() throws {
        let result = try Mounting.run(
            "mount --bind \"$0\" \"$0\"", then: "mount -o remount,ro,bind \"$0\"",
            at: school.folder.file("disk"), copying: school.path,
            try school.command(Self.verb), environment: school.environment)
        #expect(result.status == 1)
        #expect(result.output.contains("cannot be written"), "\(result.output)")
        #expect(try school.marks() == Self.blank)
    }

    @Test("Held for three seconds, the file is waited for", arguments: [false, true])
    func locked(byAnotherProgram: Bool) throws {
        let holder = try Holder(of: school.path, asSQLite: byAnotherProgram)
        let terminal = try PseudoTerminal(
            try school.command(Self.verb), environment: school.environment)
        let end = ContinuousClock.now + .seconds(3)
        while ContinuousClock.now < end { terminal.listen(atMost: 100) }
        #expect(terminal.ending == nil && terminal.output.isEmpty)
        try holder.release()
        #expect(try terminal.waitForEnd() == .exited(0))
        #expect(try school.marks() == Self.taken)
    }

    @Test("A newer schema, a foreign database, a text and an empty file are refused untouched")
    func strangers() throws {
        try school.setVersion(99)
        let newer = try Data(contentsOf: URL(filePath: school.path))
        let cases: [(Data, String)] = [
            (newer, "belongs to a newer program (schema 99"),
            (Data("roll,name\n1,Eve\n".utf8), "is not a school's file"),
            (Data(), "is not a school's file"),
            (try SchoolOnDisk.foreignDatabase(), "is not a school's file"),
            (Data(before.prefix(3000)), "is"),
        ]
        for (bytes, sentence) in cases {
            try bytes.write(to: URL(filePath: school.path))
            let result = try school.run(Self.verb)
            #expect(result.status == 1, "\(sentence)")
            #expect(result.output.contains(sentence), "\(result.output)")
            #expect(result.output.split(separator: "\n").count == 1, "\(result.output)")
            #expect(try Data(contentsOf: URL(filePath: school.path)) == bytes, "\(sentence)")
            let terminal = try school.open()
            #expect(try terminal.waitForEnd() == .exited(1))
            #expect(terminal.screen.unwrapped.contains(String(sentence.prefix(20))))
        }
    }
}

/// A mount of one's own, where the machine allows it.
enum Mounting {
    static let isAllowed: Bool = {
        let tried = try? Program.run([
            "/usr/bin/unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt",
        ])
        return tried?.status == 0
    }()

    /// Copies a file to a folder, mounts over it or makes it read-only, runs, and brings it back.
    static func run(
        _ first: String, then second: String = "true", at folder: String, copying file: String,
        _ command: [String], environment: [String: String]
    ) throws -> Program.Result {
        let script = """
            mkdir -p "$0" && \(first) && cp "$1" "$0"/school.db && \(second) || exit 99
            shift; "$@"; status=$?
            cp "$0"/school.db* "$(dirname "$0")"/ 2>/dev/null
            exit $status
            """
        let there = command.map { $0 == file ? folder + "/school.db" : $0 }
        return try Program.run(
            ["/usr/bin/unshare", "-m", "/bin/sh", "-c", script, folder, file] + there,
            environment: environment)
    }
}
