// Learning that another process has written: inotify wakes, `data_version` confirms.

import Storage
import Synchronization

/// Watches one school's file for other people's changes.
package final class ChangeWatch: Sendable {
    private let file: SchoolFile
    private let watch: FileWatch
    private let version: Mutex<Int>

    private init(_ file: SchoolFile, _ watch: FileWatch, version: Int) {
        self.file = file
        self.watch = watch
        self.version = Mutex(version)
    }

    /// Nil where the kernel offers no inotify.
    package static func on(_ school: School) throws -> ChangeWatch? {
        guard let watch = FileWatch(school.file) else { return nil }
        return ChangeWatch(school.file, watch, version: try school.file.dataVersion())
    }

    /// What a list that was read a moment ago can be compared with: it differs when anybody has
    /// written since, or a minute has begun.
    package static func moment(at session: Session) throws -> [Int] {
        try session.school.file.changeCounts() + [Int(session.now.milliseconds / 60_000)]
    }

    package var descriptor: Int32 { watch.descriptor }

    /// Empties the descriptor and says whether somebody else's commit has arrived.
    package func takeChanges() throws -> Bool {
        guard watch.drain() else { return false }
        let now = try file.dataVersion()
        return version.withLock { seen in
            defer { seen = now }
            return seen != now
        }
    }
}
