// Which statements SQLite is asked to run while a screen is being used. SQLite itself tells: the
// log is set on the connection of the opened file, so nothing can be read past it.

import GRDB
import Synchronization

@testable import SchoolCore
@testable import Storage

/// The statements run on one school's connection.
final class StatementLog: Sendable {
    private let statements = Mutex<[String]>([])
    private let school: School

    init(_ school: School) throws {
        self.school = school
        try school.file.read { db in
            db.trace { [self] event in
                guard case .statement(let statement) = event else { return }
                // What a trigger runs is told as a comment, and belongs to the statement before.
                if !statement.sql.hasPrefix("--") { add(statement.sql) }
            }
        }
        _ = take()
    }

    private func add(_ sql: String) { statements.withLock { $0.append(sql) } }

    /// Everything run since the last time this was asked, transactions left out. What is asked
    /// from now on is asked anew, whatever was remembered.
    func take() -> [String] {
        school.forgetAnswers()
        let all = statements.withLock { statements in
            defer { statements = [] }
            return statements
        }
        let frame = ["BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE"]
        return all.filter { sql in !frame.contains { sql.hasPrefix($0) } }
    }
}
