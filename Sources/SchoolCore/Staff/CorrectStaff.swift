// Correcting what is known about a member of staff.

import GRDB

extension Session {
    /// Corrects a member of staff as it was read at `version`.
    package func correct(_ staff: StaffID, to new: NewStaff, version: Int) throws {
        try change(needs: .writeStaff, about: .staff(staff)) { db in
            // Check.
            _ = try StaffMember.find(staff, in: db)

            // Write.
            guard try new.correct(staff, version: version, in: db) else {
                throw Refusal.changedMeanwhile(.staff(staff))
            }

            // Tell.
            return Change((), audit: AuditEntry(.correctedStaff, ["version": .count(version)]))
        }
    }
}

extension StaffForm {
    /// The form of a correction, filled with what is known.
    package init(_ member: StaffMember) {
        name = member.name
        latinName = member.latinName == member.name ? "" : member.latinName
        employeeNumber = member.employeeNumber
        designation = member.designation
        phone = member.phone.isEmpty ? "" : "+" + member.phone
        email = member.email
        joinedOn = member.joinedOn.iso
    }
}
