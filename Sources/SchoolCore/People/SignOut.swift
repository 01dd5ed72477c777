// Leaving: this session, or every session of this person.

import GRDB
import Storage

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
        school.forgetAnswers()
    }
}

extension Session {
    /// Throws when this session is over: ended from elsewhere, run out, or its account changed.
    package func mustStillHold() throws {
        try school.file.read { db in
            if let ending = try SessionLife.of(id, in: db).ending(at: now) {
                throw Refusal.sessionEnded(ending)
            }
        }
    }
}
