// A new fee head, and with it its income account.

import GRDB

extension Session {
    /// Adds a fee head. Names are unique in the school.
    package func add(_ head: NewFeeHead) throws -> FeeHeadID {
        try change(needs: .writeFees, about: .school) { db in
            // Check.
            try head.mustBeFree(in: db)

            // Write.
            let id = try head.insert(in: db)

            // Tell.
            return Change(
                id,
                audit: AuditEntry(
                    .addedFeeHead, ["category": .word(head.category.rawValue)]),
                about: .feeHead(id))
        }
    }
}
