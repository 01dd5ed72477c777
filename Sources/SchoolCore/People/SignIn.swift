// Signing in, which comes before there is a session. The order is fixed: does the identifier rest,
// who is it, is the account active, is the password right, clear the counter, begin the session.
// Every refusal costs one hash, or several that together cost as much, and gives one answer.

import GRDB
package import Storage

/// What was typed at the sign-in screen.
package struct SignInForm: Sendable {
    package var identifier = ""
    package var password = ""
    package var role: Role?
    /// End the oldest session when five are open already.
    package var endsOldest = false
    package var kind = SessionKindOfUse.screen

    package init() {}

    package init(
        _ identifier: String, _ password: String, role: Role? = nil,
        kind: SessionKindOfUse = .screen
    ) {
        self.identifier = identifier
        self.password = password
        self.role = role
        self.kind = kind
    }
}

/// A session that has just begun.
package struct SignedIn: Sendable {
    package let session: Session
    package let token: SessionToken
    /// Held for as long as the screen lives.
    package let presence: FileLock?
    package let mustChangePassword: Bool
    package let lastSignedInAt: Timestamp?
    /// When a screen of this person went away without signing out, since the last sign-in.
    package let lostAt: Timestamp?
    /// When another screen of this person that is still there was seen last: now it only reads.
    package let elsewhereAt: Timestamp?
}

extension School {
    package static let sessionsAllowed = 5

    /// Begins a session, or refuses in the same words and the same time whatever was wrong.
    package func signIn(_ form: SignInForm, slots: HashSlots) throws -> SignedIn {
        let identifier = String(form.identifier.trimmedOfBlanks.prefix(100))
        let candidate = try file.read { try Candidate.find(identifier, at: clock.now(), in: $0) }
        let isRight = try candidate.hash.matches(form.password, slots: slots)
        guard isRight, let user = candidate.user, candidate.mayEnter else {
            try candidate.hash.makeUp(to: candidate.costOfRefusal, slots: slots)
            try tellFailure(identifier, candidate)
            throw Refusal.signIn(.notRecognised)
        }
        let role = try choose(form.role, of: user)
        let renewed = try rehashed(form.password, candidate, slots: slots)
        do {
            return try begin(user, as: role, form: form, candidate, renewed: renewed)
        } catch Refusal.signIn(.notRecognised) {
            try tellFailure(identifier, candidate)
            throw Refusal.signIn(.notRecognised)
        }
    }

    /// Who stands behind an identifier, as far as the file knows.
    private struct Candidate {
        let identifier: String
        let user: User?
        let hash: PasswordHash
        let isResting: Bool
        /// What a new hash costs, and what every refusal costs.
        let cost: Int
        let costOfRefusal: Int

        var mayEnter: Bool { !isResting && user?.status == .active && user?.hasPassword == true }

        static func find(_ identifier: String, at now: Timestamp, in db: Database) throws -> Self {
            let name = identifier.lowercased()
            let user = try User.list(
                where: "user.username = \(name) OR user.email = \(name)", in: db
            ).first
            let rests = try SignInAttempts.restsUntil(identifier, at: now, in: db) != nil
            let hash = try user.flatMap { try User.passwordHash(of: $0.id, in: db) }
            let costOfRefusal = try PasswordHash.costOfRefusal(in: db)
            return Candidate(
                identifier: identifier, user: user, hash: hash ?? .nobody(cost: costOfRefusal),
                isResting: rests, cost: try PasswordHash.cost(in: db),
                costOfRefusal: costOfRefusal)
        }

        /// Asked again inside the transaction: while the hash was made, others may have used up the
        /// five failures, or the office may have changed the account.
        func mustStillHold(at now: Timestamp, in db: Database) throws {
            let present = try Candidate.find(identifier, at: now, in: db)
            guard present.mayEnter, present.user?.id == user?.id, present.hash == hash else {
                throw Refusal.signIn(.notRecognised)
            }
        }
    }

    private func tellFailure(_ identifier: String, _ candidate: Candidate) throws {
        let now = clock.now()
        try file.write { db in
            try SignInAttempts.record(
                candidate.isResting ? .resting : .failure, identifier: identifier, place: place,
                at: now, in: db)
            let concern = candidate.user.map { Concern.user($0.id) } ?? .school
            try AuditLine.append(
                AuditEntry(.signInFailed, ["resting": .count(candidate.isResting ? 1 : 0)]),
                about: concern, by: nil, outcome: AuditLine.failed, at: now, in: db)
        }
    }

