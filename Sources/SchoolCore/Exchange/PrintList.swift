// A list or a form on paper: it leaves the program as a file does, so the trail is told before it
// is printed, and it counts among the lists of the day.

import GRDB

extension Session {
    /// Where lists come out, and how wide the paper is: where receipts do.
    package func listPrinter(needs permission: Permission = .seeFees) throws -> ReceiptSettings {
        try look(needs: permission) { db, _ in try ReceiptSettings.stored(in: db) }
    }

    /// Tells the trail that a list is printed.
    package func printList(
        _ list: ListToExport, needs permission: Permission = .seeFees, about concern: Concern
    ) throws {
        let now = now
        try change(needs: permission, about: concern) { db in
            // Check.
            let since = clock.start(of: clock.day(of: now))
            if try Outbox.exports(by: user, since: since, in: db) >= Outbox.mostADay {
                throw Refusal.exchange(.tooManyExports(limit: Outbox.mostADay))
            }

            // Write. Nothing but the line of the trail: the paper is no row of the file.

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .exportedList,
                    [
                        "list": .word(list.name), "rows": .count(list.rows.count),
                        "kind": .word("PAPER"),
                    ]))
        }
    }
}
