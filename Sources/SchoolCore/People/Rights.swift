// May this person, now? Asked inside the transaction of every verb: a right withdrawn a minute ago
// is withdrawn. Scopes are answered here and nowhere else, from the views `ownSection`, `ownPupil`
// and `ownChild`, so that "her own classes" means the same in lists, counts, searches and writes.

import GRDB

/// How far a person sees with one permission: what every list and count joins.
struct Reach: Hashable, Sendable {
    let scope: Scope
    let user: UserID
    let today: Day

    /// A condition on a column that holds a pupil's id.
    func students(_ column: SQL) -> SQL {
        switch scope {
        case .school: "1"
        case .ownClasses:
            """
            \(column) IN (SELECT student FROM ownPupil
                WHERE user = \(user) AND \(today) BETWEEN fromOn AND toOn)
            """
        case .ownChildren: "\(column) IN (SELECT student FROM ownChild WHERE user = \(user))"
        case .oneself: "\(column) IN (SELECT id FROM student WHERE user = \(user))"
        }
    }

    /// A condition on a column that holds a class's id.
    func sections(_ column: SQL) -> SQL {
        switch scope {
        case .school: "1"
        case .ownClasses:
            """
            \(column) IN (SELECT section FROM ownSection
                WHERE user = \(user) AND \(today) BETWEEN fromOn AND toOn)
            """
        case .ownChildren, .oneself:
            """
            \(column) IN (SELECT section FROM enrolment WHERE \(students("student"))
                AND \(today) BETWEEN fromOn AND coalesce(toOn, 9999999))
            """
        }
    }

    /// One's own children, or oneself.
    var isFamily: Bool { scope == .ownChildren || scope == .oneself }

    /// True when one class lies within reach.
    func covers(_ section: SectionID, in db: Database) throws -> Bool {
        try SQLRequest<Bool>(
            "SELECT EXISTS (SELECT 1 FROM section WHERE id = \(section) AND \(sections("id")))"
        ).fetchOne(db) ?? false
    }
}

extension Session {
    /// Throws unless this session lives and its role may do this about that.
    func mustHold(
        _ permission: Permission, about concern: Concern, at now: Timestamp, isWriting: Bool,
        in db: Database
    ) throws {
        let scope = try livingScope(of: permission, at: now, isWriting: isWriting, in: db)
        guard try covers(scope, concern, at: now, in: db) else {
            throw Refusal.notYours(permission, concern)
        }
        if isWriting, permission == .takeRegisters, case .register = concern {
            try mustHaveRegisters(in: db)
        }
    }

    /// How far this session sees with a permission.
    func reach(of permission: Permission, at now: Timestamp, in db: Database) throws -> Reach {
        let scope = try livingScope(of: permission, at: now, isWriting: false, in: db)
        return Reach(scope: scope, user: user, today: clock.day(of: now))
    }

    private func livingScope(
        of permission: Permission, at now: Timestamp, isWriting: Bool, in db: Database
    ) throws -> Scope {
        let life = isWriting ? try SessionLife.of(id, in: db) : try school.life(of: id, in: db)
        if let ending = life.ending(at: now) { throw Refusal.sessionEnded(ending) }
        if life.mustChangePassword && permission != .updateProfile && permission != .seeProfile {
            throw Refusal.mustChangePassword
        }
        if isWriting && now.milliseconds - life.lastSeenAt.milliseconds > 60_000 {
            try SessionLife.seen(id, at: now, in: db)
        }
        guard let scope = permission.scope(of: role) else {
            throw Refusal.notPermitted(permission)
        }
        return scope
    }

    private func covers(
        _ scope: Scope, _ concern: Concern, at now: Timestamp, in db: Database
    ) throws -> Bool {
        switch (scope, concern) {
        case (.school, _), (_, .calendar): true
        case (_, .user(let id)): id == user
        case (_, .session(let session)): try SessionLife.owner(of: session, in: db) == user
        case (.ownClasses, .register(let section, let day)):
            try Own.teaches(user, section, on: day, in: db)
        case (.ownClasses, .section(let section)):
            try Own.teaches(user, section, on: clock.day(of: now), in: db)
        case (.ownClasses, .student(let student)):
            try Own.teaches(user, student: student, on: clock.day(of: now), in: db)
        case (.ownChildren, .section(let section)), (.oneself, .section(let section)):
            try Reach(scope: scope, user: user, today: clock.day(of: now)).covers(section, in: db)
        case (.ownChildren, .student(let student)): try Own.isChild(student, of: user, in: db)
        case (.oneself, .student(let student)): try Own.isPupil(student, user, in: db)
        default: false
        }
    }
}
