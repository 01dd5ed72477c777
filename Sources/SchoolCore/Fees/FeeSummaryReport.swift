// Billed, conceded, paid, owed: the accountant's four figures.

import GRDB

/// What was billed and what came in, of the whole ledger.
package struct FeeSummary: Equatable, Sendable {
    /// Charges less what was cancelled.
    package let billed: Money
    package let conceded: Money
    package let owed: Money
    package let advance: Money
    /// What is open of charges past their due date.
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
            db.cachedStatement(
                sql: """
                    SELECT account.kind, sum(accountBalance.balance) FROM accountBalance
                        JOIN account ON account.id = accountBalance.account GROUP BY account.kind
                    """))
        func balance(_ kind: String) -> Money {
            rows.first { $0[0] == kind }?[1] ?? .zero
        }
        let late = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT (SELECT count(*) FROM studentBalance WHERE oldestDueOn < ?1),
                        coalesce(sum(open), 0)
                    FROM chargeBalance WHERE open > 0 AND dueOn < ?1
                    """), arguments: [today])
        return FeeSummary(
            billed: -balance("INCOME"), conceded: balance("CONCESSION"),
            owed: balance("RECEIVABLE"), advance: -balance("ADVANCE"), overdue: late?[1] ?? .zero,
            defaulters: late?[0] ?? 0)
    }
}

extension Session {
    /// Billed, conceded, paid, owed.
    package func feeSummary() throws -> FeeSummary {
        try look(needs: .seeFees, about: .school) { try FeeSummary.read(today: today, in: $0) }
    }
}
