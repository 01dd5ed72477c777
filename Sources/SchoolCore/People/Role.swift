// The seven roles, and how far a permission of a role reaches.

/// What a person is in this school. One role is active in a session.
package enum Role: String, CaseIterable, Sendable {
    case superAdmin = "SUPER_ADMIN"
    case schoolAdmin = "SCHOOL_ADMIN"
    case principal = "PRINCIPAL"
    case teacher = "TEACHER"
    case accountant = "ACCOUNTANT"
    case student = "STUDENT"
    case parent = "PARENT"

    /// Accepts the words of other systems: `admin`, any case.
    package init?(typed: String) {
        let word = typed.uppercased()
        switch word {
        case "ADMIN": self = .schoolAdmin
        case "PUPIL": self = .student
        default: self.init(rawValue: word)
        }
    }

    /// As it stands behind a name on the screen.
    package var title: String {
        switch self {
        case .superAdmin: "site owner"
        case .schoolAdmin: "office"
        case .principal: "principal"
        case .teacher: "teacher"
        case .accountant: "accounts"
        case .student: "pupil"
        case .parent: "parent"
        }
    }

    /// The roles whose accounts this role may make and change; accounts above are out of reach.
    package var mayManage: Set<Role> {
        switch self {
        case .superAdmin: Set(Role.allCases)
        case .schoolAdmin: Set(Role.allCases).subtracting([.superAdmin])
        case .principal: Set(Role.allCases).subtracting([.superAdmin, .schoolAdmin])
        case .teacher, .accountant, .student, .parent: []
        }
    }
}

/// How far a permission reaches.
package enum Scope: String, Sendable {
    case school = "A"
    case ownClasses = "C"
    case ownChildren = "O"
    case oneself = "S"
}
