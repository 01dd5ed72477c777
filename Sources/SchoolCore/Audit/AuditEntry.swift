// What a verb tells the audit trail. Facts are ids, field names, codes and sums, never names or
// addresses: those are looked up when the line is read, so that erasing a person does not break
// the chain.

/// What was done, in the words of the trail.
package enum AuditVerb: String, CaseIterable, Sendable {
    case founded = "FOUND_SCHOOL"
    case imported = "IMPORT_SCHOOL"
    case signedIn = "SIGN_IN"
    case signInFailed = "LOGIN_FAILED"
    case signedOut = "SIGN_OUT"
    case endedSession = "END_SESSION"
    case switchedRole = "SWITCH_ROLE"
    case changedPassword = "CHANGE_PASSWORD"
    case resetPassword = "RESET_PASSWORD"
    case unlockedUser = "UNLOCK_USER"
    case createdUser = "CREATE_USER"
    case setStatus = "SET_STATUS"
    case changedSetting = "CHANGE_SETTING"
    case openedYear = "OPEN_YEAR"
    case closedDay = "CLOSE_DAY"
    case openedDay = "OPEN_DAY"
    case addedSection = "CREATE_CLASS"
    case correctedSection = "UPDATE_CLASS"
    case addedSubject = "CREATE_SUBJECT"
    case correctedSubject = "UPDATE_SUBJECT"
    case assignedTeacher = "ASSIGN_TEACHER"
    case endedTeaching = "END_TEACHING"
    case namedClassTeacher = "NAME_CLASS_TEACHER"
    case appointedStaff = "CREATE_STAFF"
    case correctedStaff = "UPDATE_STAFF"
    case admittedStudent = "CREATE_STUDENT"
    case correctedStudent = "UPDATE_STUDENT"
    case movedStudent = "MOVE_STUDENT"
    case correctedGuardian = "UPDATE_GUARDIAN"
    case openedRegister = "OPEN_REGISTER"
    case marked = "MARK"
    case filledRegister = "FILL_REGISTER"
    case undidMark = "UNDO_MARK"
    case redidMark = "REDO_MARK"
    case signedRegister = "SIGN_REGISTER"
    case correctedMark = "CORRECT_MARK"
    case recordedLeave = "RECORD_LEAVE"
    case takenRegister = "TAKE_REGISTER"
    case printedSheet = "PRINT_SHEET"
    case addedFeeHead = "CREATE_FEE_HEAD"
    case addedFeeStructure = "CREATE_FEE_STRUCTURE"
    case changedFeeStructure = "UPDATE_FEE_STRUCTURE"
    case raisedCharges = "RAISE_CHARGES"
    /// A charge outside the price list for several pupils at once.
    case chargedStudents = "CHARGE_STUDENTS"
    case undidRaise = "UNDO_RAISE"
    case correctedCharge = "UPDATE_CHARGE"
    case cancelledCharge = "CANCEL_CHARGE"
    case grantedConcession = "GRANT_CONCESSION"
    case tookBackConcession = "TAKE_BACK_CONCESSION"
    case receivedPayment = "RECEIVE_PAYMENT"
    case voidedReceipt = "VOID_RECEIPT"
    case refundedReceipt = "REFUND_RECEIPT"
    case printedCopy = "PRINT_COPY"
    case issuedInvoice = "ISSUE_INVOICE"
    case openedCashDay = "OPEN_CASH_DAY"
    case closedCashDay = "CLOSE_CASH_DAY"
    case correctedFloat = "CORRECT_FLOAT"
    case queuedReminders = "QUEUE_REMINDERS"
    case broughtFees = "BRING_FEES"
    case exportedList = "EXPORT_LIST"
    case refused = "REFUSED"

    /// The department of the office this belongs to, in the trail's words.
    package var module: String { department.rawValue }

    /// Where in the office a deed is done.
    enum Department: String, Sendable {
        case office = "OFFICE"
        case signIn = "AUTH"
        case users = "USERS"
        case calendar = "CALENDAR"
        case classes = "CLASSES"
        case staff = "STAFF"
        case students = "STUDENTS"
        case attendance = "ATTENDANCE"
        case fees = "FEES"
    }

    var department: Department {
        switch self {
        case .founded, .imported, .changedSetting, .exportedList: .office
        case .signedIn, .signInFailed, .signedOut, .endedSession, .switchedRole,
            .changedPassword, .resetPassword, .unlockedUser, .refused:
            .signIn
        case .createdUser, .setStatus: .users
        case .openedYear, .closedDay, .openedDay: .calendar
        case .addedSection, .correctedSection, .addedSubject, .correctedSubject,
            .assignedTeacher, .endedTeaching, .namedClassTeacher:
            .classes
        case .appointedStaff, .correctedStaff: .staff
        case .admittedStudent, .correctedStudent, .movedStudent, .correctedGuardian: .students
        case .openedRegister, .marked, .filledRegister, .undidMark, .redidMark, .signedRegister,
            .correctedMark, .recordedLeave, .takenRegister, .printedSheet:
            .attendance
        case .addedFeeHead, .addedFeeStructure, .changedFeeStructure, .raisedCharges,
            .chargedStudents, .undidRaise, .correctedCharge, .cancelledCharge, .grantedConcession,
            .tookBackConcession, .receivedPayment, .voidedReceipt, .refundedReceipt,
            .printedCopy, .issuedInvoice, .openedCashDay, .closedCashDay, .correctedFloat,
            .queuedReminders, .broughtFees:
            .fees
        }
    }
}

/// One fact of an audit line: a number, a code or a field name, or nothing.
package enum AuditFact: Hashable, Sendable {
    case number(Int64)
    case word(String)
    case nothing

    package static func day(_ day: Day) -> AuditFact { .number(Int64(day.number)) }
    package static func id<Kind>(_ id: ID<Kind>) -> AuditFact { .number(id.rawValue) }
    package static func count(_ count: Int) -> AuditFact { .number(Int64(count)) }
    package static func money(_ money: Money) -> AuditFact { .number(money.minor) }
    static func word(orNothing word: String?) -> AuditFact { word.map(AuditFact.word) ?? .nothing }
}

/// What happened, for the trail: a verb and its facts.
package struct AuditEntry: Equatable, Sendable {
    package let verb: AuditVerb
    package let facts: [Named]

    /// A fact with its name.
    package struct Named: Equatable, Sendable {
        package let name: String
        package let fact: AuditFact
    }

    init(_ verb: AuditVerb, _ facts: KeyValuePairs<String, AuditFact> = [:]) {
        self.verb = verb
        self.facts = facts.map { Named(name: $0.key, fact: $0.value) }
    }

    init(verb: AuditVerb, facts: [Named]) {
        self.verb = verb
        self.facts = facts
    }
}
