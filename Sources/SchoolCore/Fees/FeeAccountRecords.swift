// A pupil's account read from the ledger.

import GRDB

extension FeeAccount.Payer {
    /// Pupils by their keys, in the order of the keys, in one statement.
    static func find(_ ids: [StudentID], in db: Database) throws -> [FeeAccount.Payer] {
        let keys = ids.map { String($0.rawValue) }.joined(separator: ",")
        return try find(
            """
            SELECT page.value AS student, owed, oldestDueOn, lastPaidOn
            FROM json_each(\("[\(keys)]")) AS page
                LEFT JOIN studentBalance ON studentBalance.student = page.value
            ORDER BY page.key LIMIT -1
            """, expecting: ids.count, in: db)
    }

    /// The pupils of a page of balances, in its order. The page must end in a limit: that keeps it
    /// a list of its own, for whose rows, one after the other, the rest is looked up.
    ///
    /// - Parameter count: how many to make room for at once, where it is known.
    static func find(
        _ page: SQL, expecting count: Int = 0, in db: Database
    ) throws -> [FeeAccount.Payer] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT student.id, student.admissionNumber, student.listName, student.latinName,
                    section.name, guardian.name, guardian.latinName, guardian.phone,
                    page.owed, page.oldestDueOn, page.lastPaidOn
                FROM (\(page)) AS page
                    CROSS JOIN student ON student.id = page.student
                    LEFT JOIN enrolment ON enrolment.student = student.id AND enrolment.toOn IS NULL
                    LEFT JOIN section ON section.id = enrolment.section
                    LEFT JOIN studentGuardian ON studentGuardian.student = student.id
                        AND studentGuardian.isPrimary = 1
                    LEFT JOIN guardian ON guardian.id = studentGuardian.guardian
                """, cached: true
        ).fetchCursor(db)
        return try Array(rows.map(FeeAccount.Payer.init), minimumCapacity: count)
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
    /// The receivable and advance lines of a pupil, newest first, each with the balance after it:
    /// from what is owed now, back as far as somebody looks. One line an entry: a payment over five
    /// charges is one payment.
    static func of(
        _ student: StudentID, limit: Int, owed: Money, in db: Database
    ) throws -> (lines: [FeeAccount.Movement], total: Int) {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT journalEntry.id, journalEntry.day,
                        coalesce(undone.kind, journalEntry.kind), journalEntry.kind, charge.name,
                        charge.period, journalEntry.reason, receipt.year, receipt.number,
                        receipt.method, reversal.series, reversal.year, reversal.number,
                        lines.amount, lines.charges, lines.moved, lines.hasAdvance
                    FROM (SELECT entry, min(charge) AS charge, sum(amount) AS amount,
                                count(DISTINCT charge) AS charges,
                                sum(iif(account = 1, amount, 0)) AS moved,
                                max(account) = 2 AS hasAdvance
                            FROM journalLine WHERE student = ? AND account IN (1, 2)
                            GROUP BY entry ORDER BY entry DESC LIMIT ?) AS lines
                        CROSS JOIN journalEntry ON journalEntry.id = lines.entry
                        LEFT JOIN journalEntry AS undone ON undone.id = journalEntry.reverses
                        LEFT JOIN charge ON charge.id = lines.charge
                        LEFT JOIN receipt ON receipt.entry
                            = coalesce(journalEntry.reverses, journalEntry.id)
                        LEFT JOIN reversal ON reversal.entry = journalEntry.id
                    ORDER BY lines.entry DESC
                    """), arguments: [student, limit])
        // Whatever names a pupil moves what he owes or has ahead: the entries count by their index.
        let count = try db.cachedStatement(
            sql: "SELECT count(DISTINCT entry) FROM journalLine WHERE student = ?")
        var balance = owed
        var lines: [FeeAccount.Movement] = []
        while let row = try rows.next() {
            lines.append(FeeAccount.Movement(row, balance: balance))
            balance -= row[13] as Money
        }
        return (lines, try Int.fetchOne(count, arguments: [student]) ?? 0)
    }

    private init(_ row: Row, balance: Money) {
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
            balance: balance, charges: row[14], moved: row[15], isAdvance: row[16])
    }
}

