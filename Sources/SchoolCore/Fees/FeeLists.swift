// The lists of the accountant: who is behind and since when, what came in, what is billed and paid.

import GRDB

/// Pupils with something overdue, the longest first.
package struct DefaulterList: Equatable, Sendable {
    package let rows: [FeeAccount.Payer]
    package let total: Int
    package let owed: Money
    package let byAge: [Age]

    /// How much is overdue for how long.
    package struct Age: Equatable, Sendable {
        /// `1 to 30`, `31 to 60`, `61 to 90`, `over 90`.
        package let days: ClosedRange<Int>
        package let pupils: Int
        package let owed: Money
    }

    /// What is wanted.
    package struct Wish: Equatable, Sendable {
        package var section: SectionID?
        package var offset = 0
        package var limit = 20
        /// How the rows stand: the longest overdue first, the largest sum first, or by name.
        package var order = Order.age

        package init() {}

        package enum Order: String, CaseIterable, Sendable {
            case age, amount, name
        }
    }

    static let ages = [1...30, 31...60, 61...90, 91...99_999]

    static func find(_ wish: Wish, today: Day, in db: Database) throws -> DefaulterList {
        var condition: SQL = "studentBalance.oldestDueOn < \(today)"
        if let section = wish.section {
            condition += """
                 AND studentBalance.student IN (SELECT student FROM enrolment
                    WHERE section = \(section) AND toOn IS NULL)
                """
        }
        let order: SQL =
            switch wish.order {
            case .age: "studentBalance.oldestDueOn, studentBalance.student"
            case .amount: "studentBalance.owed DESC, studentBalance.student"
            case .name: "(SELECT sortKey FROM student WHERE id = studentBalance.student)"
            }
        let ids = try SQLRequest<StudentID>(
            literal: """
                SELECT student FROM studentBalance WHERE \(condition)
                ORDER BY \(order) LIMIT \(wish.limit) OFFSET \(wish.offset)
                """, cached: true
        ).fetchAll(db)
        let byAge = try ages(condition, today: today, in: db)
        return DefaulterList(
            rows: try FeeAccount.Payer.find(ids, in: db), total: byAge.map(\.pupils).reduce(0, +),
            owed: byAge.map(\.owed).total, byAge: byAge)
    }

    private static func ages(_ condition: SQL, today: Day, in db: Database) throws -> [Age] {
        let rows = try SQLRequest<Row>(
            literal: """
                SELECT min(3, (\(today) - studentBalance.oldestDueOn - 1) / 30), count(*),
                    sum(studentBalance.owed)
                FROM studentBalance WHERE \(condition) GROUP BY 1
                """, cached: true
        ).fetchAll(db)
        return ages.enumerated().map { place, days in
            let row = rows.first { $0[0] as Int == place }
            return Age(days: days, pupils: row?[1] ?? 0, owed: row?[2] ?? .zero)
        }
    }
}

/// What came in over a range of days.
package struct CollectionRegister: Equatable, Sendable {
    package let days: ClosedRange<Day>
    package let lines: [Line]
    package let byHead: [DayBook.Sum]
    package let byMethod: [DayBook.Sum]
    /// Everything taken, before anything was taken back.
    package let gross: Money
    package let takenBack: Money

    /// One day by method.
    package struct Line: Equatable, Sendable {
        package let day: Day
        package let receipts: Int
        package let amounts: [PaymentMethod: Money]
        package let takenBack: Money

        package var net: Money { amounts.values.total - takenBack }
    }

    package var net: Money { gross - takenBack }

    static func read(_ days: ClosedRange<Day>, in db: Database) throws -> CollectionRegister {
        let taken = try Row.fetchAll(
            db,
            sql: """
                SELECT day, method, count(*), sum(total) FROM receipt
                WHERE day BETWEEN ? AND ? GROUP BY day, method ORDER BY day
                """, arguments: [days.lowerBound, days.upperBound])
        let back = try Row.fetchAll(
            db,
            sql: """
                SELECT day, sum(amount) FROM reversal WHERE day BETWEEN ? AND ? GROUP BY day
                """, arguments: [days.lowerBound, days.upperBound])
        var methods: [PaymentMethod: (count: Int, amount: Money)] = [:]
        var found: [Day: (receipts: Int, amounts: [PaymentMethod: Money])] = [:]
        for row in taken {
            let method = PaymentMethod(rawValue: row[1]) ?? .cash
            found[row[0], default: (0, [:])].receipts += row[2]
            found[row[0], default: (0, [:])].amounts[method] = row[3]
            let before = methods[method] ?? (0, .zero)
            methods[method] = (before.count + row[2], before.amount + row[3])
        }
        let reversed = Dictionary(uniqueKeysWithValues: back.map { ($0[0] as Day, $0[1] as Money) })
        let lines = Set(found.keys).union(reversed.keys).sorted().map { day in
            Line(
                day: day, receipts: found[day]?.receipts ?? 0, amounts: found[day]?.amounts ?? [:],
                takenBack: reversed[day] ?? .zero)
        }
        return CollectionRegister(
            days: days, lines: lines, byHead: try MoneyByHead.between(days, in: db),
            byMethod: PaymentMethod.allCases.compactMap { method in
                methods[method].map {
                    DayBook.Sum(name: method.rawValue, count: $0.count, amount: $0.amount)
                }
            },
            gross: methods.values.map(\.amount).total, takenBack: reversed.values.total)
    }
}

/// What was billed and what came in, of the whole ledger.
package struct FeeSummary: Equatable, Sendable {
    /// Charges less what was cancelled.
    package let billed: Money
    package let conceded: Money
    package let owed: Money
    package let advance: Money
    package let overdue: Money
    package let defaulters: Int

    package var net: Money { billed - conceded }
    package var paid: Money { net - owed }

    /// Paid of net billed, in tenths of a per cent; nil when nothing was billed.
    package var collectionRate: Int? {
        net > .zero ? Int((paid.minor * 1000 + net.minor / 2) / net.minor) : nil
    }

    static func read(today: Day, in db: Database) throws -> FeeSummary {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT account.kind, sum(accountBalance.balance) FROM accountBalance
                    JOIN account ON account.id = accountBalance.account GROUP BY account.kind
                """)
        func balance(_ kind: String) -> Money {
            rows.first { $0[0] == kind }?[1] ?? .zero
        }
        let late = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), coalesce(sum(owed), 0) FROM studentBalance WHERE oldestDueOn < ?
                """, arguments: [today])
        return FeeSummary(
            billed: -balance("INCOME"), conceded: balance("CONCESSION"),
            owed: balance("RECEIVABLE"), advance: -balance("ADVANCE"), overdue: late?[1] ?? .zero,
            defaulters: late?[0] ?? 0)
    }
}

extension Session {
    /// Who is behind with fees.
    package func defaulters(_ wish: DefaulterList.Wish) throws -> DefaulterList {
        try look(needs: .seeFees, about: .school) {
            try DefaulterList.find(wish, today: today, in: $0)
        }
    }

    /// What came in over a range of days.
    package func collection(_ days: ClosedRange<Day>) throws -> CollectionRegister {
        try look(needs: .seeFees, about: .school) { try CollectionRegister.read(days, in: $0) }
    }

    /// Billed, conceded, paid, owed.
    package func feeSummary() throws -> FeeSummary {
        try look(needs: .seeFees, about: .school) { try FeeSummary.read(today: today, in: $0) }
    }
}
