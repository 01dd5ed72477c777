// Puts a paper of the counter where it comes out, after it is in the file and was read back.
// Whatever happens here, what was written stands: a failure is a sentence for the person at the
// window, who prints it again.

import Foundation
import SchoolCore

/// What became of a paper.
enum PrintOutcome: Equatable {
    /// Sent to a printer or written to a file, named as in the settings.
    case printed(on: String)
    /// The school has set no printer.
    case nowhere

    /// For the end of a sentence: `printed on lp`.
    var words: String {
        switch self {
        case .printed(let place): "printed on \(place)"
        case .nowhere: "not printed: no printer is set"
        }
    }
}

/// Why a paper did not come.
enum PrintFailure: Error, Equatable {
    /// Somebody wants paper, and no printer is set.
    case noneSet
    /// There is no `lp` on this machine.
    case noPrintSystem
    /// What `lp` said.
    case refused(String)
    case noAnswer(seconds: Int)
    case notWritten(path: String, reason: String)
    case notADevice(String)
    /// The path leads to the school's own file.
    case schoolFile(String)
}

/// Where receipts leave the program.
enum ReceiptPrinter {
    /// Prints a paper where the school has set, on the paper it has set.
    static func print(_ paper: some CounterPaper, on session: Session) throws -> PrintOutcome {
        let settings = try session.receiptSettings()
        return try put(
            paper.lines(settings.width), titled: paper.number, on: settings.printer,
            schoolFile: session.school.path)
    }

    static func put(
        _ lines: [String], titled title: String, on printer: PrinterChoice, schoolFile: String,
        queue: PrintQueue = PrintQueue()
    ) throws -> PrintOutcome {
        switch printer {
        case .nowhere: return .nowhere
        case .queue(let name):
            try queue.take(bytes(lines, ending: "\n"), titled: title, named: name)
        case .file(let path):
            try mustNotBe(schoolFile, path)
            try append(bytes(lines, ending: "\n") + [10], to: path)
        case .device(let path):
            try mustNotBe(schoolFile, path)
            try DevicePrinter(path: path).take(bytes(lines, ending: "\r\n"))
        }
        return .printed(on: printer.text)
    }

    private static func bytes(_ lines: [String], ending: String) -> [UInt8] {
        Array(lines.map { $0 + ending }.joined().utf8)
    }

    /// Nothing but SQLite may open the school's file: its locks would vanish with our close.
    private static func mustNotBe(_ schoolFile: String, _ path: String) throws {
        if OwnFiles.include(path, of: schoolFile) { throw PrintFailure.schoolFile(path) }
    }

    /// Adds to a plain file; every receipt that was printed stands in it, one below the other.
    private static func append(_ bytes: [UInt8], to path: String) throws {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { throw PrintFailure.notWritten(path: path, reason: systemWord) }
        defer { close(descriptor) }
        var found = stat()
        guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG else {
            throw PrintFailure.notWritten(path: path, reason: "not a plain file")
        }
        // One write: receipts of two windows never mix.
        guard write(descriptor, bytes, bytes.count) == bytes.count else {
            throw PrintFailure.notWritten(path: path, reason: systemWord)
        }
    }

    static var systemWord: String { String(cString: strerror(errno)) }
}
