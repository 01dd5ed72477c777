// When the school was checked, in a file beside it: a check changes nothing in the school's own
// file, and needs nobody signed in. Each line names the school it was written for, so that a log
// beside another file that was put in its place tells nothing.

import Foundation
import GRDB
import Storage

/// The lines of the log.
package struct CheckLog: Sendable {
    private let lines: LineJournal

    /// One check.
    package struct Entry: Equatable, Sendable {
        package let at: Timestamp
        /// How many rules were broken.
        package let broken: Int
    }

    package init(beside path: String) { lines = LineJournal(path + ".checks") }

    /// Notes a check that has just been made.
    package func note(broken: Int, of school: School) throws {
        let foundedAt = try school.file.read { try SchoolFacts.foundedAt(in: $0) }
        let fields = [school.clock.now().milliseconds, Int64(broken), foundedAt.milliseconds]
        try lines.append { _ in [fields.map(String.init).joined(separator: " ")] }
    }

    /// The last check of the school that was founded then; nil where none was noted, or the last
    /// line is of another school or nobody's hand.
    func last(foundedAt: Timestamp) throws -> Entry? {
        let fields = try lines.last()?.split(separator: " ").map { Int64($0) } ?? []
        guard fields.count == 3, let at = fields[0], let broken = fields[1], broken >= 0,
            fields[2] == foundedAt.milliseconds
        else { return nil }
        return Entry(at: Timestamp(at), broken: Int(broken))
    }
}
