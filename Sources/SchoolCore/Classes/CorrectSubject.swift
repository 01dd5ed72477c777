// Correcting the name or the code of a subject. Who teaches it stays as it is.

import GRDB

extension Session {
    /// Corrects a subject as it was read: where another has corrected it since, nothing is written.
    package func correct(_ known: Subject, name: String, code: String) throws {
        try change(needs: .writeSubjects, about: .subject(known.id)) { db in
            // Check.
            var check = FieldCheck()
            let name = check.line("name", name, atMost: 100)
            let code = check.optionalLine("code", code, atMost: 20)
            try check.orRefuse()
            guard try Subject.find(known.id, in: db) == known else {
                throw Refusal.changedMeanwhile(.subject(known.id))
            }
            if try Subject.exists(name: name, besides: known.id, in: db) {
                throw Refusal.classes(.subjectExists(name))
            }
            if try !code.isEmpty && Subject.exists(code: code, besides: known.id, in: db) {
                throw Refusal.classes(.subjectCodeTaken(code))
            }

            // Write.
            let new = Subject(id: known.id, name: name, code: code.isEmpty ? nil : code)
            try new.store(in: db)

            // Tell.
            let fields = [name == known.name ? nil : "name", new.code == known.code ? nil : "code"]
            return Change(
                (),
                audit: AuditEntry(
                    .correctedSubject,
                    ["fields": .word(fields.compactMap { $0 }.joined(separator: " "))]))
        }
    }
}
