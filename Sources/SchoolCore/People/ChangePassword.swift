// Choosing one's own password: the old one first, and every other session of this person ends.

import GRDB

extension Session {
    /// Changes one's own password. Costs two hashes, before the transaction begins.
    package func changePassword(from old: String, to new: String, slots: HashSlots) throws {
        let (stored, cost) = try look(needs: .updateProfile, about: .user(user)) { db in
            (try User.passwordHash(of: user, in: db) ?? .nobody(), try PasswordHash.cost(in: db))
        }
        let password = try NewPassword(new, username: username)
        guard try stored.matches(old, slots: slots) else { throw Refusal.people(.wrongPassword) }
        guard old != new else { throw Refusal.people(.samePassword) }
        let hash = try PasswordHash.of(password, cost: cost, slots: slots)
        try change(needs: .updateProfile, about: .user(user)) { db in
            // Check.
            guard try User.passwordHash(of: user, in: db) == stored else {
                throw Refusal.changedMeanwhile(.user(user))
            }

            // Write.
            try SessionRow.endAll(of: user, sparing: id, at: now, in: db)
            try User.setPassword(hash, mustChange: false, of: user, in: db)
            try User.bumpEpoch(user, in: db)
            try SessionRow.keepEpoch(of: id, in: db)

            // Tell.
            return Change((), audit: AuditEntry(.changedPassword))
        }
    }

    /// True when this is the password of the person signed in: how a locked screen opens again.
    /// Wrong ones count against the account as they do at the sign-in screen.
    package func isMyPassword(_ typed: String, slots: HashSlots) throws -> Bool {
        let (stored, rests) = try look(needs: .seeProfile, about: .user(user)) { db in
            (
                try User.passwordHash(of: user, in: db) ?? .nobody(),
                try SignInAttempts.restsUntil(username, at: now, in: db) != nil
            )
        }
        let isRight = try stored.matches(typed, slots: slots) && !rests
        try keep { db in
            try SignInAttempts.record(
                isRight ? .success : rests ? .resting : .failure, identifier: username,
                place: school.place, at: now, in: db)
        }
        return isRight
    }
}
