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
        overwrite("\(title) [\(bar)] \(done) of \(total)")
        if done >= total { write("\n") }
    }

    /// How many there are so far, over itself on a terminal, where nobody knows yet of how many.
    static func counting(_ title: String, _ count: Int) {
        guard isatty(2) == 1 else { return }
        overwrite("\(title): \(count)")
    }

    /// The line after a count.
    static func endCounting() {
        guard isatty(2) == 1 else { return }
        write("\n")
    }

    /// A line in place of the one before, whatever its length.
    private static func overwrite(_ line: String) {
        write("\r" + line.padding(toLength: max(72, line.count), withPad: " ", startingAt: 0))
    }

    private static func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
