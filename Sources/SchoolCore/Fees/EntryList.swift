// The lines of the ledger behind a figure, newest first. Their sum is the figure: the screen shows
// it beside the lines, and a test holds the two together.

import GRDB

/// Lines of the ledger.
package struct EntryList: Equatable, Sendable {
    package let rows: [Row]
    package let total: Int
    /// The figure: the sum of all lines, also of those outside the window.
    package let sum: Money

    /// One line of an entry.
    package struct Row: Equatable, Sendable {
        package let entry: JournalEntryID
        package let day: Day
        package let at: Timestamp
        package let kind: EntryKind
        /// What a reversal took back.
        package let reverses: JournalEntryID?
        package let by: String
        package let account: String
        package let studentName: String
        package let studentLatinName: String
        /// The charge's name and period.
        package let what: String
        /// The receipt, the void or the refund it belongs to.
        package let paper: String
        package let reason: String
        package let amount: Money
    }

    /// What is wanted.
    package struct Wish: Equatable, Sendable {
        package let figure: FeeFigure
        package var offset = 0
        /// Below zero is all.
        package var limit = 20

        package init(_ figure: FeeFigure) { self.figure = figure }
    }

    static func find(_ wish: Wish, today: Day, in db: Database) throws -> EntryList {
        let condition = wish.figure.condition(today: today)
        let sign: Int64 = wish.figure.countsCredit ? -1 : 1
        let whole = try SQLRequest<GRDB.Row>(
            literal: """
                SELECT count(*), coalesce(sum(journalLine.amount), 0) * \(sign)
                \(tables) WHERE \(condition)
                """, cached: true
        ).fetchOne(db)
        let rows = try SQLRequest<GRDB.Row>(
            literal: """
                SELECT \(columns), journalLine.amount * \(sign) \(tables) WHERE \(condition)
                ORDER BY journalLine.entry DESC, journalLine.place
                LIMIT \(wish.limit) OFFSET \(wish.offset)
                """, cached: true
        ).fetchAll(db)
        return EntryList(
            rows: rows.map(Row.init), total: whole?[0] ?? 0, sum: whole?[1] ?? .zero)
    }

    private static var columns: SQL {
        """
        journalEntry.id, journalEntry.day, journalEntry.at, journalEntry.kind,
        journalEntry.reverses, coalesce(user.name, ''), account.name,
        coalesce(student.listName, ''), coalesce(student.latinName, ''),
        coalesce(charge.name, ''), coalesce(charge.period, ''), receipt.year, receipt.number,
        reversal.series, reversal.year, reversal.number, journalEntry.reason
        """
    }

    private static var tables: SQL {
        """
        FROM journalLine JOIN journalEntry ON journalEntry.id = journalLine.entry
            JOIN account ON account.id = journalLine.account
            LEFT JOIN journalEntry AS undone ON undone.id = journalEntry.reverses
            LEFT JOIN user ON user.id = journalEntry.user
            LEFT JOIN student ON student.id = journalLine.student
            LEFT JOIN charge ON charge.id = journalLine.charge
            LEFT JOIN feeHead ON feeHead.id = charge.head
            LEFT JOIN reversal ON reversal.entry = journalEntry.id
            LEFT JOIN receipt ON receipt.entry = journalEntry.id OR receipt.id = reversal.receipt
        """
    }
}

extension EntryList.Row {
    fileprivate init(_ row: GRDB.Row) {
        let series = (row[13] as String?).flatMap(Receipt.Series.init)
        let receipt = (row[12] as Int?).map { "RCP-\(row[11] as Int)-\(padded($0, 4))" }
        let paper = series.map { "\($0.prefix)-\(row[14] as Int)-\(padded(row[15], 4))" }
        let what: String = row[9]
        let period: String = row[10]
        self.init(
            entry: row[0], day: row[1], at: row[2],
            kind: EntryKind(rawValue: row[3]) ?? .charge, reverses: row[4], by: row[5],
            account: row[6], studentName: row[7], studentLatinName: row[8],
            what: [what, FeePeriod.words(period)].filter { !$0.isEmpty }.joined(separator: " "),
            paper: paper ?? receipt ?? "", reason: row[16], amount: row[17])
    }
}

