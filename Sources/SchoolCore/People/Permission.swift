// The permission matrix as data: one row a permission, one column a role, default deny.
// Only permissions that a verb needs today are here; a permission comes with its first verb.

/// A right that a verb needs. The raw value is the string of the matrix.
package enum Permission: String, CaseIterable, Sendable {
    case seeUsers = "users:read"
    case createUsers = "users:create"
    case updateUsers = "users:update"
    case endSessions = "sessions:revoke"
    case seeProfile = "profile:read"
    case updateProfile = "profile:update"
    case seeStudents = "students:read"
    case writeStudents = "students:write"
    case seeStaff = "teachers:read"
    case writeStaff = "teachers:*"
    case seeClasses = "classes:read"
    case writeClasses = "classes:*"
    case seeSubjects = "subjects:read"
    case writeSubjects = "subjects:write"
    case seeAttendance = "attendance:read"
    case takeRegisters = "attendance:write"
    case seeCalendar = "events:read"
    case writeCalendar = "events:write"
    case seeSettings = "settings:read"
    case changeSettings = "settings:write"
    case seeAuditTrail = "audit:read"
    case seeFees = "fees:read"
    case writeFees = "fees:write"
    case takeFees = "fees:pay"
    case sendMessages = "communications:send"

    /// How far this permission reaches in the hands of a role; nil is no.
    package func scope(of role: Role) -> Scope? { Permission.matrix[self]?[role] }

    private static let matrix: [Permission: [Role: Scope]] = {
        var matrix: [Permission: [Role: Scope]] = [:]
        for (permission, cells) in rows {
            let scopes = cells.split(separator: " ").map { Scope(rawValue: String($0)) }
            for (role, scope) in zip(Role.allCases, scopes) {
                matrix[permission, default: [:]][role] = scope
            }
        }
        return matrix
    }()

    /// Columns: site owner, office, principal, teacher, accounts, pupil, parent.
    /// A whole school, C own classes, O own children, S oneself, - no.
    private static let rows: [(Permission, String)] = [
        (.seeUsers, "A A A - - - -"),
        (.createUsers, "A A A - - - -"),
        (.updateUsers, "A A A - - - -"),
        (.endSessions, "A A - - - - -"),
        (.seeProfile, "S S S S S S S"),
        (.updateProfile, "S S S S S S S"),
        (.seeStudents, "A A A C A S O"),
        (.writeStudents, "A A A - - - -"),
        (.seeStaff, "A A A A A - -"),
        (.writeStaff, "A A A - - - -"),
        (.seeClasses, "A A A C A S O"),
        (.writeClasses, "A A A - - - -"),
        (.seeSubjects, "A A A C A S O"),
        (.writeSubjects, "A A A - - - -"),
        (.seeAttendance, "A A A C - S O"),
        (.takeRegisters, "A A A C - - -"),
        (.seeCalendar, "A A A A A S O"),
        (.writeCalendar, "A A A - - - -"),
        (.seeSettings, "A A A - - - -"),
        (.changeSettings, "A A - - - - -"),
        (.seeAuditTrail, "A A A - - - -"),
        (.seeFees, "A A A - A S O"),
        (.writeFees, "A A - - A - -"),
        (.takeFees, "A A - - A - O"),
        (.sendMessages, "A A A C A - -"),
    ]
}
