// The order of those who wait for a lock. The kernel wakes a waiter of flock when the lock is free,
// but does not hand it over: whoever is on the processor just then is quicker, and of a hundred
// writers some waited for six turns of others. So each waiter has a number, and waits for nobody
// but the one before.

import Foundation

/// The numbers of those who wait for the lock of an open file: each holds the byte of his number,
/// by a lock of the open file (F_OFD_SETLK, fcntl(2)), which flock does not see and which ends with
/// its process. The last number given out stands in the file.
struct FileQueue {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    private enum Command: Int32 {
        case look = 36
        case take = 37
        case wait = 38
    }

    /// The lowest number that waits; nil where nobody does, or where the file system has no such
    /// locks.
    var first: Int64? {
        var all = Self.bytes(from: 1, count: 0, F_WRLCK)
        guard fcntl(descriptor, Command.look.rawValue, &all) == 0,
            all.l_type != Int16(F_UNLCK)
        else { return nil }
        return Int64(all.l_start)
    }

    /// Waits for its turn, then for `work`, which takes what the turn is for.
    func wait(_ work: () -> Void) {
        let number = takeNumber()
        set(number - 1, F_RDLCK, .wait)
        set(number - 1, F_UNLCK, .take)
        work()
        set(number, F_UNLCK, .take)
    }

    /// The next number, whose byte is ours. The first byte guards the number in the file.
    private func takeNumber() -> Int64 {
        set(0, F_WRLCK, .wait)
        defer { set(0, F_UNLCK, .take) }
        var last: Int64 = 0
        _ = pread(descriptor, &last, 8, 0)
        var number = max(1, last) + 1
        _ = pwrite(descriptor, &number, 8, 0)
        set(number, F_WRLCK, .take)
        return number
    }

    private func set(_ byte: Int64, _ kind: Int32, _ command: Command) {
        var one = Self.bytes(from: byte, count: 1, kind)
        while fcntl(descriptor, command.rawValue, &one) != 0 && errno == EINTR {}
    }

    /// No count is all bytes from there on.
    private static func bytes(from start: Int64, count: Int, _ kind: Int32) -> Foundation.flock {
        var bytes = Foundation.flock()
        (bytes.l_type, bytes.l_whence) = (Int16(kind), Int16(SEEK_SET))
        (bytes.l_start, bytes.l_len) = (off_t(start), off_t(count))
        return bytes
    }
}
