// The C that tests need is compiled where they run, with the compiler Swift needs anyway, and
// never becomes part of the program.

import Foundation

enum CompiledC {
    struct Failure: Error, CustomStringConvertible { let description: String }

    /// A shared library made of one file of Tests/C.
    static func library(_ name: String, in folder: TemporaryFolder) throws -> String {
        let source = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../C/\(name).c").standardized.path()
        let library = folder.file("\(name).so")
        let result = try Program.run(
            [
                "/usr/bin/env", "cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror",
                "-o",
                library, source, "-ldl",
            ])
        guard result.status == 0 else { throw Failure(description: result.output) }
        return library
    }
}

/// A program run to its end.
enum Program {
    struct Result: Sendable {
        /// The exit status; negative, the signal that killed it.
        let status: Int32
        /// What it wrote to standard output and standard error.
        let output: String
    }

    static func run(
        _ command: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (typed, said) = (Pipe(), Pipe())
        process.standardInput = typed
        process.standardOutput = said
        process.standardError = said
        try process.run()
        try typed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try typed.fileHandleForWriting.close()
        let output = try said.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let wasKilled = process.terminationReason == .uncaughtSignal
        return Result(
            status: wasKilled ? -process.terminationStatus : process.terminationStatus,
            output: String(decoding: output, as: UTF8.self))
    }
}
