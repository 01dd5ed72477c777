// Programs run on a disk that fails: the n-th write or sync of a file, once or from then on, a disk
// that is full, or a file that may not grow.

import Foundation

/// A disk whose faults are told beforehand.
package struct FaultyDisk {
    /// What a program does with a file.
    package enum Operation: String, CaseIterable { case write, sync, truncate, read }

    /// How it goes wrong.
    package enum Fault: String, CaseIterable {
        case inputOutput = "EIO"
        case full = "ENOSPC"
        /// The program is killed just before the operation.
        case killed = "KILL"
        /// The operation takes a second longer, and is done.
        case slow = "SLOW"
    }

    /// Which operation goes wrong, and how. Zero goes never wrong: it is only counted.
    package struct Plan {
        var operation: Operation
        /// A part of the path of the files concerned.
        var path: String
        var at: Int
        var fault: Fault
        var isSticky: Bool

        /// Without `at` nothing goes wrong: the operations are counted.
        package init(
            operation: Operation, path: String, at: Int = 0, fault: Fault = .inputOutput,
            isSticky: Bool = false
        ) {
            self.operation = operation
            self.path = path
            self.at = at
            self.fault = fault
            self.isSticky = isSticky
        }
    }

    /// What became of the program.
    package struct Outcome {
        package let status: Int32
        package let output: String
        /// How many such operations there were, the failed ones included.
        package let count: Int
    }

    private let folder: TemporaryFolder
    private let shim: String

    /// Compiles the shim that fails.
    package init() throws {
        folder = try TemporaryFolder()
        shim = try CompiledC.library("faultyDisk", in: folder)
    }

    /// Runs a program with a planned fault.
    package func run(
        _ command: [String], _ plan: Plan, input: String = "", environment: [String: String] = [:]
    ) throws -> Outcome {
        let arranged = try arrange(plan)
        let result = try Program.run(
            command, input: input, environment: environment.merging(arranged.environment) { $1 })
        return Outcome(
            status: result.status, output: result.output, count: try arranged.count())
    }

    /// A fault for a program that somebody else starts: what its environment needs, and how many
    /// such operations there have been.
    package func arrange(
        _ plan: Plan
    ) throws -> (environment: [String: String], count: () throws -> Int) {
        let counter = folder.file("counter-" + UUID().uuidString)
        try Data(repeating: 0, count: 8).write(to: URL(filePath: counter))
        var all: [String: String] = [:]
        all["LD_PRELOAD"] = shim
        all["FAULT_PATH"] = plan.path
        all["FAULT_ON"] = plan.operation.rawValue
        all["FAULT_AT"] = "\(plan.at)"
        all["FAULT_AS"] = plan.fault.rawValue
        all["FAULT_STICKY"] = plan.isSticky ? "1" : nil
        all["FAULT_COUNTER"] = counter
        return (
            all,
            {
                let bytes = try Data(contentsOf: URL(filePath: counter))
                return bytes.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
            }
        )
    }

    /// Runs a program whose files may not grow beyond a size. The kernel kills it with SIGXFSZ
    /// unless it ignores that signal.
    package static func run(
        _ command: [String], largestFile bytes: Int, ignoresSignal: Bool = false,
        input: String = "", environment: [String: String] = [:]
    ) throws -> Program.Result {
        let signal = ignoresSignal ? "--ignore-signal=XFSZ" : "--default-signal=XFSZ"
        let limited = ["/usr/bin/env", signal, "prlimit", "--fsize=\(bytes)"]
        return try Program.run(limited + command, input: input, environment: environment)
    }
}
