// The C that tests need is compiled where they run, with the compiler Swift needs anyway, and
// never becomes part of the program.

import Foundation

/// Compiles what stands in Tests/C.
package enum CompiledC {
    /// The compiler's complaint.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String

        package init(description: String) { self.description = description }
    }

    /// A shared library made of one file of Tests/C.
    package static func library(_ name: String, in folder: TemporaryFolder) throws -> String {
        let source = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../C/\(name).c").standardized.path()
        let library = folder.file("\(name).so")
        let result = try Program.run(
            [
                "/usr/bin/env", "clang", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror",
                "-o",
                library, source, "-ldl",
            ])
        guard result.status == 0 else { throw Failure(description: result.output) }
        return library
    }
}

/// A program run to its end.
package enum Program {
    /// What became of it.
    package struct Result: Sendable {
        /// The exit status; negative, the signal that killed it.
        package let status: Int32
        /// What it wrote to standard output and standard error.
        package let output: String
    }

    /// Puts a small script there, ready to be started. A child writes it: were this process to, the
    /// children other tests start meanwhile could hold the file open, and then it is "busy".
    package static func put(_ script: String, at path: String) throws {
        let result = try run(
            ["/bin/sh", "-c", "cat > \"$1\" && chmod 755 \"$1\"", "sh", path],
            input: "#!/bin/sh\n\(script)\n")
        guard result.status == 0 else { throw CompiledC.Failure(description: result.output) }
    }

    /// Starts a program, hands it `input`, and waits for its end.
    package static func run(
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
