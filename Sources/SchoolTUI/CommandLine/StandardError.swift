// What people read beside a command's output: refusals, warnings, progress.

import Foundation

/// Standard error, a line at a time, with nothing in it that could steer a terminal.
enum StandardError {
    static func say(_ sentence: String) {
        write(Clean.line(sentence) + "\n")
    }

    /// A progress line over itself on a terminal; nothing elsewhere.
    static func progress(_ title: String, _ done: Int, of total: Int) {
        guard isatty(2) == 1 else { return }
        let share = total > 0 ? min(30, done * 30 / total) : 0
        let bar = String(repeating: "#", count: share) + String(repeating: ".", count: 30 - share)
        write("\r\(title) [\(bar)] \(done) of \(total)" + (done >= total ? "\n" : ""))
    }

    private static func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
