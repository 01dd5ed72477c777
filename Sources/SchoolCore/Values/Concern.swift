// What a permission or an audit line is about. (`Subject` is the school's own word for
// Mathematics.)

/// The thing a verb concerns: the object of its permission and of its audit line.
package enum Concern: Hashable, Sendable {
    case school
    case calendar
    case user(UserID)
    case session(SessionID)
    case year(YearID)
    case day(Day)
    case section(SectionID)
    case subject(SubjectID)
    case staff(StaffID)
    case student(StudentID)
    case guardian(GuardianID)
    case register(SectionID, Day)
    case feeHead(FeeHeadID)
    case feeStructure(FeeStructureID)
    case charge(ChargeID)
    case receipt(ReceiptID)
    case invoice(InvoiceID)

    /// The kind, as it is stored in the audit trail.
    package var kind: String {
        switch self {
        case .school: "school"
        case .calendar: "calendar"
        case .user: "user"
        case .session: "session"
        case .year: "year"
        case .day: "day"
        case .section: "section"
        case .subject: "subject"
        case .staff: "staff"
        case .student: "student"
        case .guardian: "guardian"
        case .register: "register"
        case .feeHead: "feeHead"
        case .feeStructure: "feeStructure"
        case .charge: "charge"
        case .receipt: "receipt"
        case .invoice: "invoice"
        }
    }

    /// The key beside the kind. A register is stored under its class; its day is a fact of the
    /// line.
    package var number: Int64? {
        switch self {
        case .school, .calendar: nil
        case .user(let id): id.rawValue
        case .session(let id): id.rawValue
        case .year(let id): id.rawValue
        case .day(let day): Int64(day.number)
        case .section(let id): id.rawValue
        case .subject(let id): id.rawValue
        case .staff(let id): id.rawValue
        case .student(let id): id.rawValue
        case .guardian(let id): id.rawValue
        case .register(let section, _): section.rawValue
        case .feeHead(let id): id.rawValue
        case .feeStructure(let id): id.rawValue
        case .charge(let id): id.rawValue
        case .receipt(let id): id.rawValue
        case .invoice(let id): id.rawValue
        }
    }
}

extension Concern {
    /// A pupil, and what hangs on one: whose it is, is nobody else's to know.
    var isOfOnePupil: Bool {
        switch self {
        case .student, .guardian, .charge, .receipt, .user, .session: true
        default: false
        }
    }
}