    private func choose(_ wanted: Role?, of user: User) throws -> Role {
        guard let wanted else {
            if user.roles.count > 1 { throw Refusal.signIn(.chooseRole(user.roles)) }
            return user.primaryRole
        }
        guard user.roles.contains(wanted) else { throw Refusal.people(.roleNotHeld(wanted)) }
        return wanted
    }

    private func rehashed(
        _ password: String, _ candidate: Candidate, slots: HashSlots
    ) throws -> PasswordHash? {
        guard candidate.hash.isOutdated(at: candidate.cost) else { return nil }
        return try PasswordHash.of(
            NewPassword(known: password), cost: candidate.cost, slots: slots)
    }

    private func begin(
        _ user: User, as role: Role, form: SignInForm, _ candidate: Candidate,
        renewed: PasswordHash?
    ) throws -> SignedIn {
        let token = SessionToken()
        let now = clock.now()
        let (session, presence, lostAt, elsewhereAt) = try file.write { db in
            try candidate.mustStillHold(at: now, in: db)
            let lostAt = try endLost(of: user.id, at: now, in: db)
            let elsewhereAt = try SessionRow.open(of: user.id, at: now, in: db)
                .filter { $0.kind == .screen && $0.role == role }.map(\.lastSeenAt).max()
            try makeRoom(for: user.id, form: form, at: now, in: db)
            if let renewed {
                try User.setPassword(
                    renewed, mustChange: user.mustChangePassword, of: user.id, in: db)
            }
            let days = try Setting.absoluteDays.value(in: db)
            let expiresAt = now + days * 86_400
            let id = try SessionRow.insert(
                user: user.id, role: role, token: token, kind: form.kind, place: place, at: now,
                expiresAt: expiresAt, in: db)
            try SignInAttempts.record(
                .success, identifier: candidate.identifier, place: place, at: now, in: db)
            try User.signedIn(user.id, at: now, in: db)
            let session = Session(
                school: self, id: id, user: user.id, username: user.username, name: user.name,
                role: role, expiresAt: expiresAt)
            try AuditLine.append(
                AuditEntry(.signedIn, ["kind": .word(form.kind.rawValue)]), about: .user(user.id),
                by: session, at: now, in: db)
            // Held before others can see the session: without it they would count it as lost.
            let presence = form.kind == .screen ? try SessionPresence.hold(id, of: self) : nil
            return (session, presence, lostAt, elsewhereAt)
        }
        return SignedIn(
            session: session, token: token, presence: presence,
            mustChangePassword: user.mustChangePassword, lastSignedInAt: user.lastSignedInAt,
            lostAt: lostAt, elsewhereAt: form.kind == .screen ? elsewhereAt : nil)
    }

    /// Marks screens whose process is gone, and says when the last of them was seen.
    private func endLost(of user: UserID, at now: Timestamp, in db: Database) throws -> Timestamp? {
        var lostAt: Timestamp?
        for row in try SessionRow.open(of: user, at: now, in: db) where row.kind == .screen {
            guard try !SessionPresence.isPresent(row.id, of: self) else { continue }
            try SessionRow.end(row.id, .lost, at: now, in: db)
            lostAt = max(lostAt ?? row.lastSeenAt, row.lastSeenAt)
        }
        return lostAt
    }

    private func makeRoom(
        for user: UserID, form: SignInForm, at now: Timestamp, in db: Database
    ) throws {
        let open = try SessionRow.open(of: user, at: now, in: db)
        guard open.count >= School.sessionsAllowed else { return }
        guard form.endsOldest, let oldest = open.first else {
            throw Refusal.signIn(.tooManySessions(limit: School.sessionsAllowed))
        }
        try SessionRow.end(oldest.id, .ended, at: now, in: db)
    }

    /// Takes up the session of a token, as commands do. Says why when it is over.
    package func resume(_ token: SessionToken) throws -> Session {
        let now = clock.now()
        return try file.read { db in
            guard let row = try SessionRow.find(token, in: db),
                let role = Role(rawValue: row["role"])
            else { throw Refusal.notSignedIn }
            let session = Session(
                school: self, id: row["id"], user: row["user"], username: row["username"],
                name: row["name"], role: role, expiresAt: row["expiresAt"])
            if let ending = try SessionLife.of(session.id, in: db).ending(at: now) {
                throw Refusal.sessionEnded(ending)
            }
            return session
        }
    }
}
