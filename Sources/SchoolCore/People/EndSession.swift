// Ending somebody's session from another terminal: it is over at that terminal's next key.

import GRDB

extension Session {
    /// Ends a session: one's own, or with the right for it anybody's.
    package func end(_ session: SessionID) throws {
        let isMine = try look(needs: .seeProfile, about: .user(user)) { db in
            try SessionLife.owner(of: session, in: db) == user
        }
        try change(needs: isMine ? .updateProfile : .endSessions, about: .session(session)) { db in
            // Check.
            guard try SessionLife.owner(of: session, in: db) != nil else {
                throw Refusal.notFound(.session(session))
            }

            // Write.
            try SessionRow.end(session, .revoked, at: now, in: db)

            // Tell.
            return Change((), audit: AuditEntry(.endedSession, ["session": .id(session)]))
        }
    }

    /// The open sessions: one's own, or everybody's with the right for it. Those that were ended
    /// or have run out are not among them; a screen whose process is gone is marked.
    package func sessions(ofEverybody: Bool = false) throws -> [SessionRow] {
        if ofEverybody {
            return try look(needs: .seeUsers) { db, _ in
                try SessionRow.shown(of: nil, at: now, of: school, in: db)
            }
        }
        return try look(needs: .seeProfile, about: .user(user)) { db in
            try SessionRow.shown(of: user, at: now, of: school, in: db)
        }
    }
}
