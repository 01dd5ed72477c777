// Charges in the file, as they are read, raised, cancelled and settled.

import GRDB

/// What a charge is for and when it falls due, as the trail's hash covers it.
struct ChargeTerms {
    let id: ChargeID
    let head: FeeHeadID
    let structure: FeeStructureID?
    let period: String
    let name: String
    var dueOn: Day

    init(_ row: Row) {
        (id, head, structure) = (row[0], row[1], row[2])
        (period, name, dueOn) = (row[3], row[4], row[5])
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

    /// The charges that meet a condition, oldest due first unless told. All joins are of one level:
    /// a joined subquery would be built of the whole ledger for each reading.
    static func select(
        _ condition: SQL, by order: ChargeWish.Order = .due, limit: Int = -1, offset: Int = 0,
        in db: Database
    ) throws -> [Charge] {
        try SQLRequest<Row>(
            literal: """
                SELECT charge.id, charge.student, charge.head, feeHead.name, feeHead.category,
                    charge.structure, charge.period, charge.name, charge.amount, charge.dueOn,
                    charge.cancelledBy IS NOT NULL, charge.entry,
                    -sum(iif(coalesce(undone.kind, journalEntry.kind) = 'DISCOUNT',
                        journalLine.amount, 0)),
                    -sum(iif(coalesce(undone.kind, journalEntry.kind) = 'SCHOLARSHIP',
                        journalLine.amount, 0)),
                    -sum(iif(coalesce(undone.kind, journalEntry.kind) = 'WAIVER',
                        journalLine.amount, 0)),
                    -sum(iif(coalesce(undone.kind, journalEntry.kind)
                        IN ('PAYMENT', 'ADVANCE', 'REFUND'), journalLine.amount, 0))
                FROM (SELECT charge.id FROM charge WHERE \(condition)
                        ORDER BY \(order.sql) LIMIT \(limit) OFFSET \(offset)) AS page
                    JOIN charge ON charge.id = page.id
                    JOIN feeHead ON feeHead.id = charge.head
                    LEFT JOIN journalLine ON journalLine.charge = charge.id
                    LEFT JOIN journalEntry ON journalEntry.id = journalLine.entry
                    LEFT JOIN journalEntry AS undone ON undone.id = journalEntry.reverses
                GROUP BY charge.id ORDER BY \(order.sql)
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

extension Charge {
    static func raised(by entry: JournalEntryID, in db: Database) throws -> [ChargeID] {
        try ChargeID.fetchAll(
            db.cachedStatement(
                sql: "SELECT id FROM charge WHERE entry = ? ORDER BY id"), arguments: [entry])
    }

    static func cancel(_ id: ChargeID, by entry: JournalEntryID, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE charge SET cancelledBy = ? WHERE id = ?")
        try statement.execute(arguments: [entry, id])
    }

    /// Refuses a charge of which something is paid or conceded.
    static func mustBeUntouched(_ id: ChargeID, in journal: Journal) throws {
        let statement = try journal.db.cachedStatement(
            sql: """
                SELECT charge.amount - chargeBalance.open, charge.cancelledBy IS NOT NULL
                FROM charge JOIN chargeBalance ON chargeBalance.charge = charge.id
                WHERE charge.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw Refusal.notFound(.charge(id))
        }
        if row[1] { throw Refusal.fees(.chargeCancelled) }
        let gone: Money = row[0]
        if gone != .zero { throw Refusal.fees(.chargePaid(journal.currency.text(gone))) }
    }

    /// What is open of a pupil's charges, oldest due first; nothing else is read.
    static func open(
        of student: StudentID, in db: Database
    ) throws -> [(charge: ChargeID, open: Money)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT charge, open FROM chargeBalance WHERE student = ? AND open > 0
                ORDER BY dueOn, charge
                """)
        return try Row.fetchAll(statement, arguments: [student]).map { ($0[0], $0[1]) }
    }

    /// The open charges of a pupil with all that was done to them, oldest due first.
    static func openInFull(of student: StudentID, in db: Database) throws -> [Charge] {
        try select(
            """
            charge.id IN (SELECT charge FROM chargeBalance
                WHERE chargeBalance.student = \(student) AND open > 0)
            """, in: db)
    }

    static func owner(of id: ChargeID, in db: Database) throws -> StudentID {
        let statement = try db.cachedStatement(sql: "SELECT student FROM charge WHERE id = ?")
        guard let student = try StudentID.fetchOne(statement, arguments: [id]) else {
            throw Refusal.notFound(.charge(id))
        }
        return student
    }
}

extension Charge {
    static func lastConcession(
        on id: ChargeID, in db: Database
    ) throws -> (entry: JournalEntryID, amount: Money)? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT journalEntry.id, -journalLine.amount FROM journalLine
                        JOIN journalEntry ON journalEntry.id = journalLine.entry
                    WHERE journalLine.charge = ?
                        AND journalEntry.kind IN ('DISCOUNT', 'SCHOLARSHIP', 'WAIVER')
                        AND NOT EXISTS (SELECT 1 FROM journalEntry AS back
                            WHERE back.reverses = journalEntry.id)
                    ORDER BY journalEntry.id DESC LIMIT 1
                    """), arguments: [id]
        ).map { ($0[0], $0[1]) }
    }
}

extension Charge {
    static func year(of id: ChargeID, in db: Database) throws -> YearID {
        guard
            let year = try YearID.fetchOne(
                db.cachedStatement(
                    sql: "SELECT year FROM charge WHERE id = ?"), arguments: [id])
        else { throw Refusal.notFound(.charge(id)) }
        return year
    }

    static func postpone(_ id: ChargeID, to dueOn: Day, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE charge SET dueOn = ? WHERE id = ?"
        ).execute(arguments: [dueOn, id])
    }
}
