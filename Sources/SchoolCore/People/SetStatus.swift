// Whether an account may be used. An account is never deleted: what its owner has done stays
// explained, and a person who comes back gets the old one again.

import GRDB

extension Session {
    /// Makes an account active, inactive or suspended. Whoever loses it is signed out everywhere at
    /// the next key. Nobody switches off himself, so that somebody always runs the school.
    package func setStatus(of account: UserID, to status: User.Status) throws {
        try change(needs: .updateUsers, about: .user(account)) { db in
            // Check.
            let found = try User.find(account, in: db)
            try mustManage(found)
            guard account != user else { throw Refusal.people(.ownAccount) }
            guard found.status != status else { throw Refusal.people(.statusUnchanged(status)) }

            // Write.
            if found.status == .active {
                try SessionRow.endEvery(of: account, at: now, in: db)
                try User.bumpEpoch(account, in: db)
            }
            try User.setStatus(status, of: account, in: db)

            // Tell.
            return Change(
                (),
                audit: AuditEntry(
                    .setStatus,
                    ["before": .word(found.status.rawValue), "after": .word(status.rawValue)]))
        }
    }
}
