// A new account. Accounts are made by staff only; there is no signing up.

import GRDB

extension Session {
    /// Makes an account with a one-time password, or with one that its owner has typed.
    package func createUser(
        _ new: NewUser, password: NewPassword, mustChange: Bool, slots: HashSlots
    ) throws -> UserID {
        // Asked before the hash as well, so that nobody keeps the hashing slots busy for nothing.
        let cost = try look(needs: .createUsers, about: .school) {
            try PasswordHash.cost(in: $0)
        }
        let hash = try PasswordHash.of(password, cost: cost, slots: slots)
        return try change(needs: .createUsers, about: .school) { db in
            // Check.
            for role in new.roles where !self.role.mayManage.contains(role) {
                throw Refusal.people(.accountOutOfReach(role))
            }
            try new.mustBeFree(in: db)

            // Write.
            let account = try new.insert(
                hash: hash, mustChange: mustChange, grantedBy: user, at: now, in: db)

            // Tell.
            let roles = new.roles.map(\.rawValue).joined(separator: " ")
            return Change(
                account, audit: AuditEntry(.createdUser, ["roles": .word(roles)]),
                about: .user(account))
        }
    }

    /// All accounts, by name; narrowed to a role or a status.
    package func users(role: Role? = nil, status: User.Status? = nil) throws -> [User] {
        try look(needs: .seeUsers) { db, _ in
            try User.list(where: "1", in: db).filter { user in
                (role.map(user.roles.contains) ?? true)
                    && (status.map { $0 == user.status } ?? true)
            }
        }
    }

    /// One account, by sign-in name or e-mail address.
    package func user(named typed: String) throws -> User {
        try look(needs: .seeUsers) { db, _ in try User.named(typed, in: db) }
    }
}
