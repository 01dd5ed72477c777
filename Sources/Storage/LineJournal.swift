// Lines kept in a plain file beside the school, each synced before it counts. What was printed on
// paper stands here too, so that a file that lost its newest pages is found out.

import Foundation

/// A file of lines that only grows.
package struct LineJournal: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// The last complete line; nil where there is none. Half a line is a write that was cut short.
    package func last() throws -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if file < 0 && errno == ENOENT { return nil }
        guard file >= 0 else { throw failure }
        defer { _ = Foundation.close(file) }
        return try tail(of: file).line
    }

    /// Every complete line, oldest first.
    package func lines() throws -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        let end = data.lastIndex(of: UInt8(ascii: "\n")) ?? data.startIndex
        return String(decoding: data[..<end], as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Appends what follows the last line, and syncs it. One process at a time.
    package func append(after work: (String?) throws -> [String]) throws {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure }
        defer { _ = Foundation.close(file) }
        guard flock(file, LOCK_EX) == 0 else { throw failure }
        let tail = try tail(of: file)
        let lines = try work(tail.line)
        if lines.isEmpty { return }
        try write(lines.map { $0 + "\n" }.joined(), to: file, at: tail.end)
    }

    /// The last complete line and where it ends, read from the end of the file.
    private func tail(of file: Int32) throws -> (line: String?, end: Int) {
        var entry = stat()
        guard fstat(file, &entry) == 0 else { throw failure }
        let size = Int(entry.st_size)
        let start = max(0, size - 4096)
        var bytes = [UInt8](repeating: 0, count: size - start)
        guard pread(file, &bytes, bytes.count, off_t(start)) == bytes.count else {
            throw failure
        }
        guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return (nil, 0) }
        let line = bytes[..<end].split(separator: UInt8(ascii: "\n")).last ?? []
        return (String(decoding: line, as: UTF8.self), start + end + 1)
    }

    private func write(_ text: String, to file: Int32, at end: Int) throws {
        var bytes = Array(text.utf8)
        guard ftruncate(file, off_t(end)) == 0 else { throw failure }
        var place = end
        while !bytes.isEmpty {
            let count = pwrite(file, bytes, bytes.count, off_t(place))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure }
            bytes.removeFirst(count)
            place += count
        }
        guard fdatasync(file) == 0 else { throw failure }
    }

    private var failure: StorageFailure { .system(errno, path: path) }
}
