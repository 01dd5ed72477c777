// After five failures a name rests for fifteen minutes; the office can end the rest.

import GRDB

extension Session {
    /// Lets an account sign in again at once.
    package func unlock(_ account: UserID) throws {
        try change(needs: .updateUsers, about: .user(account)) { db in
            // Check.
            let found = try User.find(account, in: db)
            try mustManage(found)

            // Write.
            for identifier in [found.username, found.email].compactMap({ $0 }) {
                try SignInAttempts.record(
                    .unlocked, identifier: identifier, place: school.place, at: now, in: db)
            }

            // Tell.
            return Change((), audit: AuditEntry(.unlockedUser, ["user": .id(account)]))
        }
    }
}
