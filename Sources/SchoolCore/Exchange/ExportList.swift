// A list leaves the program: the file first, then the line of the trail that says so. Without the
// line there is no file.

import GRDB
import Storage

extension Session {
    /// Writes a list as it is shown into the outbox; gives the path of the file.
    package func export(
        _ list: ListToExport, needs permission: Permission = .seeFees, about concern: Concern
    ) throws -> String {
        let outbox = Outbox(beside: school.file.path)
        let now = now
        var written: String?
        do {
            return try change(needs: permission, about: concern) { db in
                // Check.
                let since = clock.start(of: clock.day(of: now))
                if try Outbox.exports(by: user, since: since, in: db) >= Outbox.mostADay {
                    throw Refusal.exchange(.tooManyExports(limit: Outbox.mostADay))
                }

                // Write.
                let path = try outbox.write(
                    list, at: clock.minute(of: now), of: clock.day(of: now))
                written = path

                // Tell.
                return Change(
                    path,
                    audit: AuditEntry(
                        .exportedList,
                        ["list": .word(list.name), "rows": .count(list.rows.count)]))
            }
        } catch {
            if let written { outbox.remove(written) }
            throw error
        }
    }
}