extension FeeFigure {
    /// Figures that grow with credit lines: what came in, what was earned.
    fileprivate var countsCredit: Bool {
        switch self {
        case .billed, .paid, .advance: true
        case .sum(let sum, _): sum != .charged
        case .money(let taking): taking.head != nil || taking.side == .givenBack
        case .conceded, .owed, .overdue, .overdueFor, .late, .owedBy, .movement, .entry, .paper,
            .charge:
            false
        }
    }

    fileprivate func condition(today: Day) -> SQL {
        switch self {
        case .billed: "account.kind = 'INCOME'"
        case .conceded: "account.kind = 'CONCESSION'"
        case .owed: "journalLine.account = 1"
        case .advance: "journalLine.account = 2"
        case .paid:
            """
            journalLine.account = 1 AND coalesce(undone.kind, journalEntry.kind)
                IN ('PAYMENT', 'ADVANCE', 'REFUND')
            """
        case .overdue: FeeFigure.dueBefore(today)
        case .overdueFor(let days): FeeFigure.dueBefore(today - days)
        case .late(let days, let section): FeeFigure.late(days, section, today: today)
        case .owedBy(let student):
            "journalLine.student = \(student) AND journalLine.account = 1"
        case .movement(let entry, let student):
            """
            journalLine.entry = \(entry) AND journalLine.student = \(student)
                AND journalLine.account IN (1, 2)
            """
        case .sum(let sum, let student): FeeFigure.condition(sum, student)
        case .charge(let charge, let student):
            "journalLine.charge = \(charge) AND journalLine.student = \(student)"
        case .entry(let entry): "journalLine.entry = \(entry)"
        case .paper(let entry): "\(FeeFigure.isMoney) AND journalLine.entry = \(entry)"
        case .money(let taking): taking.condition
        }
    }

    fileprivate static var isMoney: SQL {
        "account.kind IN ('CASH', 'BANK', 'WALLET', 'CHEQUE')"
    }

    /// As the statement parts them: by what an entry did to the pupil as a whole.
    private static func condition(_ sum: Sum, _ student: StudentID) -> SQL {
        let own: SQL = "journalLine.student = \(student) AND journalLine.account"
        if sum == .advance { return "\(own) = 2" }
        let added: SQL = """
            (SELECT sum(lines.amount) FROM journalLine AS lines
            WHERE lines.entry = journalLine.entry AND lines.student = \(student)
                AND lines.account IN (1, 2))
            """
        return "\(own) IN (1, 2) AND \(added) \(sum == .charged ? "> 0" : "< 0" as SQL)"
    }

    private static func dueBefore(_ day: Day) -> SQL {
        """
        journalLine.charge IN (SELECT charge FROM chargeBalance
            WHERE open > 0 AND dueOn < \(day))
        """
    }

    private static func late(
        _ days: ClosedRange<Int>, _ section: SectionID?, today: Day
    ) -> SQL {
        var condition: SQL = """
            journalLine.account = 1 AND journalLine.student IN (
                SELECT student FROM studentBalance
                WHERE oldestDueOn BETWEEN \(today - days.upperBound)
                    AND \(today - days.lowerBound))
            """
        if let section {
            condition += """
                 AND journalLine.student IN (SELECT student FROM enrolment
                    WHERE section = \(section) AND toOn IS NULL)
                """
        }
        return condition
    }
}

extension FeeFigure.Taking {
    /// Money of receipts, or of one head: then the pupils' side of the same entries.
    fileprivate var condition: SQL {
        var condition: SQL = """
            journalEntry.day BETWEEN \(days.lowerBound) AND \(days.upperBound)
                AND receipt.id IS NOT NULL
            """
        switch side {
        case .net: break
        case .taken: condition += " AND reversal.id IS NULL"
        case .givenBack: condition += " AND reversal.id IS NOT NULL"
        }
        if let method { condition += " AND receipt.method = \(method.rawValue)" }
        if let cashier { condition += " AND user.name = \(cashier)" }
        if let head {
            condition += """
                 AND journalLine.account IN (1, 2) AND coalesce(feeHead.name, 'Advance') = \(head)
                """
        } else {
            condition += " AND \(FeeFigure.isMoney)"
        }
        return condition
    }
}

extension Session {
    /// The lines of the ledger behind a figure.
    package func entries(_ wish: EntryList.Wish) throws -> EntryList {
        try look(needs: .seeFees, about: wish.figure.concern) {
            try EntryList.find(wish, today: today, in: $0)
        }
    }
}
