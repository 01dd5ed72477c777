// Days of the drawer in the file.

import GRDB

extension CashDay {
    static func find(_ day: Day, in db: Database) throws -> CashDay? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT cashDay.day, cashDay.float, cashDay.openedAt, opener.name, cashDay.expected,
                    cashDay.counted, cashDay.closedAt, closer.name
                FROM cashDay JOIN user AS opener ON opener.id = cashDay.openedBy
                    LEFT JOIN user AS closer ON closer.id = cashDay.closedBy
                WHERE cashDay.day = ?
                """)
        return try Row.fetchOne(statement, arguments: [day]).map(CashDay.init)
    }

    private init(_ row: Row) {
        let at: Timestamp? = row[6]
        self.init(
            day: row[0], float: row[1], openedAt: row[2], openedBy: row[3],
            closing: at.map {
                Closing(expected: row[4], counted: row[5], at: $0, by: row[7] ?? "")
            })
    }

    /// Earlier days that were opened here and nobody has closed, the oldest first. Days that came
    /// with the school from before its file are nobody's to count.
    static func leftOpen(before day: Day, in db: Database) throws -> [Day] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT day FROM cashDay WHERE day < ? AND closedAt IS NULL
                    AND openedAt >= (SELECT foundedAt FROM school) ORDER BY day
                """)
        return try Day.fetchAll(statement, arguments: [day])
    }

    static func set(float: Money, of day: Day, in db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE cashDay SET float = ? WHERE day = ?"
        ).execute(arguments: [float, day])
    }

    static func lastClosed(in db: Database) throws -> Day? {
        let statement = try db.cachedStatement(
            sql: "SELECT max(day) FROM cashDay WHERE closedAt IS NOT NULL")
        return try Day.fetchOne(statement)
    }

    /// What lies in the drawer at the end of the last day before this one.
    static func carried(to day: Day, in db: Database) throws -> Money {
        let last = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT day, float, counted FROM cashDay WHERE day < ? ORDER BY day DESC LIMIT 1
                    """), arguments: [day])
        guard let last else { return .zero }
        if let counted: Money = last[2] { return counted }
        let cash = try cash(on: last[0], in: db)
        return max(.zero, (last[1] as Money) + cash)
    }

    /// Cash in less cash out of one day.
    static func cash(on day: Day, in db: Database) throws -> Money {
        let statement = try db.cachedStatement(
            sql: """
                SELECT coalesce(sum(journalLine.amount), 0)
                FROM journalEntry JOIN journalLine ON journalLine.entry = journalEntry.id
                WHERE journalEntry.day = ? AND journalLine.account = 3
                    AND journalEntry.kind NOT IN ('DIFFERENCE', 'CHARGE')
                """)
        return try Money.fetchOne(statement, arguments: [day]) ?? .zero
    }

    static func insert(
        _ day: Day, float: Money, by user: UserID, at now: Timestamp, in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO cashDay (day, float, openedBy, openedAt) VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [day, float, user, now])
    }

    static let closedRead = "SELECT closedAt IS NOT NULL FROM cashDay WHERE day = ?"

    /// Opens the day with what the last one left, unless it is open.
    static func openIfNeeded(
        _ day: Day, by user: UserID, at now: Timestamp, in db: Database
    ) throws {
        let statement = try db.cachedStatement(sql: closedRead)
        if let isClosed = try Bool.fetchOne(statement, arguments: [day]) {
            if isClosed { throw Refusal.fees(.dayClosed(day)) }
            return
        }
        try insert(day, float: carried(to: day, in: db), by: user, at: now, in: db)
    }
}

extension CashDay {
    static func close(
        _ day: Day, expected: Money, counted: Money, by user: UserID, at now: Timestamp,
        in db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                UPDATE cashDay SET expected = ?, counted = ?, closedBy = ?, closedAt = ?,
                    auditLine = (SELECT seq + 1 FROM auditHead),
                    lastEntry = (SELECT coalesce(max(id), 0) FROM journalEntry)
                WHERE day = ?
                """
        ).execute(arguments: [expected, counted, user, now, day])
    }
}
