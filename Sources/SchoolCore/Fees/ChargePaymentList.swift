// The payments of one charge: what each paper brought to it or took from it again. A void and a
// refund are lines of their own, so that the lines add up to what is paid.

import GRDB

/// What one entry did to a charge.
package struct ChargePayment: Equatable, Sendable {
    package let day: Day
    /// PAYMENT, ADVANCE, REFUND, or REVERSAL of one of them.
    package let kind: EntryKind
    /// The receipt it belongs to; empty where an advance paid.
    package let receipt: String
    /// The void or the refund; empty for what brought money.
    package let paper: String
    /// Below zero for what was taken back.
    package let amount: Money
    /// True for money of a receipt that is void now.
    package let isVoid: Bool

    static func of(_ charge: ChargeID, in db: Database) throws -> [ChargePayment] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT journalEntry.day, journalEntry.kind, receipt.year, receipt.number,
                        reversal.series, reversal.year, reversal.number, -sum(journalLine.amount),
                        EXISTS (SELECT 1 FROM reversal AS void
                            WHERE void.receipt = receipt.id AND void.series = 'VOID')
                    FROM journalLine JOIN journalEntry ON journalEntry.id = journalLine.entry
                        LEFT JOIN journalEntry AS undone ON undone.id = journalEntry.reverses
                        LEFT JOIN reversal ON reversal.entry = journalEntry.id
                        LEFT JOIN receipt ON receipt.entry = journalEntry.id
                            OR receipt.id = reversal.receipt
                    WHERE journalLine.charge = ? AND coalesce(undone.kind, journalEntry.kind)
                        IN ('PAYMENT', 'ADVANCE', 'REFUND')
                    GROUP BY journalEntry.id ORDER BY journalEntry.id
                    """), arguments: [charge]
        ).map { row in
            let receipt = (row[3] as Int?).map { "RCP-\(row[2] as Int)-\(padded($0, 4))" }
            let series = (row[4] as String?).flatMap(Receipt.Series.init)
            let paper = series.map { "\($0.prefix)-\(row[5] as Int)-\(padded(row[6], 4))" }
            return ChargePayment(
                day: row[0], kind: EntryKind(rawValue: row[1]) ?? .payment,
                receipt: receipt ?? "", paper: paper ?? "", amount: row[7], isVoid: row[8])
        }
    }
}

extension Session {
    /// The payments of a charge, oldest first; together they are what is paid of it.
    package func payments(of charge: ChargeID) throws -> [ChargePayment] {
        try look(needs: .seeFees) { db, reach in
            let condition: SQL = "charge.id = \(charge) AND \(reach.students("charge.student"))"
            guard try !Charge.select(condition, in: db).isEmpty else {
                throw Refusal.notFound(.charge(charge))
            }
            return try ChargePayment.of(charge, in: db)
        }
    }
}
