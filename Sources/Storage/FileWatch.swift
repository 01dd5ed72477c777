// Tells that another process has written, without opening any database file: inotify watches the
// folder. The log is written before its commit can be seen, so a reader whom the log alone wakes
// may look too early and sleep on; every writer of ours writes the witness afterwards, and that is
// what counts. The log counts too, for writers that are not ours.

import Foundation

/// A descriptor that becomes readable when anybody writes to the school.
package final class FileWatch: Sendable {
    package let descriptor: Int32
    private let names: [String]

    /// Nil where the kernel offers no inotify; then the caller looks every two seconds.
    package init?(_ file: SchoolFile) {
        let path = file.path as NSString
        names = [Witness.ending, "-wal"].map { path.lastPathComponent + $0 }
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        let mask = UInt32(IN_MODIFY)
        // Not closed here: the object is whole, so that its end closes the descriptor.
        guard inotify_add_watch(descriptor, path.deletingLastPathComponent, mask) >= 0 else {
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Empties the queue; true when one of the events was about a commit.
    package func drain() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        var isOurs = false
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count <= 0 { return isOurs }
            let text = String(decoding: buffer[0..<count], as: UTF8.self)
            if names.contains(where: text.contains) { isOurs = true }
        }
    }
}
