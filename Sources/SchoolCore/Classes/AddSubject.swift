// A new subject.

import GRDB

extension Session {
    /// Adds a subject; its code is optional and its own.
    package func addSubject(name: String, code: String = "") throws -> SubjectID {
        try change(needs: .writeSubjects, about: .school) { db in
            // Check.
            var check = FieldCheck()
            let name = check.line("name", name, atMost: 100)
            let code = check.optionalLine("code", code, atMost: 20)
            try check.orRefuse()
            if try Subject.exists(name: name, in: db) {
                throw Refusal.classes(.subjectExists(name))
            }
            if try !code.isEmpty && Subject.exists(code: code, in: db) {
                throw Refusal.classes(.subjectCodeTaken(code))
            }

            // Write.
            let subject = try Subject.insert(name: name, code: code.isEmpty ? nil : code, in: db)

            // Tell.
            return Change(subject, audit: AuditEntry(.addedSubject), about: .subject(subject))
        }
    }

    /// All subjects, by name.
    package func subjects() throws -> [Subject] {
        try look(needs: .seeSubjects) { db, _ in try Subject.all(in: db) }
    }

    /// A subject by its name or code.
    package func subject(named typed: String) throws -> SubjectID {
        try look(needs: .seeSubjects) { db, _ in try Subject.named(typed, in: db) }
    }

    /// One subject.
    package func subject(_ id: SubjectID) throws -> Subject {
        try look(needs: .seeSubjects) { db, _ in try Subject.find(id, in: db) }
    }
}
