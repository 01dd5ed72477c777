// The faulty disk against a program that does nothing but write and sync.

import Foundation
import TestSupport
import Testing

struct FaultyDiskTests {
    private let disk: FaultyDisk
    private let folder: TemporaryFolder
    private var copy: [String] {
        ["/bin/dd", "bs=10", "conv=fsync", "status=none", "of=" + folder.file("copy")]
    }

    init() throws {
        disk = try FaultyDisk()
        folder = try TemporaryFolder()
    }

    private func run(_ plan: FaultyDisk.Plan) throws -> FaultyDisk.Outcome {
        try disk.run(copy, plan, input: String(repeating: "ten bytes.", count: 5))
    }

    private func copied() throws -> Int {
        try Data(contentsOf: URL(filePath: folder.file("copy"))).count
    }

    @Test(
        "Without a fault every operation is counted",
        arguments: [
            (FaultyDisk.Operation.write, 5), (.sync, 1), (.read, 0),
        ])
    func counted(operation: FaultyDisk.Operation, wanted: Int) throws {
        let outcome = try run(.init(operation: operation, path: "/copy"))
        #expect(outcome.status == 0 && outcome.count == wanted)
        #expect(try copied() == 50)
    }

    @Test("The n-th write fails, as told")
    func write() throws {
        let outcome = try run(.init(operation: .write, path: "/copy", at: 3, fault: .full))
        #expect(outcome.status == 1 && outcome.count == 3)
        #expect(outcome.output.contains("No space left on device"))
        #expect(try copied() == 20)
    }

    @Test("A sync fails")
    func sync() throws {
        let outcome = try run(.init(operation: .sync, path: "/copy", at: 1, isSticky: true))
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("Input/output error"))
        #expect(try copied() == 50)
    }

    @Test("The program is killed before its n-th write")
    func killed() throws {
        let outcome = try run(.init(operation: .write, path: "/copy", at: 4, fault: .killed))
        #expect(outcome.status == -SIGKILL && outcome.count == 4)
        #expect(try copied() == 30)
    }

    @Test("Another file is not concerned")
    func elsewhere() throws {
        let outcome = try run(.init(operation: .write, path: "/original", at: 1))
        #expect(outcome.status == 0 && outcome.count == 0)
    }

    @Test("A file may not grow beyond its limit", arguments: [false, true])
    func limited(ignoresSignal: Bool) throws {
        let result = try FaultyDisk.run(
            copy, largestFile: 25, ignoresSignal: ignoresSignal,
            input: String(repeating: "ten bytes.", count: 5))
        #expect(result.status == (ignoresSignal ? 1 : -SIGXFSZ))
        #expect(try copied() == 25)
    }
}
