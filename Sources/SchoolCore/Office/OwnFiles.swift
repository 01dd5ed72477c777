// The school's own file and what lies beside it under its name: the log, the locks, the journal of
// receipts, the exports. Nothing but this program writes there.

import Foundation

/// The files that are the school's own.
package enum OwnFiles {
    /// True for a path that leads to the school's file or to anything that begins with its name,
    /// whether it is there yet or not, and by whatever name it is reached.
    package static func include(_ path: String, of school: String) -> Bool {
        let own = resolved(school)
        if resolved(path).hasPrefix(own) || path.hasPrefix(school) { return true }
        var found = stat()
        guard stat(path, &found) == 0 else { return false }
        let folder = (own as NSString).deletingLastPathComponent
        let name = (own as NSString).lastPathComponent
        return names(in: folder).filter { $0.hasPrefix(name) }.contains { beside in
            var other = stat()
            return stat(folder + "/" + beside, &other) == 0
                && (other.st_dev, other.st_ino) == (found.st_dev, found.st_ino)
        }
    }

    /// The path without links; of a file that is not there yet, its folder's.
    private static func resolved(_ path: String) -> String {
        if let whole = real(path) { return whole }
        let (folder, name) = (
            (path as NSString).deletingLastPathComponent, (path as NSString).lastPathComponent
        )
        return real(folder).map { $0 + "/" + name } ?? path
    }

    private static func real(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    private static func names(in folder: String) -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            return []
        }
    }
}
