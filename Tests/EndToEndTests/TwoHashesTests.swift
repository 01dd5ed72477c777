// At most two passwords are hashed at once on the machine, whichever processes ask.

import Foundation
import Storage
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(60)))
struct TwoHashesTests {
    private let school: SchoolOnDisk

    init() throws { school = try .demonstration() }

    /// `school login` of a teacher, with its password typed; its token lies in a folder of its own.
    private func login(_ number: Int) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: try Launch.school())
        process.arguments = [
            "login", "--user", "teacher", "--password-stdin", "--database", school.path,
        ]
        process.environment = ProcessInfo.processInfo.environment
            .merging(school.environment) { $1 }
            .merging(["XDG_STATE_HOME": school.folder.file("state\(number)")]) { $1 }
        let (typed, said) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (typed, said)
        try process.run()
        try typed.fileHandleForWriting.write(contentsOf: Data("Demo1234\n".utf8))
        try typed.fileHandleForWriting.close()
        return process
    }

    /// Whoever queues for a lock does so in a thread more. True once he queues; false when the
    /// process has ended instead.
    private func queues(_ process: Process) throws -> Bool {
        let tasks = "/proc/\(process.processIdentifier)/task"
        while process.isRunning {
            do {
                let threads = try FileManager.default.contentsOfDirectory(atPath: tasks)
                if threads.count > 1 { return true }
            } catch { continue }  // The folder went with a process that has just ended.
            sched_yield()
        }
        return false
    }

    @Test("Two processes wait with their hashes while two are made, and go on when a slot is free")
    func processes() throws {
        let slots = try ["1", "2"].map { try FileLock(school.path + ".hash" + $0) }
        for slot in slots { #expect(slot.tryLock()) }
        let processes = try (1...2).map(login)
        for process in processes { #expect(try queues(process)) }
        #expect(processes.map(\.isRunning) == [true, true])
        for slot in slots { slot.unlock() }
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
    }
}
