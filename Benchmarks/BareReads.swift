// The plainest statements that give the rows a screen shows: what bare SQLite needs for the same
// work, without permission, paging, counting or a sentence for what is not there.

import SchoolCore

/// The limit's half of what is read at the counter and on the dashboards.
struct BareReads {
    /// Each job of a screen, and the statements it comes to.
    enum Job: CaseIterable {
        case payers, account, debtors, allDebtors, dayBook, summary, lastPage, ownPupils, authors
        case fees, office, teacher, chargePage, collection, trail

        fileprivate var sql: [String] {
            switch self {
            case .payers: [BareReads.payers]
            case .account: [BareReads.charges, BareReads.ledger, BareReads.balance]
            case .debtors: [BareReads.debtors + " LIMIT 20", BareReads.age, BareReads.age]
            case .allDebtors: [BareReads.debtors]
            case .dayBook: [BareReads.receipts, BareReads.methods, BareReads.heads]
            case .summary: [BareReads.sums, BareReads.age]
            case .lastPage: [BareReads.page + " LIMIT 20 OFFSET ?1"]
            case .ownPupils: [BareReads.own]
            case .authors: [BareReads.authors]
            case .fees: [BareReads.taken, BareReads.age, BareReads.sections]
            case .office:
                [BareReads.days, BareReads.runs] + Job.fees.sql + [BareReads.latest]
            case .chargePage: [BareReads.chargePage]
            case .collection: [BareReads.collected, BareReads.collectedByHead]
            case .trail: [BareReads.latest]
            case .teacher: [BareReads.ownDays, BareReads.ownRuns]
            }
        }
    }

    private let statements: [Job: [BareStatement]]

    init(_ connection: BareSQLite) throws {
        var prepared: [Job: [BareStatement]] = [:]
        for job in Job.allCases { prepared[job] = try job.sql.map(connection.prepare) }
        statements = prepared
    }

    /// Runs the statements of a job; they share its values.
    func run(_ job: Job, _ values: BareValue...) throws {
        for statement in statements[job] ?? [] { try statement.run(values) }
    }
}

// What they are.
extension BareReads {
    private static let payers = """
        SELECT student.id, admissionNumber, listName, latinName, section.name, owed
        FROM studentWord JOIN student ON student.id = studentWord.student
            LEFT JOIN enrolment ON enrolment.student = student.id AND toOn IS NULL
            LEFT JOIN section ON section.id = enrolment.section
            LEFT JOIN studentBalance ON studentBalance.student = student.id
        WHERE word >= ?1 AND word < ?2 LIMIT 20
        """
    private static let charges = """
        SELECT charge.id, charge.name, period, charge.amount, open, charge.dueOn, feeHead.name
        FROM charge JOIN chargeBalance ON chargeBalance.charge = charge.id
            JOIN feeHead ON feeHead.id = charge.head
        WHERE charge.student = ?1 ORDER BY charge.dueOn
        """
    private static let ledger = """
        SELECT journalEntry.id, journalEntry.day, journalEntry.kind, journalEntry.reason, amount
        FROM journalLine JOIN journalEntry ON journalEntry.id = journalLine.entry
        WHERE student = ?1 ORDER BY journalEntry.id
        """
    private static let balance = "SELECT owed, advance FROM studentBalance WHERE student = ?1"
    private static let debtors = """
        SELECT student.id, admissionNumber, listName, latinName, section.name, owed, oldestDueOn,
            lastPaidOn
        FROM studentBalance JOIN student ON student.id = studentBalance.student
            LEFT JOIN enrolment ON enrolment.student = student.id AND toOn IS NULL
            LEFT JOIN section ON section.id = enrolment.section
        WHERE oldestDueOn < ?1 ORDER BY oldestDueOn
        """
    private static let age = "SELECT sum(open), sum(pupils) FROM dueDay WHERE day < ?1"
    private static let receipts = """
        SELECT receipt.*, user.name FROM receipt JOIN user ON user.id = receipt.takenBy
        WHERE day = ?1 ORDER BY receipt.id
        """
    private static let methods =
        "SELECT method, count(*), sum(total) FROM receipt WHERE day = ?1 GROUP BY method"
    private static let heads = """
        SELECT charge.head, sum(journalLine.amount) FROM receipt
            JOIN journalLine ON journalLine.entry = receipt.entry
            JOIN charge ON charge.id = journalLine.charge
        WHERE receipt.day = ?1 GROUP BY charge.head
        """
    private static let sums =
        "SELECT count(*), sum(billed), sum(owed), sum(advance) FROM studentBalance WHERE ?1 > 0"
    private static let page = """
        SELECT student.id, admissionNumber, listName, latinName, section.name, rollNumber
        FROM student LEFT JOIN enrolment ON enrolment.student = student.id AND toOn IS NULL
            LEFT JOIN section ON section.id = enrolment.section
        ORDER BY sortKey, student.id
        """
    private static let own = """
        SELECT student.id, admissionNumber, listName, latinName, rollNumber
        FROM enrolment JOIN student ON student.id = enrolment.student
        WHERE enrolment.section = ?1 AND toOn IS NULL ORDER BY sortKey LIMIT 20
        """
    private static let authors = """
        SELECT attendance.day, user.name, markEvent.at
        FROM attendance JOIN markEvent ON markEvent.id = attendance.event
            JOIN user ON user.id = markEvent.by
        WHERE attendance.student = ?1 AND attendance.day BETWEEN ?2 AND ?3
        """
    private static let taken = "SELECT day, taken, takenBack FROM feeDay WHERE day > ?1 - 180"
    private static let sections = """
        SELECT section.name, billed, owed FROM sectionFees
            JOIN section ON section.id = sectionFees.section
        """
    private static let days =
        "SELECT day, present, absent, late FROM attendanceDay WHERE day > ?1 - 28"
    private static let runs = """
        SELECT absenceRun.student, days, listName FROM absenceRun
            JOIN student ON student.id = absenceRun.student
        WHERE lastOn >= ?1 ORDER BY days DESC LIMIT 30
        """
    private static let latest = """
        SELECT auditLine.*, user.name FROM auditLine LEFT JOIN user ON user.id = auditLine.user
        ORDER BY auditLine.seq DESC LIMIT 16
        """
    private static let chargePage = """
        SELECT charge.*, open, listName FROM charge
            JOIN chargeBalance ON chargeBalance.charge = charge.id
            JOIN student ON student.id = charge.student
        WHERE charge.dueOn BETWEEN ?1 AND ?2 ORDER BY charge.dueOn, charge.id LIMIT 20
        """
    private static let collected = """
        SELECT day, method, count(*), sum(total) FROM receipt
        WHERE day BETWEEN ?1 AND ?2 GROUP BY day, method
        """
    private static let collectedByHead = """
        SELECT charge.head, sum(journalLine.amount) FROM receipt
            JOIN journalLine ON journalLine.entry = receipt.entry
            JOIN charge ON charge.id = journalLine.charge
        WHERE receipt.day BETWEEN ?1 AND ?2 GROUP BY charge.head
        """
    private static let ownDays = """
        SELECT register.day, present, absent, late FROM register
            JOIN registerSummary ON registerSummary.register = register.id
        WHERE register.section = ?1 AND register.day > ?2 - 28
        """
    private static let ownRuns = """
        SELECT absenceRun.student, days, listName FROM enrolment
            JOIN absenceRun ON absenceRun.student = enrolment.student
            JOIN student ON student.id = absenceRun.student
        WHERE enrolment.section = ?1 AND toOn IS NULL AND lastOn >= ?2 ORDER BY days DESC
        """
}
