// A new one-time password for somebody who forgot his: the office never chooses it, and it must be
// changed at the first sign-in.

import GRDB

extension Session {
    /// Gives an account a one-time password, returned once, and ends all its sessions.
    package func resetPassword(of account: UserID, slots: HashSlots) throws -> NewPassword {
        // Asked before the hash as well, so that nobody keeps the hashing slots busy for nothing.
        let cost = try look(needs: .updateUsers, about: .user(account)) {
            try PasswordHash.cost(in: $0)
        }
        guard account != user else { throw Refusal.people(.notOneselfHere) }
        let password = NewPassword.oneTime()
        let hash = try PasswordHash.of(password, cost: cost, slots: slots)
        try change(needs: .updateUsers, about: .user(account)) { db in
            // Check.
            try mustManage(try User.find(account, in: db))

            // Write.
            try SessionRow.endAll(of: account, sparing: nil, at: now, in: db)
            try User.setPassword(hash, mustChange: true, of: account, in: db)
            try User.bumpEpoch(account, in: db)

            // Tell.
            return Change((), audit: AuditEntry(.resetPassword, ["user": .id(account)]))
        }
        return password
    }

    /// An account is managed only by those who stand above it.
    func mustManage(_ account: User) throws(Refusal) {
        for role in account.roles where !self.role.mayManage.contains(role) {
            throw .people(.accountOutOfReach(role))
        }
    }
}
