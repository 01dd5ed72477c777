// Which role may do what, written down a second time and by hand: the trail of a run must hold no
// success that this table denies. Scopes within a right, such as own classes, are the business of
// `school check`.

import GRDB
import Testing

/// What the trail says was done by roles that may not.
enum MonkeyRights {
    private static let everybody =
        "SUPER_ADMIN SCHOOL_ADMIN PRINCIPAL TEACHER ACCOUNTANT STUDENT PARENT"
    private static let heads = "SUPER_ADMIN SCHOOL_ADMIN PRINCIPAL"
    private static let registers = heads + " TEACHER"
    private static let office = "SUPER_ADMIN SCHOOL_ADMIN"
    private static let money = office + " ACCOUNTANT"

    /// The roles of each verb; a verb without a row is nobody's.
    static let rows: [String: String] = [
        "FOUND_SCHOOL": "", "IMPORT_SCHOOL": "", "BRING_FEES": "", "LOGIN_FAILED": "",
        "REFUSED": "",
        "SIGN_IN": everybody, "SIGN_OUT": everybody, "CHANGE_PASSWORD": everybody,
        "SWITCH_ROLE": everybody, "END_SESSION": everybody,
        "RESET_PASSWORD": heads, "UNLOCK_USER": heads, "SET_STATUS": heads, "CREATE_USER": heads,
        "CHANGE_SETTING": office,
        "OPEN_YEAR": heads, "CLOSE_DAY": heads, "OPEN_DAY": heads,
        "CREATE_CLASS": heads, "CREATE_SUBJECT": heads, "ASSIGN_TEACHER": heads,
        "NAME_CLASS_TEACHER": heads, "UPDATE_CLASS": heads, "UPDATE_SUBJECT": heads,
        "END_TEACHING": heads, "CREATE_STAFF": heads, "UPDATE_STAFF": heads,
        "CREATE_STUDENT": heads, "UPDATE_STUDENT": heads, "MOVE_STUDENT": heads,
        "UPDATE_GUARDIAN": heads,
        "OPEN_REGISTER": registers, "MARK": registers, "FILL_REGISTER": registers,
        "UNDO_MARK": registers, "REDO_MARK": registers, "SIGN_REGISTER": registers,
        "CORRECT_MARK": registers, "RECORD_LEAVE": registers, "TAKE_REGISTER": registers,
        "PRINT_SHEET": everybody,
        "CREATE_FEE_HEAD": money, "CREATE_FEE_STRUCTURE": money, "UPDATE_FEE_STRUCTURE": money,
        "RAISE_CHARGES": money, "CHARGE_STUDENTS": money, "ISSUE_INVOICE": money,
        "UNDO_RAISE": money, "UPDATE_CHARGE": money,
        "CANCEL_CHARGE": money, "GRANT_CONCESSION": money, "TAKE_BACK_CONCESSION": money,
        "RECEIVE_PAYMENT": money + " PARENT", "VOID_RECEIPT": money, "REFUND_RECEIPT": money,
        "OPEN_CASH_DAY": money, "CLOSE_CASH_DAY": money, "CORRECT_FLOAT": money,
        "PRINT_COPY": heads + " ACCOUNTANT STUDENT PARENT",
        "QUEUE_REMINDERS": heads + " ACCOUNTANT",
        "EXPORT_LIST": everybody,
    ]

    /// `TEACHER CREATE_USER`, for each success after a line that the table denies.
    static func trespasses(after line: Int64, in school: SchoolOnDisk) throws -> [String] {
        let done = try school.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT coalesce(role, '') AS role, verb FROM auditLine
                    WHERE seq > ? AND outcome = 'SUCCESS'
                    """, arguments: [line]
            ).map { (role: $0["role"] as String, verb: $0["verb"] as String) }
        }
        return done.filter { deed in
            guard !deed.role.isEmpty, let roles = rows[deed.verb] else { return true }
            return !roles.split(separator: " ").contains(Substring(deed.role))
        }
        .map { "\($0.role) \($0.verb)" }.sorted()
    }
}

extension SchoolOnDisk {
    /// The number of the newest line of the trail.
    func lastAuditLine() throws -> Int64 {
        try read { try Int64.fetchOne($0, sql: "SELECT max(seq) FROM auditLine") ?? 0 }
    }
}
