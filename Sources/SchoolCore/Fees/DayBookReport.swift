// The money of a day, added up by method, head and cashier.

import GRDB

extension DayBook {
    static func read(_ day: Day, in db: Database) throws -> DayBook {
        let lines = try lines(of: day, in: db)
        let cash = lines.filter { $0.method == .cash }.map(\.amount)
        return DayBook(
            day: day, cashDay: try CashDay.find(day, in: db), lines: lines,
            byMethod: sums(lines) { $0.method.rawValue },
            byHead: try MoneyByHead.between(day...day, in: db),
            byCashier: sums(lines) { $0.cashier },
            cashIn: cash.filter { $0 > .zero }.total, cashOut: -cash.filter { $0 < .zero }.total,
            leftOpen: try CashDay.leftOpen(before: day, in: db))
    }

    private static func sums(_ lines: [Line], by name: (Line) -> String) -> [Sum] {
        var sums: [String: (count: Int, amount: Money)] = [:]
        for line in lines {
            let before = sums[name(line)] ?? (0, .zero)
            sums[name(line)] = (before.count + 1, before.amount + line.amount)
        }
        return sums.map { Sum(name: $0.key, count: $0.value.count, amount: $0.value.amount) }
            .sorted { ($1.amount, $0.name) < ($0.amount, $1.name) }
    }

    static func lines(of day: Day, in db: Database) throws -> [Line] {
        // Row by row, not copied first: a large school has thousands on a day.
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT receipt.id, 'RCP', receipt.year, receipt.number, receipt.at,
                        receipt.studentName, receipt.studentClass, receipt.method, user.name,
                        receipt.total, receipt.entry AS entry,
                        EXISTS (SELECT 1 FROM reversal WHERE reversal.receipt = receipt.id),
                        student.latinName
                    FROM receipt JOIN user ON user.id = receipt.takenBy
                        JOIN student ON student.id = receipt.student
                    WHERE receipt.day = ?1
                    UNION ALL
                    SELECT receipt.id, iif(reversal.series = 'VOID', 'VD', 'RF'), reversal.year,
                        reversal.number, journalEntry.at, receipt.studentName,
                        receipt.studentClass, receipt.method, coalesce(user.name, ''),
                        -reversal.amount, reversal.entry, 0, student.latinName
                    FROM reversal JOIN receipt ON receipt.id = reversal.receipt
                        JOIN journalEntry ON journalEntry.id = reversal.entry
                        JOIN student ON student.id = receipt.student
                        LEFT JOIN user ON user.id = journalEntry.user
                    WHERE reversal.day = ?1
                    ORDER BY entry
                    """), arguments: [day])
        var running = Money.zero
        var lines: [Line] = []
        while let row = try rows.next() {
            running += row[9]
            let line = Line(
                receipt: row[0], entry: row[10],
                paper: "\(row[1] as String)-\(row[2] as Int)-\(padded(row[3], 4))",
                at: row[4], studentName: row[5], studentLatinName: row[12],
                studentClass: row[6],
                method: PaymentMethod(rawValue: row[7]) ?? .cash, cashier: row[8],
                amount: row[9], running: running, isTakenBack: row[11])
            lines.append(line)
        }
        return lines
    }
}

/// Money by what it paid for.
enum MoneyByHead {
    /// What came in over a range of days, by head; advances under their own name.
    static func between(
        _ days: ClosedRange<Day>, in db: Database
    ) throws -> [DayBook.Sum] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT coalesce(feeHead.name, 'Advance'), count(DISTINCT journalEntry.id),
                        -sum(journalLine.amount)
                    FROM journalEntry JOIN journalLine ON journalLine.entry = journalEntry.id
                        LEFT JOIN journalEntry AS undone ON undone.id = journalEntry.reverses
                        LEFT JOIN charge ON charge.id = journalLine.charge
                        LEFT JOIN feeHead ON feeHead.id = charge.head
                    WHERE journalEntry.day BETWEEN ? AND ? AND journalLine.account IN (1, 2)
                        AND coalesce(undone.kind, journalEntry.kind) IN ('PAYMENT', 'REFUND')
                    GROUP BY 1 ORDER BY 3 DESC, 1
                    """), arguments: [days.lowerBound, days.upperBound]
        ).map { DayBook.Sum(name: $0[0], count: $0[1], amount: $0[2]) }
    }
}

extension Session {
    /// The day book of a day.
    package func dayBook(on day: Day) throws -> DayBook {
        try look(needs: .seeFees, about: .school) { try DayBook.read(day, in: $0) }
    }

    /// Days before today that money was taken on and nobody has closed, the oldest first.
    package func daysLeftOpen() throws -> [Day] {
        try look(needs: .seeFees, about: .school) {
            try CashDay.leftOpen(before: today, in: $0)
        }
    }

    /// What lies in the drawer now; nil while the day is not open.
    package func drawer() throws -> Drawer? {
        try look(needs: .seeFees, about: .school) { db in
            try CashDay.find(today, in: db).map { day in
                let counted = day.closing?.counted
                return Drawer(
                    amount: try counted ?? day.float + CashDay.cash(on: today, in: db),
                    isClosed: counted != nil)
            }
        }
    }
}
