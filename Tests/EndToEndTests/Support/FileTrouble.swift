// Trouble made on purpose: a file that somebody else holds, one of a newer program, one of another.

import Foundation
import GRDB
import Storage
import TestSupport

/// Somebody who holds the file: another program through SQLite, or a screen of ours in the queue.
final class Holder {
    private var queue: DatabaseQueue?
    private var lock: FileLock?

    init(of path: String, asSQLite: Bool) throws {
        if asSQLite {
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { try $0.beginTransaction(.immediate) }
            self.queue = queue
        } else {
            lock = try FileLock(path + ".write")
            _ = lock?.tryLock()
        }
    }

    func release() throws {
        try queue?.inDatabase { try $0.rollback() }
        try queue?.close()
        lock?.unlock()
    }
}

extension SchoolOnDisk {
    func setVersion(_ version: Int) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA user_version = \(version)")
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try queue.close()
    }

    /// The bytes of a database that is no school.
    static func foreignDatabase() throws -> Data {
        let other = try SchoolOnDisk()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: other.path, configuration: configuration)
        try queue.write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
        try queue.close()
        return try Data(contentsOf: URL(filePath: other.path))
    }

    /// Somebody who is class teacher of one class of more than two pupils.
    func aClassTeacher() throws -> (username: String, section: String, strength: Int) {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT user.username, section.name, count(*) FROM classTeacher
                    JOIN section ON section.id = classTeacher.section
                    JOIN staff ON staff.id = classTeacher.staff
                    JOIN user ON user.id = staff.user
                    JOIN enrolment ON enrolment.section = section.id AND enrolment.toOn IS NULL
                    GROUP BY section.id HAVING count(*) > 2 ORDER BY section.name
                    """)
            guard let row else { throw CompiledC.Failure(description: "no class teacher") }
            return (row[0], row[1], row[2])
        }
    }
}
