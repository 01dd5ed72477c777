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
            """, in: db)
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
                        lines.amount, lines.owed, lines.total, lines.charges, lines.moved,
                        lines.hasAdvance
                    FROM (SELECT entry, charge, amount, sum(amount) OVER (ORDER BY entry) AS owed,
                                count(*) OVER () AS total, charges, moved, hasAdvance
                            FROM (SELECT journalLine.entry, min(journalLine.charge) AS charge,
                                    sum(journalLine.amount) AS amount,
                                    count(DISTINCT journalLine.charge) AS charges,
                                    sum(iif(journalLine.account = 1, journalLine.amount, 0))
                                        AS moved,
                                    max(journalLine.account) = 2 AS hasAdvance
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
            balance: row[14], charges: row[16], moved: row[17], isAdvance: row[18])
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
                dues: try Charge.openInFull(of: student, in: db),
                history: movements.lines, movements: movements.total,
                family: role == .student ? [] : try FeeAccount.Payer.find(siblings, in: db))
        }
    }

    /// Pupils found by a few letters, each with what is owed.
    package func payers(_ wish: StudentList.Wish) throws -> PayerList {
        try look(needs: .seeFees) { db, reach in
            let page = try StudentSearch(wish, reach, school.wordCounts).page(in: db)
            return PayerList(
                rows: try FeeAccount.Payer.find(page.pupils, in: db),
                total: page.total ?? wish.offset + page.pupils.count, isCounted: page.total != nil)
        }
    }
}