/// Whose balance is asked for.
private struct BalanceQuestion: Rememberable {
    static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .attendance]
    let pupil: StudentID
}

/// What a pupil owes; nothing where he has no balance yet.
private struct OwnBalance: Sendable {
    var owed = Money.zero
    var oldestDueOn: Day?
    var lastPaidOn: Day?

    static func find(
        _ pupils: [StudentID], of school: School, in db: Database
    ) throws -> [OwnBalance] {
        try school.remembering(pupils.map(BalanceQuestion.init), in: db) { lacking in
            var found = Dictionary(lacking.map { ($0, OwnBalance()) }) { first, _ in first }
            let statement = try db.cachedStatement(
                sql: """
                    SELECT student, owed, oldestDueOn, lastPaidOn FROM studentBalance
                    WHERE student IN (SELECT value FROM json_each(?))
                    """)
            let keys = lacking.map { String($0.pupil.rawValue) }.joined(separator: ",")
            let rows = try Row.fetchCursor(statement, arguments: ["[\(keys)]"])
            while let row = try rows.next() {
                found[BalanceQuestion(pupil: row[0])] =
                    OwnBalance(owed: row[1], oldestDueOn: row[2], lastPaidOn: row[3])
            }
            return found
        }
    }
}

extension FeeAccount.Payer {
    /// Pupils as they stand in lists, each with what he owes.
    static func find(
        _ pupils: [StudentID], of school: School, in db: Database
    ) throws -> [FeeAccount.Payer] {
        let rows = try StudentList.Row.find(pupils, of: school, in: db)
        let balances = try OwnBalance.find(rows.map(\.id), of: school, in: db)
        return zip(rows, balances).map(FeeAccount.Payer.init)
    }

    private init(_ pupil: StudentList.Row, _ balance: OwnBalance) {
        self.init(
            student: pupil.id, admissionNumber: pupil.admissionNumber, name: pupil.name,
            latinName: pupil.latinName, sectionName: pupil.sectionName,
            guardianName: pupil.guardianName, guardianLatinName: pupil.guardianLatinName,
            guardianPhone: pupil.guardianPhone, owed: balance.owed,
            oldestDueOn: balance.oldestDueOn, lastPaidOn: balance.lastPaidOn)
    }
}

/// Whose account is asked for, with how many lines of history, and whether with the family's.
private struct AccountQuestion: Rememberable {
    static let unmovedBy: Set<AuditVerb.Department> = [.signIn, .attendance]
    let student: StudentID
    let history: Int
    let hasFamily: Bool
}

extension FeeAccount {
    fileprivate static func read(
        _ question: AccountQuestion, of school: School, in db: Database
    ) throws -> FeeAccount {
        let student = question.student
        guard let payer = try Payer.find([student], of: school, in: db).first else {
            throw Refusal.notFound(.student(student))
        }
        let advance = try Balances.of(student, in: db).advance
        let movements = try Movement.of(
            student, limit: question.history, owed: payer.owed - advance, in: db)
        let siblings = question.hasFamily ? try StudentCard.Sibling.of(student, in: db) : []
        return FeeAccount(
            payer: payer, owed: payer.owed, advance: advance,
            dues: try Charge.openInFull(of: student, in: db), history: movements.lines,
            movements: movements.total,
            family: try Payer.find(siblings.map(\.id), of: school, in: db))
    }
}

extension Session {
    /// A pupil's account: dues, history, family. `history` is how many lines at most.
    package func feeAccount(of student: StudentID, history: Int = 50) throws -> FeeAccount {
        try look(needs: .seeFees, about: .student(student)) { db in
            let question = AccountQuestion(
                student: student, history: history, hasFamily: role != .student)
            return try school.remembering(question, rows: history, most: 4, in: db) {
                try FeeAccount.read(question, of: school, in: db)
            }
        }
    }

    /// Pupils found by a few letters, each with what is owed.
    package func payers(_ wish: StudentList.Wish) throws -> PayerList {
        try look(needs: .seeFees) { db, reach in
            let page = try PupilPage.find(wish, reach, of: school, in: db)
            return PayerList(
                rows: try FeeAccount.Payer.find(page.pupils, of: school, in: db),
                total: page.total, isCounted: page.isCounted)
        }
    }
}
