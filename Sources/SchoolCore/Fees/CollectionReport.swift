// What came in over a range of days, gross and net.

import GRDB

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
            db.cachedStatement(
                sql: """
                    SELECT day, method, count(*), sum(total) FROM receipt
                    WHERE day BETWEEN ? AND ? GROUP BY day, method ORDER BY day
                    """), arguments: [days.lowerBound, days.upperBound])
        let back = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT day, sum(amount) FROM reversal WHERE day BETWEEN ? AND ? GROUP BY day
                    """), arguments: [days.lowerBound, days.upperBound])
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

extension Session {
    /// What came in over a range of days.
    package func collection(_ days: ClosedRange<Day>) throws -> CollectionRegister {
        try look(needs: .seeFees, about: .school) { try CollectionRegister.read(days, in: $0) }
    }
}
