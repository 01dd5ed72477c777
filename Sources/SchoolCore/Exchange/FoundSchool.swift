// A new school with its year and its first administrator, who is SUPER_ADMIN alone.

import GRDB
import Storage

/// What a new school needs.
package struct FoundSchool: Sendable {
    package let path: String
    package let profile: SchoolProfile
    package let year: NewYear
    package let adminUsername: String
    package let adminName: String
    package let password: String

    package init(
        path: String, profile: SchoolProfile, year: NewYear, adminUsername: String,
        adminName: String, password: String
    ) {
        self.path = path
        self.profile = profile
        self.year = year
        self.adminUsername = adminUsername
        self.adminName = adminName
        self.password = password
    }

    /// Makes the file. Refuses a bad name or password before anything is written.
    package func make(clock: OfficeClock) throws {
        let checked = try profile.checked()
        let admin = try UserForm(
            username: adminUsername, name: adminName, roles: [Role.superAdmin.rawValue]
        ).checked()
        let secret = try NewPassword(password, username: admin.username)
        let hash = try PasswordHash.of(secret, slots: HashSlots(besides: path))
        try Founding.found(at: path, checked, clock: clock) { founding in
            _ = try founding.account(admin, hash: hash, mustChange: false)
            _ = try year.insert(
                week: checked.workingWeek, makeCurrent: true, in: founding.db)
        }
    }
}
