// Admitting a pupil: a number for ever, a class from today, a guardian to call.

import GRDB

extension Session {
    /// Admits a pupil into a class from today on. The same form sent twice admits once.
    package func admit(_ admission: Admission, key: SubmissionKey) throws -> StudentID {
        try changeOnce(
            key, of: .admittedStudent, needs: .writeStudents, about: .school,
            repeats: { db, earlier in
                let pupil = try Student.find(earlier, in: db)
                let isSame = pupil.name == admission.particulars.name.written
                return (pupil.admissionNumber, isSame)
            }
        ) { db in
            // Check.
            let section = try Section.named(admission.section, in: db)
            try Enrolment.mustHaveRoom(
                section, overCapacity: admission.overCapacity, on: today, in: db)
            if let known = admission.knownGuardian, try !Guardian.exists(known, in: db) {
                throw Refusal.notFound(.guardian(known))
            }
            let number = try Student.admissionNumber(
                admission.admissionNumber, year: today.year, in: db)
            if !admission.isAnotherChild { try admission.particulars.mustBeUnknown(in: db) }

            // Write.
            let profile = try SchoolProfile.stored(in: db)
            let student = try admission.particulars.insert(
                number: number, admittedOn: today, familyFirst: profile.listsFamilyFirst, at: now,
                in: db)
            try Enrolment.open(student, in: section, from: today, reason: "ADMITTED", in: db)
            if let guardian = try guardian(of: admission, in: db) {
                try Guardian.link(guardian, to: student, as: admission.relation, in: db)
            }
            try StudentWords.rewrite(student, in: db)

            // Tell.
            return Change(
                student, audit: AuditEntry(.admittedStudent, ["section": .id(section)]),
                about: .student(student))
        }
    }

    /// The guardian the form means: a known one, the same person found by telephone, or a new one.
    private func guardian(of admission: Admission, in db: Database) throws -> GuardianID? {
        if let known = admission.knownGuardian { return known }
        guard let new = admission.guardian else { return nil }
        return try Guardian.known(new, in: db) ?? new.insert(in: db)
    }
}
