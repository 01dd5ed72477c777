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

extension SchoolProfile {
    /// The profile with its texts cleaned, or every problem at once.
    package func checked() throws(Refusal) -> SchoolProfile {
        var check = FieldCheck()
        var clean = self
        clean.name = check.line("name", name, atLeast: 2, atMost: 100)
        clean.address = check.optionalLine("address", address, atMost: 200)
        clean.phone = check.phone("phone", phone, country: country)
        clean.email = check.email("email", email)
        clean.principalName = check.optionalLine("principalName", principalName, atMost: 100)
        if country.isEmpty || country.count > 4 || !country.allSatisfy(\.isNumber) {
            check.add("country", .notANumber(from: 1, to: 9999))
        }
        if !OfficeClock.knows(zone: timeZone) { check.add("timeZone", .unknown(timeZone)) }
        if currency.count != 3 || !currency.allSatisfy({ $0.isASCII && $0.isUppercase }) {
            check.add("currency", .unknown(currency))
        }
        try check.orRefuse()
        return clean
    }
}

/// The schema for people who read SQL.
package enum SchoolSchema {
    /// The whole schema as the migrations make it.
    package static func text() throws -> String { try Schema.text() }
}
