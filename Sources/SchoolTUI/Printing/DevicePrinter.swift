// A printer on a cable of this machine. Its device may take no byte for a long while (no paper, not
// switched on), so every wait has an end.

import Foundation

/// A printer's device file.
struct DevicePrinter {
    let path: String
    /// How long it may take no byte.
    var seconds = 4

    func take(_ bytes: [UInt8]) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw PrintFailure.notWritten(path: path, reason: ReceiptPrinter.systemWord)
        }
        defer { close(descriptor) }
        var found = stat()
        guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFCHR else {
            throw PrintFailure.notADevice(path)
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            guard poll(&ready, 1, Int32(seconds * 1000)) > 0 else {
                throw PrintFailure.noAnswer(seconds: seconds)
            }
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && (errno == EAGAIN || errno == EINTR) { continue }
            guard written > 0 else {
                throw PrintFailure.notWritten(path: path, reason: ReceiptPrinter.systemWord)
            }
            rest = rest.dropFirst(written)
        }
    }
}
