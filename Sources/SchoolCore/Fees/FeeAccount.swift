// A pupil's account as the counter sees it: who he is, what is due, what happened, who else of the
// family owes.

import GRDB

/// Everything the window needs to know about one pupil's fees.
package struct FeeAccount: Equatable, Sendable {
    package let payer: Payer
    package let owed: Money
    package let advance: Money
    /// What is open, oldest due first.
    package let dues: [Charge]
    /// The newest lines first.
    package let history: [Movement]
    /// How many lines there are in all.
    package let movements: Int
    package let family: [Payer]

    /// A pupil as the counter lists him.
    package struct Payer: Equatable, Sendable {
        package let student: StudentID
        package let admissionNumber: String
        package let name: String
        package let latinName: String
        package let sectionName: String
        package let guardianName: String
        package let guardianLatinName: String
        package let guardianPhone: String
        package let owed: Money
        package let oldestDueOn: Day?
        package let lastPaidOn: Day?
    }

    /// One line of the account: what was charged or what was paid, and the balance after it.
    package struct Movement: Equatable, Sendable {
        package let entry: JournalEntryID
        package let day: Day
        package let kind: EntryKind
        /// What it was for: the charge's name and period.
        package let name: String
        package let period: String
        /// The receipt, the void or the refund it belongs to.
        package let paper: String
        package let method: PaymentMethod?
        package let reason: String
        /// Above zero for what raises the debt, below for what lowers it.
        package let amount: Money
        package let balance: Money

        package var charged: Money { max(.zero, amount) }
        package var paid: Money { max(.zero, -amount) }
    }
}

extension FeeAccount.Payer {
    /// Pupils by their keys, in the order of the keys.
    static func find(_ ids: [StudentID], in db: Database) throws -> [FeeAccount.Payer] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT student.id, student.admissionNumber, student.listName, student.latinName,
                    section.name, guardian.name, guardian.latinName, guardian.phone,
                    studentBalance.owed, studentBalance.oldestDueOn, studentBalance.lastPaidOn
                FROM student
                    LEFT JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL
                    LEFT JOIN section ON section.id = enrolment.section
                    LEFT JOIN studentGuardian ON studentGuardian.student = student.id
                        AND studentGuardian.isPrimary = 1
                    LEFT JOIN guardian ON guardian.id = studentGuardian.guardian
                    LEFT JOIN studentBalance ON studentBalance.student = student.id
                WHERE student.id = ?
                """)
        return try ids.compactMap { id in
            try Row.fetchOne(statement, arguments: [id]).map(FeeAccount.Payer.init)
        }
    }

    init(_ row: Row) {
        self.init(
            student: row[0], admissionNumber: row[1], name: row[2], latinName: row[3],
            sectionName: row[4] ?? "", guardianName: row[5] ?? "", guardianLatinName: row[6] ?? "",
            guardianPhone: row[7] ?? "", owed: row[8] ?? .zero, oldestDueOn: row[9],
            lastPaidOn: row[10])
    }
}

extension FeeAccount.Movement {
    /// The receivable and advance lines of a pupil, newest first, each with the balance after it.
    /// One line an entry: a payment over five charges is one payment.
    static func of(
        _ student: StudentID, limit: Int, in db: Database
    ) throws -> (lines: [FeeAccount.Movement], total: Int) {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT journalEntry.id, journalEntry.day,
                        coalesce(undone.kind, journalEntry.kind), journalEntry.kind, charge.name,
                        charge.period, journalEntry.reason, receipt.year, receipt.number,
                        receipt.method, reversal.series, reversal.year, reversal.number,
                        lines.amount, lines.owed, lines.total
                    FROM (SELECT entry, charge, amount, sum(amount) OVER (ORDER BY entry) AS owed,
                                count(*) OVER () AS total
                            FROM (SELECT journalLine.entry, min(journalLine.charge) AS charge,
                                    sum(journalLine.amount) AS amount
                                FROM journalLine
                                WHERE journalLine.student = ? AND journalLine.account IN (1, 2)
                                GROUP BY journalLine.entry)
                            ORDER BY entry DESC LIMIT ?) AS lines
                        JOIN journalEntry ON journalEntry.id = lines.entry
                        LEFT JOIN journalEntry AS undone ON undone.id = journalEntry.reverses
                        LEFT JOIN charge ON charge.id = lines.charge
                        LEFT JOIN receipt ON receipt.entry
                            = coalesce(journalEntry.reverses, journalEntry.id)
                        LEFT JOIN reversal ON reversal.entry = journalEntry.id
                    ORDER BY journalEntry.id DESC
                    """), arguments: [student, limit])
        return (rows.map(FeeAccount.Movement.init), rows.first?[15] ?? 0)
    }

    private init(_ row: Row) {
        let series: String? = row[10]
        let receipt: Int? = row[8]
        var paper = receipt.map { "RCP-\(row[7] as Int)-\(padded($0, 4))" } ?? ""
        if let series = series.flatMap(Receipt.Series.init) {
            paper = "\(series.prefix)-\(row[11] as Int)-\(padded(row[12], 4))"
        }
        let method: String? = row[9]
        self.init(
            entry: row[0], day: row[1], kind: EntryKind(rawValue: row[3]) ?? .charge,
            name: row[4] ?? "", period: row[5] ?? "", paper: paper,
            method: method.flatMap(PaymentMethod.init), reason: row[6], amount: row[13],
            balance: row[14])
    }
}

extension Session {
    /// A pupil's account: dues, history, family. `history` is how many lines at most.
    package func feeAccount(of student: StudentID, history: Int = 50) throws -> FeeAccount {
        try look(needs: .seeFees, about: .student(student)) { db in
            guard let payer = try FeeAccount.Payer.find([student], in: db).first else {
                throw Refusal.notFound(.student(student))
            }
            let siblings = try StudentCard.Sibling.of(student, in: db).map(\.id)
            let movements = try FeeAccount.Movement.of(student, limit: history, in: db)
            return FeeAccount(
                payer: payer, owed: payer.owed,
                advance: try Balances.of(student, in: db).advance,
                dues: try Charge.open(of: student, in: db).map {
                    try Charge.find($0.charge, in: db)
                },
                history: movements.lines, movements: movements.total,
                family: role == .student ? [] : try FeeAccount.Payer.find(siblings, in: db))
        }
    }

    /// Pupils found by a few letters, each with what is owed.
    package func payers(_ wish: StudentList.Wish) throws -> PayerList {
        try look(needs: .seeFees) { db, reach in
            let found = try StudentList.find(wish, reach, in: db)
            return PayerList(
                rows: try FeeAccount.Payer.find(found.rows.map(\.id), in: db), total: found.total)
        }
    }
}

/// A window onto the pupils of the counter.
package struct PayerList: Equatable, Sendable {
    package let rows: [FeeAccount.Payer]
    package let total: Int
}
