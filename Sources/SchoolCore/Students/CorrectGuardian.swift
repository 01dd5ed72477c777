// Correcting a guardian; all children are found by the new name and number at once.

import GRDB

extension Session {
    /// Corrects a guardian as it was read at `version`.
    package func correct(_ guardian: GuardianID, to new: NewGuardian, version: Int) throws {
        try change(needs: .writeStudents, about: .guardian(guardian)) { db in
            // Check.
            guard try Guardian.exists(guardian, in: db) else {
                throw Refusal.notFound(.guardian(guardian))
            }

            // Write.
            guard try new.correct(guardian, version: version, in: db) else {
                throw Refusal.changedMeanwhile(.guardian(guardian))
            }
            for child in try Guardian.children(of: guardian, in: db) {
                try StudentWords.rewrite(child, in: db)
            }

            // Tell.
            return Change((), audit: AuditEntry(.correctedGuardian, ["version": .count(version)]))
        }
    }
}

/// What was typed to correct a guardian.
package struct GuardianForm: Equatable, Sendable {
    package var name = ""
    package var latinName = ""
    package var phone = ""
    package var email = ""
    package var occupation = ""

    package init() {}

    package init(_ guardian: Guardian) {
        name = guardian.name
        latinName = guardian.latinName == guardian.name ? "" : guardian.latinName
        phone = guardian.phone.isEmpty ? "" : "+" + guardian.phone
        email = guardian.email
        occupation = guardian.occupation
    }

    /// The guardian, or every problem at once.
    package func checked(country: String) throws(Refusal) -> NewGuardian {
        var check = FieldCheck()
        let name = check.name("name", name, latin: latinName)
        let phone = check.phone("phone", phone, country: country)
        let email = check.email("email", email)
        let occupation = check.optionalLine("occupation", occupation, atMost: 100)
        try check.orRefuse()
        guard let name else { throw .invalid(check.problems) }
        return NewGuardian(name: name, phone: phone, email: email, occupation: occupation)
    }
}
