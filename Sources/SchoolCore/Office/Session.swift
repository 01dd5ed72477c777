// The one door for reading and the one door for writing. It consults People (may this person?) and
// writes Audit (what was done), inside the transaction of the verb: this is the one knot between
// the areas, tied here on purpose.
//
// A verb is a method on Session that calls `change` or `look` once, and never another verb.

import GRDB
import Storage

/// One signed-in person working in one open school.
package struct Session: Sendable {
    package let school: School
    package let id: SessionID
    package let user: UserID
    package let username: String
    package let name: String
    package let role: Role
    package let expiresAt: Timestamp

    package var clock: OfficeClock { school.clock }
    package var now: Timestamp { clock.now() }
    package var today: Day { clock.today() }

    /// The door for writing: permission, work and audit line, all or nothing.
    func change<Value>(
        needs permission: Permission, about concern: Concern,
        _ work: (Database) throws -> Change<Value>
    ) throws -> Value {
        try tellingRefusals(about: concern) {
            let at = now
            return try school.file.write { db in
                try mustHold(permission, about: concern, at: at, isWriting: true, in: db)
                let change = try work(db)
                try AuditLine.append(
                    change.audit, about: change.about ?? concern, by: self, at: at, in: db)
                return change.value
            }
        }
    }

    /// The door for writing what must happen once: the same form again gives the first result.
    ///
    /// `repeats` says what a first result is called, and whether this form says the same: a key is
    /// one person's for one form, and refuses another one. After a failure of the disk the key is
    /// looked up before anything is said: a commit that reported an error may still have happened.
    /// A draft that is handed over is kept first, in the same turn of the file.
    func changeOnce<Kind>(
        _ key: SubmissionKey, of verb: AuditVerb, needs permission: Permission,
        about concern: Concern, keeping draft: SentDraft? = nil,
        repeats: (Database, ID<Kind>) throws -> (name: String, isSame: Bool),
        _ work: (Database) throws -> Change<ID<Kind>>
    ) throws -> ID<Kind> {
        do {
            return try tellingRefusals(about: concern) {
                let at = now
                let keep = draft.map { draft in
                    { try Draft.store(draft.body, of: draft.form, by: user, at: at, in: $0) }
                }
                return try school.file.write(keeping: keep) { db in
                    try mustHold(permission, about: concern, at: at, isWriting: true, in: db)
                    if let earlier = try first(key, of: verb, repeats, in: db) { return earlier }
                    let change = try work(db)
                    try key.store(
                        change.value.rawValue, verb: verb, by: user, at: at, in: db)
                    try AuditLine.append(
                        change.audit, about: change.about ?? concern, by: self, at: at, in: db)
                    return change.value
                }
            }
        } catch let failure as StorageFailure {
            let earlier = try school.file.read { try first(key, of: verb, repeats, in: $0) }
            if let earlier { return earlier }
            throw failure
        }
    }

    /// The door for one deed on several pupils: each is asked for, done and told of by itself, in
    /// one transaction: where one is refused, nothing is changed for anybody.
    func changeEach(
        _ students: [StudentID], needs permission: Permission,
        _ work: (Database, StudentID) throws -> AuditEntry
    ) throws {
        try tellingRefusals(about: students.first.map { .student($0) } ?? .school) {
            let at = now
            try school.file.write { db in
                for student in students {
                    let concern = Concern.student(student)
                    try mustHold(permission, about: concern, at: at, isWriting: true, in: db)
                    let entry = try work(db, student)
                    try AuditLine.append(entry, about: concern, by: self, at: at, in: db)
                }
            }
        }
    }

    /// What the same form came to when it was sent before; refuses a key that is another's.
    private func first<Kind>(
        _ key: SubmissionKey, of verb: AuditVerb,
        _ repeats: (Database, ID<Kind>) throws -> (name: String, isSame: Bool), in db: Database
    ) throws -> ID<Kind>? {
        guard let earlier = try key.earlier(in: db) else { return nil }
        guard earlier.verb == verb.rawValue else { throw Refusal.keyUsed(by: "another form") }
        let result = ID<Kind>(earlier.result)
        let (name, isSame) = try repeats(db, result)
        guard isSame, earlier.user == user else { throw Refusal.keyUsed(by: name) }
        return result
    }

    /// The door for reading one thing. Reads cannot write: the connection refuses.
    func look<Value>(
        needs permission: Permission, about concern: Concern,
        _ work: (Database) throws -> Value
    ) throws -> Value {
        try tellingRefusals(about: concern) {
            try school.file.read { db in
                try mustHold(permission, about: concern, at: now, isWriting: false, in: db)
                return try work(db)
            }
        }
    }

    /// The door for reading lists: the work is handed how far this person sees.
    func look<Value>(
        needs permission: Permission, _ work: (Database, Reach) throws -> Value
    ) throws -> Value {
        try tellingRefusals(about: .school) {
            try school.file.read { db in
                let reach = try reach(of: permission, at: now, in: db)
                return try work(db, reach)
            }
        }
    }

    /// For drafts, places and sessions themselves, which leave no audit line.
    func keep<Value>(
        _ work: (Database) throws -> Value
    ) throws -> Value {
        try school.file.write(work)
    }

    /// Refused attempts are remembered too: when the work has rolled back, one line marked failed.
    private func tellingRefusals<Value>(
        about concern: Concern, _ work: () throws -> Value
    ) throws -> Value {
        do { return try work() } catch let refusal as Refusal {
            guard let permission = refusal.deniedPermission else { throw refusal }
            let entry = AuditEntry(.refused, ["permission": .word(permission.rawValue)])
            let at = now
            _ = try school.file.write { db in
                try AuditLine.append(
                    entry, about: concern, by: self, outcome: AuditLine.failed, at: at, in: db)
            }
            throw refusal.asShown(to: role)
        }
    }
}

/// What a verb hands back: the result, and the entry for the audit trail.
/// There is no initialiser without an audit entry.
struct Change<Value> {
    let value: Value
    let audit: AuditEntry
    /// What the line is about, where that came into being only now.
    let about: Concern?

    init(_ value: Value, audit: AuditEntry, about: Concern? = nil) {
        self.value = value
        self.audit = audit
        self.about = about
    }
}

extension Refusal {
    /// The permission that was missing, if that is why.
    var deniedPermission: Permission? {
        switch self {
        case .notPermitted(let permission), .notYours(let permission, _): permission
        default: nil
        }
    }

    /// A parent who asks for another child learns nothing, not even that there is such a child; of
    /// what is the school's own he is told that his role has no right to it.
    func asShown(to role: Role) -> Refusal {
        guard case .notYours(let permission, let concern) = self,
            role == .parent || role == .student
        else { return self }
        return concern.isOfOnePupil ? .notFound(concern) : .notPermitted(permission)
    }
}
