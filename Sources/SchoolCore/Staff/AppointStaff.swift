// A new member of staff, with a sign-in when one is wanted.

import GRDB

extension Session {
    /// Appoints somebody; `account` is the sign-in made for that person, if any.
    package func appoint(_ new: NewStaff, account: UserID? = nil) throws -> StaffID {
        try change(needs: .writeStaff, about: .school) { db in
            // Check.
            let number = try new.number(in: db)
            if let account {
                let found = try User.find(account, in: db)
                guard try StaffMember.list(where: "staff.user = \(account)", in: db).isEmpty else {
                    throw Refusal.people(.usernameTaken(found.username))
                }
            }

            // Write.
            let staff = try new.insert(number: number, user: account, in: db)

            // Tell.
            return Change(staff, audit: AuditEntry(.appointedStaff), about: .staff(staff))
        }
    }

    /// Everybody who works here, by name.
    package func staff() throws -> [StaffMember] {
        try look(needs: .seeStaff) { db, _ in try StaffMember.list(where: "1", in: db) }
    }

    /// One member of staff, by number, sign-in name or whole name.
    package func staff(named typed: String) throws -> StaffMember {
        try look(needs: .seeStaff) { db, _ in try StaffMember.named(typed, in: db) }
    }

    /// What a member of staff teaches.
    package func teaching(of staff: StaffID) throws -> [Teaching] {
        try look(needs: .seeStaff) { db, _ in try Teaching.list(by: staff, in: db) }
    }
}
