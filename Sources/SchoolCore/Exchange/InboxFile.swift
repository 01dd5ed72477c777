// Files that people hand in. Only a plain file is read: no link that leads elsewhere, no pipe that
// makes the program wait for ever, no device. What is opened is what is measured and read.

import Foundation

/// Why a file that was handed in could not be read.
package enum InboxFault: Error, Equatable, Sendable {
    case notFound(String)
    case notAPlainFile(String)
    case notAllowed(String)
    case tooLarge(String, limit: Int)
    case unreadable(String, code: Int32)
}

/// Reads a file that people hand in.
package enum InboxFile {
    /// All bytes of a plain file.
    package static func bytes(
        at path: String, atMost limit: Int = CSVLimits.office.bytes
    ) throws(InboxFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(errno, path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw fault(errno, path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAPlainFile(path) }
        guard status.st_size <= limit else { throw .tooLarge(path, limit: limit) }
        return try contents(of: descriptor, path, limit)
    }

    private static func contents(
        of descriptor: Int32, _ path: String, _ limit: Int
    ) throws(InboxFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256 * 1024)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw fault(errno, path) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            // It may have grown since it was measured.
            guard bytes.count <= limit else { throw .tooLarge(path, limit: limit) }
        }
    }

    private static func fault(_ code: Int32, _ path: String) -> InboxFault {
        switch code {
        case ENOENT, ENOTDIR: .notFound(path)
        case ELOOP, ENXIO, EISDIR: .notAPlainFile(path)
        case EACCES, EPERM: .notAllowed(path)
        default: .unreadable(path, code: code)
        }
    }
}
