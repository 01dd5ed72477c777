// Leaving: this session, or every session of this person.

import GRDB

extension Session {
    /// Ends this session; with `everywhere` also every other of the same person.
    package func signOut(everywhere: Bool = false) throws {
        try change(needs: .seeProfile, about: .user(user)) { db in
            // Check.
            let mine = try SessionRow.open(of: user, at: now, in: db)

            // Write.
            for row in mine where everywhere || row.id == id {
                try SessionRow.end(row.id, .signedOut, at: now, in: db)
            }

            // Tell.
            return Change((), audit: AuditEntry(.signedOut, ["all": .count(everywhere ? 1 : 0)]))
        }
        SessionPresence.release(id, of: school)
    }
}
