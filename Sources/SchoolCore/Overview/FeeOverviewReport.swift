// The fees at a glance, read from the sums kept beside the ledger: its cost follows the number of
// classes and of days on which something falls due, never the number of receipts.

import GRDB

extension FeeOverview {
    static func read(today: Day, in db: Database) throws -> FeeOverview {
        let cashDay = try CashDay.find(today, in: db)
        let cash = cashDay == nil ? .zero : try CashDay.cash(on: today, in: db)
        return FeeOverview(
            today: try taken(on: today, in: db), months: try months(upTo: today, in: db),
            overdue: try behind(before: today, in: db),
            long: try behind(before: today - 30, in: db), classes: try classes(in: db),
            drawer: cashDay.map { $0.closing?.counted ?? $0.float + cash }, cash: cash,
            leftOpen: try leftOpen(before: today, in: db), last: try last(in: db))
    }

    private static func taken(on day: Day, in db: Database) throws -> Taken {
        let statement = try db.cachedStatement(
            sql: "SELECT receipts, taken, takenBack FROM feeDay WHERE day = ?")
        guard let row = try Row.fetchOne(statement, arguments: [day]) else {
            return Taken(receipts: 0, taken: .zero, takenBack: .zero)
        }
        return Taken(receipts: row[0], taken: row[1], takenBack: row[2])
    }

    private static func months(upTo today: Day, in db: Database) throws -> [Month] {
        var first = today.monthRange.lowerBound
        var months = [first]
        while months.count < monthsShown {
            first = (first - 1).monthRange.lowerBound
            months.append(first)
        }
        let statement = try db.cachedStatement(
            sql: "SELECT coalesce(sum(taken - takenBack), 0) FROM feeDay WHERE day BETWEEN ? AND ?")
        return try months.reversed().map { first in
            let last = first.monthRange.upperBound - 1
            return Month(
                first: first,
                net: try Money.fetchOne(statement, arguments: [first, last]) ?? .zero)
        }
    }

    private static func behind(before day: Day, in db: Database) throws -> Behind {
        let statement = try db.cachedStatement(
            sql: """
                SELECT coalesce(sum(pupils), 0), coalesce(sum(open), 0) FROM dueDay WHERE day < ?
                """)
        let row = try Row.fetchOne(statement, arguments: [day])
        return Behind(pupils: row?[0] ?? 0, owed: row?[1] ?? .zero)
    }

    private static func classes(in db: Database) throws -> [ClassLine] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT section.id, section.name, sectionFees.billed, sectionFees.owed
                FROM sectionFees CROSS JOIN section ON section.id = sectionFees.section
                WHERE section.year = (SELECT id FROM academicYear WHERE isCurrent = 1)
                    AND sectionFees.billed > 0
                ORDER BY sectionFees.section
                """)
        let lines = try Row.fetchCursor(statement).map {
            ClassLine(section: $0[0], name: $0[1], billed: $0[2], owed: $0[3])
        }
        return try Array(lines)
    }

    private static func leftOpen(before today: Day, in db: Database) throws -> Day? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT day FROM cashDay WHERE closedAt IS NULL
                    AND day = (SELECT max(day) FROM cashDay WHERE day < ?)
                """)
        return try Day.fetchOne(statement, arguments: [today])
    }

    private static func last(in db: Database) throws -> [Line] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT receipt.id, year, number, day, at, studentName, studentClass, total, method,
                    student.latinName
                FROM receipt JOIN student ON student.id = receipt.student
                ORDER BY receipt.id DESC LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [receiptsShown]).map { row in
            Line(
                receipt: row[0], paper: "RCP-\(row[1] as Int)-\(padded(row[2], 4))", day: row[3],
                at: row[4], studentName: row[5], studentLatin: row[9], studentClass: row[6],
                total: row[7],
                method: PaymentMethod(rawValue: row[8]) ?? .cash)
        }
    }
}

extension Session {
    /// The fees of the school at a glance.
    package func feeOverview() throws -> FeeOverview {
        try look(needs: .seeFees, about: .school) { try FeeOverview.read(today: today, in: $0) }
    }
}
