// Who may sign in. What a person is otherwise (staff, guardian, pupil) stands in those areas.

/// An account.
package struct User: Equatable, Sendable {
    package let id: UserID
    package let username: String
    package let email: String?
    package let name: String
    package let status: Status
    package let roles: [Role]
    package let primaryRole: Role
    package let mustChangePassword: Bool
    package let hasPassword: Bool
    package let lastSignedInAt: Timestamp?

    package enum Status: String, CaseIterable, Sendable {
        case active = "ACTIVE"
        case inactive = "INACTIVE"
        case suspended = "SUSPENDED"
    }
}

/// A new account, checked: who, and in which roles. The first role is the primary one.
package struct NewUser: Sendable {
    package let username: String
    package let email: String?
    package let name: String
    package let roles: [Role]
}

/// What was typed for a new account.
package struct UserForm: Sendable {
    package var username = ""
    package var email = ""
    package var name = ""
    package var roles: [String] = []

    package init() {}

    package init(username: String, email: String = "", name: String, roles: [String]) {
        self.username = username
        self.email = email
        self.name = name
        self.roles = roles
    }

    /// The account, or every problem at once.
    package func checked() throws(Refusal) -> NewUser {
        var problems = FieldCheck()
        let username = problems.line("username", self.username, atMost: 32).lowercased()
        if !username.isEmpty && !UserForm.isCanonical(username) {
            problems.add("username", .notAUsername)
        }
        let email = problems.optionalLine("email", self.email, atMost: 100).lowercased()
        if !email.isEmpty && !UserForm.looksLikeEmail(email) {
            problems.add("email", .notAnEmailAddress)
        }
        let name = problems.line("name", self.name, atMost: 100)
        let typed = self.roles.map(Role.init(typed:))
        let roles = typed.compactMap { $0 }.reduce(into: [Role]()) { roles, role in
            if !roles.contains(role) { roles.append(role) }
        }
        if roles.isEmpty || typed.contains(nil) {
            problems.add("role", .notAnOption(Role.allCases.map(\.rawValue)))
        }
        try problems.orRefuse()
        return NewUser(
            username: username, email: email.isEmpty ? nil : email, name: name, roles: roles)
    }

    /// 3 to 32 of a-z, 0-9, dot, dash and underscore.
    package static func isCanonical(_ username: String) -> Bool {
        (3...32).contains(username.utf8.count)
            && username.utf8.allSatisfy { byte in
                (97...122).contains(byte) || (48...57).contains(byte)
                    || [45, 46, 95].contains(byte)
            }
    }

    package static func looksLikeEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && parts[1].first != "." && parts[1].last != "." && !text.contains(" ")
    }
}
