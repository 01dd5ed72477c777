// A person with several roles works in one of them at a time.

import GRDB

extension Session {
    /// Goes on in another role of one's own; gives back the session to work with.
    package func switchRole(to wanted: Role) throws -> Session {
        try change(needs: .updateProfile, about: .user(user)) { db in
            // Check.
            guard try User.find(user, in: db).roles.contains(wanted) else {
                throw Refusal.people(.roleNotHeld(wanted))
            }

            // Write.
            try SessionRow.setRole(wanted, of: id, in: db)

            // Tell.
            let changed = Session(
                school: school, id: id, user: user, username: username, name: name, role: wanted,
                expiresAt: expiresAt)
            return Change(
                changed, audit: AuditEntry(.switchedRole, ["role": .word(wanted.rawValue)]))
        }
    }

    /// One's own account.
    package func whoAmI() throws -> User {
        try look(needs: .seeProfile, about: .user(user)) { try User.find(user, in: $0) }
    }
}
