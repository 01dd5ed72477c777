// A charge: what a pupil owes for one head and one period. Its amount never changes; what was
// taken off or paid are lines of the ledger, and its status is computed whenever it is read.

import GRDB

/// A charge with what has become of it.
package struct Charge: Equatable, Sendable {
    package let id: ChargeID
    package let student: StudentID
    package let head: FeeHeadID
    package let headName: String
    package let category: FeeHead.Category
    package let structure: FeeStructureID?
    package let period: String
    package let name: String
    package let amount: Money
    package let discount: Money
    package let scholarship: Money
    package let waived: Money
    package let paid: Money
    package let dueOn: Day
    package let isCancelled: Bool
    let entry: JournalEntryID

    /// What is to be paid: total less discount and scholarship.
    package var net: Money { amount - discount - scholarship }
    /// What is still to be paid.
    package var open: Money { isCancelled ? .zero : net - waived - paid }

    /// DUE, PARTIAL, PAID, OVERDUE, WAIVED: rules.md section 5, in its order.
    package enum Status: String, CaseIterable, Sendable {
        case due = "DUE"
        case partial = "PARTIAL"
        case paid = "PAID"
        case overdue = "OVERDUE"
        case waived = "WAIVED"
    }

    /// WAIVED first; then PAID when nothing is open, OVERDUE from the day after the due date,
    /// PARTIAL when something was paid, else DUE.
    package func status(on today: Day) -> Status {
        if waived > .zero { return .waived }
        if open <= .zero { return .paid }
        if today > dueOn { return .overdue }
        return paid > .zero ? .partial : .due
    }

    /// Days past the due date, of what is open.
    package func daysLate(on today: Day) -> Int {
        open > .zero ? max(0, today.number - dueOn.number) : 0
    }
}

extension Charge {
    /// A charge, as its row is written.
    struct New {
        let student: StudentID
        let head: FeeHeadID
        let structure: FeeStructureID?
        let year: YearID
        let period: String
        let name: String
        let amount: Money
        let dueOn: Day

        /// The entry is the one that the verb posts next.
        func insert(entry: JournalEntryID, in db: Database) throws -> ChargeID {
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO charge (student, head, structure, year, period, name, amount, dueOn,
                        entry)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            try statement.execute(arguments: [
                student, head, structure, year, period, name, amount, dueOn, entry,
            ])
            return ChargeID(db.lastInsertedRowID)
        }
    }

    /// The number the next entry will have: a charge names its entry before that is posted.
    static func nextEntry(in db: Database) throws -> JournalEntryID {
        let statement = try db.cachedStatement(
            sql: "SELECT coalesce(max(id), 0) + 1 FROM journalEntry")
        return JournalEntryID(try Int64.fetchOne(statement) ?? 1)
    }

    static func find(_ id: ChargeID, in db: Database) throws -> Charge {
        guard let found = try select("charge.id = \(id)", in: db).first else {
            throw Refusal.notFound(.charge(id))
        }
        return found
    }

    /// The charges that meet a condition, oldest due first.
    static func select(
        _ condition: SQL, limit: Int = -1, offset: Int = 0, in db: Database
    ) throws -> [Charge] {
        try SQLRequest<Row>(
            literal: """
                SELECT charge.id, charge.student, charge.head, feeHead.name, feeHead.category,
                    charge.structure, charge.period, charge.name, charge.amount, charge.dueOn,
                    charge.cancelledBy IS NOT NULL, charge.entry,
                    -sum(iif(kind = 'DISCOUNT', lines.amount, 0)),
                    -sum(iif(kind = 'SCHOLARSHIP', lines.amount, 0)),
                    -sum(iif(kind = 'WAIVER', lines.amount, 0)),
                    -sum(iif(kind IN ('PAYMENT', 'ADVANCE', 'REFUND'), lines.amount, 0))
                FROM (SELECT charge.id FROM charge WHERE \(condition)
                        ORDER BY charge.dueOn, charge.id LIMIT \(limit) OFFSET \(offset)) AS page
                    JOIN charge ON charge.id = page.id
                    JOIN feeHead ON feeHead.id = charge.head
                    LEFT JOIN (SELECT journalLine.charge, journalLine.amount,
                            coalesce(undone.kind, journalEntry.kind) AS kind
                        FROM journalLine JOIN journalEntry ON journalEntry.id = journalLine.entry
                            LEFT JOIN journalEntry AS undone ON undone.id = journalEntry.reverses)
                        AS lines ON lines.charge = charge.id
                GROUP BY charge.id ORDER BY charge.dueOn, charge.id
                """, cached: true
        ).fetchAll(db).map(Charge.init)
    }

    private init(_ row: Row) {
        self.init(
            id: row[0], student: row[1], head: row[2], headName: row[3],
            category: FeeHead.Category(rawValue: row[4]) ?? .other, structure: row[5],
            period: row[6], name: row[7], amount: row[8], discount: row[12], scholarship: row[13],
            waived: row[14], paid: row[15], dueOn: row[9], isCancelled: row[10], entry: row[11])
    }
}
