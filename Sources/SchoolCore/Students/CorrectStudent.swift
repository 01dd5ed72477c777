// Correcting what is known about a pupil. Class and status are not corrected here: they have verbs
// of their own.

import GRDB

extension Session {
    /// Corrects a pupil's particulars as they were read at `version`.
    package func correct(_ student: StudentID, to new: Particulars, version: Int) throws {
        try change(needs: .writeStudents, about: .student(student)) { db in
            // Check.
            let before = try Student.find(student, in: db)

            // Write.
            let profile = try SchoolProfile.stored(in: db)
            guard
                try new.correct(
                    student, version: version, familyFirst: profile.listsFamilyFirst, in: db)
            else { throw Refusal.changedMeanwhile(.student(student)) }
            try StudentWords.rewrite(student, in: db)

            // Tell.
            let fields = new.fieldsChanged(from: before).joined(separator: " ")
            return Change((), audit: AuditEntry(.correctedStudent, ["fields": .word(fields)]))
        }
    }
}

extension AdmissionForm {
    /// The form of a correction, filled with what is known.
    package init(_ student: Student) {
        name = student.name
        latinName = student.latinName == student.name ? "" : student.latinName
        familyName = student.familyName
        sex = student.sex?.rawValue ?? ""
        bornOn = student.bornOn?.iso ?? ""
        phone = student.phone.isEmpty ? "" : "+" + student.phone
        email = student.email
        address = student.address
    }

    /// The corrected particulars, or every problem at once.
    package func corrected(country: String, today: Day) throws(Refusal) -> Particulars {
        var check = FieldCheck()
        let particulars = particulars(&check, country: country, today: today)
        try check.orRefuse()
        guard let particulars else { throw .invalid(check.problems) }
        return particulars
    }
}

extension Particulars {
    /// Names of the fields that differ: the trail keeps these, never the values.
    func fieldsChanged(from student: Student) -> [String] {
        var fields: [String] = []
        if name.written != student.name || name.latin != student.latinName { fields.append("name") }
        if (name.family ?? "") != student.familyName { fields.append("familyName") }
        if sex != student.sex { fields.append("sex") }
        if bornOn != student.bornOn { fields.append("bornOn") }
        if phone != student.phone { fields.append("phone") }
        if email != student.email { fields.append("email") }
        if address != student.address { fields.append("address") }
        return fields
    }
}
